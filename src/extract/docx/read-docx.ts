/** Owns reading a Word file (OOXML) into blocks and tables. Refuses all meaning, and never fetches or runs what the file points to. */
import { openPackage, type Package } from '#src/extract/package.ts';
import type { ExtractedDocument } from '#src/model/document.ts';
import { failed, type Result, success } from '#src/model/result.ts';
import { assemble } from './assemble.ts';
import { listNotices } from './caveats.ts';
import { createLabeller } from './list-labels.ts';
import { readNumbering } from './numbering.ts';
import { mapParts, type PartMap } from './parts.ts';
import { readStory, type StoryContext } from './read-story.ts';
import { createTally, type Item, type Tally } from './story.ts';
import { readStyles } from './styles.ts';
import { readPart } from './xml.ts';

/**
 * Reads a .docx, .docm, .dotx or .dotm file. Equal bytes give an equal document.
 * @returns blocks in reading order (headers, footers and notes last, as furniture) and tables on their true grid, or the failure
 * `empty`, `encrypted`, `unsupported`, `malformed`, `bomb`, `forbidden-entity`, `too-deep`, `too-large`. A broken part is a
 * failure of the whole: half a submission is no submission.
 */
export function readDocx(bytes: Uint8Array): Result<ExtractedDocument> {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const parts = opened.value;
  const mapped = mapParts(parts);
  if (!mapped.ok) return mapped;
  const map = mapped.value;
  const prepared = prepare(parts, map);
  if (!prepared.ok) return prepared;
  const context = prepared.value;
  const body = readBody(parts, map.main, context);
  if (!body.ok) return body;
  const furniture = readFurniture(parts, map, context);
  if (!furniture.ok) return furniture;
  const { assembly, tooLarge } = assemble(body.value, furniture.value, context.tally.bookmarks);
  if (tooLarge) return failed('too-large', 'grid positions');
  const { blocks, tables } = assembly;
  const document: ExtractedDocument = { blocks, tables, carries: ['spans', 'fields', 'hidden-text'] };
  return success(document, listNotices(parts, map, context.tally, assembly));
}

/** The parts of one kind that belong to the text, in the order in which the file lists them; a part it lists and lacks fails when read. */
function partsOf(parts: Package, map: PartMap, type: string): readonly string[] {
  const related = map.relationships.get(map.main) ?? [];
  const targets = related.filter((one) => one.type === type && !one.external);
  return [...new Set(targets.map((one) => parts.find(one.target) ?? one.target))];
}

function prepare(parts: Package, map: PartMap): Result<StoryContext> {
  const styles = readStyles(parts, partsOf(parts, map, 'styles')[0]);
  if (!styles.ok) return styles;
  const lists = readNumbering(parts, partsOf(parts, map, 'numbering')[0], styles.value);
  if (!lists.ok) return lists;
  return success({ styles: styles.value, label: createLabeller(lists.value), tally: createTally() });
}

function readBody(parts: Package, name: string, context: StoryContext): Result<readonly Item[]> {
  let root = '';
  const story = readStory(parts, name, context, (tag) => {
    root = tag;
  });
  return story.ok && root !== 'w:document' ? failed('unsupported', 'no Word document') : story;
}

function readFurniture(parts: Package, map: PartMap, context: StoryContext): Result<readonly Item[]> {
  const items: Item[] = [];
  for (const type of ['header', 'footer', 'footnotes', 'endnotes']) {
    for (const name of partsOf(parts, map, type)) {
      const story = readStory(parts, name, context);
      if (!story.ok) return story;
      for (const item of story.value) items.push(item);
    }
  }
  for (const name of partsOf(parts, map, 'comments')) {
    const read = countComments(parts, name, context.tally);
    if (!read.ok) return read;
  }
  return success(items);
}

function countComments(parts: Package, name: string, tally: Tally): Result<null> {
  return readPart(parts, name, {
    open: (tag, attributes) => {
      if (tag === 'w:comment') tally.comments++;
      else if (tag === 'w:bookmarkStart') tally.bookmarks.add((attributes['w:name'] ?? '').toLowerCase());
      return undefined;
    },
    close: () => undefined,
  });
}
