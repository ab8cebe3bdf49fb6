/** Owns what stands around the values: headings with their emptiness, and every printed text of Part 1. Refuses to read values. */
import type { Heading, Owner, Passage as PrintedPassage } from '#src/model/statement.ts';
import { squeeze } from '#src/text/normalise.ts';
import type { TextLine } from './document-lines.ts';
import type { Outline } from './outline.ts';
import type { PartItem, PartOne } from './part-one.ts';
import type { PartTwo } from './part-two.ts';
import { anchorOf, joinPassages, type Passage } from './passage.ts';

const partOneOwner: Owner = { section: 'part-1' };

type Step = { readonly level: number; readonly heading: Omit<Heading, 'empty'> | null; readonly content: boolean };

/** Headings of the body in printed order. */
export function layoutHeadings(outline: Outline, partOne: PartOne, partTwo: PartTwo): Heading[] {
  const steps: Step[] = [
    ...partHeading(outline.partOneHeadings, 'partOne'),
    ...partOne.items.map(stepOf),
    ...partHeading(outline.partTwoHeadings, 'projects'),
    ...projectSteps(partTwo),
  ];
  return steps.flatMap((step, index) => (step.heading ? [{ ...step.heading, empty: isEmpty(steps, index) }] : []));
}

// Number and title of a part are one heading on two lines.
function partHeading(lines: readonly TextLine[], field: string): Step[] {
  if (lines.length === 0) return [];
  return [
    headingStep(
      joinPassages(
        lines.map(({ passage }) => passage),
        '',
      ),
      1,
      field,
      partOneOwner,
    ),
  ];
}

function headingStep(passage: Passage, level: number, field: string | null, owner: Owner): Step {
  return { level, content: false, heading: { text: passage.text, anchor: anchorOf(passage), owner, level, field } };
}

function stepOf(item: PartItem): Step {
  if (item.kind === 'table') return { level: 9, heading: null, content: true };
  if (item.kind === 'text') return { level: 9, heading: null, content: squeeze(item.passage.text) !== '' };
  return headingStep(item.passage, item.level, item.field, item.owner);
}

function projectSteps(partTwo: PartTwo): Step[] {
  const steps: Step[] = partTwo.remarks.map(() => ({ level: 9, heading: null, content: true }));
  const lone = (before: number) =>
    partTwo.loneTitles
      .filter((title) => title.before === before)
      .map(({ passage }) => headingStep(passage, 3, 'projects.title', partOneOwner));
  partTwo.projects.forEach((parts, index) => {
    steps.push(...lone(index));
    if (parts.title) steps.push(headingStep(parts.title, 3, 'title', { section: 'project', project: index }));
    steps.push({ level: 9, heading: null, content: true });
  });
  return [...steps, ...lone(partTwo.projects.length)];
}

function isEmpty(steps: readonly Step[], at: number): boolean {
  const level = steps[at]?.level ?? 0;
  for (const step of steps.slice(at + 1)) {
    if (step.content) return false;
    if (step.heading) return step.level <= level;
  }
  return true;
}

/** Every text of cover, contents and Part 1 that is no heading, with the field that took it. */
export function printedPassages(outline: Outline, partOne: PartOne, partTwo: PartTwo): PrintedPassage[] {
  const printed = (owner: Owner, field: string, passage: Passage): PrintedPassage => ({
    owner,
    field,
    indicator: null,
    text: passage.text,
    anchor: anchorOf(passage),
  });
  return [
    ...outline.cover.map(({ passage }) => printed({ section: 'cover' }, 'text', passage)),
    ...partOne.items.flatMap((item) => (item.kind === 'text' ? [printed(item.owner, item.field, item.passage)] : [])),
    ...partTwo.remarks.map((passage) => printed(partOneOwner, 'text', passage)),
  ];
}
