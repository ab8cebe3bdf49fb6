/** Owns what the elements of running text mean: paragraphs, runs, characters, fields, tracked changes. Refuses tables. */
import {
  addInstruction,
  beginField,
  createFieldStack,
  endField,
  endInstruction,
  type Instruction,
  parseInstruction,
  settleFields,
  swallow,
} from './fields.ts';
import type { Close, Handler, Reading } from './read-story.ts';
import { createContainer, createParagraph, flushCarried, type Paragraph, placeParagraph } from './story.ts';
import { readSymbol } from './symbols.ts';
import { isOn, wholeNumber } from './xml.ts';

export const paragraphElement: Handler = (reading) => {
  const { paragraph: outer, run, scope } = reading;
  reading.paragraph = createParagraph(numberOf(reading));
  reading.run = null;
  reading.scope = null;
  reading.breakPending = false;
  return () => {
    const paragraph = reading.paragraph;
    if (paragraph !== null) finishParagraph(reading, paragraph);
    reading.paragraph = outer;
    reading.run = run;
    reading.scope = scope;
    reading.breakPending = false;
  };
};

function numberOf(reading: Reading): number {
  if (reading.host !== null) return reading.host.index;
  return reading.tableDepth > 0 ? 0 : reading.context.tally.paragraphs++;
}

function finishParagraph(reading: Reading, paragraph: Paragraph): void {
  const unfinished = settleFields(reading.fields);
  if (unfinished !== '') show(reading, unfinished);
  const style = reading.context.styles.paragraph(paragraph.style);
  paragraph.outline ??= style.outline;
  paragraph.contents = style.contents;
  // A paragraph whose mark is deleted or hidden is none to the reader, and takes no number.
  if (!paragraph.markDeleted && !paragraph.markHidden) {
    paragraph.label = reading.context.label({ listId: paragraph.listId, level: paragraph.listLevel }, style);
  }
  placeParagraph(reading.container, paragraph);
}

/** Adds text to the paragraph that is open. Text outside any paragraph is not valid, yet it is text: it makes one. */
function show(reading: Reading, text: string): void {
  if (text === '' || swallow(reading.fields, text)) return;
  const paragraph = reading.paragraph ?? createParagraph(numberOf(reading));
  if (reading.run?.hidden === true) paragraph.hidden += text;
  else {
    if (reading.breakPending && paragraph.text !== '') paragraph.text += '\n';
    reading.breakPending = false;
    paragraph.text += text;
  }
  if (reading.paragraph === null) placeParagraph(reading.container, paragraph);
}

const leaveScope: Record<'paragraph' | 'none', Close> = {
  paragraph: (reading) => {
    reading.scope = 'paragraph';
  },
  none: (reading) => {
    reading.scope = null;
  },
};

export const paragraphProperties: Handler = (reading) => {
  reading.scope = 'paragraph';
  return leaveScope.none;
};

/** Properties that only count where they stand under those of a paragraph. */
export const paragraphProperty: Readonly<Record<'style' | 'outline' | 'list' | 'level', Handler>> = {
  style: onParagraph((paragraph, value) => {
    paragraph.style = value ?? null;
  }),
  outline: onParagraph((paragraph, value) => {
    paragraph.outline = wholeNumber(value);
  }),
  list: onParagraph((paragraph, value) => {
    paragraph.listId = value ?? null;
  }),
  level: onParagraph((paragraph, value) => {
    paragraph.listLevel = wholeNumber(value);
  }),
};

function onParagraph(set: (paragraph: Paragraph, value: string | undefined) => void): Handler {
  return (reading, attributes) => {
    if (reading.scope === 'paragraph' && reading.paragraph !== null) set(reading.paragraph, attributes['w:val']);
    return undefined;
  };
}

export const runElement: Handler = (reading) => {
  const outer = reading.run;
  const inherited = reading.context.styles.paragraph(reading.paragraph?.style ?? null).vanish;
  reading.run = { style: null, vanish: null, hidden: inherited };
  return () => {
    reading.run = outer;
  };
};

export const runProperties: Handler = (reading) => {
  if (reading.scope === 'paragraph') {
    reading.scope = 'mark';
    return leaveScope.paragraph;
  }
  if (reading.run === null) return 'skip';
  reading.scope = 'run';
  return finishRunProperties;
};

/** Hiding is a toggle: styles of paragraph and run cancel each other out, what the run itself says wins. */
const finishRunProperties: Close = (reading) => {
  reading.scope = null;
  const run = reading.run;
  if (run === null || (run.style === null && run.vanish === null)) return;
  const { styles } = reading.context;
  const byParagraph = styles.paragraph(reading.paragraph?.style ?? null).vanish;
  run.hidden = run.vanish ?? byParagraph !== styles.run(run.style).vanish;
};

export const runStyle: Handler = (reading, attributes) => {
  if (reading.scope === 'run' && reading.run !== null) reading.run.style = attributes['w:val'] ?? null;
  return undefined;
};

