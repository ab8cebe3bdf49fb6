/** The bands grade something that is no indicator of their duty. A subject that points to all indicators, or shortens the only one, is silent. */
import type { PrintedDuty, PrintedStatement } from '#src/model/printed.ts';
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Duty } from '#src/model/statement.ts';
import {
  comparedNames,
  isKnownSubject,
  looksLikeName,
  type PrintedNames,
  shortenedNames,
} from '#src/text/grading-subject.ts';
import { normalise } from '#src/text/normalise.ts';

/** What stands under 绩效指标 is an aim, and a name under 绩效目标: then the two are swapped, which is another rule's finding. */
function isSwapped({ objective, indicators }: PrintedNames, context: CheckContext): boolean {
  const degrees = context.lexicons.get('objectives')?.lists.degrees ?? [];
  const endings = context.lexicons.get('objectives')?.lists.nameEndings ?? [];
  const aim = normalise(objective ?? '').replace(/[。；;]$/u, '');
  const isName = !/[，,。；;]/u.test(aim) && endings.some((ending) => aim.endsWith(ending));
  const isAim = (text: string) =>
    !/[率度数量额比例]$/u.test(text.split(/[，,。；;]/u)[0] ?? '') && degrees.some((word) => text.includes(word));
  return isName && indicators.some((text) => isAim(normalise(text ?? '')));
}

function printedNames({ indicators, objective }: Duty): PrintedNames {
  return { indicators: (indicators ?? []).map(({ value }) => value), objective: objective?.value ?? null };
}

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const { duties } = context.reading.statement;
  const graded = duties.filter(({ gradingBands }) => gradingBands?.some(({ subject }) => subject.value !== null));
  if (graded.length === 0) return 'not-applicable';
  return duties.flatMap((duty, index): Hit[] => {
    const printed = printedNames(duty);
    // Without names there is nothing to compare with; the missing part is another rule's.
    if (comparedNames(printed).length === 0 || isSwapped(printed, context)) return [];
    const at =
      duty.gradingBands?.findIndex(
        ({ subject: { value } }) => value !== null && looksLikeName(value) && !isKnownSubject(value, printed),
      ) ?? -1;
    const band = duty.gradingBands?.[at];
    if (!band) return [];
    const subject = band.subject.value ?? '';
    const short = shortenedNames(subject, printed);
    return [
      {
        ...context.at.band(index, at, at),
        anchor: band.subject.anchor,
        ...(short ? { variant: 'short-name' } : {}),
        values: { subject, name: short?.join('、') ?? '' },
      },
    ];
  });
}

/** A statement with these duties. */
const duties = (...printed: PrintedDuty[]): PrintedStatement => ({ duties: printed });
const wrong = '服务完成率大于90%为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。';

