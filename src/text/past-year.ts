/** Owns how a text sets something for a year: the deadline of a target, the year that a plan opens with. Refuses to know which year is meant to be planned. */
import { normalise } from './normalise.ts';
import { parseYear } from './numerals.ts';
import { splitSentences } from './sentences.ts';

/** A year as printed, with its stretch in UTF-16 units. */
export type PlannedYear = { readonly year: number; readonly start: number; readonly end: number };

const deadline =
  /^(?:≤|<|不晚于|最迟|确保|于|在)?(\d{4})(?:年(?:度)?(?:\d{1,2}月)?(?:份)?(?:\d{1,2}[日号])?|[-./]\d{1,2}(?:[-./]\d{1,2})?|)(?:[上中下]旬|[上下]半年|[第]?[一二三四1-4]季度)?(?:底|末|初|中)?(?:之?前|以前)?(?:全部|全面|按期)?(?:完成|完工|竣工|验收|交付|到位|发放|建成|投入使用)?$/u;

/** The year of a target that is nothing but a date to be done by: 2020年12月底前; null for any other target. */
export function deadlineYear(target: string): number | null {
  const text = normalise(target);
  const match = deadline.exec(text);
  // A bare number of four digits is a count.
  return match && /[年./-]|前|底|末/u.test(text) ? Number(match[1]) : null;
}

const year = '((?:[\\d０-９]\\s*){4}|[〇零○一二三四五六七八九]{4})\\s*年';
/** A year at the head of a sentence, and 确保2020年, 力争2020年 anywhere in it; N年度 is the name of a fiscal year. */
const opening = new RegExp(
  `^\\s*(?:\\d{1,2}[、.．]|[（(]\\d{1,2}[）)]|[一二三四五六七八九十]+[、是])?\\s*(${year})(?!度|\\s*[-—–~～至到和、])`,
  'u',
);
const intended = new RegExp(
  `(?:确保|力争|争取|拟于|拟在|计划于|计划在|计划|预计|预期)(?:在|于|到)?(${year})(?!度|\\s*[-—–~～至到和、])`,
  'gu',
);
const planVerb =
  /将|计划|拟|力争|争取|确保|围绕|努力|继续|要(?!求|素|件|闻)|重点(?:抓|做|推进|开展|围绕|实施|打造)|目标是|预计/u;
const lookingBack =
  /比(?![例赛重率选武拼])|较(?![好大强高快为多])|同比|以来|上年|上一年|往年|去年|历年|近年|决算|实际|基数|结转|结余|荣获|获得(?!感)|被评|已|截至|完成了|取得了?|自评|考核|审计|总结|通报|表彰|清算|尾款|欠|执行情况|报告|底前完成的/u;

/** The years for which the sentences of a text plan something, in order; sentences that look back plan nothing. */
export function plannedYears(text: string): PlannedYear[] {
  return splitSentences(text).flatMap(([from, to]) => {
    const sentence = text.slice(from, to);
    if (lookingBack.test(sentence)) return [];
    const first = opening.exec(sentence);
    const opens = first && planVerb.test(sentence) ? [first] : [];
    return [...opens, ...sentence.matchAll(intended)].flatMap((match): PlannedYear[] => {
      const printed = match[1] ?? '';
      const value = parseYear(match[2] ?? '');
      const start = from + match.index + match[0].lastIndexOf(printed);
      return value === null ? [] : [{ year: value, start, end: start + printed.length }];
    });
  });
}
