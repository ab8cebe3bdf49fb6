/** The bands grade something that is no indicator of their duty. A subject that points to all indicators, or shortens the only one, is silent. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Duty } from '#src/model/statement.ts';
import { pointsToAll } from '#src/text/grading.ts';
import { normalise } from '#src/text/normalise.ts';

const joints = /[、，,；;和及与]|以及/gu;

/** Shorter pieces of running text are words, not names. */
const shortestName = 3;

/** The subject is a name, or names one behind the other with or without a joint between them. */
function isMadeOf(subject: string, names: readonly string[]): boolean {
  const bare = subject.replace(joints, '');
  const pieces = names.map((name) => name.replace(joints, '')).filter((name) => name !== '');
  const reached = new Set([0]);
  for (let at = 0; at < bare.length; at += 1) {
    if (!reached.has(at)) continue;
    for (const piece of pieces) if (bare.startsWith(piece, at)) reached.add(at + piece.length);
  }
  return reached.has(bare.length);
}

function isKnown(subject: string, duty: Duty): boolean {
  const names = (duty.indicators ?? [])
    .map(({ value }) => normalise(value ?? '').replace(/[。；;]$/u, ''))
    .filter((name) => name !== '');
  const objective = normalise(duty.objective?.value ?? '');
  const key = normalise(subject);
  if (pointsToAll(key) || isMadeOf(key, [...names, objective])) return true;
  // A sentence under 绩效指标, or the objective, may print the name inside.
  const prose = [...names.filter((name) => /[，。；]/u.test(name)), objective];
  if (key.length >= shortestName && prose.some((text) => text.includes(key))) return true;
  const [only, ...others] = names;
  return others.length === 0 && only !== undefined && only.endsWith(key);
}

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const { duties } = context.reading.statement;
  const graded = duties.filter(({ gradingBands }) => gradingBands?.some(({ subject }) => subject.value !== null));
  if (graded.length === 0) return 'not-applicable';
  return duties.flatMap((duty, index): Hit[] => {
    // Without names there is nothing to compare with; the missing part is another rule's.
    const named =
      (duty.indicators ?? []).some(({ value }) => value !== null) || (duty.objective?.value ?? null) !== null;
    if (!named) return [];
    const at =
      duty.gradingBands?.findIndex(({ subject }) => subject.value !== null && !isKnown(subject.value, duty)) ?? -1;
    const band = duty.gradingBands?.[at];
    if (!band) return [];
    const names = (duty.indicators ?? []).flatMap(({ value }) => value ?? []).join('、');
    return [
      {
        ...context.at.band(index, at, at),
        anchor: band.subject.anchor,
        values: { subject: band.subject.value ?? '', names },
      },
    ];
  });
}

const wrong = '演出完成大于90%为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。';

export default {
  id: 'grading/unknown-indicator',
  title: { 'zh-CN': '分档对象不是本职责指标', en: 'Bands grade no indicator of the duty' },
  about: {
    'zh-CN': '绩效标准所评的名称没有列在本职责的绩效指标或绩效目标里。',
    en: 'What the bands grade is not named under 绩效指标 or 绩效目标 of the duty.',
  },
  severity: 'warning',
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
  values: ['subject', 'names'],
  check,
  examples: {
    bad: [
      {
        statement: { duties: [{ indicators: '演出场次完成率、场地设备完好率。', gradingText: wrong }] },
        expect: [{ field: 'gradingBands[excellent]', quote: '演出完成', duty: 1 }],
      },
      {
        note: 'words changed places',
        statement: {
          duties: [
            {},
            {
              indicators: '培训合格率、教材发放率',
              gradingText: '合格率培训90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
            },
          ],
        },
        expect: [{ field: 'gradingBands[excellent]', quote: '合格率培训', duty: 2 }],
      },
      {
        note: 'the second subject is the unknown one',
        statement: {
          duties: [
            {
              indicators: '演出场次完成率、场地设备完好率',
              gradingText: '演出场次完成率90%（含）以上为优；80%（含）-90%为良；上座率60%（含）-80%为中；60%以下为差。',
            },
          ],
        },
        expect: [{ field: 'gradingBands[fair]', quote: '上座率' }],
      },
    ],
    good: [
      {
        nearMiss: 'a subject that points to all',
        statement: { duties: [{ gradingText: '各项指标均大于90%为优；80%-90%为良；60%-80%为中；60%以下为差。' }] },
      },
      {
        nearMiss: 'two names run together',
        statement: {
          duties: [
            {
              gradingText:
                '演出场次完成率场地设备完好率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
            },
          ],
        },
      },
      {
        note: 'the name stands under 绩效目标',
        statement: {
          duties: [
            {
              objective: '场馆开放保障率',
              indicators: '服务水平进一步提升，群众更加满意',
              gradingText: '场馆开放保障率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
            },
          ],
        },
      },
      {
        note: 'the only indicator, shortened',
        statement: {
          duties: [
            {},
            {
              indicators: '培训合格率',
              gradingText: '合格率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
            },
          ],
        },
      },
      {
        note: 'joined by 和',
        statement: {
          duties: [
            {
              indicators: '演出场次完成率和场地设备完好率。',
              gradingText:
                '演出场次完成率和场地设备完好率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
            },
          ],
        },
      },
      {
        note: 'no subject at all',
        statement: { duties: [{ gradingText: '90-100分为优；80-89分为良；60-79分为中；0-59分为差' }] },
      },
    ],
  },
} satisfies CodedRule;
