/** Owns reading an OFD file (GB/T 33190) into blocks and tables. Refuses fonts, pictures and scripts, and never fetches what the file points to. */
import { assemblePages, tableAbove } from '#src/extract/grid/assemble-pages.ts';
import { type Turn, turnBox, unite } from '#src/extract/grid/geometry.ts';
import type { DocumentItem } from '#src/extract/grid/join-pages.ts';
import { buildLines } from '#src/extract/grid/lines.ts';
import { layOutPage, type PageLayout } from '#src/extract/grid/page-layout.ts';
import { openPackage, type Package } from '#src/extract/package.ts';
import { createCensus } from '#src/extract/pdf/census.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { failed, type Notice, notice, type Result, success } from '#src/model/result.ts';
import { type Besides, readBesides } from './beside-text.ts';
import { locate, type OfdDocument, readDocuments } from './document-parts.ts';
import { type Budget, drawPage } from './draw-page.ts';
import { type Layer, type OfdPage, readOfdPage } from './page-part.ts';
import { addResources, createResources, type Resources } from './resources.ts';
import { type Area, folderOf } from './values.ts';

/** More pages than any office submits; a page list may also lie. */
const pageLimit = 2000;
/** Marks of one file beyond which reading stops. */
const markLimit = 5_000_000;
/** The sheet where neither page nor document says a size, in millimetres: A4. */
const usualArea: Area = [0, 0, 210, 297];
/** No sheet is longer, in millimetres. */
const longestSide = 5000;

type Reading = {
  readonly parts: Package;
  readonly budget: Budget;
  readonly census: ReturnType<typeof createCensus>;
  readonly pages: PageLayout[];
  /** Watermarks and stamps: printed on the page and no part of its text. */
  readonly furniture: DocumentItem[];
  readonly counts: { remarks: number; seals: number; attachments: number; actions: number; external: number };
};

function isSheet(area: Area | null): area is Area {
  return area !== null && area[2] > 0 && area[3] > 0 && area[2] <= longestSide && area[3] <= longestSide;
}

function readResources(reading: Reading, names: readonly string[], into: Resources): Result<null> {
  for (const name of names) {
    const added = addResources(reading.parts, name, into);
    if (!added.ok) return added;
    reading.counts.external += added.value;
  }
  return success(null);
}

/** Templates are read once, however many pages stand on them. */
function createTemplateReader(parts: Package, { templates }: OfdDocument): (id: string) => Result<OfdPage | null> {
  const known = new Map<string, Result<OfdPage | null>>();
  return (id) => {
    const part = templates.get(id);
    const found = known.get(id) ?? (part === undefined ? success(null) : readOfdPage(parts, part));
    known.set(id, found);
    return found;
  };
}

type Stack = { readonly layers: readonly Layer[]; readonly area: Area | null };

/** A page between the templates behind and before it. */
function stackLayers(page: OfdPage, template: (id: string) => Result<OfdPage | null>): Result<Stack> {
  const [behind, before]: [Layer[], Layer[]] = [[], []];
  let { area } = page;
  for (const { id, inFront } of page.templates) {
    const read = template(id);
    if (!read.ok) return read;
    for (const layer of read.value?.layers ?? []) (inFront ? before : behind).push(layer);
    area ??= read.value?.area ?? null;
  }
  return success({ layers: [...behind, ...page.layers, ...before], area });
}

const undo: readonly Turn[] = [0, 3, 2, 1];

function addFurniture(reading: Reading, layers: readonly Layer[], area: Area, resources: Resources): void {
  const number = reading.pages.length;
  const layout = reading.pages.at(-1);
  const marks = drawPage(area, { layers, resources }, reading.budget);
  for (const line of buildLines(marks.glyphs.filter(({ hidden }) => !hidden))) {
    const box = turnBox(unite([line.box]), undo[layout?.turn ?? 0] ?? 0, marks.width, marks.height);
    reading.furniture.push({ kind: 'furniture', text: line.text.trim(), hidden: false, place: { page: number, box } });
  }
}

type Surroundings = {
  readonly document: OfdDocument;
  readonly resources: Resources;
  readonly besides: Besides;
  readonly template: (id: string) => Result<OfdPage | null>;
};

