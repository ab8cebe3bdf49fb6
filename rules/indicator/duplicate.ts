/** The same indicator twice in one project. Names that differ in what matters (一/二, 城/乡) are two indicators. */
import type { CheckContext, CodedRule, Hit } from '#src/model/rule.ts';
import type { Indicator, Project } from '#src/model/statement.ts';
import { normalise, squeeze } from '#src/text/normalise.ts';
import { isSimilar } from '#src/text/similarity.ts';

const nearlyEqual = 0.9;

/** Characters that make another object, place, time or measure of a name. */
const telling =
  /[0-9a-zA-Z〇零一二三四五六七八九十百千万两甲乙丙丁戊己庚辛壬癸上下左右前后内外里中东南西北城乡镇村屯县市省区州街旗新改扩建旧老原大小高低长短厚薄深浅男女初幼少青春夏秋冬早晚昼夜水电气热油煤风光干湿正副主次首末终公私民国农林牧渔猪牛羊鸡鸭鱼人车船路桥隧河湖库渠年月日季周旬升降增减进出入收支来去开关师生医护党团学教培率数量额度比值次件个期场总分单双多全半不未非无已待]/u;

function textOf(leaf: { value: string | null } | undefined): string {
  return normalise(leaf?.value ?? '').replace(/[。.;;,,]+$/u, '');
}

/** What two rows are compared by: as it is quoted, and as it is measured. */
type Row = { readonly name: string; readonly means: string; readonly folded: { name: string; means: string } };

function rowOf({ indicatorName, definition }: Indicator): Row {
  const [name, means] = [textOf(indicatorName), textOf(definition)];
  return { name, means, folded: { name: normalise(name), means: normalise(means) } };
}

type Likeness = 'equal' | 'undefined' | 'near' | null;

function likeness(a: Row, b: Row): Likeness {
  if (a.name === '' || b.name === '') return null;
  if (a.name === b.name) {
    if (a.means === '' && b.means === '') return 'undefined';
    return a.means === b.means ? 'equal' : null;
  }
  if (!isSimilar(a.folded.name, b.folded.name, nearlyEqual) || differsInSense(a.name, b.name)) return null;
  const sameMeaning = a.means === '' || b.means === '' || isSimilar(a.folded.means, b.folded.means, nearlyEqual);
  return sameMeaning && !differsInSense(a.means, b.means) ? 'near' : null;
}

/** True where what is left without the common beginning and end holds a telling character. */
function differsInSense(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return telling.test(a.slice(start, a.length - end) + b.slice(start, b.length - end));
}

const variants = { equal: {}, undefined: { variant: 'without-definition' }, near: { variant: 'near-equal' } } as const;

function repeatsIn(context: CheckContext, { indicators }: Project, project: number): Hit[] {
  const rows = indicators.map(rowOf);
  return indicators.flatMap((row, later): Hit[] => {
    context.tick();
    const own = rows[later];
    const earlier = own ? rows.slice(0, later).map((other) => likeness(other, own)) : [];
    const kind = (['equal', 'undefined', 'near'] as const).find((one) => earlier.includes(one));
    if (kind === undefined) return [];
    const first = earlier.indexOf(kind);
    const values = {
      name: squeeze(row.indicatorName?.value ?? ''),
      other: squeeze(indicators[first]?.indicatorName?.value ?? ''),
      row: String(first + 1),
    };
    return [{ ...context.at.indicator(project, later, 'indicatorName'), ...variants[kind], values }];
  });
}

