/** Owns the printing of a statement as its form, so that rule examples pass through the same reading as a department's file. Refuses file formats. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { PrintedDuty, PrintedStatement } from '#src/model/printed.ts';
import { type DutyField, dutyFields, type Profile } from '#src/model/profile.ts';
import { type DocumentDraft, startDocument } from './document-draft.ts';
import { printProject } from './print-project.ts';

const ordinals = [...'一二三四五六七八九十'];

/** A whole printed statement → the document a reader would take out of its file. */
export function printStatement(printed: PrintedStatement, profile: Profile): ExtractedDocument {
  const omit = new Set(printed.omit ?? []);
  const draft = startDocument((text) => replaceAll(text, printed.replace ?? {}));
  draft.addLine(shown(printed.title));
  draft.addLine(shown(printed.preparedBy));
  draft.addLine(shown(printed.reviewedBy));
  if (!omit.has('contents')) printContents(draft, printed, profile, omit);
  printPartOne(draft, printed, profile, omit);
  if (!omit.has('projects')) {
    draft.addLine(`${profile.parts.two.number} ${profile.parts.two.titles[0] ?? ''}`);
    if (printed.projectsOpening) draft.addLine(shown(printed.projectsOpening));
    printed.projects?.forEach((project, index) => {
      printProject(draft, project, index + 1, profile, omit);
    });
  }
  return draft.finish();
}

function shown(value: string | number | null | undefined): string {
  return String(value ?? '');
}

function replaceAll(text: string, replacements: Readonly<Record<string, string>>): string {
  return Object.entries(replacements).reduce((edited, [from, to]) => edited.replaceAll(from, to), text);
}

function sectionTitles(profile: Profile): { readonly field: string; readonly title: string }[] {
  const { overall, itemised, safeguards } = profile.sections;
  return [
    { field: 'overall', title: overall.titles[0] ?? '' },
    { field: 'itemised', title: itemised.titles[0] ?? '' },
    { field: 'safeguards', title: safeguards.titles[0] ?? '' },
  ];
}

function printContents(
  draft: DocumentDraft,
  printed: PrintedStatement,
  profile: Profile,
  omit: ReadonlySet<string>,
): void {
  const own = printed.contents?.map(({ title, page, pointsNowhere = false }) => ({
    title,
    page: shown(page),
    pointsNowhere,
  }));
  const projects = (printed.projects ?? []).map(({ title, projectName }, index) =>
    shown(title ?? `${index + 1}、${shown(projectName)}${profile.project.titleEndings[0] ?? ''}`),
  );
  const titles = [
    ...sectionTitles(profile)
      .filter(({ field }) => !omit.has(field))
      .map(({ title }) => title),
    ...projects,
  ];
  draft.addLine(profile.contents.titles[0] ?? '');
  const entries = own ?? titles.map((title, index) => ({ title, page: String(index + 1), pointsNowhere: false }));
  for (const { title, page, pointsNowhere } of entries) draft.addEntry(`${title}\t${page}`, pointsNowhere);
}

function printPartOne(
  draft: DocumentDraft,
  printed: PrintedStatement,
  profile: Profile,
  omit: ReadonlySet<string>,
): void {
  const { overall } = profile.sections;
  draft.addLine(`${profile.parts.one.number} ${profile.parts.one.titles[0] ?? ''}`);
  const sections = sectionTitles(profile).filter(({ field }) => !omit.has(field));
  sections.forEach(({ field, title }, index) => {
    draft.addLine(`${ordinals[index] ?? ''}、${title}`);
    if (field === 'overall') {
      if (!omit.has('overallObjective'))
        printLabelled(draft, `${overall.overallObjective[0] ?? ''}：`, printed.overallObjective);
      if (!omit.has('dutyObjectives')) printDutyObjectives(draft, printed, `${overall.dutyObjectives[0] ?? ''}：`);
    } else if (field === 'safeguards') printLines(draft, printed.safeguardMeasures);
    else printDuties(draft, printed, profile, omit);
  });
}

function printLabelled(draft: DocumentDraft, label: string, text: string | number | null | undefined): void {
  draft.addLine(label);
  printLines(draft, text);
}

function printLines(draft: DocumentDraft, text: string | number | null | undefined): void {
  for (const line of shown(text).split('\n')) if (line !== '') draft.addLine(line);
}

function printDutyObjectives(draft: DocumentDraft, printed: PrintedStatement, label: string): void {
  printLabelled(draft, label, printed.dutiesOpening);
  printed.dutyObjectives?.forEach(({ name, text }, index) => {
    draft.addLine(`${ordinals[index] ?? ''}、${name}`);
    printLines(draft, text);
  });
}

function printDuties(
  draft: DocumentDraft,
  printed: PrintedStatement,
  profile: Profile,
  omit: ReadonlySet<string>,
): void {
  if (printed.itemisedOpening) draft.addLine(shown(printed.itemisedOpening));
  printed.duties?.forEach((duty, index) => {
    draft.addLine(`${index + 1}、${shown(duty.name)}`);
    for (const field of dutyFields) if (!omit.has(`duties.${field}`)) printDutyField(draft, duty, field, profile);
  });
}

// 绩效标准 opens with a colon, the other labels with 是.
function printDutyField(draft: DocumentDraft, duty: PrintedDuty, field: DutyField, profile: Profile): void {
  const label = profile.sections.itemised.labels[field][0] ?? '';
  draft.addLine(`${label}${field === 'gradingText' ? '：' : '是'}${shown(duty[field])}`);
}
