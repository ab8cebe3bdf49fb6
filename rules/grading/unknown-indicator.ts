/** The bands grade something that is no indicator of their duty. A subject that points to all indicators, or shortens the only one, is silent. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Duty } from '#src/model/statement.ts';
import { pointsToAll } from '#src/text/grading.ts';
import { isBlankOrFiller, normalise } from '#src/text/normalise.ts';

const joints = /[、，,；;和及与]|以及/gu;

/** Shorter pieces of running text are words, not names. */
const shortestName = 3;

// 两项指标, 以上目标完成, 绩效目标完成率, 按完成率打分，综合得分: all of them, whatever they are called.
const quantity = '(?:各|每|以上|上述|所有|全部|该|本|其|[一二两三四五六七八九十\\d]+)[项个类]?';
const thing = '(?:职责|年度|绩效|考核|评价|工作)*(?:目标|指标|任务|内容|工作)+';
const pointers = new RegExp(
  `^(?:${quantity}${thing}(?:值|完成率|完成情况|完成)?|(?:职责|年度|绩效|考核)*(?:目标|指标)(?:值|完成率|完成情况|完成)?|(?:按.{1,16}[，,])?(?:综合|考核|评价|测评|最终)*(?:得分|总分|评分|分数|分值))$`,
  'u',
);

/** A name as it is compared: a unit in brackets at its end left out. */
function nameKey(text: string): string {
  return normalise(text)
    .replace(/[。；;]$/u, '')
    .replace(/[(（][^()（）]*[)）]$/u, '');
}

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

function namesOf(duty: Duty): string[] {
  return (duty.indicators ?? []).map(({ value }) => nameKey(value ?? '')).filter((name) => !isBlankOrFiller(name));
}

function isKnown(subject: string, duty: Duty): boolean {
  const names = namesOf(duty);
  const objective = nameKey(duty.objective?.value ?? '');
  const key = nameKey(subject);
  if (pointsToAll(key) || pointers.test(key) || isMadeOf(key, [...names, objective])) return true;
  // A sentence under 绩效指标, or the objective, may print the name inside.
  const prose = [...names.filter((name) => /[，。；]/u.test(name)), objective];
  if (key.length >= shortestName && prose.some((text) => text.includes(key))) return true;
  const [only, ...others] = names;
  return others.length === 0 && only !== undefined && only.includes(key);
}

/** The names that the subject shortens, one for each of its pieces: 演出完成率 for 演出场次完成率; null where one is no short form. */
function shortenedNames(subject: string, duty: Duty): string[] | null {
  const names = namesOf(duty);
  const pieces = nameKey(subject)
    .split(joints)
    .filter((piece) => piece !== '');
  const found = pieces.map((piece) => names.find((name) => piece.length >= 2 && isSubsequence(piece, name)));
  return found.length > 0 && found.every((name) => name !== undefined) ? found : null;
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
}

function check(context: CheckContext): Hit[] | 'not-applicable' {
  const { duties } = context.reading.statement;
  const graded = duties.filter(({ gradingBands }) => gradingBands?.some(({ subject }) => subject.value !== null));
  if (graded.length === 0) return 'not-applicable';
  return duties.flatMap((duty, index): Hit[] => {
    // Without names there is nothing to compare with; the missing part is another rule's.
    if (namesOf(duty).length === 0) return [];
    const at =
      duty.gradingBands?.findIndex(({ subject }) => subject.value !== null && !isKnown(subject.value, duty)) ?? -1;
    const band = duty.gradingBands?.[at];
    if (!band) return [];
    const subject = band.subject.value ?? '';
    const short = shortenedNames(subject, duty);
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

const wrong = '活动完成大于90%为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。';

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
        statement: { duties: [{ indicators: '演出场次完成率、场地设备完好率。', gradingText: wrong }] },
        expect: [{ field: 'gradingBands[excellent]', quote: '活动完成', duty: 1 }],
      },
      {
        note: 'a short form of one of several names',
        statement: {
          duties: [
            {
              gradingText: '演出完成率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
            },
          ],
        },
        expect: [{ field: 'gradingBands[excellent]', quote: '演出完成率', variant: 'short-name' }],
      },
      {
        note: 'only the endings of the names',
        statement: {
          duties: [
            {
              indicators: '河道保洁覆盖率、水质断面达标率',
              gradingText: '覆盖率、达标率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
            },
          ],
        },
        expect: [{ field: 'gradingBands[excellent]', quote: '覆盖率、达标率', variant: 'short-name' }],
      },
      {
        note: 'another department’s indicator',
        statement: {
          duties: [
            {
              indicators: '审限内结案率、执行到位率。',
              gradingText: '校舍验收合格率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
            },
          ],
        },
        expect: [{ field: 'gradingBands[excellent]', quote: '校舍验收合格率' }],
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
        nearMiss: 'other words for all of them',
        statement: {
          duties: [
            { gradingText: '两项指标均达到90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。' },
            { gradingText: '绩效目标完成率90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。' },
          ],
        },
      },
      {
        nearMiss: 'a score over all',
        statement: { duties: [{ gradingText: '考核得分90分以上为优；80-89分为良；60-79分为中；59分以下为差。' }] },
      },
      {
        note: 'the unit in brackets is no part of the name',
        statement: {
          duties: [
            {
              gradingText: '演出场次完成率（%）90%（含）以上为优；80%（含）-90%为良；60%（含）-80%为中；60%以下为差。',
            },
          ],
        },
      },
      {
        note: 'the beginning of the only name',
        statement: {
          duties: [
            {},
            {
              indicators: '巡回审判场次',
              gradingText: '巡回审判24场及以上为优，20-23场为良，16-19场为中，不足16场为差',
            },
          ],
        },
      },
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
      { nearMiss: 'no names to compare with are another rule’s', statement: { duties: [{ indicators: '无' }] } },
      {
        note: 'no subject at all',
        statement: { duties: [{ gradingText: '90-100分为优；80-89分为良；60-79分为中；0-59分为差' }] },
      },
    ],
  },
} satisfies CodedRule;