export const vanish: Handler = (reading, attributes) => {
  const hidden = isOn(attributes['w:val']);
  if (reading.scope === 'run' && reading.run !== null) reading.run.vanish = hidden;
  else if (reading.scope === 'mark' && reading.paragraph !== null) reading.paragraph.markHidden = hidden;
  return undefined;
};

/** Without `xml:space="preserve"` white space at the ends is layout of the file; a line break inside is a space. */
export const textElement: Handler = (reading, attributes) => {
  reading.captured = '';
  return attributes['xml:space'] === 'preserve' ? showKept : showTrimmed;
};

const showKept: Close = (reading) => finishText(reading, reading.captured ?? '');
const showTrimmed: Close = (reading) => finishText(reading, trimLayout(reading.captured ?? ''));

/** No expression does this in linear time. The full-width space is text. */
function trimLayout(text: string): string {
  const isLayout = (at: number): boolean => at >= 0 && ' \t\r\n'.includes(text.charAt(at));
  let start = 0;
  let end = text.length;
  while (start < end && isLayout(start)) start++;
  while (end > start && isLayout(end - 1)) end--;
  return text.slice(start, end);
}

function finishText(reading: Reading, text: string): void {
  reading.captured = null;
  show(reading, text.includes('\n') ? text.replaceAll('\n', ' ') : text);
}

export const instructionText: Handler = (reading) => {
  reading.captured = '';
  return finishInstruction;
};

const finishInstruction: Close = (reading) => {
  addInstruction(reading.fields, reading.captured ?? '');
  reading.captured = null;
};

/** One character for an element. Outside a run `w:tab` is a tab stop. */
export function character(text: string): Handler {
  return (reading) => {
    if (reading.run !== null && reading.scope === null) show(reading, text);
    return undefined;
  };
}

export const lineBreak: Handler = (reading, attributes) => {
  const type = attributes['w:type'];
  if (type === 'page' || type === 'column') reading.breakPending = true;
  else show(reading, '\n');
  return undefined;
};

export const symbol: Handler = (reading, attributes) => {
  show(reading, readSymbol(attributes['w:font'] ?? '', attributes['w:char'] ?? ''));
  return undefined;
};

export const fieldCharacter: Handler = (reading, attributes) => {
  const type = attributes['w:fldCharType'];
  if (type === 'begin') beginField(reading.fields);
  else if (type === 'separate') obey(reading, endInstruction(reading.fields));
  else if (type === 'end') {
    obey(reading, endInstruction(reading.fields));
    if (endField(reading.fields)) markPageReference(reading);
  }
  return undefined;
};

export const simpleField: Handler = (reading, attributes) => {
  const instruction = parseInstruction(attributes['w:instr'] ?? '');
  obey(reading, instruction);
  return instruction.name === 'PAGEREF' ? markPageReference : undefined;
};

const markPageReference: Close = (reading) => {
  if (reading.paragraph !== null) reading.paragraph.pageReferenceEnd = reading.paragraph.text.length;
};

/** Fields by which Word fetches from elsewhere when it is told to update. */
const fetching: ReadonlySet<string> = new Set([
  'INCLUDEPICTURE',
  'INCLUDETEXT',
  'INCLUDE',
  'IMPORT',
  'LINK',
  'DDE',
  'DDEAUTO',
  'RD',
  'DATABASE',
]);

function obey(reading: Reading, instruction: Instruction | null): void {
  if (instruction === null) return;
  const { name, argument } = instruction;
  if (name === 'PAGEREF') reading.paragraph?.pageReferences.push(argument);
  if (!fetching.has(name)) return;
  const counts = reading.context.tally.fetchingFields;
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

export const bookmark: Handler = (reading, attributes) => {
  reading.context.tally.bookmarks.add((attributes['w:name'] ?? '').toLowerCase());
  return undefined;
};

export const insertion: Handler = (reading) => {
  reading.context.tally.insertions++;
  return undefined;
};

/** Under the mark of a paragraph or the properties of a row the mark or the row itself is deleted, else what stands below. */
export const deletion: Handler = (reading) => {
  reading.context.tally.deletions++;
  if (reading.scope === 'mark' && reading.paragraph !== null) reading.paragraph.markDeleted = true;
  else if (reading.scope === 'row' && reading.row !== null) reading.row.deleted = true;
  return 'skip';
};

export const embeddedText: Handler = (reading) => {
  reading.context.tally.embeddedTexts++;
  return 'skip';
};

/** A text box has paragraphs and fields of its own and is read after the paragraph that it hangs on. */
export const textBox: Handler = (reading) => {
  const { container, paragraph, run, scope, fields, host } = reading;
  const inside = createContainer(paragraph?.boxes ?? container.items);
  Object.assign(reading, {
    container: inside,
    paragraph: null,
    run: null,
    scope: null,
    fields: createFieldStack(),
    host: host ?? paragraph,
  });
  return () => {
    flushCarried(inside);
    Object.assign(reading, { container, paragraph, run, scope, fields, host });
  };
};
