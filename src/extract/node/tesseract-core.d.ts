/** Owns what is used of Tesseract's program, which ships no types. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  export type Api = {
    Init(path: null, languages: string, engine: number): number;
    SetVariable(name: string, value: string): void;
    SetImageFile(orientation: number, angle: number): number;
    Recognize(monitor: null): number;
    GetJSONText(): string;
    End(): void;
  };

  export type Core = {
    readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
    readonly TessBaseAPI: new () => Api;
  };

  type CoreOptions = {
    readonly print: () => void;
    readonly printErr: () => void;
    readonly TesseractProgress: () => void;
  };

  function startCore(options: CoreOptions): Promise<Core>;

  // biome-ignore lint/style/noDefaultExport: the program has no other export
  export { startCore as default };
}
