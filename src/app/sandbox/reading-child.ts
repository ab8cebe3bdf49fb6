/** Owns one child over its life: started with a pack, asked one file at a time, ended when it misbehaves. Refuses to believe an answer that does not fit its schema. */
import type { ChildProcess } from 'node:child_process';
import { Readable, type Writable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
import type { ReadingLimits } from '#src/model/limits.ts';
import { type Failure, failed } from '#src/model/result.ts';
import type { FilePart } from '../open-file.ts';
import { type Answer, answerSchema, type PackMessage, type Question } from './answer.ts';
import { createFrameReader, encodeFrame, toChild, toHost } from './frames.ts';
import { endTree, launchChild } from './launch.ts';
import { watchMemory } from './memory-watch.ts';

/** `packed` is the answer as it came, deflated: small enough to keep. */
export type Answered =
  | { readonly ok: true; readonly answer: Answer; readonly packed: Uint8Array }
  | { readonly ok: false; readonly failure: Failure };

export type ReadingChild = {
  /** False where it could not be brought to work. */
  readonly ready: Promise<boolean>;
  /** False once it was ended or ended itself; it is not asked again then. */
  readonly isAlive: () => boolean;
  /** `onLimit` hears the time limit in seconds, and again when many pages, or pages that must be recognised, raise it. `before` says whether the bytes count once they are sent. */
  readonly ask: (
    file: Pick<FilePart, 'pieces'>,
    question: Question,
    before: () => Promise<Failure | null>,
    onLimit: (seconds: number) => void,
  ) => Promise<Answered>;
  readonly end: () => Promise<void>;
};

const encoder = new TextEncoder();

function encodeMessage(letter: string, message: unknown): Uint8Array {
  return encodeFrame(letter, encoder.encode(JSON.stringify(message)));
}

/** What a child that ended on its own said last, as a failure. */
function readEnd(complaint: string): Failure {
  return /heap out of memory|Allocation failed/u.test(complaint)
    ? failed('out-of-memory').failure
    : failed('crashed').failure;
}

function unpack(packed: Uint8Array, { answerBytes }: ReadingLimits): Answered {
  try {
    const text = new TextDecoder().decode(inflateRawSync(packed, { maxOutputLength: answerBytes }));
    return { ok: true, answer: answerSchema.parse(JSON.parse(text)), packed };
  } catch (error) {
    const long = error instanceof RangeError;
    return failed(long ? 'too-large' : 'crashed', long ? 'answer' : 'answer not understood');
  }
}

/** Starts a child at once; it gets the rules when they are there, and is ready when it has them. */
export function startChild(entry: string, pack: Promise<PackMessage>, limits: ReadingLimits): ReadingChild {
  const child = launchChild(entry, limits);
  const { stdin } = child;
  if (!stdin) throw new Error('a child without pipes');
  const line = openLine(child, limits);
  return {
    ready: teach(stdin, line, pack, limits),
    isAlive: line.isAlive,
    end: line.end,
    ask: async (file, question, before, onLimit) => {
      const { seconds, longSeconds, longPages } = limits.file;
      onLimit(seconds);
      const heard = line.next(seconds, (pages, extend) => {
        if (pages <= longPages) return;
        extend(longSeconds);
        onLimit(longSeconds);
      });
      const sent = sendFile(stdin, file, before, question, line.isAlive);
      // A share that hangs must not hold the run: the time limit ends the wait for its bytes too.
      const refused = await Promise.race([sent, heard.then(() => null)]);
      if (refused) {
        line.cancel();
        return { ok: false, failure: refused };
      }
      const answer = await heard;
      if (answer.kind === 'ready') return await line.giveUp(failed('crashed', 'answer out of turn').failure);
      if (answer.kind === 'failed') return await line.giveUp(answer.failure);
      const unpacked = unpack(answer.packed, limits);
      return unpacked.ok ? unpacked : await line.giveUp(unpacked.failure);
    },
  };
}

async function teach(stdin: Writable, line: Line, pack: Promise<PackMessage>, limits: ReadingLimits): Promise<boolean> {
  const message = await pack.catch(() => null);
  if (!message || !line.isAlive()) return false;
  const ready = line.next(limits.child.startSeconds, () => undefined);
  stdin.write(encodeMessage(toChild.pack, message));
  const heard = await ready;
  if (heard.kind !== 'ready') await line.end();
  return heard.kind === 'ready';
}

/** Bytes, then the question; a failure of the file leaves the child as it was. */
async function sendFile(
  stdin: Writable,
  file: Pick<FilePart, 'pieces'>,
  before: () => Promise<Failure | null>,
  question: Question,
  isAlive: () => boolean,
): Promise<Failure | null> {
  for await (const piece of file.pieces()) {
    if (!isAlive()) return null;
    if (!stdin.write(encodeFrame(toChild.bytes, piece))) await drained(stdin);
  }
  const failure = await before();
  stdin.write(encodeMessage(failure ? toChild.drop : toChild.ask, question));
  return failure;
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.removeListener('drain', done);
      stream.removeListener('close', done);
      resolve();
    };
    stream.once('drain', done);
    stream.once('close', done);
  });
}

