/** Owns defects of the duty blocks that concern grades and the swap of objective and indicators. Refuses missing parts. */
import { band, type Grading, gradeRate, joinBands } from '../grading.ts';
import type { PlainDuty } from '../plain.ts';
import { dutyPlace, found, type Injector, pickOrNull, withDuty } from './edit.ts';

/** The duty with the bands of `grading` in place of its own. */
function regrade(duty: PlainDuty, { text, bands }: Grading): PlainDuty {
  return { ...duty, gradingText: `${text}。`, gradingBands: bands };
}

/** Indicators graded in percent; a duty with one of another kind keeps its other bands out of the way by losing them. */
function subjectOf(duty: PlainDuty): string {
  return (duty.indicators ?? []).filter((name) => name?.endsWith('率')).join('、');
}

function inGrades(grade: (subject: string) => Grading): Injector {
  return (form, prng, ruleId) => {
    const fitting = form.statement.duties.flatMap((duty, index) =>
      (duty.indicators ?? []).every(
        (name) => name?.endsWith('率') && !/(?:投诉|漏损|超限|重复信访|差错|断线)率$/u.test(name),
      )
        ? [index]
        : [],
    );
    const index = pickOrNull(fitting, prng);
    if (index === null) return null;
    return found(
      withDuty(form, index, (duty) => regrade(duty, grade(subjectOf(duty)))),
      [dutyPlace(ruleId, index)],
    );
  };
}

/** 80 is good and fair, 60 fair and poor. */
function overlapping(subject: string): Grading {
  return {
    text: joinBands(
      subject,
      [
        ['excellent', '大于90%'],
        ['good', '80%-90%'],
        ['fair', '60%-80%'],
        ['poor', '60%以下'],
      ],
      false,
      '',
    ),
    bands: [
      band('excellent', 90, false, null, false, subject),
      band('good', 80, true, 90, true, subject),
      band('fair', 60, true, 80, true, subject),
      band('poor', null, false, 60, true, subject),
    ],
  };
}

/** Nothing is said of 85 to 90. */
function gapped(subject: string): Grading {
  const parts = [
    ['excellent', '大于等于90%'],
    ['good', '大于等于75%小于85%'],
    ['fair', '大于等于60%小于75%'],
    ['poor', '小于60%'],
  ] as const;
  return {
    text: joinBands(subject, parts, false, ''),
    bands: [
      band('excellent', 90, true, null, false, subject),
      band('good', 75, true, 85, false, subject),
      band('fair', 60, true, 75, false, subject),
      band('poor', null, false, 60, false, subject),
    ],
  };
}

/** Three grades that leave no gap: 中 is not there. */
function withoutFair(subject: string): Grading {
  const parts = [
    ['excellent', '大于等于90%'],
    ['good', '大于等于60%小于90%'],
    ['poor', '小于60%'],
  ] as const;
  return {
    text: joinBands(subject, parts, false, ''),
    bands: [
      band('excellent', 90, true, null, false, subject),
      band('good', 60, true, 90, false, subject),
      band('poor', null, false, 60, false, subject),
    ],
  };
}

/** 良 and 中 changed places: every score still has one grade. */
function disordered(subject: string): Grading {
  const parts = [
    ['excellent', '大于等于90%'],
    ['fair', '大于等于80%小于90%'],
    ['good', '大于等于60%小于80%'],
    ['poor', '小于60%'],
  ] as const;
  return {
    text: joinBands(subject, parts, false, ''),
    bands: [
      band('excellent', 90, true, null, false, subject),
      band('fair', 80, true, 90, false, subject),
      band('good', 60, true, 80, false, subject),
      band('poor', null, false, 60, false, subject),
    ],
  };
}

const plain = { everyBand: false, particle: '' } as const;

/** Under 绩效指标 a sentence, under 绩效目标 the name that the bands grade. */
const swapped: Injector = (form, prng, ruleId) => {
  const index = prng.int(0, form.statement.duties.length - 1);
  const changed = withDuty(form, index, (duty) => {
    const name = duty.indicators?.find((one) => one?.endsWith('率')) ?? '任务完成率';
    const sentence = '工作质量进一步提升，服务保障能力不断增强';
    return { ...regrade(duty, gradeRate(name, 'words', [90, 80, 60], plain)), objective: name, indicators: [sentence] };
  });
  return found(changed, [dutyPlace(ruleId, index, 'objective'), dutyPlace(ruleId, index, 'indicators')]);
};

const disorderOrMissing: Injector = (form, prng, ruleId) =>
  inGrades(prng.chance(0.5) ? withoutFair : disordered)(form, prng, ruleId);

export const gradingInjectors = {
  'objective/indicator-swapped': swapped,
  'grading/overlap': inGrades(overlapping),
  'grading/gap': inGrades(gapped),
  'grading/disorder-or-missing': disorderOrMissing,
  'grading/unknown-indicator': inGrades(() => gradeRate('档案调阅满足率', 'words', [90, 80, 60], plain)),
};
