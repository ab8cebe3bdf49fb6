/** Owns cutting the text of a story into paragraphs: fields shown by their results, deletions left out, hidden text apart. Refuses tables. */
import { createParagraph, type Paragraph } from '#src/extract/docx/story.ts';
import type { Word97 } from './open-word97.ts';
import { lastAtMost, type PiecedText } from './pieces.ts';
import { characterRuns, type ParagraphProperties, paragraphRuns } from './properties.ts';

export type PlacedParagraph = {
  readonly paragraph: Paragraph;
  readonly properties: ParagraphProperties;
  /** It ends in the mark of a cell or row. */
  readonly endsCell: boolean;
};

export type Met = {
  /** Fields that would fetch or call something, by name. */
  readonly fields: Map<string, number>;
  deletions: number;
  insertions: number;
  comments: number;
};

const marks = { deleted: 1, hidden: 2, symbol: 4 } as const;
const plain: ParagraphProperties = { style: 0, inTable: false, endsRow: false, nested: false, plan: null };

type Field = { instruction: string; shown: boolean };

/** Splits stories of one file; the field that is open goes on from paragraph to paragraph. */
export function createSplitter(file: Word97, pieced: PiecedText, met: Met) {
  const flags = flagCharacters(file, pieced, met);
  const paragraphs = paragraphRuns(file);
  let outside = 0;

  const propertiesAt = (character: number): ParagraphProperties => {
    const offset = pieced.offsetOf(character);
    const run = paragraphs[lastAtMost(paragraphs, offset, ({ from }) => from)];
    return run && offset < run.to ? run.properties : plain;
  };

  return (start: number, end: number): PlacedParagraph[] => {
    const placed: PlacedParagraph[] = [];
    const fields: Field[] = [];
    let current = createParagraph(outside);
    for (let at = start; at < end; at += 1) {
      const unit = pieced.text.charCodeAt(at);
      if (unit === 0x0d || unit === 0x07 || unit === 0x0c) {
        const properties = propertiesAt(at);
        current.outline = properties.style >= 1 && properties.style <= 9 ? properties.style - 1 : null;
        placed.push({ paragraph: current, properties, endsCell: unit === 0x07 });
        if (!properties.inTable) outside += 1;
        current = createParagraph(outside);
      } else if (unit >= 0x13 && unit <= 0x15) stepField(fields, unit, current, met);
      else addUnit(current, fields.at(-1), unit, flags[at] ?? 0, met);
    }
    if (current.text !== '' || current.hidden !== '')
      placed.push({ paragraph: current, properties: plain, endsCell: false });
    return placed;
  };
}

const fetchingFields = /^\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|LINK|IMPORT|DDEAUTO|DDE|DATABASE|RD)\b/iu;
const pageReference = /^\s*PAGEREF\s+"?([^\s"\\]+)/iu;

function stepField(fields: Field[], unit: number, paragraph: Paragraph, met: Met): void {
  const field = fields.at(-1);
  if (unit === 0x13) fields.push({ instruction: '', shown: false });
  else if (unit === 0x14 && field) field.shown = true;
  else if (unit === 0x15 && field) {
    fields.pop();
    const target = pageReference.exec(field.instruction)?.[1];
    if (target !== undefined) {
      paragraph.pageReferences.push(target);
      paragraph.pageReferenceEnd = paragraph.text.length;
    }
    const name = fetchingFields.exec(field.instruction)?.[1]?.toUpperCase();
    if (name) met.fields.set(name, (met.fields.get(name) ?? 0) + 1);
  }
}

/** No instruction that is looked at is longer. */
const longestInstruction = 400;

function addUnit(paragraph: Paragraph, field: Field | undefined, unit: number, flag: number, met: Met): void {
  if (field && !field.shown) {
    if (field.instruction.length < longestInstruction) field.instruction += String.fromCharCode(unit);
    return;
  }
  if ((flag & marks.deleted) !== 0) return;
  if (unit === 0x05) met.comments += 1;
  const shown = shownText(unit, (flag & marks.symbol) !== 0);
  if ((flag & marks.hidden) !== 0) paragraph.hidden += shown;
  else paragraph.text += shown;
}

/** What a character prints; a glyph of a symbol font has no known text. */
function shownText(unit: number, symbol: boolean): string {
  if (symbol) return '\ufffd';
  if (unit === 0x0b || unit === 0x0e) return '\n';
  if (unit === 0x1e) return '\u2011';
  return unit < 0x20 && unit !== 0x09 ? '' : String.fromCharCode(unit);
}

function flagCharacters(file: Word97, pieced: PiecedText, met: Met): Uint8Array {
  const flags = new Uint8Array(pieced.text.length);
  for (const { from, to, properties } of characterRuns(file)) {
    const { deleted, inserted, hidden, symbol } = properties;
    if (deleted) met.deletions += 1;
    if (inserted) met.insertions += 1;
    const flag = (deleted ? marks.deleted : 0) | (hidden ? marks.hidden : 0) | (symbol ? marks.symbol : 0);
    if (flag === 0) continue;
    pieced.charactersIn(from, to, (start, end) => {
      for (let at = start; at < end; at += 1) flags[at] = (flags[at] ?? 0) | flag;
    });
  }
  return flags;
}
