/** Owns a reading child that misbehaves on order: a file with {"mock": …} is no document but a command. Refuses nothing, which is what it is for. */
import '#src/app/sandbox/cut-network.ts';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { serve } from '#src/app/sandbox/serve.ts';
import { type ReadFile, readDocument } from '#src/extract/registry.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { success } from '#src/model/result.ts';
import { pdfAssets } from './pdf-assets.ts';

Object.freeze(Object.prototype);

const forever = new Promise<never>(() => undefined);
// A promise alone does not keep a program running.
setInterval(() => undefined, 60_000);

function answerWith(text: string): ReadFile {
  const document: ExtractedDocument = {
    blocks: [{ id: 'b1', kind: 'paragraph', text, origins: [{ kind: 'line', line: 1, column: 1 }] }],
    tables: [],
    carries: [],
  };
  return { kind: 'text', mediaType: 'text/plain', result: success(document) };
}

function attempt(what: () => unknown): string {
  try {
    what();
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : 'refused';
  }
}

const escapes: Readonly<Record<string, (path: string) => unknown>> = {
  read: (path) => readFileSync(path),
  write: (path) => writeFileSync(path, 'x'),
  spawn: (path) => execFileSync(path),
  connect: () => connect(9, '127.0.0.1'),
  fetch: () => fetch('http://127.0.0.1:9/'),
  eval: () => new Function('return 1')(),
  prototype: () => Object.assign(Object.prototype, { polluted: 'yes' }),
  environment: () => {
    if (Object.keys(process.env).some((name) => name !== 'PATH')) return;
    throw new Error('environment empty');
  },
};

const orders: Readonly<Record<string, (argument: string) => Promise<ReadFile> | ReadFile>> = {
  hang: () => forever,
  spin: () => {
    for (;;);
  },
  'flood-heap': () => {
    const held: number[][] = [];
    for (let n = 0; ; n++) held.push(new Array(100_000).fill(n));
  },
  'flood-buffers': async () => {
    const held: Uint8Array[] = [];
    for (;;) {
      held.push(new Uint8Array(16 * 1024 * 1024).fill(1));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  exit: () => process.exit(0),
  abort: () => process.abort(),
  throw: () => {
    throw new Error('thrown on order');
  },
  'reject-unheard': () => {
    void Promise.reject(new Error('rejected on order'));
    return forever;
  },
  'answer-too-much': () => answerWith('long'.repeat(8 * 1024 * 1024)),
  'answer-too-long-a-frame': () => {
    writeSync(3, Uint8Array.from([65, 255, 255, 255, 255]));
    return forever;
  },
  'answer-garbage': () => {
    writeSync(3, Uint8Array.from([65, 0, 0, 0, 4, 1, 2, 3, 4]));
    return forever;
  },
  'answer-noise': () => {
    writeSync(3, new TextEncoder().encode('no frame at all'));
    return forever;
  },
  print: () => {
    process.stdout.write('printed on order\n'.repeat(1000));
    process.stderr.write('complained on order\n'.repeat(100_000));
    return answerWith('printed');
  },
  'claim-pages': () => forever,
};

function readOrder(bytes: Uint8Array): { readonly mock: string; readonly path: string } | null {
  const text = new TextDecoder().decode(bytes.subarray(0, 2000));
  if (!text.startsWith('{"mock":')) return null;
  const order: { mock: string; path?: string } = JSON.parse(text);
  return { mock: order.mock, path: order.path ?? '' };
}

serve(({ onPages }) => () => async (bytes) => {
  const order = readOrder(bytes);
  if (!order) return readDocument(bytes, { pdf: { ...pdfAssets, onPages } });
  const way = escapes[order.mock];
  if (way) return answerWith(`${order.mock}: ${attempt(() => way(order.path))}`);
  if (order.mock === 'claim-pages') onPages(300);
  const obey = orders[order.mock];
  if (!obey) throw new Error(`no such order: ${order.mock}`);
  return obey(order.path);
});
