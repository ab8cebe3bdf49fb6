/** Owns the reading of the values that one grade takes: ranges, signs, words, notes 含 and 不含. Refuses what leans on a target value and what speaks of two indicators. */
import { parseChineseNumeral } from './numerals.ts';

/** One end of a band. `says` tells what settles whether the value itself belongs: a note 含 or 不含, a word such as 大于, or nothing. */
export type BandEnd = { readonly value: number; readonly inclusive: boolean; readonly says: 'note' | 'word' | null };

/** The values as printed, in their printed unit: 万分之三 is 3 of unit ‱; `start` is where they begin in the words. */
export type Interval = {
  readonly low: BandEnd | null;
  readonly high: BandEnd | null;
  readonly unit: string;
  readonly start: number;
};

const digits = '\\d+(?:\\.\\d+)?';
const number = `(${digits}|[百千万]分之(?:${digits}|[零〇一二三四五六七八九十百]+))`;
// A note belongs to the number before it, whatever unit stands between: 7-8万人（不含）.
const unit = '\\s*([%％‰]|[\\p{Script=Han}]{1,4}(?=\\s*[（(](?:不含|含))|[\\p{Script=Han}]{0,4}?)';
const mark = '\\s*([（(](?:不含|含)[^（()）]{0,6}[）)])?';
const belowWords =
  '小于或等于|小于等于|不高于|不超过|不大于|不多于|≤|＜＝|<=|未达到|低于|小于|少于|不足|不到|未满|＜|<';
const aboveWords = '大于或等于|大于等于|不低于|不少于|不小于|达到|≥|＞＝|>=|大于|高于|超过|多于|＞|>';
const openWords = new Set([
  '未达到',
  '低于',
  '小于',
  '少于',
  '不足',
  '不到',
  '未满',
  '＜',
  '<',
  '大于',
  '高于',
  '超过',
  '多于',
  '＞',
  '>',
]);

const range = new RegExp(`${number}${unit}${mark}\\s*(?:[-—–－~～]{1,2}|至|到)\\s*${number}${unit}${mark}`, 'u');
const sandwich = new RegExp(`${number}${unit}\\s*(≤|＜|<=|<)[^\\d≤＜<]*(≤|＜|<=|<)\\s*${number}${unit}`, 'u');
const brackets = new RegExp(`([\\[［(（])\\s*${number}${unit}\\s*[,，、]\\s*${number}${unit}\\s*([\\]］)）])`, 'u');
const shareOf = '(?:(?:目标|指标|计划|预期|任务)(?:值|数|额|量)?的)?';
const above = new RegExp(`(?<!不|未)(${aboveWords})\\s*${shareOf}${number}${unit}`, 'u');
const below = new RegExp(`(?<!不)(${belowWords})\\s*${shareOf}${number}${unit}`, 'u');
const andUp = new RegExp(`${number}${unit}${mark}\\s*(?:及)?以上`, 'u');
const andDown = new RegExp(`${number}${unit}${mark}\\s*(?:及)?(?:以下|以内|之内|内)`, 'u');
const single = new RegExp(`${number}${unit}`, 'u');

