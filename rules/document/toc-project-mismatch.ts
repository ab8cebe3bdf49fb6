/** The contents list a project that has no table, or a table is not in the contents. A pair with other words is another rule's. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import { titleReadings } from '#src/text/contents-line.ts';
import { normalise } from '#src/text/normalise.ts';
import { readListNumber, stripListNumber } from '#src/text/numbering.ts';

type Side = { readonly index: number; readonly name: string; readonly number: number | null };

/** The project's name in a title: number and 绩效目标表 left out. */
function nameOf(title: string, endings: readonly string[]): string {
  const bare = normalise(stripListNumber(title));
  const ending = endings.find((candidate) => bare.endsWith(candidate));
  return ending ? bare.slice(0, -ending.length) : bare;
}

function entriesOf(context: CheckContext): Side[] {
  const { titleEndings } = context.profile.project;
  const names = new Set(tablesOf(context).flatMap((table) => table.names));
  return context.reading.statement.contents.flatMap(({ title }, index) => {
    const printed = title.value ?? '';
    // A long title begins on the line before; the reading that names a table is the right one.
    const readings = titleReadings(context.document, title);
    const full = readings.find((reading) => names.has(nameOf(reading, titleEndings))) ?? printed;
    const name = nameOf(full, titleEndings);
    const isProject = titleEndings.some((ending) => normalise(printed).endsWith(ending)) || names.has(name);
    const number = [full, ...readings].flatMap((reading) => readListNumber(reading)?.value ?? [])[0] ?? null;
    return isProject ? [{ index, name, number }] : [];
  });
}

function tablesOf({ reading, profile }: CheckContext): (Side & { readonly names: readonly string[] })[] {
  return reading.statement.projects.map(({ title, projectName, number }, index) => {
    const titled = nameOf(title?.value ?? '', profile.project.titleEndings);
    const named = normalise(projectName?.value ?? '');
    return { index, name: titled || named, names: [titled, named].filter((name) => name !== ''), number: number.value };
  });
}

/** Entries and tables that find no partner: by name first, then by number. */
function unpaired(context: CheckContext): { entries: Side[]; tables: Side[] } {
  const tables = tablesOf(context);
  const byName = entriesOf(context).filter((entry) => {
    const at = tables.findIndex(({ names }) => names.includes(entry.name));
    if (at >= 0) tables.splice(at, 1);
    return at < 0;
  });
  const entries = byName.filter((entry) => {
    const at = tables.findIndex(({ number }) => entry.number !== null && number === entry.number);
    if (at >= 0) tables.splice(at, 1);
    return at < 0;
  });
  return { entries, tables };
}

