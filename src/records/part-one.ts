/** Owns the walk through Part 1: which line is a heading, a label or text, and to what it belongs. Refuses to compose values. */
import type { Profile } from '#src/model/profile.ts';
import type { Owner } from '#src/model/statement.ts';
import { normalise } from '#src/text/normalise.ts';
import { isNumberedHeading, type ListNumber, readListNumber } from '#src/text/numbering.ts';
import type { DocumentLine } from './document-lines.ts';
import { isHeadingOf, openingLabel } from './labels.ts';
import { type Passage, slicePassage } from './passage.ts';

/** What a line of Part 1 is. `field` is null for a heading that heads no field. */
export type PartItem =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3 | 4;
      readonly field: string | null;
      readonly owner: Owner;
      readonly passage: Passage;
    }
  | { readonly kind: 'text'; readonly field: string; readonly owner: Owner; readonly passage: Passage }
  | { readonly kind: 'table' };

export type DutyHeading = { readonly number: number; readonly name: Passage; readonly line: Passage };

export type PartOne = {
  readonly items: readonly PartItem[];
  readonly duties: readonly DutyHeading[];
  /** Names under 职责分类目标, in order. */
  readonly dutyNames: readonly Passage[];
};

type Zone = 'before' | 'overall' | 'duty-objectives' | 'itemised' | 'safeguards';

type Walk = {
  readonly profile: Profile;
  readonly items: PartItem[];
  readonly duties: DutyHeading[];
  readonly dutyNames: Passage[];
  zone: Zone;
  field: string;
  listStyle: ListNumber['style'] | null;
};

const partOne: Owner = { section: 'part-1' };
const safeguards: Owner = { section: 'safeguards' };

/** Lines of Part 1, sentences joined → headings and texts with their owners. */
export function walkPartOne(lines: readonly DocumentLine[], profile: Profile): PartOne {
  const walk: Walk = { profile, items: [], duties: [], dutyNames: [], zone: 'before', field: 'text', listStyle: null };
  for (const line of lines) {
    if (line.kind === 'table') walk.items.push({ kind: 'table' });
    else if (!enterSection(walk, line.passage)) readLine(walk, line.passage);
  }
  return walk;
}

function enterSection(walk: Walk, passage: Passage): boolean {
  const { overall, itemised, safeguards: closing } = walk.profile.sections;
  const zones: readonly (readonly [Zone, readonly string[], string, Owner])[] = [
    ['overall', overall.titles, 'overallObjective', partOne],
    ['itemised', itemised.titles, 'duties', partOne],
    ['safeguards', closing.titles, 'safeguardMeasures', safeguards],
  ];
  const found = zones.find(([, titles]) => isHeadingOf(passage.text, titles));
  // Inside a duty its own labels win over a section title of the same words.
  if (!found) return false;
  const [zone, , field, owner] = found;
  walk.zone = zone;
  walk.field = zone === 'itemised' ? 'text' : field;
  walk.listStyle = null;
  walk.items.push({ kind: 'heading', level: 2, field, owner, passage });
  return true;
}

function readLine(walk: Walk, passage: Passage): void {
  if (walk.zone === 'itemised') readItemisedLine(walk, passage);
  else if (walk.zone === 'safeguards') addText(walk, passage, safeguards);
  else readOverallLine(walk, passage);
}

function readOverallLine(walk: Walk, passage: Passage): void {
  const { overall } = walk.profile.sections;
  const objective = openingLabel(passage.text, overall.overallObjective);
  const byDuty = objective ? null : openingLabel(passage.text, overall.dutyObjectives);
  const opening = objective ?? byDuty;
  if (opening) {
    walk.zone = byDuty ? 'duty-objectives' : 'overall';
    walk.field = byDuty ? 'text' : 'overallObjective';
    walk.listStyle = null;
    const field = byDuty ? 'dutyObjectives' : 'overallObjective';
    addHeading(walk, passage, [opening.labelStart, opening.labelEnd], 3, field, partOne);
    addRest(walk, passage, opening.textStart, partOne);
  } else if (walk.zone === 'duty-objectives' && opensListItem(walk, passage)) {
    const name = nameOf(passage);
    walk.field = `dutyObjectives[${normalise(name.text)}]`;
    walk.dutyNames.push(name);
    walk.items.push({ kind: 'heading', level: 4, field: walk.field, owner: partOne, passage });
  } else addText(walk, passage, partOne);
}

// The first numbered heading of a section sets the style its siblings have; other styles are lists inside their text.
function opensListItem(walk: Walk, passage: Passage): boolean {
  if (!isNumberedHeading(passage.text)) return false;
  const style = readListNumber(passage.text)?.style ?? null;
  walk.listStyle ??= style;
  return style === walk.listStyle;
}

function nameOf(passage: Passage): Passage {
  return slicePassage(passage, [readListNumber(passage.text)?.length ?? 0, passage.text.length]);
}

function readItemisedLine(walk: Walk, passage: Passage): void {
  if (opensListItem(walk, passage) && isNextDuty(walk, passage)) {
    const name = nameOf(passage);
    const owner: Owner = { section: 'duty', duty: walk.duties.length };
    walk.duties.push({ number: readListNumber(passage.text)?.value ?? walk.duties.length + 1, name, line: passage });
    walk.field = 'text';
    walk.items.push({ kind: 'heading', level: 3, field: null, owner, passage });
    return;
  }
  if (walk.duties.length === 0) {
    addText(walk, passage, partOne);
    return;
  }
  const owner: Owner = { section: 'duty', duty: walk.duties.length - 1 };
  for (const [field, labels] of Object.entries(walk.profile.sections.itemised.labels)) {
    const opening = openingLabel(passage.text, labels);
    if (!opening) continue;
    walk.field = field;
    addHeading(walk, passage, [opening.labelStart, opening.labelEnd], 4, field, owner);
    addRest(walk, passage, opening.textStart, owner);
    return;
  }
  addText(walk, passage, owner);
}

// A numbered list inside a duty counts from 1 again; the next duty goes on counting, or is named under 职责分类目标.
function isNextDuty(walk: Walk, passage: Passage): boolean {
  const last = walk.duties.at(-1);
  if (!last) return true;
  const value = readListNumber(passage.text)?.value;
  const name = normalise(nameOf(passage).text);
  return value === last.number + 1 || walk.dutyNames.some(({ text }) => normalise(text) === name);
}

function addHeading(
  walk: Walk,
  passage: Passage,
  at: readonly [number, number],
  level: 3 | 4,
  field: string,
  owner: Owner,
): void {
  walk.items.push({ kind: 'heading', level, field, owner, passage: slicePassage(passage, at) });
}

function addRest(walk: Walk, passage: Passage, from: number, owner: Owner): void {
  const rest = slicePassage(passage, [from, passage.text.length]);
  if (rest.text !== '') addText(walk, rest, owner);
}

function addText(walk: Walk, passage: Passage, owner: Owner): void {
  walk.items.push({ kind: 'text', field: walk.field, owner, passage });
}