// 低于目标值的90% is a share of the target and is read; 低于目标值10%以内 is a distance from it.
const deviation =
  /超额(?:完成)?(?:年度|全年|既定)*(?:任务|计划|目标)?(?:值|数|量)?(?:的)?(?=[（(]?\d)|(?:低于|高于|超过|超出|超|优于|少于|多于|等于|偏离|大于|小于|短于|长于|早于|晚于|滞后|≥|≤|＞|＜|>|<|[比较与])(?:年度|年初|绩效|设定|预定|既定|考核|计划|预算)*(?:目标|指标|计划|预期|任务|预算|标准|规定)(?:值|数|额|量|时间|时限|要求)?[上下]?(?:浮动|提高|降低|增加|减少|缩短|延长)?(?=[（(]?(?:\d|[百千万]分之))/u;

/** The values in the words of one grade; null where none can be read for sure. */
export function readInterval(words: string): Interval | null {
  if (deviation.test(words) || speaksOfTwo(words)) return null;
  return readBounds(words) ?? readSingle(words) ?? readNothing(words);
}

// 无事故, 未发生泄密事件: none at all.
function readNothing(words: string): Interval | null {
  const match =
    /(?:无|零|未发生|不发生|未出现)[^\d，、且]{0,12}(?:事故|事件|投诉|差错|失误|故障|案件|上访|违规|违纪|违法|纠纷|发生)/u.exec(
      words,
    );
  return match ? { low: worded('0', true), high: worded('0', true), unit: '', start: match.index } : null;
}

function readBounds(words: string): Interval | null {
  return readBrackets(words) ?? readSandwich(words) ?? readRange(words) ?? readOneSided(words);
}

/** True where a grade is measured by the target itself: 达到目标值为良, 超过目标值10%以内为中. */
export function leansOnTarget(words: string): boolean {
  return (
    deviation.test(words) ||
    /(?:目标|指标|计划|预期|预定)(?:值|数|额|量)|(?:达到|完成|实现|符合)(?:年度|全年|预期|预定|既定)*(?:目标|计划|任务)|按期|按时|如期|提前|逾期/u.test(
      words,
    )
  );
}

// 停播率≤10秒/百小时、设备完好率≥98%: each part has values, and the second names what they are of.
function speaksOfTwo(words: string): boolean {
  const parts = words
    .split(/[，、；;]|,(?!\d{3}(?!\d))|且|同时/u)
    .filter((part) => readBounds(part) !== null || /\d\s*[%％‰]/u.test(part));
  return parts.slice(1).some(namesItsValues);
}

const noName = new RegExp(`${aboveWords}|${belowWords}|不?含|并且|而且|并|但|或者|或|其余|以[上下内]`, 'gu');

function namesItsValues(part: string): boolean {
  const before = part.slice(0, part.search(/\d/u)).replace(noName, '');
  return /\p{Script=Han}{2}/u.test(before);
}

function worded(value: string | undefined, inclusive: boolean): BandEnd {
  return { value: toNumber(value), inclusive, says: 'word' };
}

function notedEnd(value: string | undefined, note: string | undefined): BandEnd {
  return { value: toNumber(value), inclusive: !note?.includes('不含'), says: note === undefined ? null : 'note' };
}

const fractionUnits: Readonly<Record<string, string>> = { 百: '%', 千: '‰', 万: '‱' };

function toNumber(printed = ''): number {
  const bare = printed.replace(/^[百千万]分之/u, '');
  return /^\d/u.test(bare) ? Number(bare) : (parseChineseNumeral(bare) ?? Number.NaN);
}

// 万分之三 carries its unit in front.
function unitAt(printed: string | undefined, behind: string | undefined): string {
  const fraction = printed?.includes('分之') ? fractionUnits[printed.slice(0, 1)] : undefined;
  return fraction ?? behind ?? '';
}

function readBrackets(words: string): Interval | null {
  const match = brackets.exec(words);
  if (!match) return null;
  return {
    low: worded(match[2], /[[［]/u.test(match[1] ?? '')),
    high: worded(match[4], /[\]］]/u.test(match[6] ?? '')),
    unit: unitAt(match[4], match[5]),
    start: match.index,
  };
}

function readSandwich(words: string): Interval | null {
  const match = sandwich.exec(words);
  if (!match) return null;
  return {
    low: worded(match[1], /[≤=]/u.test(match[3] ?? '')),
    high: worded(match[5], /[≤=]/u.test(match[4] ?? '')),
    unit: unitAt(match[5], match[6]),
    start: match.index,
  };
}

function readRange(words: string): Interval | null {
  const match = range.exec(words);
  if (!match) return null;
  return {
    low: notedEnd(match[1], match[3]),
    high: notedEnd(match[4], match[6]),
    unit: unitAt(match[4], match[5]) || unitAt(match[1], match[2]),
    start: match.index,
  };
}

// 大于等于80%小于90%: both sides may stand in one clause.
function readOneSided(words: string): Interval | null {
  const up = above.exec(words);
  const down = below.exec(words);
  const upBehind = up ? null : andUp.exec(words);
  const downBehind = down ? null : andDown.exec(words);
  const low = up ? worded(up[2], !openWords.has(up[1] ?? '')) : upBehind ? notedEnd(upBehind[1], upBehind[3]) : null;
  const high = down
    ? worded(down[2], !openWords.has(down[1] ?? ''))
    : downBehind
      ? notedEnd(downBehind[1], downBehind[3])
      : null;
  const matches = [up, down, upBehind, downBehind].filter((match) => match !== null);
  if (matches.length === 0) return null;
  const units = [
    unitAt(up?.[2], up?.[3]),
    unitAt(down?.[2], down?.[3]),
    unitAt(upBehind?.[1], upBehind?.[2]),
    unitAt(downBehind?.[1], downBehind?.[2]),
  ];
  return {
    low,
    high,
    unit: units.find((one) => one !== '') ?? '',
    start: Math.min(...matches.map((match) => match.index)),
  };
}

function readSingle(words: string): Interval | null {
  const match = single.exec(words);
  // 万分之一至二: the second end is written as no pattern knows it.
  if (!match || /[-—–~～至到][\d零〇一二三四五六七八九十百]/u.test(words.slice(match.index + match[0].length)))
    return null;
  return {
    low: worded(match[1], true),
    high: worded(match[1], true),
    unit: unitAt(match[1], match[2]),
    start: match.index,
  };
}
