/** Owns the look at a Word file with a second reader: where the two read other text, and where that stands. Refuses to change what was read, and to say which is right. */
import { openPackage } from '#src/extract/package.ts';
import type { Block, ExtractedDocument, Origin } from '#src/model/document.ts';
import { type Notice, notice } from '#src/model/result.ts';
import { type MammothReading, readWithMammoth } from './mammoth-reading.ts';

/** More places than a person would look up. */
const mostNotices = 20;

/** Bytes of a Word file and what our reader took out of them → a notice `readers-differ` for each text that only one of the two has. */
export async function compareReaders(bytes: Uint8Array, document: ExtractedDocument): Promise<Notice[]> {
  let second: MammothReading;
  try {
    second = await readWithMammoth(bytes);
  } catch {
    return [notice('readers-differ', { reader: 'none' })];
  }
  return differences(document.blocks, second.texts, simpleFields(bytes)).slice(0, mostNotices);
}

/** What the two readers print differently by what they are is left out: white space, bullets, and symbols of symbol fonts, which each maps by a table of its own. */
export function comparable(text: string): string {
  return text.replace(/[\s\p{So}\p{Co}\p{Cf}•·\ufffd]+/gu, '');
}

type Texts = Map<string, number>;

function differences(blocks: readonly Block[], texts: readonly string[], fields: readonly string[]): Notice[] {
  const isAside = ({ kind, hidden }: Block) => kind === 'furniture' || hidden === true;
  const shown = blocks.filter((block) => !isAside(block));
  // The second reader shows hidden text, and notes but no page furniture: what stands there is no difference.
  const aside = comparable(
    blocks
      .filter(isAside)
      .map(({ text }) => text)
      .join('\n'),
  );
  const hidden = blocks.filter((block) => block.hidden === true).map(({ text }) => comparable(text));
  const theirs = texts.map(comparable);
  const onlyOurs = unmatched(
    shown.map(({ text }) => comparable(text)),
    count(theirs),
  );
  const onlyTheirs = unmatched(theirs, count(shown.map(({ text }) => comparable(text))));
  const ourRest = join(onlyOurs);
  const theirRest = join(onlyTheirs);
  const origins = new Map(shown.map((block) => [comparable(block.text), block.origins[0] ?? null]));
  return [
    // Paragraphs that one reader cuts in two are the same text all the same.
    ...[...onlyOurs]
      .filter(([, text]) => !theirRest.includes(text) && !isExplained(text, onlyTheirs, fields))
      .map(([at]) => notice('readers-differ', { reader: 'first' }, shown[at]?.origins[0] ?? null)),
    ...[...onlyTheirs]
      .filter(([, text]) => !ourRest.includes(without(text, hidden)) && !aside.includes(text))
      .map(([at]) => notice('readers-differ', { reader: 'second' }, placeBefore(at, theirs, origins))),
  ];
}

/** Automatic numbers, which the second reader leaves to the browser: one letter, or something with a number in it. */
const label = /^.{1,3}$|[\p{Nd}\p{Nl}一二三四五六七八九十百]/u;
const longestLabel = 24;

/** True where the second reader has the same text without its automatic number or without what simple fields show. */
function isExplained(text: string, others: ReadonlyMap<number, string>, fields: readonly string[]): boolean {
  const bare = without(text, fields);
  if (bare === '') return true;
  return [...others.values()].some((other) => {
    const before = text.length - other.length;
    const isNumbered =
      before > 0 && before <= longestLabel && text.endsWith(other) && label.test(text.slice(0, before));
    return isNumbered || other === bare;
  });
}

function without(text: string, parts: readonly string[]): string {
  return parts.reduce((rest, part) => rest.replace(part, ''), text);
}

/** What the simple fields of the body show: the second reader leaves them out. */
function simpleFields(bytes: Uint8Array): string[] {
  const opened = openPackage(bytes);
  if (!opened.ok) return [];
  const decoder = new TextDecoder();
  let xml = '';
  opened.value.stream(opened.value.find('word/document.xml') ?? '', (piece) => {
    xml += decoder.decode(piece, { stream: true });
    return true;
  });
  const fields = xml.split('<w:fldSimple').slice(1);
  return fields
    .map((field) => comparable((field.split('</w:fldSimple')[0] ?? '').replace(/^[^>]*>|<[^>]*>/gu, '')))
    .filter((text) => text !== '');
}

function count(texts: readonly string[]): Texts {
  const counts: Texts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Positions and texts that the other reader does not have as often. */
function unmatched(texts: readonly string[], others: Texts): Map<number, string> {
  const rest = new Map<number, string>();
  texts.forEach((text, at) => {
    const left = others.get(text) ?? 0;
    if (left > 0) others.set(text, left - 1);
    else if (text !== '') rest.set(at, text);
  });
  return rest;
}

function join(rest: ReadonlyMap<number, string>): string {
  return [...rest.values()].join('');
}

/** Where our reader has the text that comes before in the other one's reading. */
function placeBefore(at: number, texts: readonly string[], origins: ReadonlyMap<string, Origin | null>): Origin | null {
  for (let before = at - 1; before >= 0; before--) {
    const origin = origins.get(texts[before] ?? '');
    if (origin && texts[before] !== '') return origin;
  }
  return null;
}
