/** Owns which parts make up an OFD file: documents, pages, templates, resources and what hangs on them. Refuses to read what is drawn. */
import type { Package } from '#src/extract/package.ts';
import { failed, type Result, success } from '#src/model/result.ts';
import { createTextCatcher, readOfdPart } from './part-reader.ts';
import { type Area, folderOf, isExternal, parseArea, resolveLocation } from './values.ts';

export type OfdDocument = {
  readonly folder: string;
  /** Size of pages that name none. */
  readonly area: Area | null;
  /** Names of parts in reading order, each with the identifier by which annotations point at it. */
  readonly pages: readonly { readonly id: string; readonly part: string }[];
  /** Parts of template pages by identifier. */
  readonly templates: ReadonlyMap<string, string>;
  readonly resources: readonly string[];
  readonly annotations: readonly string[];
  readonly attachments: readonly string[];
  readonly signatures: readonly string[];
  /** Locations that lead out of the package. */
  readonly external: number;
  /** Things the file asks to be played or opened. */
  readonly actions: number;
};

/** Actions that play or open something else; following a link to a page or an address takes a click. */
export const activeActions: ReadonlySet<string> = new Set(['GotoA', 'Sound', 'Movie']);

/** The part that lists the documents of a package. */
const rootPart = 'OFD.xml';

/** Where a location written in one part is found: as the standard says, or as some producers write it, from the document or the root. */
export function locate(parts: Package, folders: readonly string[], location: string): string {
  const names = [...folders, ''].map((folder) => resolveLocation(folder, location));
  return names.map((name) => parts.find(name)).find((name) => name !== undefined) ?? names[0] ?? '';
}

type Root = { readonly document: string; readonly signatures: string[] };

/** The documents of the package in order. */
function readRoot(parts: Package): Result<readonly Root[]> {
  const roots: Root[] = [];
  const catcher = createTextCatcher(
    (name, text) => {
      if (text === '') return;
      if (name === 'DocRoot') roots.push({ document: locate(parts, [], text), signatures: [] });
      else roots.at(-1)?.signatures.push(locate(parts, [], text));
    },
    new Set(['DocRoot', 'Signatures']),
  );
  const read = readOfdPart(parts, rootPart, {
    open: (name, _, depth) => {
      catcher.open(name, depth);
      return undefined;
    },
    text: catcher.text,
    close: catcher.close,
  });
  return read.ok ? success(roots) : read;
}

type Draft = { -readonly [K in keyof OfdDocument]: OfdDocument[K] } & {
  readonly pages: { id: string; part: string }[];
  readonly templates: Map<string, string>;
  readonly resources: string[];
  readonly annotations: string[];
  readonly attachments: string[];
};

/** Elements of the document whose text is a location, and the list that it goes to. */
const listed = {
  PublicRes: 'resources',
  DocumentRes: 'resources',
  Annotations: 'annotations',
  Attachments: 'attachments',
} as const;

function isListed(name: string): name is keyof typeof listed {
  return Object.hasOwn(listed, name);
}

function readDocument(parts: Package, { document, signatures }: Root): Result<OfdDocument> {
  const draft: Draft = {
    folder: folderOf(document),
    area: null,
    pages: [],
    templates: new Map(),
    resources: [],
    annotations: [],
    attachments: [],
    signatures,
    external: 0,
    actions: 0,
  };
  const find = (location: string): string => {
    if (isExternal(location)) draft.external += 1;
    return locate(parts, [draft.folder], location);
  };
  const catcher = createTextCatcher(
    (name, text) => {
      if (name === 'PhysicalBox') draft.area ??= parseArea(text);
      else if (isListed(name) && text !== '') draft[listed[name]].push(find(text));
    },
    new Set(['PhysicalBox', ...Object.keys(listed)]),
  );
  const read = readOfdPart(parts, document, {
    open: (name, attributes, depth) => {
      catcher.open(name, depth);
      const { ID: id = '', BaseLoc: location } = attributes;
      if (name === 'Page' && location !== undefined) draft.pages.push({ id, part: find(location) });
      else if (name === 'TemplatePage' && location !== undefined) draft.templates.set(id, find(location));
      else if (activeActions.has(name)) draft.actions += 1;
      return undefined;
    },
    text: catcher.text,
    close: catcher.close,
  });
  return read.ok ? success(draft) : read;
}

/** @returns `encrypted` where the package says that its parts are locked, `empty` where it lists no document. */
export function readDocuments(parts: Package): Result<readonly OfdDocument[]> {
  if (parts.find('Encryptions.xml') !== undefined) return failed('encrypted');
  const roots = readRoot(parts);
  if (!roots.ok) return roots;
  if (roots.value.length === 0) return failed('empty');
  const documents: OfdDocument[] = [];
  for (const root of roots.value) {
    const read = readDocument(parts, root);
    if (!read.ok) return read;
    documents.push(read.value);
  }
  return success(documents);
}
