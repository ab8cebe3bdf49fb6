/** One rate, one definition, two targets in one text. Counts differ by project, and satisfaction by whom it asks. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Indicator, Target } from '#src/model/statement.ts';
import { normalise, squeeze } from '#src/text/normalise.ts';
import { boundOf } from '#src/text/target.ts';
import { unitKind } from '#src/text/units.ts';

type Row = {
  readonly project: number;
  readonly indicator: number;
  readonly name: string;
  readonly definition: string;
  readonly key: string;
  readonly target: Target;
};

function textOf(leaf: { value: string | null } | undefined): string {
  return normalise(leaf?.value ?? '').replace(/[。.;;,,]+$/u, '');
}

const rateEnding = /(?:率|比例|占比|比重)$/u;
const efficiency = /(?:效|频|功|税|利|费)率$/u;
const rateAllTheSame = /(?:有效|成功|缴费)率$/u;

function isRate(indicatorName: string): boolean {
  const name = indicatorName.replace(/\([^()]*\)$/u, '');
  return rateEnding.test(name) && (!efficiency.test(name) || rateAllTheSame.test(name));
}

/** A row that can be compared; null where its definition or number is missing, and for what is no rate. */
function comparable(row: Indicator, project: number, indicator: number): Row | null {
  const target = row.target?.value;
  if (!target || target.value === null) return null;
  const name = textOf(row.indicatorName);
  const definition = textOf(row.definition);
  if (definition === '' || !isRate(name)) return null;
  const asksPeople = `${name}${textOf(row.indicatorClass)}${textOf(row.indicatorFamily)}`.includes('满意');
  return asksPeople ? null : { project, indicator, name, definition, key: keyOf(target), target };
}

function keyOf({ comparator, value, unit, raw }: Target): string {
  const side = boundOf(comparator) ?? (/以上/u.test(raw) ? 'at-least' : /以下|以内/u.test(raw) ? 'at-most' : 'equal');
  // 95% and 95 are one target of a rate.
  return JSON.stringify([side, value, unitKind(unit) ?? 'percent']);
}

/** Rows of one name, definition and target. */
type Claim = { readonly definition: string; readonly key: string; readonly projects: Set<number> };

/** The claims of every name: hundreds of projects state few, so rows are compared with claims, not with each other. */
function claimsOf(rows: readonly Row[]): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, Map<string, Claim>>();
  for (const { name, definition, key, project } of rows) {
    const ofName = claims.get(name) ?? new Map<string, Claim>();
    claims.set(name, ofName);
    const stated = `${key}${definition}`;
    const claim = ofName.get(stated) ?? { definition, key, projects: new Set() };
    ofName.set(stated, claim);
    claim.projects.add(project);
  }
  return new Map([...claims].map(([name, ofName]) => [name, [...ofName.values()]]));
}

// A definition cut off at the end of its cell is the beginning of the whole one.
function contradicts(claim: Claim, { definition, key, project }: Row): boolean {
  const means = claim.definition.startsWith(definition) || definition.startsWith(claim.definition);
  return means && claim.key !== key && (claim.projects.size > 1 || !claim.projects.has(project));
}

function conflicts(context: CheckContext): Hit[] {
  const rows = context.reading.statement.projects.flatMap(({ indicators }, project) =>
    indicators.flatMap((row, indicator) => comparable(row, project, indicator) ?? []),
  );
  const claims = claimsOf(rows);
  const inConflict = (row: Row) => {
    context.tick();
    return claims.get(row.name)?.some((claim) => contradicts(claim, row)) ?? false;
  };
  return rows.filter(inConflict).map(({ project, indicator, name, target }) => ({
    ...context.at.indicator(project, indicator, 'target'),
    values: { name, target: squeeze(target.raw) },
  }));
}

const definition = '合格批次占抽检批次的比例。';

