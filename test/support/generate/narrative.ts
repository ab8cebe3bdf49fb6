/** Owns the running text of Part 1 outside the duty blocks. Refuses slogans and dated phrases: they are defects of another kind. */
import type { PlainStatement } from './plain.ts';
import type { Prng } from './prng.ts';
import type { DutyWords } from './words.ts';

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 一 to 十. */
export function ordinal(number: number): string {
  return ordinals[number - 1] ?? String(number);
}

function overallObjective(office: string, year: number, duties: readonly DutyWords[], prng: Prng): string {
  const lead = prng.pick([
    `${year}年度，${office}将围绕县委、县政府确定的重点任务，统筹安排部门预算资金，把钱用在刀刃上，努力实现既定的绩效目标。`,
    `按照${year}年度部门预算编制要求，${office}坚持先有目标、后有预算，突出重点、压减一般性支出，确保各项职责履行到位。`,
  ]);
  const parts = duties.map(({ name, scope: [first, second, third] }, index) =>
    prng.pick([
      `${ordinal(index + 1)}、做好${name}工作。以${first}为重点，统筹推进${second}和${third}；完善考核办法，按季度调度任务完成情况，对进度滞后的单位及时督促，确保年底前完成全部任务。`,
      `${ordinal(index + 1)}、提升${name}水平。加大${first}力度，做实${second}，巩固${third}成果，回应群众关切，形成“有计划、有检查、有结果”的工作闭环，让资金使用看得见、摸得着。`,
    ]),
  );
  return [lead, ...parts].join('\n');
}

const measures = [
  '是要加强组织领导。成立预算绩效管理工作小组，由主要负责人牵头，财务股室和业务股室分工协作，把绩效目标分解到股室、到岗位。',
  '是要严格预算执行。按照批复的预算安排支出，每月通报支出进度，对进度偏慢的项目查明原因、限期整改，提高资金使用效率。',
  '是要开展绩效监控。年中对绩效目标实现程度和预算执行进度进行双监控，发现偏离及时纠正，年末组织绩效自评并公开结果。',
  '是要规范采购和资产管理。应采尽采，依法依规签订合同，新购资产及时入账、定期盘点，防止闲置浪费。',
  '是要强化内部控制。健全财务审批、合同审查等制度，落实不相容岗位分离，自觉接受审计和社会监督。',
  '是要做好业务培训。组织项目负责人学习绩效指标设置方法，提升目标编制质量，做到花钱必问效。',
];

function safeguardMeasures(office: string, year: number, prng: Prng): string {
  const lead = `为保证${year}年度绩效目标如期实现，${office}将从以下方面落实保障措施。`;
  const chosen = prng.shuffle(measures).slice(0, prng.int(3, 5));
  return [lead, ...chosen.map((measure, index) => `${ordinal(index + 1)}${measure}`)].join('\n');
}

function dutyText({ scope: [first, second, third] }: DutyWords, prng: Prng): string {
  return prng.pick([
    `认真履行职责，完成${first}、${second}各项任务，推动${third}取得实效，让群众得到看得见的好处。`,
    `以${first}为主线，健全${second}工作机制，规范${third}流程，按时完成上级下达的各项任务。`,
  ]);
}

/** The three narrative sections; the duty objectives stand in the order of the duties. */
export function generateSections(
  office: string,
  year: number,
  duties: readonly DutyWords[],
  prng: Prng,
): PlainStatement['sections'] {
  return {
    overallObjective: overallObjective(office, year, duties, prng),
    dutyObjectives: duties.map((duty) => ({ name: duty.name, text: dutyText(duty, prng) })),
    safeguardMeasures: safeguardMeasures(office, year, prng),
  };
}
