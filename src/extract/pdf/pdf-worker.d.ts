/** Owns what is used of the parser's worker half, which ships no types. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: { initializeFromPort(port: Worker): void };
}
