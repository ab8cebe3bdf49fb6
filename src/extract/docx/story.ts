/** Owns the shape of a story: the text of one part of a Word file before it has ids and a grid. Refuses XML and output types. */

export type Paragraph = {
  readonly kind: 'paragraph';
  /** Counted over the paragraphs outside tables, from 0; text boxes share the number of the paragraph that holds them. */
  readonly index: number;
  style: string | null;
  outline: number | null;
  listId: string | null;
  listLevel: number | null;
  /** The number or bullet that Word prints in front, with its gap. */
  label: string;
  text: string;
  /** What the paragraph holds and does not show. */
  hidden: string;
  contents: boolean;
  /** Bookmarks whose page number is printed here. */
  pageReferences: string[];
  /** Length of the text where the last page number ended; -1 where there is none. */
  pageReferenceEnd: number;
  /** The mark at its end is a tracked deletion: its text runs on into the next paragraph. */
  markDeleted: boolean;
  markHidden: boolean;
  /** Text boxes that hang on this paragraph. */
  boxes: Item[];
};

export type MergeMark = 'restart' | 'continue' | null;

export type CellDraft = { span: number; down: MergeMark; across: MergeMark; readonly content: Container };
export type RowDraft = {
  before: number;
  after: number;
  hidden: boolean;
  deleted: boolean;
  readonly cells: CellDraft[];
};
export type TableDraft = { readonly kind: 'table'; gridColumns: number; readonly rows: RowDraft[] };

export type Item = Paragraph | TableDraft;

/** Where paragraphs and tables go: the body, a cell, a text box. `carried` waits for the paragraph that its text runs on into. */
export type Container = { items: Item[]; carried: Paragraph | null };

export function createContainer(items: Item[] = []): Container {
  return { items, carried: null };
}

export function createParagraph(index: number): Paragraph {
  return {
    kind: 'paragraph',
    index,
    style: null,
    outline: null,
    listId: null,
    listLevel: null,
    label: '',
    text: '',
    hidden: '',
    contents: false,
    pageReferences: [],
    pageReferenceEnd: -1,
    markDeleted: false,
    markHidden: false,
    boxes: [],
  };
}

/** Puts a finished paragraph in its place, after the text that runs on into it. */
export function placeParagraph(container: Container, paragraph: Paragraph): void {
  const carried = container.carried;
  container.carried = null;
  if (carried !== null) prepend(carried, paragraph);
  if (paragraph.markDeleted) container.carried = paragraph;
  else addItems(container, paragraph);
}

/** Ends a container, or a stretch of paragraphs in it before a table: what still waits has no successor and stands alone. */
export function flushCarried(container: Container): void {
  const carried = container.carried;
  container.carried = null;
  if (carried !== null) addItems(container, carried);
}

function addItems(container: Container, paragraph: Paragraph): void {
  container.items.push(paragraph);
  for (const box of paragraph.boxes) container.items.push(box);
}

function prepend(carried: Paragraph, paragraph: Paragraph): void {
  if (paragraph.pageReferenceEnd >= 0) paragraph.pageReferenceEnd += carried.text.length;
  paragraph.text = carried.text + paragraph.text;
  paragraph.hidden = carried.hidden + paragraph.hidden;
  // The longer lists are the carried ones: they are handed on, not copied, or many deleted marks take quadratic time.
  for (const reference of paragraph.pageReferences) carried.pageReferences.push(reference);
  paragraph.pageReferences = carried.pageReferences;
  for (const box of paragraph.boxes) carried.boxes.push(box);
  paragraph.boxes = carried.boxes;
}

/** What is met on the way through all parts, for notices and for the question whether a bookmark exists. */
export type Tally = {
  /** In lower case: Word does not tell `_Toc1` from `_TOC1`. */
  readonly bookmarks: Set<string>;
  /** Fields that would fetch something, by name. */
  readonly fetchingFields: Map<string, number>;
  insertions: number;
  deletions: number;
  embeddedTexts: number;
  comments: number;
  flattenedTables: number;
  /** Paragraphs outside tables so far. */
  paragraphs: number;
};

export function createTally(): Tally {
  return {
    bookmarks: new Set(),
    fetchingFields: new Map(),
    insertions: 0,
    deletions: 0,
    embeddedTexts: 0,
    comments: 0,
    flattenedTables: 0,
    paragraphs: 0,
  };
}
