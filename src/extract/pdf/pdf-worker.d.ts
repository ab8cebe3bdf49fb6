/** Owns the one fact about the parser's worker half that it ships no types for: importing it is enough. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
