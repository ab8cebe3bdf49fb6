/** Owns the proof that names of many departments are given the right direction. Refuses targets, which the rule's own examples hold. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { programPath } from '#src/app/program-files.ts';
import { readYaml } from '#src/app/yaml-file.ts';
import { polarityOf } from '#src/engine/polarity.ts';
import { type Lexicon, lexiconSchema } from '#src/model/rule.ts';

async function polarityLexicon(): Promise<ReadonlyMap<string, Lexicon>> {
  const yaml = readYaml(await readFile(programPath('rules/lexicons/polarity.yaml'), 'utf8'));
  if (!yaml.ok) throw new Error(yaml.message);
  const lexicon = lexiconSchema.parse(yaml.value);
  return new Map([[lexicon.id, lexicon]]);
}
const lexicons = await polarityLexicon();

test.for([
  ['污染物达标排放率', 'higher'],
  ['违规用地整改率', 'higher'],
  ['逾期案件整改率', 'higher'],
  ['群众投诉下降率', 'higher'],
  ['预算成本节约率', 'higher'],
  ['窗口服务零差错率', 'higher'],
  ['问题清零完成率', 'higher'],
  ['未成年人入学率', 'higher'],
  ['农作物耕种机械化率', 'higher'],
  ['家长满意度（%）', 'higher'],
  ['税款逾期未缴率', 'lower'],
  ['案件未按期办结率', 'lower'],
  ['工程质量不合格率', 'lower'],
  ['一审案件改判率', 'lower'],
  ['不良事件发生率', 'lower'],
  ['供水抢修到场时间', 'lower'],
  ['污水处理成本', 'lower'],
  ['重大安全事故起数', 'lower'],
  ['草原退化率', 'lower'],
  ['治安案件增长率', 'lower'],
  ['安全生产责任事故数', 'lower'],
  ['负面舆情发生次数', 'lower'],
  ['逾期未结案件数', 'lower'],
  ['超期未归还图书册数', 'lower'],
  ['未按期整改项目数量', 'lower'],
  ['未办结事项销号数量', 'either'],
  ['危房未整改户数', 'lower'],
  ['失学辍学学生数', 'lower'],
  ['辍学学生劝返人数', 'either'],
  ['重污染天数', 'lower'],
  ['故障修复时间', 'lower'],
  ['企业开办时间', 'lower'],
  ['不动产登记办理平均用时', 'lower'],
  ['处置突发事故数', 'either'],
  ['积压案件执结数', 'either'],
  ['救助失学儿童人数', 'either'],
  ['零事故天数', 'either'],
  ['缩短企业开办时间', 'either'],
  ['结果公示时间', null],
  ['场馆开放天数', null],
  ['成本控制率', 'either'],
  ['减少二氧化碳排放量', 'either'],
  ['查处交通违规次数', 'either'],
  ['补助违规发放率', 'either'],
  ['财政收入下降率', 'either'],
  ['居民消费价格涨幅', 'either'],
  ['违法案件数量增长率', 'either'],
  ['抗菌药物使用率', 'either'],
  ['缴费用户数', null],
  ['设备使用时间', null],
  ['安排放映场次', null],
  ['人均培训时长', null],
  ['政务服务办事效率', null],
] as const)('%s is better %s', ([name, polarity]) => {
  expect(polarityOf(name, { lexicons }, 'polarity')?.polarity ?? null).toBe(polarity);
});
