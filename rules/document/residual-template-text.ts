/** Words of the empty form that were never replaced: XX, ××, ***, （填写…）, 示例：, 如：…等, 目标1： with nothing behind. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Passage } from '#src/model/statement.ts';

/** Placeholders anywhere: not inside a code or a foreign word, and not the stars that hide the digits of a number. */
const placeholder =
  /(?<!\d)20[XxＸｘ×＊*]{2}(?=\s*年)|(?<![A-Za-z0-9-])[XxＸｘ]{2,}(?![A-Za-z0-9-])|[×✕]{2,}|(?<![\d*＊]\s?)[*＊]{2,}(?!\s?[\d*＊])/gu;
/** ≥X%, X人次: one letter where a number belongs. */
const targetLetter =
  /^\s*(?:[≥≤＝=＞＜><]|不[少低高超]于|不超过)?\s*[XxＸｘNn×✕*＊]\s*(?:[%％]|[个人次件场期份项台套辆户篇家所处名万元天日月年])/u;
/** （填写确定依据）, （请填写…） to the end of the cell; （填写完整） is a quality. */
const instruction =
  /[（(](?:(?:请|此处|在此|按要求)[^（()）]*(?:填|写|说明|注明|列明|描述)|(?:填写|填报|写明|示例)(?!完整|规范|齐全|正确|准确|合格|质量|率))[^（()）]*[）)]\s*[。.]?\s*$/u;
/** 示例：… as the whole of what stands there. */
const exampleCell = /^\s*(?:示例|填写示例|样例|范例)\s*(?:[：:].*)?$/u;
/** 如：…等 where a value should stand. */
const sample = /^\s*(?:例)?如[：:].*等?[。.]?\s*$/u;
const bareNumber = /目标\s*(?:\d+|[一二三四五六七八九十])\s*[：:]\s*$/u;

function isValueCell({ owner, field }: Passage): boolean {
  return owner.section === 'project' && field !== 'useOfFunds' && field !== 'objectives' && field !== 'text';
}

/** A quoted template such as “××市” is spoken of, not left over. */
function isQuotedTemplate(text: string, at: number): boolean {
  return /[“「]\s*$/u.test(text.slice(0, at));
}

const maskedName = /[王李张刘陈杨赵黄吴徐孙朱郭宋郑谢韩冯董萧袁邓傅沈彭吕蒋蔡贾魏薛][×✕*＊XxＸｘ]{1,2}$/u;
const person = /^\s*(?:同志|等[\d一二三四五六七八九十]*[人名户]|[案诉]|一案|家庭|户|先生|女士|老人|学生|（|\()/u;

/** 张××同志: personal data is hidden, nothing is missing. */
function isMaskedName(text: string, start: number, end: number): boolean {
  return maskedName.test(text.slice(Math.max(0, start - 1), end)) && person.test(text.slice(end));
}

function find(passage: Passage): readonly [number, number] | null {
  const { text, field } = passage;
  if (exampleCell.test(text) || bareNumber.test(text)) return [0, text.length];
  if (isValueCell(passage) && sample.test(text)) return [0, text.length];
  const told = instruction.exec(text) ?? (field === 'indicators.target' ? targetLetter.exec(text) : null);
  if (told) return [told.index, told.index + told[0].trimEnd().length];
  for (const { index, 0: found } of text.matchAll(placeholder)) {
    const end = index + found.length;
    if (!isQuotedTemplate(text, index) && !isMaskedName(text, index, end)) return [index, end];
  }
  return null;
}

function check(context: CheckContext): Hit[] {
  return context.reading.layout.passages
    .filter(({ field, owner }) => field !== 'projectCode' && owner.section !== 'contents')
    .flatMap((passage): Hit[] => {
      const found = find(passage);
      if (!found) return [];
      const [start, end] = found;
      const hit = { ...context.at.stretch(passage, start, end), values: { found: passage.text.slice(start, end) } };
      return [isValueCell(passage) ? hit : { ...hit, variant: 'in-prose' }];
    });
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
        statement: { projects: [{ useOfFunds: '20XX年购置检测设备。' }] },
        expect: [{ field: 'useOfFunds', quote: '20XX', variant: 'in-prose' }],
      },
      {
        statement: { projects: [{ indicators: [{ target: '≥X%' }, { target: '*人次' }] }] },
        expect: [
          { field: 'indicators.target', quote: '≥X%', row: 1 },
          { field: 'indicators.target', quote: '*人', row: 2 },
        ],
      },
      {
        note: 'the instruction stands behind the answer',
        statement: { projects: [{ indicators: [{ targetBasis: '年度巡查计划（填写文件名称）' }] }] },
        expect: [{ field: 'indicators.targetBasis', quote: '（填写文件名称）' }],
      },
      {
        statement: { projects: [{ useOfFunds: '（请说明资金的具体用途）' }] },
        expect: [{ field: 'useOfFunds', quote: '（请说明资金的具体用途）', variant: 'in-prose' }],
      },
      {
        statement: { safeguardMeasures: '一是成立以×××为组长的领导小组。二是按月通报支出进度。' },
        expect: [{ field: 'safeguardMeasures', quote: '×××', variant: 'in-prose' }],
      },
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
        nearMiss: 'a name that is hidden',
        statement: { projects: [{ useOfFunds: '补助张××同志等3户困难家庭，执行王××一案的鉴定费用。' }] },
      },
      {
        nearMiss: 'an account number with stars between its digits',
        statement: { projects: [{ useOfFunds: '拨付至6222 **** **** 1234账户，用于演出劳务。' }] },
      },
      {
        nearMiss: 'a template spoken of',
        statement: { safeguardMeasures: '一是规范用语，文件中不得出现“××市”“XX单位”等代称。' },
      },
      {
        note: 'a bracket that closes a name',
        statement: { projects: [{ indicators: [{ indicatorName: '有效问卷份数（填写完整）' }] }] },
      },
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
      {
        note: 'a letter that is part of a word',
        statement: { projects: [{ indicators: [{ target: 'X光片合格率≥95%' }] }] },
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