function readPage(reading: Reading, { id, part }: OfdDocument['pages'][number], around: Surroundings): Result<null> {
  const { parts, budget, census, pages } = reading;
  const { document, resources, besides } = around;
  const read = readOfdPage(parts, part);
  if (!read.ok) return read;
  const page = read.value;
  reading.counts.actions += page.actions;
  const own = page.resources.map((name) => locate(parts, [folderOf(part), document.folder], name));
  const known = readResources(reading, own, resources);
  if (!known.ok) return known;
  const stack = stackLayers(page, around.template);
  if (!stack.ok) return stack;
  const { layers } = stack.value;
  const area = [stack.value.area, document.area].find(isSheet) ?? usualArea;
  const marks = drawPage(area, { layers, resources }, budget);
  if (budget.left < 0) return failed('too-large', `page ${pages.length + 1}`);
  census.count(pages.length + 1, marks, false);
  const { width, height, glyphs, horizontal, vertical } = marks;
  const material = { width, height, glyphs, rulings: { horizontal, vertical } };
  pages.push(layOutPage(material, { above: tableAbove(pages) }));
  addFurniture(reading, besides.shown.get(id) ?? [], area, resources);
  return budget.left < 0 ? failed('too-large', `page ${pages.length}`) : success(null);
}

function readDocument(reading: Reading, document: OfdDocument): Result<null> {
  const { parts, counts } = reading;
  if (reading.pages.length + document.pages.length > pageLimit)
    return failed('too-many-pages', `${document.pages.length} of at most ${pageLimit}`);
  const resources = createResources();
  const known = readResources(reading, document.resources, resources);
  if (!known.ok) return known;
  const besides = readBesides(parts, document);
  if (!besides.ok) return besides;
  const around = { document, resources, besides: besides.value, template: createTemplateReader(parts, document) };
  for (const page of document.pages) {
    const read = readPage(reading, page, around);
    if (!read.ok) return read;
  }
  const { remarks, seals, attachments, actions, external } = besides.value;
  counts.remarks += remarks;
  counts.seals += seals;
  counts.attachments += attachments;
  counts.actions += actions + document.actions;
  counts.external += external + document.external;
  return success(null);
}

function noticesOf({ counts }: Reading): Notice[] {
  const { remarks, seals, attachments, actions, external } = counts;
  return [
    ...(external > 0 ? [notice('external-reference', { kind: 'file', count: String(external) })] : []),
    ...(attachments > 0 ? [notice('active-content', { kind: 'embedded-file', count: String(attachments) })] : []),
    ...(actions > 0 ? [notice('active-content', { kind: 'action', count: String(actions) })] : []),
    ...(remarks > 0 ? [notice('comments', { count: String(remarks) })] : []),
    ...(seals > 0 ? [notice('signatures', { count: String(seals) })] : []),
  ];
}

/**
 * An OFD file → blocks and tables in reading order, origins in points from the top left of each page; watermarks and stamps
 * last, as furniture. Several documents of one file follow each other.
 * Failures: `empty`, `encrypted`, `malformed`, `bomb`, `forbidden-entity`, `too-deep`, `too-many-pages`, `too-large`. A broken
 * page is a failure of the whole. Notices: `page-without-text`, `unmapped-characters`, `hidden-text`, `rows-rejoined`,
 * `columns-unsure`, `comments`, `signatures`, `active-content`, `external-reference`.
 */
export function readOfd(bytes: Uint8Array): Result<ExtractedDocument> {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const documents = readDocuments(opened.value);
  if (!documents.ok) return documents;
  const reading: Reading = {
    parts: opened.value,
    budget: { left: markLimit },
    census: createCensus(),
    pages: [],
    furniture: [],
    counts: { remarks: 0, seals: 0, attachments: 0, actions: 0, external: 0 },
  };
  for (const document of documents.value) {
    const read = readDocument(reading, document);
    if (!read.ok) return read;
  }
  const { document, notices } = assemblePages(reading.pages, reading.furniture);
  return success(document, [...reading.census.notices(), ...noticesOf(reading), ...notices]);
}