export default {
  id: 'grading/unknown-indicator',
  title: { 'zh-CN': '分档对象不是本职责指标', en: 'Bands grade no indicator of the duty' },
  about: {
    'zh-CN': '绩效标准所评的名称没有列在本职责的绩效指标或绩效目标里。',
    en: 'What the bands grade is not named under 绩效指标 or 绩效目标 of the duty.',
  },
  severity: 'warning',
  variants: {
    'short-name': {
      certainty: 'check',
      title: { 'zh-CN': '分档对象请核对', en: 'What the bands grade: please check' },
      message: {
        'zh-CN': '“{subject}”像是“{name}”的简称，字面不同。',
        en: '{subject} may be short for {name}; the words differ.',
      },
      advice: {
        'zh-CN': '确认两处是否同一指标；不是的，再写入退回意见。',
        en: 'See whether both are one indicator; only if not ask for a change.',
      },
      basis: [
        {
          document: { 'zh-CN': '推断', en: 'Inference' },
          clause: { 'zh-CN': '字面相近。', en: 'the words are alike.' },
          verified: true,
        },
      ],
    },
  },
  dimension: 'relevance',
  status: 'stable',
  basis: [
    { document: { 'zh-CN': '文内对照', en: 'The text against itself' }, verified: true },
    {
      document: { 'zh-CN': '财预〔2015〕88号审核表“指标科学性”', en: 'Caiyu [2015] No. 88, review form, 指标科学性' },
      verified: false,
      inForce: { from: 2016 },
    },
  ],
  group: 'document',
  message: {
    'zh-CN': '绩效标准评的是“{subject}”，绩效指标里没有这一项。',
    en: 'The bands grade {subject}; no indicator has this name.',
  },
  expected: { 'zh-CN': '与绩效指标同名的分档对象。', en: 'A subject named like an indicator.' },
  advice: {
    'zh-CN': '将“{subject}”改为绩效指标中的名称，或补列这项指标。',
    en: 'Use the name of an indicator, or add this one.',
  },
  values: ['subject', 'name'],
  check,
  examples: {
    bad: [
      {
        statement: duties({ indicators: '演出场次完成率、场地设备完好率。', gradingText: wrong }),
        expect: [{ field: 'gradingBands[excellent]', quote: '服务完成率', duty: 1 }],
      },
      {
        note: 'a short form of one of several names',
        statement: duties({
          gradingText: '演出完成率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
        }),
        expect: [{ field: 'gradingBands[excellent]', quote: '演出完成率', variant: 'short-name' }],
      },
      {
        note: 'only the endings of the names',
        statement: duties({
          indicators: '河道保洁覆盖率、水质断面达标率',
          gradingText: '覆盖率、达标率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
        }),
        expect: [{ field: 'gradingBands[excellent]', quote: '覆盖率、达标率', variant: 'short-name' }],
      },
      {
        note: 'another department’s indicator',
        statement: duties({
          indicators: '审限内结案率、执行到位率。',
          gradingText: '校舍验收合格率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
        }),
        expect: [{ field: 'gradingBands[excellent]', quote: '校舍验收合格率' }],
      },
      {
        note: 'words changed places',
        statement: duties(
          {},
          {
            indicators: '培训合格率、教材发放率',
            gradingText: '合格率培训90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
          },
        ),
        expect: [{ field: 'gradingBands[excellent]', quote: '合格率培训', duty: 2 }],
      },
      {
        note: 'a heading before the grades that no indicator has',
        statement: duties({ gradingText: '上座率：优：≥95%；良：≥90%且<95%；中：≥80%且<90%；差：<80%' }),
        expect: [{ field: 'gradingBands[excellent]', quote: '上座率' }],
      },
      {
        note: 'the second subject is the unknown one',
        statement: duties({
          indicators: '演出场次完成率、场地设备完好率',
          gradingText: '演出场次完成率90%（含）以上为优；80%（含）-90%为良；上座率60%（含）-80%为中；60%以下为差。',
        }),
        expect: [{ field: 'gradingBands[fair]', quote: '上座率' }],
      },
    ],
    good: [
      {
        nearMiss: 'other words for all of them',
        statement: duties(
          { gradingText: '两项指标均达到90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。' },
          { gradingText: '绩效目标完成率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。' },
        ),
      },
      {
        nearMiss: 'objective and indicators are swapped, which is another finding',
        statement: duties({
          objective: '公路养护保障率',
          indicators: '公路养护水平进一步提升，路域环境明显改善',
          gradingText: '养护完成率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
        }),
      },
      {
        nearMiss: 'bands that lean on the target name it, and no subject',
        statement: duties({
          gradingText: '高于目标值为优；达到目标值为良；低于目标值10%以内为中；低于目标值10%以上为差',
        }),
      },
      {
        nearMiss: 'what is done, where, and on which condition is no other name',
        statement: duties(
          { indicators: '清淤长度', gradingText: '完成12公里以上为优；10公里以上为良；8公里以上为中；不足8公里为差' },
          {
            indicators: '隐患整改率、检查覆盖率',
            gradingText: '无事故且隐患整改率95%以上为优；90%以上为良；80%以上为中；不足80%为差',
          },
        ),
      },
      {
        nearMiss: 'the name stands once before the grades',
        statement: duties({ gradingText: '场地设备完好率：优：≥95%；良：≥90%且<95%；中：≥80%且<90%；差：<80%' }),
      },
      {
        nearMiss: 'a score over all',
        statement: duties({ gradingText: '考核得分90分以上为优；80-89分为良；60-79分为中；59分以下为差。' }),
      },
      {
        note: 'the unit in brackets is no part of the name',
        statement: duties({
          gradingText: '演出场次完成率（%）90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
        }),
      },
      {
        note: 'the beginning of the only name',
        statement: duties(
          {},
          {
            indicators: '巡回审判场次',
            gradingText: '巡回审判24场及以上为优，20-23场为良，16-19场为中，不足16场为差',
          },
        ),
      },
      {
        nearMiss: 'a subject that points to all',
        statement: duties({ gradingText: '各项指标均大于90%为优；80%-90%为良；60%-80%为中；60%以下为差。' }),
      },
      {
        nearMiss: 'two names run together',
        statement: duties({
          gradingText:
            '演出场次完成率场地设备完好率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
        }),
      },
      {
        note: 'the name stands under 绩效目标',
        statement: duties({
          objective: '场馆开放保障率',
          indicators: '服务水平进一步提升，群众更加满意',
          gradingText: '场馆开放保障率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
        }),
      },
      {
        note: 'the only indicator, shortened',
        statement: duties(
          {},
          {
            indicators: '培训合格率',
            gradingText: '合格率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
          },
        ),
      },
      {
        note: 'joined by 和',
        statement: duties({
          indicators: '演出场次完成率和场地设备完好率。',
          gradingText:
            '演出场次完成率和场地设备完好率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
        }),
      },
      { nearMiss: 'no names to compare with are another rule’s', statement: duties({ indicators: '无' }) },
      {
        note: 'no subject at all',
        statement: duties({ gradingText: '90-100分为优；80-89分为良；60-79分为中；0-59分为差' }),
      },
    ],
  },
} satisfies CodedRule;
