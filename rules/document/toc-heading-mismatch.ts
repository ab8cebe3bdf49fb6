/** A contents entry whose words are no heading of the body, or pages that go backwards. A difference in numbering alone is silent. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import { titleReadings } from '#src/text/contents-line.ts';
import { normalise } from '#src/text/normalise.ts';
import { isNumberedHeading, stripListNumber } from '#src/text/numbering.ts';

/** Longer lines are sentences, not headings. */
const longestHeading = 80;

const partNumber = /^第[一二三四五六七八九十]+部分[:、]?/u;
const marks = /[:。．.、,;]+$/u;

/** A title as it is compared: no list number, no part number, no white space, width folded. */
function titleKey(text: string): string {
  return normalise(stripListNumber(text.trim())).replace(partNumber, '').replace(marks, '');
}

/** Every line of the body that may be a heading, and every two in a row: a long title runs over two lines. */
function headingKeys({ reading }: CheckContext): Set<string> {
  // A numbered line under a heading that the profile does not know stands in the field before it.
  const lines = [
    ...reading.layout.headings,
    ...reading.layout.passages.filter(
      ({ owner, field, text }) => owner.section !== 'cover' && (field === 'text' || isNumberedHeading(text)),
    ),
  ];
  const keys = lines.filter(({ text }) => text.length <= longestHeading).map(({ text }) => titleKey(text));
  const headings = reading.layout.headings.map(({ text }) => titleKey(text));
  const pairs = headings.slice(1).map((key, at) => `${headings[at]}${key}`);
  return new Set([...keys, ...pairs]);
}

function unknownTitles(context: CheckContext): Hit[] {
  const known = headingKeys(context);
  return context.reading.statement.contents.flatMap(({ title }, entry): Hit[] => {
    const keys = titleReadings(context.document, title).map(titleKey);
    if (keys[0] === '' || keys.some((key) => known.has(key))) return [];
    return [{ ...context.at.entry(entry, 'title'), values: { title: title.value ?? '', page: '' } }];
  });
}

// Part 2 may begin at page 1 again, so each part is counted for itself.
function pagesBackwards(context: CheckContext): Hit[] {
  const endings = context.profile.project.titleEndings;
  const last = new Map<string, number>();
  return context.reading.statement.contents.flatMap(({ title, page }, entry): Hit[] => {
    if (page.value === null) return [];
    const part = endings.some((ending) => normalise(title.value ?? '').endsWith(ending)) ? 'two' : 'one';
    const before = last.get(part) ?? 0;
    last.set(part, Math.max(before, page.value));
    if (page.value >= before) return [];
    return [
      {
        ...context.at.entry(entry, 'page'),
        variant: 'page-order',
        values: { title: title.value ?? '', page: String(page.value) },
      },
    ];
  });
}

export default {
  id: 'document/toc-heading-mismatch',
  title: { 'zh-CN': '目录标题与正文不同', en: 'Contents title not in the body' },
  name: { 'zh-CN': '目录与正文标题不一致', en: 'Contents and headings differ' },
  about: {
    'zh-CN': '目录一项的文字在正文标题中找不到；只差序号、空格、全半角的不算。',
    en: 'The words of an entry are no heading; numbers, spaces and width do not count.',
  },
  severity: 'warning',
  variants: {
    'page-order': {
      severity: 'info',
      title: { 'zh-CN': '目录页码倒退', en: 'Contents pages go backwards' },
      message: { 'zh-CN': '第{page}页排在更后的页码之后。', en: 'Page {page} follows a later page.' },
      expected: { 'zh-CN': '同一部分内页码递增。', en: 'Rising pages within a part.' },
      advice: { 'zh-CN': '更新目录，核对页码。', en: 'Update the contents and check the pages.' },
    },
  },
  dimension: 'form',
  status: 'stable',
  basis: [{ document: { 'zh-CN': '文内对照', en: 'The text against itself' }, verified: true }],
  group: 'document',
  yieldsTo: ['document/toc-project-mismatch'],
  message: { 'zh-CN': '正文没有与“{title*}”相同的标题。', en: 'No heading reads {title*}.' },
  expected: { 'zh-CN': '与正文标题相同的文字。', en: 'The words of the heading.' },
  advice: { 'zh-CN': '核对目录与正文，使两处标题一致。', en: 'Make entry and heading the same.' },
  values: ['title', 'page'],
  check: (context) =>
    context.reading.statement.contents.length === 0
      ? 'not-applicable'
      : [...unknownTitles(context), ...pagesBackwards(context)],
  examples: {
    bad: [
      {
        note: 'a word of the heading is missing',
        statement: {
          contents: [
            { title: '总体绩效目标', page: 1 },
            { title: '1、送戏下乡绩效目标表', page: 3 },
            { title: '2、骨干培训经费绩效目标表', page: 4 },
          ],
        },
        expect: [{ field: 'contents.title', quote: '1、送戏下乡绩效目标表' }],
      },
      {
        note: 'a broken page makes no other title',
        statement: {
          contents: [
            { title: '保障性措施', page: '错误！未定义书签。' },
            { title: '1、送戏下乡经费绩效目标表', page: 3 },
            { title: '2、骨干培训经费绩效目标表', page: 4 },
          ],
        },
        expect: [{ field: 'contents.title', quote: '保障性措施' }],
      },
      {
        statement: {
          contents: [
            { title: '1、送戏下乡专项绩效目标表', page: 3 },
            { title: '2、骨干培训经费绩效目标表', page: 4 },
          ],
        },
        expect: [{ field: 'contents.title', quote: '1、送戏下乡专项绩效目标表' }],
      },
      {
        statement: {
          contents: [
            { title: '总体绩效指标', page: 1 },
            { title: '1、送戏下乡经费绩效目标表', page: 3 },
            { title: '2、骨干培训经费绩效目标表', page: 4 },
          ],
        },
        expect: [{ field: 'contents.title', quote: '总体绩效指标' }],
      },
      {
        statement: {
          contents: [
            { title: '总体绩效目标', page: 5 },
            { title: '分项绩效目标', page: 2 },
            { title: '1、送戏下乡经费绩效目标表', page: 7 },
            { title: '2、骨干培训经费绩效目标表', page: 8 },
          ],
        },
        expect: [{ field: 'contents.page', quote: '2', variant: 'page-order' }],
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
        nearMiss: 'the numbers of the headings are left out, Part 2 begins at 1 again',
        statement: {
          contents: [
            { title: '总体绩效目标', page: 1 },
            { title: '分项绩效目标', page: 4 },
            { title: '工作保障措施', page: 7 },
            { title: '1、送戏下乡经费绩效目标表', page: 1 },
            { title: '2、骨干培训经费绩效目标表', page: 2 },
          ],
        },
      },
      {
        note: 'the part itself is listed',
        statement: {
          contents: [
            { title: '第一部分 部门整体绩效目标', page: 1 },
            { title: '一、总体绩效目标', page: 1 },
            { title: '第二部分 预算项目绩效目标', page: 5 },
            { title: '送戏下乡经费绩效目标表', page: 5 },
            { title: '骨干培训经费绩效目标表', page: 6 },
          ],
        },
      },
      {
        nearMiss: 'an entry without any table is another rule',
        statement: {
          contents: [
            { title: '1、送戏下乡经费绩效目标表', page: 3 },
            { title: '2、骨干培训经费绩效目标表', page: 4 },
            { title: '3、展厅维修经费绩效目标表', page: 5 },
          ],
        },
      },
      { note: 'no contents', statement: { omit: ['contents'] } },
    ],
  },
} satisfies CodedRule;
