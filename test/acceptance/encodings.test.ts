/** The real submission, with names of rare characters, is the same record in every encoding that a text file may have. */
import { beforeAll, expect, test } from 'vitest';
import { builtInPack, type CheckedBytes, checkBytes, fingerprintsOf, fixtureBytes } from '../support/check.ts';
import { stripAnchors } from '../support/generate/plain.ts';
import { encodeText } from '../support/write/encodings.ts';

/** Two of these have four bytes in GB18030, one of them also two units in UTF-16. */
const rare = '䶮㛃𠮷';
const text = new TextDecoder()
  .decode(fixtureBytes('shanhaiguan-2020-text/input/seed.txt'))
  .replaceAll('车辆', `车${rare}辆`)
  .replaceAll('政协', `政${rare}协`);

function utf16(big: boolean, marked: boolean): Uint8Array {
  const bytes = Buffer.from(`${marked ? '\ufeff' : ''}${text}`, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
}

let utf8: CheckedBytes;
beforeAll(async () => {
  utf8 = await checkBytes(encodeText(text, 'utf-8'), await builtInPack());
});

test.for([
  ['UTF-8 with mark', () => encodeText(`\ufeff${text}`, 'utf-8')],
  ['GB18030', () => encodeText(text, 'gb18030')],
  ['UTF-16LE with mark', () => utf16(false, true)],
  ['UTF-16BE with mark', () => utf16(true, true)],
  ['UTF-16LE without mark', () => utf16(false, false)],
  ['UTF-16BE without mark', () => utf16(true, false)],
] as const)('in %s as in UTF-8', async ([, encode]) => {
  const read = await checkBytes(encode(), await builtInPack());
  expect(read.document).toEqual(utf8.document);
  expect(read.reading.statement).toEqual(utf8.reading.statement);
  expect(fingerprintsOf(read.findings)).toEqual(fingerprintsOf(utf8.findings));
});

test('the rare characters stand in the names', () => {
  const { department, projects } = utf8.reading.statement;
  expect(department?.value).toContain(rare);
  expect(JSON.stringify(stripAnchors(projects))).toContain(`车${rare}辆`);
  expect(utf8.findings.length).toBeGreaterThan(0);
});
