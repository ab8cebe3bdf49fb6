/** Words of the empty form that were never replaced: XX, ××, ***, （填写…）, 示例：, 如：…等, 目标1： with nothing behind. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Passage } from '#src/model/statement.ts';

/** Placeholders anywhere: not inside a code or a foreign word, and not the stars that hide personal data. */
const placeholder = /(?<![A-Za-z0-9-])[XxＸｘ]{2,}(?![A-Za-z0-9-])|[×✕]{2,}|(?<![\d*＊])[*＊]{2,}(?![\d*＊])/gu;
/** Instructions that are the whole of what stands there. */
const instruction =
  /^(?:[^：:（(]{0,12}[：:])?\s*[（(](?:请|此处)?(?:填写|填报|写明|示例)[^（()）]*[）)]\s*$|^\s*(?:示例|填写示例|样例)\s*(?:[：:].*)?$/u;
/** 如：…等 where a value should stand. */
const sample = /^\s*(?:例)?如[：:].*等?[。.]?\s*$/u;
const bareNumber = /目标\s*\d+\s*[：:]\s*$/u;

function isValueCell({ owner, field }: Passage): boolean {
  return owner.section === 'project' && field !== 'useOfFunds' && field !== 'objectives' && field !== 'text';
}

/** 《××规划》 spoken of in prose names some plan, and 某某 hides a name; a quoted template is not one left over. */
function isQuotedTemplate(text: string, at: number): boolean {
  return /[“「]\s*$/u.test(text.slice(0, at));
}

function find(passage: Passage): readonly (readonly [number, number])[] {
  const { text } = passage;
  const whole: readonly (readonly [number, number])[] = [[0, text.length]];
  if (instruction.test(text) || bareNumber.test(text)) return whole;
  if (isValueCell(passage) && sample.test(text)) return whole;
  return [...text.matchAll(placeholder)]
    .filter(({ index }) => !isQuotedTemplate(text, index))
    .map((match) => [match.index, match.index + match[0].length] as const);
}

function check(context: CheckContext): Hit[] {
  return context.reading.layout.passages
    .filter(({ field, owner }) => field !== 'projectCode' && owner.section !== 'contents')
    .flatMap((passage) =>
      find(passage)
        .slice(0, 1)
        .map(([start, end]): Hit => {
          const hit = { ...context.at.stretch(passage, start, end), values: { found: passage.text.slice(start, end) } };
          return isValueCell(passage) ? hit : { ...hit, variant: 'in-prose' };
        }),
    );
}

export default {
  id: 'document/residual-template-text',
  title: { 'zh-CN': '留有表样提示文字', en: 'Template text left over' },
  about: {
    'zh-CN': '填报位置还留着“XX”“××”“***”“（填写…）”“示例”等提示文字。',
    en: 'Placeholders or instructions of the empty form were not replaced.',
  },
  severity: 'error',
  variants: {
    'in-prose': { severity: 'warning' },
  },
  dimension: 'form',
  status: 'stable',
  basis: [
    {
      document: { 'zh-CN': '表样', en: 'Form' },
      clause: { 'zh-CN': '提示文字应换成实际内容。', en: 'its prompts are to be replaced.' },
      verified: true,
    },
    {
      document: { 'zh-CN': '财预〔2015〕88号审核表“规范完整性”', en: 'Caiyu [2015] No. 88, review form, 规范完整性' },
      verified: false,
      inForce: { from: 2016 },
    },
  ],
  group: 'document',
  message: { 'zh-CN': '还留着“{found*}”，没有换成实际内容。', en: '“{found*}” was not replaced by content.' },
  expected: { 'zh-CN': '实际内容。', en: 'The actual content.' },
  advice: { 'zh-CN': '将“{found*}”换成实际的名称、数值或说明。', en: 'Replace it by the name, value or text meant.' },
  values: ['found'],
  check,
  examples: {
    bad: [
      {
        statement: { projects: [{ indicators: [{ target: '≥**%' }] }] },
        expect: [{ field: 'indicators.target', quote: '**' }],
      },
      {
        statement: { projects: [{ indicators: [{ targetBasis: '（填写确定依据）' }] }] },
        expect: [{ field: 'indicators.targetBasis', quote: '（填写确定依据）' }],
      },
      {
        statement: { projects: [{ indicators: [{ targetBasis: '《××发展规划》' }] }] },
        expect: [{ field: 'indicators.targetBasis', quote: '××' }],
      },
      {
        statement: { projects: [{ useOfFunds: '主要用于XX设备购置和安装调试。' }] },
        expect: [{ field: 'useOfFunds', quote: 'XX', variant: 'in-prose' }],
      },
      {
        statement: { projects: [{ objectives: '目标1：' }] },
        expect: [{ field: 'objectives', quote: '目标1：', variant: 'in-prose' }],
      },
      {
        statement: { projects: [{ indicators: [{ definition: '如：培训人数、培训场次等' }] }] },
        expect: [{ field: 'indicators.definition', quote: '如：培训人数、培训场次等' }],
      },
    ],
    good: [
      {
        nearMiss: 'a bracket inside a name',
        statement: { projects: [{ indicators: [{ indicatorName: '有效问卷（填写完整）份数' }] }] },
      },
      {
        nearMiss: '示例 inside a name',
        statement: {
          projects: [{ projectName: '送教下乡示例课', indicators: [{ definition: '全年开设的示例课节数。' }] }],
        },
      },
      {
        nearMiss: 'stars that hide personal data',
        statement: { projects: [{ useOfFunds: '联系电话138****5678，用于通知参训人员。' }] },
      },
      { note: 'a product of two numbers', statement: { projects: [{ indicators: [{ target: '7×24小时' }] }] } },
      {
        note: 'letters of a code or a size',
        statement: { projects: [{ useOfFunds: '购置XXL号演出服40套，编号AXX-12。' }] },
      },
      {
        note: 'an example inside a sentence',
        statement: { projects: [{ useOfFunds: '用于演出支出，如租车、劳务等。' }] },
      },
    ],
  },
} satisfies CodedRule;