export default {
  id: 'indicator/duplicate',
  title: { 'zh-CN': '指标重复', en: 'Indicator repeated' },
  about: {
    'zh-CN': '同一项目两行指标的名称和描述相同；只是相近的为请核对。',
    en: 'Two rows of a project have the same name and definition; near ones are to be checked.',
  },
  severity: 'error',
  variants: {
    'without-definition': {
      certainty: 'check',
      title: { 'zh-CN': '指标同名请核对', en: 'Same name twice: please check' },
      message: {
        'zh-CN': '与第{row}行同名，两行都没有描述，看不出区别。',
        en: 'Row {row} has the same name; neither has a definition.',
      },
      expected: { 'zh-CN': '一个指标一行。', en: 'One row an indicator.' },
      advice: {
        'zh-CN': '确认两行是否同一指标；确需更改的，再写入退回意见。',
        en: 'See whether both are one indicator; only then ask for a change.',
      },
    },
    'near-equal': {
      certainty: 'check',
      title: { 'zh-CN': '指标名称相近请核对', en: 'Names nearly equal: please check' },
      message: {
        'zh-CN': '与第{row}行“{other}”只差个别字。',
        en: 'It differs from row {row} by a character or so.',
      },
      expected: { 'zh-CN': '一个指标一行。', en: 'One row an indicator.' },
      advice: {
        'zh-CN': '确认两行是否同一指标；确需更改的，再写入退回意见。',
        en: 'See whether both are one indicator; only then ask for a change.',
      },
    },
  },
  dimension: 'form',
  status: 'stable',
  basis: [
    {
      document: { 'zh-CN': '文内对照', en: 'The text itself' },
      clause: { 'zh-CN': '名称和描述相同。', en: 'name and definition are equal.' },
      verified: true,
    },
  ],
  group: 'project',
  values: ['name', 'other', 'row'],
  check: (context) => {
    const { projects } = context.reading.statement;
    if (projects.every(({ indicators }) => indicators.length < 2)) return 'not-applicable';
    return projects.flatMap((project, index) => repeatsIn(context, project, index));
  },
  message: { 'zh-CN': '与第{row}行名称、描述都相同。', en: 'Name and definition equal those of row {row}.' },
  expected: { 'zh-CN': '一个指标一行。', en: 'One row an indicator.' },
  advice: {
    'zh-CN': '删去重复的一行，或写明两行各指什么。',
    en: 'Delete the repeated row, or say what each of them means.',
  },
  examples: {
    bad: [
      {
        statement: {
          projects: [
            {
              indicators: [
                { indicatorName: '新建公厕数量', definition: '全年新建公厕座数。', target: '=12座' },
                {
                  indicatorFamily: '数量指标',
                  indicatorName: '新建公厕数量',
                  definition: '全年新建公厕座数',
                  target: '≥12座',
                },
              ],
            },
          ],
        },
        expect: [{ field: 'indicators.indicatorName', quote: '新建公厕数量', row: 2 }],
      },
      {
        note: 'the same row under two families',
        statement: {
          projects: [
            {
              indicators: [
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '门诊病历合格率',
                  definition: '合格病历占抽查病历的比例。',
                  target: '≥95%',
                },
                {
                  indicatorClass: '效果指标',
                  indicatorFamily: '社会效益指标',
                  indicatorName: '门诊病历合格率',
                  definition: '合格病历占抽查病历的比例。',
                  target: '≥95%',
                },
              ],
            },
          ],
        },
        expect: [{ field: 'indicators.indicatorName', quote: '门诊病历合格率', row: 2 }],
      },
      {
        note: 'white space in a cell is no difference',
        statement: {
          projects: [
            {},
            {
              indicators: [
                { indicatorName: '造林面积', definition: '全年完成造林面积。', target: '≥500亩' },
                {
                  indicatorFamily: '数量指标',
                  indicatorName: '造林 面积',
                  definition: '全年完成造林面积。',
                  target: '≥500亩',
                },
              ],
            },
          ],
        },
        expect: [{ field: 'indicators.indicatorName', quote: '造林 面积', project: 2, row: 2 }],
      },
      {
        note: 'no definition tells the two apart',
        statement: {
          projects: [
            {
              indicators: [
                { indicatorFamily: '质量指标', indicatorName: '验收合格率', definition: null, target: '≥95%' },
                { indicatorFamily: '质量指标', indicatorName: '验收合格率', definition: null, target: '≥95%' },
              ],
            },
          ],
        },
        expect: [{ field: 'indicators.indicatorName', quote: '验收合格率', variant: 'without-definition', row: 2 }],
      },
      {
        note: 'one word of no weight between them',
        statement: {
          projects: [
            {
              indicators: [
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '困难群众临时救助资金发放准确率',
                  definition: null,
                  target: '≥98%',
                },
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '困难群众临时救助资金的发放准确率',
                  definition: null,
                  target: '≥98%',
                },
              ],
            },
          ],
        },
        expect: [
          {
            field: 'indicators.indicatorName',
            quote: '困难群众临时救助资金的发放准确率',
            variant: 'near-equal',
            row: 2,
          },
        ],
      },
    ],
    good: [
      {
        nearMiss: 'one character makes another object',
        statement: {
          projects: [
            {
              indicators: [
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '一级保护区水质监测断面达标率',
                  definition: null,
                  target: '≥98%',
                },
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '二级保护区水质监测断面达标率',
                  definition: null,
                  target: '≥92%',
                },
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '城市居民最低生活保障金发放率',
                  definition: null,
                  target: '≥98%',
                },
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '乡村居民最低生活保障金发放率',
                  definition: null,
                  target: '≥98%',
                },
                {
                  indicatorFamily: '数量指标',
                  indicatorName: '新建农村公路安全防护工程里程',
                  definition: null,
                  target: '≥8公里',
                },
                {
                  indicatorFamily: '数量指标',
                  indicatorName: '改建农村公路安全防护工程里程',
                  definition: null,
                  target: '≥6公里',
                },
              ],
            },
          ],
        },
      },
      {
        nearMiss: 'one name for two objects, told apart by the definitions',
        statement: {
          projects: [
            {
              indicators: [
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '验收合格率',
                  definition: '合格校舍占维修校舍的比例。',
                  target: '≥95%',
                },
                {
                  indicatorFamily: '质量指标',
                  indicatorName: '验收合格率',
                  definition: '合格操场占维修操场的比例。',
                  target: '≥95%',
                },
              ],
            },
          ],
        },
      },
      {
        nearMiss: 'one formula for two names',
        statement: {
          projects: [
            {
              indicators: [
                {
                  indicatorName: '学生满意度',
                  definition: '满意人数占调查人数的比例。',
                  target: '≥90%',
                  indicatorClass: '满意度指标',
                  indicatorFamily: '服务对象满意度指标',
                },
                {
                  indicatorName: '家长满意度',
                  definition: '满意人数占调查人数的比例。',
                  target: '≥90%',
                  indicatorClass: '满意度指标',
                  indicatorFamily: '服务对象满意度指标',
                },
              ],
            },
          ],
        },
      },
      {
        note: 'the same indicator in two projects',
        statement: {
          projects: [
            { indicators: [{ indicatorName: '培训人次', definition: '全年参训人次。', target: '≥200人次' }] },
            { indicators: [{ indicatorName: '培训人次', definition: '全年参训人次。', target: '≥50人次' }] },
          ],
        },
      },
    ],
  },
} satisfies CodedRule;
