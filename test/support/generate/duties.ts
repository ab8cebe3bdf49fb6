/** Owns how a duty block of Part 1 is made: five labelled parts and bands that grade its own indicators. Refuses swapped or missing parts. */
import {
  type Bounds,
  drawBounds,
  drawManner,
  type Grading,
  type GradingManner,
  gradeCount,
  gradeDownwards,
  gradeRate,
  gradeScore,
  type RateWording,
} from './grading.ts';
import type { PlainDuty } from './plain.ts';
import type { Prng } from './prng.ts';
import type { DutyWords } from './words.ts';

function dutyStatement([first, second, third]: DutyWords['scope'], prng: Prng): string {
  return prng.pick([
    `负责${first}、${second}和${third}，拟订有关规范并组织实施。`,
    `组织开展${first}、${second}、${third}，承担相关业务指导。`,
    `承担${first}、${second}以及${third}等工作，对各乡镇进行检查指导。`,
  ]);
}

function dutyObjective([first, second, third]: DutyWords['scope'], prng: Prng): string {
  const opening = prng.pick([
    `围绕${first}的年度任务，完善工作台账，落实责任分工，每季度通报一次进展。`,
    `把${first}放在突出位置，细化实施方案，明确时间节点和责任股室。`,
  ]);
  const middle = prng.pick([
    `做好${second}，对发现的问题列出清单、逐项销号，并将结果在一定范围内公开。`,
    `抓实${second}，统筹使用上级补助和本级预算资金，确保资金用在规定的方向。`,
  ]);
  return `${opening}${middle}加强${third}，通过现场检查、第三方抽查等方式掌握真实情况，及时改进薄弱环节。`;
}

function objective([first, second, third]: DutyWords['scope'], prng: Prng): string {
  return prng.pick([
    `完成${first}的全年任务，${second}和${third}走在全市前列。`,
    `按期完成${first}，使${second}更加规范，${third}得到群众认可。`,
    `建立${first}长效机制，完成${second}、${third}的年度计划。`,
  ]);
}

/** Bounds for the special indicator of a duty: small percents downwards, counts, or scores. */
function gradeSpecial(special: NonNullable<DutyWords['special']>, prng: Prng, manner: GradingManner): Grading {
  if (special.by === 'lower')
    return gradeDownwards(
      special.name,
      prng.pick([
        [1, 3, 5],
        [2, 4, 8],
        [5, 8, 12],
      ] as const),
      manner,
    );
  const counts: Bounds = prng.pick([
    [12, 10, 8],
    [24, 18, 12],
    [50, 40, 30],
  ] as const);
  if (special.by === 'count') return gradeCount(special.name, special.unit, counts, manner);
  return gradeScore(special.name, [90, 80, 60], manner);
}

function gradeDuty(duty: DutyWords, withSpecial: boolean, wording: RateWording, prng: Prng): Grading {
  const manner = drawManner(prng);
  const bounds = drawBounds(prng);
  const groups: Grading[] = [];
  if (duty.rates.length === 1 || prng.chance(0.5)) {
    groups.push(gradeRate(duty.rates.join('、'), wording, bounds, manner));
  } else if (!withSpecial && prng.chance(0.3)) {
    groups.push(gradeRate('各项指标', wording, bounds, { everyBand: false, particle: '' }));
  } else {
    for (const name of duty.rates) groups.push(gradeRate(name, wording, bounds, manner));
  }
  if (withSpecial && duty.special) groups.push(gradeSpecial(duty.special, prng, manner));
  return {
    text: `${groups.map(({ text }) => text).join(prng.pick(['。', '；']))}。`,
    bands: groups.flatMap(({ bands }) => bands),
  };
}

/** A duty with all five parts; its bands name exactly the indicators it lists. */
export function generateDuty(number: number, duty: DutyWords, wording: RateWording, prng: Prng): PlainDuty {
  const withSpecial = duty.special !== undefined && prng.chance(0.6);
  const grading = gradeDuty(duty, withSpecial, wording, prng);
  return {
    number,
    name: duty.name,
    dutyStatement: dutyStatement(duty.scope, prng),
    dutyObjective: dutyObjective(duty.scope, prng),
    objective: objective(duty.scope, prng),
    indicators: [...duty.rates, ...(withSpecial && duty.special ? [duty.special.name] : [])],
    gradingText: grading.text,
    gradingBands: grading.bands,
  };
}
