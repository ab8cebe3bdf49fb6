/** Owns the printed document of a generated statement: paragraphs and tables with spans, the same for every format. Refuses bytes and markup. */
import { ordinal } from '../generate/narrative.ts';
import type { PlainContentsEntry, PlainStatement } from '../generate/plain.ts';
import type { GeneratedStatement } from '../generate/statement.ts';
import type { FormStyle } from '../generate/style.ts';
import { layOutDuty } from './duty-layout.ts';
import { type LayoutParagraph, paragraph } from './paragraph.ts';
import { type LayoutTable, layOutTable } from './table-layout.ts';

export type Layout = readonly (LayoutParagraph | LayoutTable)[];

/** What Word prints for a page number whose bookmark is gone. */
export const brokenReferenceText = '错误！未定义书签。';

function cover({ statement, style }: GeneratedStatement): LayoutParagraph[] {
  const owner = statement.department ? `${statement.department}部门` : '';
  const lines = [paragraph('cover-title', `${owner}${style.yearText}年部门预算绩效文本`)];
  if (statement.preparedBy) lines.push(paragraph('cover-line', `${statement.preparedBy}编制`));
  if (statement.reviewedBy) lines.push(paragraph('cover-line', `${statement.reviewedBy}审核`));
  return lines;
}

const partNames = ['部门整体绩效目标', '预算项目绩效目标'] as const;

function partHeading(number: 1 | 2, style: FormStyle): LayoutParagraph[] {
  const name = partNames[number - 1] ?? '';
  const first = `第${ordinal(number)}部分`;
  return style.partsInOneLine
    ? [paragraph('part', `${first} ${name}`)]
    : [paragraph('part', first), paragraph('part', name)];
}

/** A title without its number, white space and width: how an entry and its heading are the same. */
function bareTitle(title: string): string {
  return title.replace(/^(?:[一二三四五六七八九十]+、|\d+[、.．])/u, '').replace(/\s+/gu, '');
}

function isProjectEntry(entry: PlainContentsEntry): boolean {
  return /绩效目标表$/u.test(entry.title ?? '');
}

function contents({ statement, style }: GeneratedStatement): LayoutParagraph[] {
  if (statement.contents.length === 0) return [];
  const entries = statement.contents.map((entry, index) => ({
    entry,
    line: {
      ...paragraph('contents-entry', entry.title ?? ''),
      reference: { bookmark: `_Toc${41000001 + index}`, page: entry.page, broken: entry.broken === true },
    },
  }));
  return [
    paragraph('contents-heading', style.contentsHeading),
    paragraph('contents-part', '第一部分 部门整体绩效目标'),
    ...entries.filter(({ entry }) => !isProjectEntry(entry)).map(({ line }) => line),
    paragraph('contents-part', '第二部分 预算项目绩效目标'),
    ...entries.filter(({ entry }) => isProjectEntry(entry)).map(({ line }) => line),
  ];
}

function paragraphs(text: string | null | undefined): LayoutParagraph[] {
  return text ? text.split('\n').map((line) => paragraph('text', line)) : [];
}

function overallSection(statement: PlainStatement): LayoutParagraph[] {
  const { overallObjective, dutyObjectives = [] } = statement.sections;
  const total = ordinal(dutyObjectives.length);
  return [
    paragraph('section', '一、总体绩效目标'),
    paragraph('label', '总体目标：'),
    ...paragraphs(overallObjective),
    paragraph('label', '职责分类目标：'),
    paragraph('text', `本年度${statement.department ?? ''}部门职责共分以下${total}项：`),
    ...dutyObjectives.flatMap((part, index) => [
      paragraph('duty-heading', `${ordinal(index + 1)}、${part.name ?? ''}`),
      ...paragraphs(part.text),
    ]),
  ];
}

function partOne({ statement, style }: GeneratedStatement): LayoutParagraph[] {
  const { safeguardMeasures } = statement.sections;
  return [
    ...partHeading(1, style),
    ...overallSection(statement),
    paragraph('section', '二、分项绩效目标'),
    paragraph(
      'text',
      `本年度${statement.department ?? ''}部门职责共分${ordinal(statement.duties.length)}项，下面分别说明：`,
    ),
    ...statement.duties.flatMap((duty) => layOutDuty(duty, style)),
    ...(safeguardMeasures === undefined ? [] : [paragraph('section', `三、${style.safeguardsTitle}`)]),
    ...paragraphs(safeguardMeasures),
  ];
}

function partTwo({ statement, style }: GeneratedStatement): (LayoutParagraph | LayoutTable)[] {
  return [
    ...partHeading(2, style),
    ...statement.projects.flatMap((project) => {
      const title = project.title ?? '';
      const [marker = ''] = /^\d+[、.]/u.exec(title) ?? [];
      return [
        paragraph('project-title', title.slice(marker.length), marker),
        paragraph('line', `${project.unitCode ?? ''} ${project.unitName ?? ''}`.trim()),
        paragraph('line', `单位：${project.currencyUnit ?? ''}`),
        layOutTable(project, style),
      ];
    }),
  ];
}

/** The heading an entry points to; an entry without a heading of its own points to the nearest by number, so that only broken ones lack a target. */
function headingOf(entry: LayoutParagraph, headings: readonly LayoutParagraph[]): LayoutParagraph | undefined {
  const bare = bareTitle(entry.text);
  const [number] = /^(?:\d+|[一二三四五六七八九十]+)/u.exec(entry.text) ?? [];
  return (
    headings.find((heading) => bareTitle(heading.marker + heading.text) === bare) ??
    headings.find((heading) => number !== undefined && (heading.marker + heading.text).startsWith(number)) ??
    headings.at(-1)
  );
}

function placeBookmarks(layout: Layout): Layout {
  const lines = layout.filter((block) => block.kind === 'paragraph');
  const headings = lines.filter(({ role }) => role === 'section' || role === 'project-title');
  const names = new Map<LayoutParagraph, string[]>();
  for (const line of lines) {
    if (!line.reference || line.reference.broken) continue;
    const heading = headingOf(line, headings);
    if (heading) names.set(heading, [...(names.get(heading) ?? []), line.reference.bookmark]);
  }
  return layout.map((block) => {
    const bookmarks = block.kind === 'paragraph' ? names.get(block) : undefined;
    return bookmarks && block.kind === 'paragraph' ? { ...block, bookmarks } : block;
  });
}

/** The document in reading order. Pure: equal forms give equal layouts. */
export function layOut(form: GeneratedStatement): Layout {
  return placeBookmarks([...cover(form), ...contents(form), ...partOne(form), ...partTwo(form)]);
}
