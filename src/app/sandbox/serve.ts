/** Owns the child's side of the pipes: a pack once, then one file after the other, one answer each. Refuses paths: it gets bytes and gives values. */
import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { compilePack, type PackFile } from '#src/engine/compile-pack.ts';
import { listBundle, openBundleEntry } from '#src/extract/bundle.ts';
import { limits } from '#src/model/limits.ts';
import type { RecogniserChoice } from '#src/model/recogniser-choice.ts';
import { failed, success } from '#src/model/result.ts';
import type { RulesPack } from '#src/model/rule.ts';
import { type DocumentReader, extractBytes, judgeBytes, judgeExtraction } from '../check-document.ts';
import { type Answer, type PackMessage, packMessageSchema, type Question, questionSchema } from './answer.ts';
import { createFrameReader, encodeFrame, toChild, toHost } from './frames.ts';
import { unpackExtraction } from './packed-extraction.ts';

const encoder = new TextEncoder();

function decode(payload: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(payload));
}

async function rebuildPack(message: PackMessage): Promise<RulesPack> {
  const files: PackFile[] = [];
  for (const { file, kind, value, module } of message.files) {
    const loaded: { default?: unknown } =
      module === null ? { default: value } : await import(/* @vite-ignore */ module);
    files.push({ file, kind, value: loaded.default });
  }
  const compiled = compilePack({ id: message.id, version: message.version }, files);
  if (!compiled.ok) throw new Error(compiled.issues.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return compiled.pack;
}

async function answerTo(
  question: Question,
  bytes: Uint8Array,
  pack: RulesPack,
  readerFor: (ocr: RecogniserChoice) => DocumentReader,
): Promise<Answer> {
  const read = readerFor(question.kind === 'check' ? question.ocr : 'pp-ocr');
  try {
    if (question.kind === 'check') return await answerCheck(question, bytes, pack, read);
    if (question.kind === 'recheck') return judgeExtraction(unpackExtraction(bytes), pack, question.language);
    return await extractBytes(bytes, pack, read);
  } catch (error) {
    // What does not fit into memory is told by the engine of the language as a range error.
    const full = error instanceof RangeError && /allocation|Invalid (?:array|string) length/u.test(error.message);
    const detail = error instanceof Error ? error.message : 'unknown';
    return { kind: 'unread', failure: failed(full ? 'out-of-memory' : 'internal', detail).failure };
  }
}

/** A ZIP of uploads is told by its entries; an entry is taken out of its stored bytes and then is a file like any other. */
async function answerCheck(
  question: Extract<Question, { kind: 'check' }>,
  bytes: Uint8Array,
  pack: RulesPack,
  reader: DocumentReader,
): Promise<Answer> {
  const read = question.secondReader ? readTwice(reader) : reader;
  if (question.entry === null) {
    const listed = listBundle(bytes);
    if (listed === null) return judgeBytes(bytes, pack, read, question);
    return listed.ok ? { kind: 'bundle', entries: [...listed.value] } : { kind: 'unread', failure: listed.failure };
  }
  const opened = openBundleEntry(bytes, question.entry);
  if (!opened.ok) return { kind: 'unread', failure: opened.failure };
  const content = { bytes: opened.value.length, sha256: createHash('sha256').update(opened.value).digest('hex') };
  const judged = await judgeBytes(opened.value, pack, read, question);
  return judged.kind === 'checked' ? { ...judged, content } : judged;
}

/** The same reader; what a second one reads otherwise in a Word file is added as notices. */
function readTwice(read: DocumentReader): DocumentReader {
  return async (bytes) => {
    const found = await read(bytes);
    if (found.kind !== 'package' || !found.result.ok) return found;
    const { compareReaders } = await import('#src/extract/node/second-reader.ts');
    const { value, notices } = found.result;
    return { ...found, result: success(value, [...notices, ...(await compareReaders(bytes, value))]) };
  };
}

/** What a child tells while it reads: how many pages a file has, and that pictures of pages must be recognised. */
export type Telling = { readonly onPages: (count: number) => void; readonly onPictures: () => void };
/** What a child works with: a reader for each way to read scanned pages. */
export type ReaderOfChild = (telling: Telling) => (ocr: RecogniserChoice) => DocumentReader;

/** Answers until the host closes the pipe. Answers go to descriptor 3, where no library prints. */
export function serve(makeReader: ReaderOfChild): void {
  const out = new Socket({ fd: 3, readable: false, writable: true });
  const say = (letter: string, payload: Uint8Array) => void out.write(encodeFrame(letter, payload));
  const read = makeReader({
    onPages: (count) => say(toHost.pages, encoder.encode(JSON.stringify(count))),
    onPictures: () => say(toHost.pictures, new Uint8Array()),
  });
  let pack: Promise<RulesPack> | null = null;
  let pieces: Uint8Array[] = [];
  let queue: Promise<void> = Promise.resolve();

  async function answer(asked: unknown, bytes: Uint8Array): Promise<void> {
    const rules = await pack;
    if (!rules) throw new Error('a question came before the rules');
    const given = await answerTo(questionSchema.parse(asked), bytes, rules, read);
    say(toHost.answer, deflateRawSync(encoder.encode(JSON.stringify(given)), { level: 1 }));
  }

  const hear = createFrameReader(toChild, limits.file.bytes, {
    onFrame: (letter, payload) => {
      if (letter === toChild.bytes) pieces.push(payload);
      else if (letter === toChild.drop) pieces = [];
      else if (letter === toChild.pack) {
        pack = rebuildPack(packMessageSchema.parse(decode(payload)));
        queue = queue.then(async () => {
          await pack;
          say(toHost.ready, new Uint8Array());
        });
      } else if (letter === toChild.ask) {
        const bytes = joinPieces(pieces);
        pieces = [];
        queue = queue.then(() => answer(decode(payload), bytes));
      }
    },
    onFault: (fault) => {
      throw new Error(`from the host: ${fault}`);
    },
  });
  process.stdin.on('data', hear);
  // The host is gone: nobody waits for an answer.
  process.stdin.on('end', () => out.destroy());
}

// The reader may keep what it gets, so it gets an array of its own.
function joinPieces(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
