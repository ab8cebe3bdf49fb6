/** Owns the two tables of elements: handled, and ignored on purpose. Below any other element reading simply goes on. */
import type { Handler } from './read-story.ts';
import {
  cellElement,
  cellProperties,
  gridColumn,
  gridSpan,
  mergeAcross,
  mergeDown,
  rowElement,
  rowProperties,
  rowProperty,
  tableElement,
} from './table-elements.ts';
import {
  bookmark,
  character,
  deletion,
  embeddedText,
  fieldCharacter,
  insertion,
  instructionText,
  lineBreak,
  paragraphElement,
  paragraphProperties,
  paragraphProperty,
  runElement,
  runProperties,
  runStyle,
  simpleField,
  symbol,
  textBox,
  textElement,
  vanish,
} from './text-elements.ts';

const handled: ReadonlyMap<string, Handler> = new Map([
  ['w:p', paragraphElement],
  ['w:pPr', paragraphProperties],
  ['w:pStyle', paragraphProperty.style],
  ['w:outlineLvl', paragraphProperty.outline],
  ['w:numId', paragraphProperty.list],
  ['w:ilvl', paragraphProperty.level],
  ['w:r', runElement],
  ['w:rPr', runProperties],
  ['w:rStyle', runStyle],
  ['w:vanish', vanish],
  ['w:t', textElement],
  ['m:t', textElement],
  ['a:t', textElement],
  ['w:tab', character('\t')],
  ['w:ptab', character('\t')],
  ['w:cr', character('\n')],
  ['w:noBreakHyphen', character('-')],
  ['w:br', lineBreak],
  ['w:sym', symbol],
  ['w:fldChar', fieldCharacter],
  ['w:instrText', instructionText],
  ['w:fldSimple', simpleField],
  ['w:bookmarkStart', bookmark],
  ['w:ins', insertion],
  ['w:moveTo', insertion],
  ['w:del', deletion],
  ['w:moveFrom', deletion],
  ['w:altChunk', embeddedText],
  ['w:txbxContent', textBox],
  ['w:tbl', tableElement],
  ['w:gridCol', gridColumn],
  ['w:tr', rowElement],
  ['w:trPr', rowProperties],
  ['w:gridBefore', rowProperty.before],
  ['w:gridAfter', rowProperty.after],
  ['w:hidden', rowProperty.hidden],
  ['w:tc', cellElement],
  ['w:tcPr', cellProperties],
  ['w:gridSpan', gridSpan],
  ['w:vMerge', mergeDown],
  ['w:hMerge', mergeAcross],
]);

const ignored: ReadonlySet<string> = new Set([
  // What stood there before a tracked change.
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:tblGridChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPrChange',
  'w:numberingChange',
  'w:delText',
  'w:delInstrText',
  // Settings of a content control, with a placeholder that is not shown.
  'w:sdtPr',
  'w:sdtEndPr',
  // Page layout.
  'w:sectPr',
  // A reading hint above the characters; the characters themselves stand in w:rubyBase.
  'w:rt',
  // An optional hyphen is printed only at the end of a line.
  'w:softHyphen',
]);

const skip: Handler = () => 'skip';

/** Both tables as one, for a single look-up per tag. */
export const elements: ReadonlyMap<string, Handler> = new Map([
  ...handled,
  ...[...ignored].map((name) => [name, skip] as const),
]);
