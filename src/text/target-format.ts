/** Owns how a target cell is written: plain, or with words, ranges, approximations or odd characters around its number. Refuses to judge the number. Dates, standards and hours of service are no ranges. */
import { normalise } from './normalise.ts';
import { boundBehind, boundOf, parseTarget } from './target.ts';
import { readUnit, unitKind } from './units.ts';

/** `readable`: words for the sign; `signed`: a sign or a word for it, and other words beside the number; `mixed`: words that leave the direction open. */
export type TargetFault =
  | 'readable'
  | 'signed'
  | 'mixed'
  | 'range'
  | 'approximate'
  | 'several'
  | 'odd-characters'
  | 'full-width';

const date =
  /\d{4}年|\d{1,2}月(?!均)|\d{1,2}[日号](?:前|底)|季度|\d{4}[-./]\d{1,2}|^\d{4}(?:前|底)?$|年(?:内|底|末|中)|\d{1,2}:\d{2}/u;
const frequency = /每(?:个|半)?(?:年|季|月|周|旬|日|天)|\/(?:年|季度|月|周|日|天)/u;
const standard = /[A-Za-z]{1,6}(?:\/[A-Za-z])?\d[\d.]*[-—–]\d{2,4}(?:-\d{2,4})?|[〔[(（]\d{4}[〕\])）]\d*号?/gu;
const service = /\d+[×xX*]\d+(?:小时)?/gu;
const ratio = /\d+(?:\.\d+)?(?:[:：∶]|比)\d+(?:\.\d+)?|\d+\/\d+[万亿]?/gu;
const grade = /[Ⅰ-Ⅻ]|标准|规范|要求|等级|\d级|[A-Z]级|\dA|类|优|良|通过|验收/u;
/** What is right only between two ends. */
const twoSided = /pH|酸碱|温度|湿度|室温|水温|℃|摄氏度/iu;

const range = /\d[%‰]?(?:[\p{Script=Han}]{1,2})?(?:[-—–~～]+|至|到)\d/u;
const around = /^(?:大?约|近|大概|接近)|(?:左右|上下|余|多|来)(?:[\p{Script=Han}]{0,3})$/u;
/** 全年12次 and 人均5册 say of what, not how much. */
const neutral = /^(?:全[年县区市镇乡村校院]|辖区|覆盖|年度|年均|月均|日均|平均|人均|户均|累计|共计?|合计|总计)+/u;
/** Words that say how the number is meant and leave it readable. */
const lead =
  /^(?:全[年县区市镇乡村校院]|辖区|覆盖|年度|年均|月均|日均|平均|人均|户均|累计|共计?|合计|总计|年|较上年|比上年|较去年|比去年|同比|环比|不?超?出?预算)?(?:为|是)?(?:提高|提升|增长|增加|上升|下降|降低|减少|压减|节约|缩短|增产|增收|减亏|提前)?(?:至|到|了)?$/u;
const change =
  /^(?:较上年|比上年|较去年|比去年|同比|环比|年)?(?:提高|提升|增长|增加|上升|下降|降低|减少|压减|节约|缩短|增产|增收|减亏|提前)$/u;
const trailing = /^(?:[及或]?以?(?:上|下|内)|之内|内|前|后|底|止|起|\(?含\)?)*$/u;

/** What is odd in the writing of a target, or null; the name tells what is right only between two ends. */
export function targetFault(raw: string, name: string): TargetFault | null {
  if (/[０-９]/u.test(raw)) return 'full-width';
  const printed = normalise(raw);
  const text = printed
    .replace(standard, '')
    .replace(service, '')
    .replace(ratio, '')
    .replace(/\([^()]*\)/gu, '');
  if (!/\d/u.test(text) || date.test(printed) || frequency.test(text)) return null;
  if (/[*_]/u.test(text)) return 'odd-characters';
  if (range.test(text)) return twoSided.test(`${name}${text}`) ? null : 'range';
  if (grade.test(text)) return null;
  if ((text.match(/\d+(?:\.\d+)?/gu) ?? []).length > 1) return countNumbers(text) > 1 ? 'several' : null;
  return wordsAround(text);
}

// 元/5人 and 1,200元 hold one number each.
function countNumbers(text: string): number {
  return (
    text
      .replace(/\/\d+/gu, '')
      .replace(/(\d),(?=\d{3})/gu, '$1')
      .match(/\d+(?:\.\d+)?/gu) ?? []
  ).length;
}

function wordsAround(text: string): TargetFault | null {
  const { comparator, unit } = parseTarget(text);
  const at = text.search(/\d/u);
  const before = text.slice(comparator?.length ?? 0, Math.max(at, comparator?.length ?? 0));
  const number = /^\d[\d,]*(?:\.\d+)?/u.exec(text.slice(at))?.[0] ?? '';
  const rest = text.slice(at + number.length);
  const behind = rest.startsWith(unit ?? '') ? rest.slice(unit?.length ?? 0) : rest;
  if (around.test(before) || around.test(rest)) return 'approximate';
  if (!isLead(before) || !isTail(behind, unit))
    return boundOf(comparator) !== null || boundBehind(text) !== null ? 'signed' : 'mixed';
  if (comparator !== null && /[\p{Script=Han}]/u.test(comparator)) return 'readable';
  if (boundBehind(text) !== null) return 'readable';
  // 同比下降3% says which way and how far; there is no sign to put for it.
  return before.replace(neutral, '') === '' || change.test(before) ? null : 'readable';
}

function isLead(before: string): boolean {
  const bare = before.replace(/[-+]$/u, '');
  if (lead.test(bare)) return true;
  const inner = parseTarget(`${bare.replace(lead, '')}1`).comparator;
  const words = [
    ...bare.matchAll(/不少于|不低于|不超过|不高于|不大于|不小于|至少|最多|控制在|达到|达|超过|高于|低于|大于|小于/gu),
  ];
  const last = words.at(-1);
  return (
    inner !== null ||
    (last !== undefined && lead.test(bare.slice(0, last.index)) && lead.test(bare.slice(last.index + last[0].length)))
  );
}

// 12期培训班 names what is counted; 90%满意 does not belong to the number.
function isTail(behind: string, unit: string | null): boolean {
  // DDDs, NTU, dB, °C: units that no list holds.
  if (trailing.test(behind) || /^[A-Za-z/³²·°]+$/u.test(behind)) return true;
  const kind = unitKind(unit);
  return kind === 'count' && /^[\p{Script=Han}]{1,4}$/u.test(behind) && !/满意|合格|完成|达标|正常|良好/u.test(behind);
}

/** The target as a plain sign, number and unit, as an example: 90%满意 → ≥90%. */
export function plainTarget(raw: string): string {
  const text = normalise(raw);
  const number = /\d[\d,]*(?:\.\d+)?/u.exec(text)?.[0] ?? '';
  const unit = readUnit(text.slice(text.indexOf(number) + number.length)) ?? '';
  const bound = boundOf(parseTarget(text).comparator) ?? boundBehind(text);
  const signs = { 'at-least': '≥', 'more-than': '>', 'at-most': '≤', 'less-than': '<', equal: '=' } as const;
  const sign = bound === null ? (/%/u.test(text) ? '≥' : '=') : signs[bound];
  return `${sign}${number}${/满意|合格|完成|达标/u.test(unit) ? '' : unit}`;
}
