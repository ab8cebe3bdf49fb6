/** Owns the types of the second reader of Word 97 files, which brings none. */
declare module 'word-extractor' {
  class WordExtractor {
    extract(source: Uint8Array): Promise<{ getBody(options: { filterUnicode: boolean }): string }>;
  }
  export = WordExtractor;
}