export default {
  id: 'document/toc-project-mismatch',
  title: { 'zh-CN': '目录所列项目缺表', en: 'Listed project has no table' },
  name: { 'zh-CN': '目录与项目表不对应', en: 'Contents and tables do not match' },
  about: {
    'zh-CN': '目录列了项目而正文没有项目表，或正文有项目表而目录没有列。',
    en: 'The contents list a project without a table, or leave out one that has a table.',
  },
  severity: 'error',
  variants: {
    'not-listed': {
      severity: 'warning',
      title: { 'zh-CN': '项目表未列入目录', en: 'Table not in the contents' },
      message: {
        'zh-CN': '目录列{entries}个项目，正文有{tables}张项目表，目录没有“{name*}”。',
        en: 'Contents lists {entries} projects; {tables} tables follow.',
      },
      advice: { 'zh-CN': '在目录中补列“{name*}”及页码。', en: 'Add {name*} and its page to the contents.' },
    },
  },
  dimension: 'completeness',
  status: 'stable',
  basis: [{ document: { 'zh-CN': '文内对照', en: 'The text against itself' }, verified: true }],
  group: 'document',
  message: {
    'zh-CN': '目录列{entries}个项目，正文有{tables}张项目表，没有“{name*}”。',
    en: 'Contents lists {entries} projects; {tables} tables follow.',
  },
  expected: { 'zh-CN': '目录与项目表一一对应。', en: 'One table for each entry.' },
  advice: {
    'zh-CN': '补报“{name*}”的绩效目标表；项目已取消的，从目录中删去。',
    en: 'Add the table {name*}, or remove the entry if the project was dropped.',
  },
  values: ['entries', 'tables', 'name'],
  check: (context) => {
    const { contents, projects } = context.reading.statement;
    if (contents.length === 0) return 'not-applicable';
    const left = unpaired(context);
    const counts = { entries: String(entriesOf(context).length), tables: String(projects.length) };
    return [
      ...left.entries.map(
        ({ index, name }): Hit => ({ ...context.at.entry(index, 'title'), values: { ...counts, name } }),
      ),
      ...left.tables.map(
        ({ index, name }): Hit => ({
          ...context.at.project(index, 'title'),
          variant: 'not-listed',
          values: { ...counts, name },
        }),
      ),
    ];
  },
  examples: {
    bad: [
      {
        note: 'one listed too many, one left out',
        statement: {
          contents: [
            { title: '送戏下乡经费绩效目标表', page: 3 },
            { title: '展厅维修经费绩效目标表', page: 5 },
          ],
        },
        expect: [
          { field: 'contents.title', quote: '展厅维修经费绩效目标表' },
          { field: 'title', quote: '2、骨干培训经费绩效目标表', variant: 'not-listed' },
        ],
      },
      {
        note: 'all tables gone',
        statement: {
          contents: [{ title: '1、送戏下乡经费绩效目标表', page: 3 }],
          projects: [],
          projectsOpening: '本部门2020年无预算项目。',
        },
        expect: [{ field: 'contents.title', quote: '1、送戏下乡经费绩效目标表' }],
      },
      {
        statement: {
          contents: [
            { title: '1、送戏下乡经费绩效目标表', page: 3 },
            { title: '2、骨干培训经费绩效目标表', page: 4 },
            { title: '3、展厅维修经费绩效目标表', page: 5 },
          ],
        },
        expect: [{ field: 'contents.title', quote: '3、展厅维修经费绩效目标表' }],
      },
      {
        statement: { contents: [{ title: '1、送戏下乡经费绩效目标表', page: 3 }] },
        expect: [{ field: 'title', quote: '2、骨干培训经费绩效目标表', project: 2, variant: 'not-listed' }],
      },
      {
        note: 'the contents name the sections only',
        statement: { contents: [{ title: '总体绩效目标', page: 1 }], projects: [{}] },
        expect: [{ field: 'title', quote: '1、送戏下乡经费绩效目标表', variant: 'not-listed' }],
      },
    ],
    good: [
      {
        nearMiss: 'a long title begins on the line before the one with its page',
        statement: {
          contents: [
            { title: '总体绩效目标', page: 1 },
            { title: '1、农村义务教育学生营养改善计划及家庭经济\n困难学生生活补助资金绩效目标表', page: 12 },
            { title: '2、骨干培训经费绩效目标表', page: 13 },
          ],
          projects: [{ projectName: '农村义务教育学生营养改善计划及家庭经济困难学生生活补助资金' }, {}],
        },
      },
      {
        nearMiss: 'a pair with other words is the business of another rule',
        statement: {
          contents: [
            { title: '1、送戏下乡专项绩效目标表', page: 3 },
            { title: '2、骨干培训经费绩效目标表', page: 4 },
          ],
        },
      },
      { note: 'no contents at all', statement: { omit: ['contents'] } },
      {
        note: 'numbers left out, white space and width aside',
        statement: {
          contents: [
            { title: '送戏下乡经费绩效目标表', page: 3 },
            { title: '骨干 培训经费绩效目标表', page: 4 },
          ],
        },
      },
      {
        note: 'a department without projects',
        statement: {
          contents: [{ title: '总体绩效目标', page: 1 }],
          projects: [],
          projectsOpening: '本部门2020年无预算项目。',
        },
      },
    ],
  },
} satisfies CodedRule;
