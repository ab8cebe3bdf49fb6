/** Owns how the subject of grading bands is matched with the names that its duty prints. Refuses wording and duties. */
import { isBlankOrFiller, normalise, squeeze } from './normalise.ts';

/** True for a subject that points to all indicators of its duty: 各项指标, 以上指标, 上述指标 … */
export function pointsToAll(subject: string): boolean {
  return /^(?:各项?|以上|上述|所有|全部|该|本项?|每项?|其)?(?:职责)?(?:绩效)?指标(?:值|完成率|完成情况)?$/u.test(
    squeeze(subject),
  );
}

const joints = /[、，,；;和及与]|以及/gu;

/** Shorter pieces of running text are words, not names. */
const shortestName = 3;

// 两项指标, 以上目标完成, 绩效目标完成率, 按完成率打分，综合得分: all of them, whatever they are called.
const quantity = '(?:各|每|以上|上述|所有|全部|该|本|其|[一二两三四五六七八九十\\d]+)[项个类]?';
const thing = '(?:职责|年度|绩效|考核|评价|工作)*(?:目标|指标|任务|内容|工作)+';
const pointers = new RegExp(
  `^(?:${quantity}${thing}(?:按时|按期|及时|全面|全部)?(?:值|完成率|完成情况|完成)?|(?:职责|年度|绩效|考核)*(?:目标|指标)(?:值|完成率|完成情况|完成)?|(?:按.{1,16}[，,])?(?:综合|考核|评价|测评|最终)*(?:得分|总分|评分|分数|分值))$`,
  'u',
);

/** A name as it is compared: a unit in brackets at its end left out. */
function nameKey(text: string): string {
  return normalise(text)
    .replace(/[。；;]$/u, '')
    .replace(/[(（][^()（）]*[)）]$/u, '');
}

/** The subject is a name, or names one behind the other with or without a joint between them. */
function isMadeOf(subject: string, names: readonly string[]): boolean {
  const bare = subject.replace(joints, '');
  const pieces = names.map((name) => name.replace(joints, '')).filter((name) => name !== '');
  const reached = new Set([0]);
  for (let at = 0; at < bare.length; at += 1) {
    if (!reached.has(at)) continue;
    for (const piece of pieces) if (bare.startsWith(piece, at)) reached.add(at + piece.length);
  }
  return reached.has(bare.length);
}

/** What one duty prints: the entries under 绩效指标 and the text under 绩效目标. */
export type PrintedNames = { readonly indicators: readonly (string | null)[]; readonly objective: string | null };

/** The entries under 绩效指标 as they are compared, blanks left out. */
export function comparedNames({ indicators }: PrintedNames): string[] {
  return indicators.map((value) => nameKey(value ?? '')).filter((name) => !isBlankOrFiller(name));
}

/** True where the subject is a printed name, several of them, all of them by a pointer, or the only one shortened. */
export function isKnownSubject(subject: string, printed: PrintedNames): boolean {
  const names = comparedNames(printed);
  const objective = nameKey(printed.objective ?? '');
  const key = nameKey(subject);
  if (pointsToAll(key) || pointers.test(key) || isMadeOf(key, [...names, objective])) return true;
  // A sentence under 绩效指标, or the objective, may print the name inside.
  const prose = [...names.filter((name) => /[，。；]/u.test(name)), objective];
  if (key.length >= shortestName && prose.some((text) => text.includes(key))) return true;
  // 两年内审计覆盖率, 未发生事故且整改率: a name with a condition.
  if (names.some((name) => name.length >= shortestName && key.includes(name))) return true;
  const [only, ...others] = names;
  const bare = key.replace(/^(?:全年|每[年月季周日]|每季度|年均|累计|共)+/u, '');
  return others.length === 0 && only !== undefined && only.includes(bare);
}

/** True where the words end or go on like the name of an indicator; 城区 or 一般 before a number name none. */
export function looksLikeName(subject: string): boolean {
  return /[率度数量额比次值]|时间|时限|周期|成本|面积|里程|人数/u.test(subject);
}

/** The names that the subject shortens, one for each of its pieces: 演出完成率 for 演出场次完成率; null where one is no short form. */
export function shortenedNames(subject: string, printed: PrintedNames): string[] | null {
  const names = comparedNames(printed);
  const pieces = nameKey(subject)
    .split(joints)
    .filter((piece) => piece !== '');
  const found = pieces.map((piece) => names.find((name) => piece.length >= 2 && isSubsequence(piece, name)));
  return found.length > 0 && found.every((name) => name !== undefined) ? found : null;
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
}
