/** Owns the table of rooms: what each may import and what it must leave to others. Refuses to read any source; the faults of a file are found elsewhere. */

export type Room = {
  /** Other rooms, by name; `extract/node` is a room inside a room. */
  readonly rooms: readonly string[];
  /** Package names, or whole specifiers where only one file of a package may be loaded. */
  readonly packages: readonly string[];
  /** May use Node, the clock, the environment and the network. */
  readonly outside: boolean;
};

const everyInnerRoom = ['model', 'text', 'extract', 'extract/node', 'records', 'engine', 'report', 'store'] as const;

export const rooms: Readonly<Record<string, Room>> = {
  model: { rooms: [], packages: ['zod'], outside: false },
  text: {
    rooms: ['model'],
    packages: ['@noble/hashes', 'natural/lib/natural/distance/index.js'],
    outside: false,
  },
  extract: { rooms: ['model', 'text'], packages: ['fflate', 'saxes', 'pdfjs-dist', '@e965/xlsx'], outside: false },
  // Recognisers and the second reader of Word files; zod holds what a foreign program answers.
  'extract/node': {
    rooms: ['model', 'text', 'extract'],
    packages: ['mammoth', 'onnxruntime-web', 'tesseract.js-core/tesseract-core-simd-lstm.js', 'zod'],
    outside: true,
  },
  records: { rooms: ['model', 'text'], packages: [], outside: false },
  engine: { rooms: ['model', 'text'], packages: ['zod'], outside: false },
  // zod makes the JSON Schema of the report; string-width knows how wide a Chinese character stands on a terminal; the page names its own script and styles by hash.
  report: { rooms: ['model'], packages: ['zod', 'string-width', '@noble/hashes'], outside: false },
  store: { rooms: ['model'], packages: ['kysely', 'pg'], outside: true },
  // zod holds what comes from a child process or from a settings file; pino, croner and nodemailer are loaded by the nightly scan alone.
  app: { rooms: everyInnerRoom, packages: ['p-queue', 'yaml', 'zod', 'pino', 'croner', 'nodemailer'], outside: true },
  cli: { rooms: ['app', 'model'], packages: ['commander'], outside: true },
  web: { rooms: ['app', 'model'], packages: [], outside: true },
  rules: { rooms: ['model', 'text'], packages: [], outside: false },
};

/** `src/extract/pdf/read-pdf.ts` → `extract`; null for what lies in no folder of src or rules. */
export function roomOf(file: string): string | null {
  if (file.startsWith('rules/')) return 'rules';
  const [top, room, inner] = file.split('/');
  if (top !== 'src' || room === undefined || !file.includes('/', 4)) return null;
  return room === 'extract' && inner === 'node' ? 'extract/node' : room;
}
