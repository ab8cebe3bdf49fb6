/** Owns the step from an extracted document to the statement under one profile. Refuses judgement and any knowledge of file formats. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Profile } from '#src/model/profile.ts';
import { type Notice, notice, type Result, success } from '#src/model/result.ts';
import type { Anchored, PerformanceStatement, StatementReading } from '#src/model/statement.ts';
import { squeeze } from '#src/text/normalise.ts';
import { readContents } from './contents.ts';
import { readCover } from './cover.ts';
import { documentLines, indexBlocks } from './document-lines.ts';
import { readDuty } from './duty-record.ts';
import { joinSentences } from './join-sentences.ts';
import { layoutHeadings, printedPassages } from './layout.ts';
import { outlineOf } from './outline.ts';
import { type PartOne, walkPartOne } from './part-one.ts';
import { walkPartTwo } from './part-two.ts';
import { anchorOf, joinPassages, textValue } from './passage.ts';
import { readProject } from './project-record.ts';

/** The profile whose form the document is, or null; the one with the most of its words wins. */
export function recognise(document: ExtractedDocument, profiles: readonly Profile[]): Profile | null {
  const text = squeeze(document.blocks.map((block) => block.text).join(''));
  const scored = profiles
    .filter(({ recognise: { exclude } }) => !exclude.some((word) => text.includes(word)))
    .map((profile) => ({ profile, score: profile.recognise.words.filter((word) => text.includes(word)).length }))
    .filter(({ profile, score }) => score >= profile.recognise.atLeast)
    .sort((a, b) => b.score - a.score);
  return scored[0]?.profile ?? null;
}

/** A document of the profile's form → its statement, every value with its anchor, and what stands around the values. */
export function readStatement(document: ExtractedDocument, profile: Profile): Result<StatementReading> {
  const blocks = indexBlocks(document);
  const outline = outlineOf(documentLines(document), profile);
  const { anchors: coverAnchors, ...cover } = readCover(outline.cover, profile);
  const partOne = walkPartOne(joinSentences(outline.partOne, profile), profile);
  const partTwo = walkPartTwo(outline.partTwo, profile, blocks);
  const projects = partTwo.projects.map((parts, index) => readProject(parts, index, profile));
  const duties = partOne.duties.map((heading, index) => readDuty(heading, itemsOfDuty(partOne, index)));
  const statement: PerformanceStatement = {
    ...cover,
    contents: readContents(outline.contents),
    sections: sectionsOf(partOne),
    duties: duties.map(({ duty }) => duty),
    projects: projects.map(({ project }) => project),
  };
  const reading: StatementReading = {
    profile: profile.id,
    statement,
    layout: {
      headings: layoutHeadings(outline, partOne, partTwo),
      passages: [...printedPassages(outline, partOne, partTwo), ...projects.flatMap(({ passages }) => passages)],
      projects: projects.map(({ layout }) => layout),
      duties: duties.map(({ layout }) => layout),
      contentsHeading: outline.contentsHeading ? anchorOf(outline.contentsHeading.passage) : null,
      cover: coverAnchors,
    },
  };
  return success(reading, [...formNotices(reading), ...projects.flatMap(({ notices }) => notices)]);
}

function itemsOfDuty(partOne: PartOne, duty: number): PartOne['items'] {
  return partOne.items.filter(
    (item) => item.kind !== 'table' && item.owner.section === 'duty' && item.owner.duty === duty,
  );
}

function sectionsOf(partOne: PartOne): PerformanceStatement['sections'] {
  const overall = fieldText(partOne, 'overallObjective');
  const safeguards = fieldText(partOne, 'safeguardMeasures');
  const byDuty = partOne.items.some((item) => item.kind === 'heading' && item.field === 'dutyObjectives');
  const objectives = partOne.items.flatMap((item) =>
    item.kind === 'heading' && item.level === 4 && item.owner.section === 'part-1' && item.field !== null
      ? [{ field: item.field, heading: item.passage }]
      : [],
  );
  return {
    ...(overall ? { overallObjective: overall } : {}),
    ...(byDuty
      ? {
          dutyObjectives: partOne.dutyNames.map((name, index) => {
            const text = fieldText(partOne, objectives[index]?.field ?? '');
            return { name: textValue(name), text: text ?? { value: null, anchor: anchorOf(name) } };
          }),
        }
      : {}),
    ...(safeguards ? { safeguardMeasures: safeguards } : {}),
  };
}

/** The paragraphs a field took, one a line; blank under a heading without text, null without heading. */
function fieldText(partOne: PartOne, field: string): Anchored<string> | null {
  const texts = partOne.items.flatMap((item) => (item.kind === 'text' && item.field === field ? [item.passage] : []));
  if (texts.length > 0) return textValue(joinPassages(texts, '\n'));
  const heading = partOne.items.find((item) => item.kind === 'heading' && item.field === field);
  return heading?.kind === 'heading' ? { value: null, anchor: anchorOf(heading.passage) } : null;
}

function formNotices(reading: StatementReading): Notice[] {
  const { projects } = reading.statement;
  const headless = projects.filter(({ indicators }) => indicators.length === 0).length;
  return headless > 0 && projects.length > 0 ? [notice('columns-unsure', { projects: String(headless) })] : [];
}
