/** Owns the units that a target is counted in: money, time, counts. Refuses to judge whether a unit fits. */

const moneyUnits = ['亿元', '万元', '千元', '百元', '元', '角', '分钱', '美元'];
const timeUnits = [
  '个工作日',
  '个自然日',
  '工作日',
  '自然日',
  '个月',
  '个季度',
  '季度',
  '学时',
  '课时',
  '学年',
  '学期',
  '小时',
  '分钟',
  '秒钟',
  '个星期',
  '星期',
  '周',
  '年度',
  '年',
  '季',
  '月',
  '旬',
  '日',
  '天',
  '时',
  '分',
  '秒',
];
const countUnits = [
  '人次',
  '场次',
  '班次',
  '批次',
  '频次',
  '台次',
  '车次',
  '件次',
  '户次',
  '台套',
  '台（套）',
  '人天',
  '人日',
  '人年',
  '人月',
  '个百分点',
  '百分点',
  '平方米',
  '立方米',
  '平方公里',
  '平方千米',
  '公里',
  '千米',
  '万亩',
  '公顷',
  '公斤',
  '千克',
  '万吨',
  '万人次',
  '万人',
  '万户',
  '万册',
  '万份',
  '万元次',
  '万立方米',
  '万平方米',
  '微克/立方米',
  '毫克/升',
  '毫克/立方米',
  '兆瓦',
  '千瓦时',
  '千瓦',
  '人',
  '名',
  '位',
  '个',
  '项',
  '件',
  '次',
  '场',
  '期',
  '篇',
  '份',
  '本',
  '册',
  '套',
  '台',
  '辆',
  '部',
  '艘',
  '架',
  '条',
  '处',
  '座',
  '栋',
  '幢',
  '间',
  '所',
  '家',
  '户',
  '村',
  '镇',
  '乡',
  '街',
  '里',
  '米',
  '亩',
  '吨',
  '升',
  '斤',
  '克',
  '株',
  '棵',
  '头',
  '只',
  '羽',
  '尾',
  '宗',
  '起',
  '例',
  '批',
  '班',
  '组',
  '支',
  '张',
  '幅',
  '块',
  '片',
  '盏',
  '根',
  '口',
  '眼',
  '孔',
  '道',
  '门',
  '科',
  '类',
  '种',
  '级',
  '步',
  '集',
  '版',
  '颗',
  '枚',
  '具',
  '把',
  '顶',
  '面',
  '床',
  '席',
  '桌',
  '箱',
  '桶',
  '瓶',
  '袋',
  '包',
  '盒',
  '卷',
  '案',
  '单',
  '度',
  '倍',
  '成',
  '平方',
  '立方',
  '吨标煤',
  'km',
  'm',
  'kg',
  'mm',
  'cm',
  'ha',
  '㎡',
  '㎥',
  'm²',
  'm³',
  '℃',
  '°C',
  '宗地',
  '标段',
  '点位',
  '站',
  '点',
  '笔',
  '词',
  '字',
  '万字',
  '轮',
  '届',
  '段',
  '层',
  '路',
  '圈',
  '通',
  '封',
  '堂',
  '节',
  '课',
  '讲',
  '团',
  '队',
  '代',
  '尊',
  '匹',
  '样',
  '款',
  '号',
  '杯',
  '双',
  '对',
  '副',
  '伙',
  '排',
  '列',
  '厘米',
  '毫米',
  '微克',
  '毫克',
  '毫升',
  '分贝',
  '千伏',
  '安',
  '伏',
  '瓦',
];

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length);
const known = longestFirst([...new Set([...moneyUnits, ...timeUnits, ...countUnits])]);

export type UnitKind = 'percent' | 'money' | 'time' | 'count';

const percentUnits = new Set(['%', '％', '‰', '个百分点', '百分点']);
const moneySet = new Set(moneyUnits);
const timeSet = new Set(timeUnits);

/** What a unit as read by `readUnit` measures; null for no unit. 元/人 is money, 次/年 a count. */
export function unitKind(unit: string | null): UnitKind | null {
  if (unit === null) return null;
  if (percentUnits.has(unit)) return 'percent';
  const head = unit.split(/[/每]/u)[0] ?? unit;
  if (moneySet.has(head)) return 'money';
  return timeSet.has(head) ? 'time' : 'count';
}

const trailers =
  /^(?:以上|以下|以内|之内|左右|上下|及以上|及以下|（含）|\(含\)|含|起算|起至|前|后|内|底|末|初|止|至|到|—|-)/u;
const wordRun = /^[\p{Script=Han}A-Za-z℃°㎡㎥²³·]+/u;

/** The unit at the start of `text`, as printed; null where none stands directly there. */
export function readUnit(text: string): string | null {
  if (/^[%％‰]/u.test(text)) return text.slice(0, 1);
  if (trailers.test(text)) return null;
  const word = compoundWord(text) ?? known.find((unit) => text.startsWith(unit)) ?? unknownWord(text);
  if (word === null) return null;
  const per = /^(?:\/|每)[\p{Script=Han}A-Za-z·]{1,6}/u.exec(text.slice(word.length));
  return per ? word + cutTrailer(per[0]) : word;
}

// 家次, 户次, 台套: a count of one thing by another, where nothing else follows.
function compoundWord(text: string): string | null {
  const run = cutTrailer(wordRun.exec(text)?.[0] ?? '');
  const head = run.slice(0, -1);
  return /[次套天日年]$/u.test(run) && known.includes(head) ? run : null;
}

// A measure word we do not know is taken when it is short; a longer run is a phrase, not a unit.
function unknownWord(text: string): string | null {
  const run = cutTrailer(wordRun.exec(text)?.[0] ?? '');
  return run.length > 0 && run.length <= 3 ? run : null;
}

function cutTrailer(run: string): string {
  const at = run.search(/以上|以下|以内|之内|左右|及以/u);
  return at < 0 ? run : run.slice(0, at);
}
