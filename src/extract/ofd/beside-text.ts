/** Owns what hangs on the pages of an OFD file without being their text: annotations, seals, attachments. Refuses to open or check any of it. */
import type { Package } from '#src/extract/package.ts';
import { failed, type Result, success } from '#src/model/result.ts';
import { activeActions, locate, type OfdDocument } from './document-parts.ts';
import { createGraphicsReader } from './graphics.ts';
import type { Layer } from './page-part.ts';
import { createTextCatcher, readOfdPart } from './part-reader.ts';
import { folderOf, isExternal, parseArea, parseFlag } from './values.ts';

export type Besides = {
  /** What watermarks and stamps show, by the identifier of their page. */
  readonly shown: ReadonlyMap<string, readonly Layer[]>;
  /** Notes of readers: highlights, drawings, remarks. */
  readonly remarks: number;
  readonly seals: number;
  readonly attachments: number;
  readonly actions: number;
  readonly external: number;
};

type Draft = { -readonly [K in Exclude<keyof Besides, 'shown'>]: Besides[K] } & {
  readonly shown: Map<string, Layer[]>;
};

/** Annotations that are printed with the page and are no remark of a reader. */
const printed: ReadonlySet<string> = new Set(['Watermark', 'Stamp']);

/** The parts with the annotations of single pages, each with the identifier of its page. */
function listAnnotated(parts: Package, part: string, folder: string): Result<readonly [string, string][]> {
  const found: [string, string][] = [];
  let page = '';
  const catcher = createTextCatcher(
    (_, text) => {
      if (text !== '') found.push([page, locate(parts, [folderOf(part), folder], text)]);
    },
    new Set(['FileLoc']),
  );
  const read = readOfdPart(parts, part, {
    open: (name, attributes, depth) => {
      if (name === 'Page') page = attributes.PageID ?? '';
      catcher.open(name, depth);
      return undefined;
    },
    text: catcher.text,
    close: catcher.close,
  });
  return read.ok ? success(found) : read;
}

function readAnnotations(parts: Package, part: string, page: string, draft: Draft): Result<null> {
  let type = '';
  let visible = true;
  const layers = draft.shown.get(page) ?? [];
  draft.shown.set(page, layers);
  const graphics = createGraphicsReader((graphic) => {
    if (visible && printed.has(type)) layers.at(-1)?.graphics.push(graphic);
  });
  const read = readOfdPart(parts, part, {
    open: (name, attributes, depth) => {
      if (activeActions.has(name)) draft.actions += 1;
      const drawn = graphics.open(name, attributes, depth);
      if (drawn === 'skip') return 'skip';
      if (drawn) return undefined;
      if (name === 'Annot') {
        type = attributes.Type ?? '';
        visible = parseFlag(attributes.Visible, true);
        if (!printed.has(type) && type !== 'Link') draft.remarks += 1;
      } else if (name === 'Appearance')
        layers.push({ rank: 2, drawParam: null, origin: parseArea(attributes.Boundary), graphics: [] });
      return undefined;
    },
    text: graphics.text,
    close: graphics.close,
  });
  if (!read.ok) return read;
  return graphics.isOverfull() ? failed('too-large', 'objects of one part') : success(null);
}

/** Counts the elements of one name in a part, and the files it names outside of the package. */
function countIn(parts: Package, part: string, element: string): Result<{ count: number; external: number }> {
  const counts = { count: 0, external: 0 };
  const catcher = createTextCatcher(
    (_, text) => {
      if (isExternal(text)) counts.external += 1;
    },
    new Set(['FileLoc']),
  );
  const read = readOfdPart(parts, part, {
    open: (name, _, depth) => {
      if (name === element) counts.count += 1;
      catcher.open(name, depth);
      return undefined;
    },
    text: catcher.text,
    close: catcher.close,
  });
  return read.ok ? success(counts) : read;
}

/** Parts that are missing hold no text: they count as empty, as for any viewer. */
export function readBesides(parts: Package, document: OfdDocument): Result<Besides> {
  const draft: Draft = { shown: new Map(), remarks: 0, seals: 0, attachments: 0, actions: 0, external: 0 };
  const there = (names: readonly string[]) => [...new Set(names)].filter((name) => parts.find(name) !== undefined);
  for (const part of there(document.annotations)) {
    const listed = listAnnotated(parts, part, document.folder);
    if (!listed.ok) return listed;
    for (const [page, annotated] of listed.value) {
      if (parts.find(annotated) === undefined) continue;
      const read = readAnnotations(parts, annotated, page, draft);
      if (!read.ok) return read;
    }
  }
  for (const part of there(document.attachments)) {
    const counted = countIn(parts, part, 'Attachment');
    if (!counted.ok) return counted;
    draft.attachments += counted.value.count;
    draft.external += counted.value.external;
  }
  for (const part of there(document.signatures)) {
    const counted = countIn(parts, part, 'Signature');
    if (!counted.ok) return counted;
    draft.seals += counted.value.count;
  }
  return success(draft);
}
