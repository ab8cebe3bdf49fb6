/// <reference types="vite/client" />
/** Owns what runs in the browser: rules given as values, a file from an address, its findings as JSON. Refuses everything Node has. */
import { checkStatement } from '#src/engine/check-statement.ts';
import { compilePack, type PackFile } from '#src/engine/compile-pack.ts';
import { type ReaderAssets, readDocument } from '#src/extract/registry.ts';
import type { RulesPack } from '#src/model/rule.ts';
import { readStatement, recognise } from '#src/records/read-statement.ts';

const coded = import.meta.glob<unknown>('../../rules/**/*.ts', { eager: true, import: 'default' });

const assets: ReaderAssets = {
  pdf: {
    cMapUrl: new URL('/pdfjs-dist/cmaps/', location.href).href,
    standardFontDataUrl: new URL('/pdfjs-dist/standard_fonts/', location.href).href,
  },
};

/** The pack from plain rules, profiles and lexicons, and from the rules in TypeScript of this bundle. */
function packOf(plain: readonly PackFile[]): RulesPack {
  const files = Object.entries(coded).map(([file, value]) => ({ file, kind: 'rule', value }) as const);
  const compiled = compilePack({ id: 'browser', version: '0' }, [...plain, ...files]);
  if (!compiled.ok) throw new Error(compiled.issues.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return compiled.pack;
}

async function load(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The document of a file, as JSON. */
async function read(address: string): Promise<string> {
  const { result } = await readDocument(await load(address), assets);
  return JSON.stringify(result);
}

/** Statement, findings and outcomes of a file, as JSON. */
async function check(address: string, plain: readonly PackFile[]): Promise<string> {
  const pack = packOf(plain);
  const { result } = await readDocument(await load(address), assets);
  if (!result.ok) throw new Error(`not read: ${result.failure.code} ${result.failure.detail}`);
  const profile = recognise(result.value, pack.profiles);
  if (!profile) throw new Error('no form recognised');
  const reading = readStatement(result.value, profile);
  if (!reading.ok) throw new Error(reading.failure.code);
  const { findings, outcomes } = checkStatement(result.value, reading.value, pack, profile, 'zh-CN');
  return JSON.stringify({ statement: reading.value.statement, findings, outcomes });
}

const offered = { read, check };

declare global {
  /** What the test calls in the browser. */
  var page: typeof offered | undefined;
}

globalThis.page = offered;