export default {
  id: 'target/same-indicator-different-target',
  title: { 'zh-CN': '同名指标取值不一', en: 'One indicator, different targets' },
  about: {
    'zh-CN': '同一文本两个项目的同名比率指标，描述相同而取值不同；人数、次数和满意度不比。',
    en: 'One rate with the same definition and two targets; counts and satisfaction are not compared.',
  },
  severity: 'warning',
  dimension: 'appropriateness',
  status: 'stable',
  basis: [
    {
      document: { 'zh-CN': '文内对照', en: 'The text itself' },
      clause: { 'zh-CN': '名称和描述相同，指标值不同。', en: 'name and definition are equal, the targets are not.' },
      verified: true,
    },
    {
      document: { 'zh-CN': '财预〔2015〕88号审核表“绩效合理性”', en: 'Caiyu [2015] No. 88, review form, 绩效合理性' },
      verified: false,
      inForce: { from: 2016 },
    },
  ],
  group: 'document',
  values: ['name', 'target'],
  check: (context) => (context.reading.statement.projects.length < 2 ? 'not-applicable' : conflicts(context)),
  message: {
    'zh-CN': '“{name}”描述相同，指标值有“{target*}”。',
    en: 'The definition is the same; the targets are {target*}.',
  },
  expected: { 'zh-CN': '同一指标取值一致，或描述写明不同。', en: 'One target, or definitions that differ.' },
  advice: {
    'zh-CN': '核实后统一指标值；对象不同的，在描述中写明。',
    en: 'Use one target; where the objects differ, say so in the definitions.',
  },
  examples: {
    bad: [
      {
        statement: {
          projects: [
            {
              indicators: [
                { indicatorFamily: '质量指标', indicatorName: '食材抽检合格率', definition, target: '≥98%' },
              ],
            },
            {
              indicators: [
                { indicatorFamily: '质量指标', indicatorName: '食材抽检合格率', definition, target: '≥90%' },
              ],
            },
          ],
        },
        expect: [
          { field: 'indicators.target', quote: '≥98%', project: 1, row: 1 },
          { field: 'indicators.target', quote: '≥90%', project: 2, row: 1 },
        ],
      },
      {
        note: 'one definition is cut off',
        statement: {
          projects: [
            {
              indicators: [
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '案件审结率',
                  definition: '审结案件占受理案件的比例',
                  target: '≥95%',
                },
              ],
            },
            {
              indicators: [
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '案件审结率',
                  definition: '审结案件占受理案件',
                  target: '≥85%',
                },
              ],
            },
          ],
        },
        expect: [
          { field: 'indicators.target', quote: '≥95%', project: 1 },
          { field: 'indicators.target', quote: '≥85%', project: 2 },
        ],
      },
      {
        note: 'another sign',
        statement: {
          projects: [
            {
              indicators: [
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '路灯亮灯率',
                  definition: '亮灯盏数占总盏数的比例。',
                  target: '≥98%',
                },
              ],
            },
            {
              indicators: [
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '路灯亮灯率',
                  definition: '亮灯盏数占总盏数的比例。',
                  target: '=98%',
                },
              ],
            },
          ],
        },
        expect: [
          { field: 'indicators.target', quote: '≥98%', project: 1 },
          { field: 'indicators.target', quote: '=98%', project: 2 },
        ],
      },
    ],
    good: [
      {
        nearMiss: 'counts differ by project',
        statement: {
          projects: [
            { indicators: [{ indicatorName: '培训人次', definition: '全年参训人次。', target: '≥200人次' }] },
            {},
            { indicators: [{ indicatorName: '培训人次', definition: '全年参训人次。', target: '≥50人次' }] },
          ],
        },
      },
      {
        nearMiss: 'blank definitions do not say that both mean the same',
        statement: {
          projects: [
            {
              indicators: [
                { indicatorFamily: '质量指标', indicatorName: '补贴发放准确率', definition: null, target: '≥90%' },
              ],
            },
            {
              indicators: [
                { indicatorFamily: '质量指标', indicatorName: '补贴发放准确率', definition: null, target: '≥95%' },
              ],
            },
          ],
        },
      },
      {
        nearMiss: 'other people are asked',
        statement: {
          projects: [
            {
              indicators: [
                {
                  indicatorClass: '满意度指标',
                  indicatorFamily: '服务对象满意度指标',
                  indicatorName: '群众满意率',
                  definition: '满意人数占调查人数的比例。',
                  target: '≥85%',
                },
              ],
            },
            {
              indicators: [
                {
                  indicatorClass: '满意度指标',
                  indicatorFamily: '服务对象满意度指标',
                  indicatorName: '群众满意率',
                  definition: '满意人数占调查人数的比例。',
                  target: '≥95%',
                },
              ],
            },
          ],
        },
      },
      {
        note: 'one target printed in two ways, and another object in the definition',
        statement: {
          projects: [
            {
              indicators: [
                { indicatorFamily: '质量指标', indicatorName: '水质达标率', definition, target: '≥95%' },
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '设备完好率',
                  definition: '完好水泵占水泵总数的比例。',
                  target: '≥95%',
                },
              ],
            },
            {
              indicators: [
                { indicatorFamily: '质量指标', indicatorName: '水质达标率', definition, target: '≥ 95 %' },
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '设备完好率',
                  definition: '完好路灯占路灯总数的比例。',
                  target: '≥98%',
                },
              ],
            },
          ],
        },
      },
    ],
  },
} satisfies CodedRule;