type Heard =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly packed: Uint8Array }
  | { readonly kind: 'failed'; readonly failure: Failure };

type Waiting = {
  readonly settle: (heard: Heard) => void;
  readonly onPages: (pages: number, extend: (seconds: number) => void) => void;
  timer: NodeJS.Timeout;
};

type Line = {
  readonly isAlive: () => boolean;
  /** What is heard next, after so many seconds at most. */
  readonly next: (seconds: number, onPages: Waiting['onPages']) => Promise<Heard>;
  readonly cancel: () => void;
  readonly giveUp: (failure: Failure) => Promise<Answered>;
  readonly end: () => Promise<void>;
};

/** What comes from the child, whatever way it ends: an answer, silence for too long, too much memory, an exit. */
function openLine(child: ChildProcess, limits: ReadingLimits): Line {
  let waiting: Waiting | null = null;
  let complaint = '';
  let alive = true;
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const settle = (heard: Heard) => {
    if (!waiting) return;
    clearTimeout(waiting.timer);
    const { settle: answer } = waiting;
    waiting = null;
    answer(heard);
  };
  const fail = (failure: Failure) => {
    alive = false;
    stopWatch();
    endTree(child);
    settle({ kind: 'failed', failure });
  };
  const stopWatch =
    child.pid === undefined
      ? () => undefined
      : watchMemory(child.pid, limits.child.residentMebibytes, () => fail(failed('out-of-memory').failure));
  const hear = createFrameReader(toHost, limits.answerBytes, {
    onFrame: (letter, payload) => {
      if (letter === toHost.ready) settle({ kind: 'ready' });
      else if (letter === toHost.answer) settle({ kind: 'answer', packed: payload.slice() });
      else waiting?.onPages(letter === toHost.pictures ? Number.POSITIVE_INFINITY : readCount(payload), extend);
    },
    onFault: (fault) =>
      fail((fault === 'too-long' ? failed('too-large', 'answer') : failed('crashed', 'answer not understood')).failure),
  });
  const expire = (seconds: number) => fail(failed('timeout', `${seconds} s`).failure);
  const extend = (seconds: number) => {
    if (!waiting) return;
    clearTimeout(waiting.timer);
    waiting.timer = setTimeout(expire, seconds * 1000, seconds);
  };
  const answers = child.stdio[3] instanceof Readable ? child.stdio[3] : null;
  answers?.on('data', hear);
  for (const stream of [child.stdin, answers, child.stderr]) stream?.on('error', () => undefined);
  child.stderr?.on('data', (piece: Buffer) => {
    complaint = (complaint + piece.toString('latin1')).slice(-4096);
  });
  // `close` comes after the last word on every pipe, `exit` may come before it.
  void closed.then(() => {
    alive = false;
    stopWatch();
    settle({ kind: 'failed', failure: readEnd(complaint) });
  });
  return {
    isAlive: () => alive,
    next: (seconds: number, onPages: Waiting['onPages']) =>
      new Promise<Heard>((resolve) => {
        waiting = { settle: resolve, onPages, timer: setTimeout(expire, seconds * 1000, seconds) };
        if (!alive) settle({ kind: 'failed', failure: readEnd(complaint) });
      }),
    cancel: () => {
      if (waiting) clearTimeout(waiting.timer);
      waiting = null;
    },
    giveUp: async (failure: Failure): Promise<Answered> => {
      fail(failure);
      await closed;
      return { ok: false, failure };
    },
    end: async () => {
      alive = false;
      stopWatch();
      endTree(child);
      await closed;
    },
  };
}

function readCount(payload: Uint8Array): number {
  const count = Number(new TextDecoder().decode(payload.subarray(0, 16)));
  return Number.isFinite(count) ? count : 0;
}
