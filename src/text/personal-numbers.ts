/** Owns which numbers in a text are those of a person: identity, mobile and bank card numbers with valid check digits. Refuses to keep or return any of them. */

const personalKinds = ['identity-number', 'mobile-number', 'bank-card'] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** What may stand between a word and the number that it speaks of: marks, blanks, a unit in brackets. */
const between = '(?:[（(][^（()）]{0,8}[）)])?[^\\p{L}\\p{N}，。；]{0,8}$';
const codeLabel = new RegExp(`(?:编码|代码|编号|序号|文号|单号|合同号|发票号|票据号|学号|工号)${between}`, 'u');
const amountLabel = new RegExp(`(?:金额|资金|经费|预算数|预算|收入|支出|拨款|合计|[￥¥$])${between}`, 'u');
/** These say that it is a person's, whatever else stands there. */
const personLabel = /(?:身份证|证件|手机|电话|联系方式)[^，。；]{0,8}$/u;
const cardLabel = /(?:卡号|账号|帐号|账户|帐户|银行)[^，。；]{0,20}$/u;
/** A number with a unit is an amount or a count. */
const unitBehind = /^\s?(?:[万亿]?元|亿|人次|[人个件户亩吨套台%％]|平方|公里)/u;
/** So many zeros at the end are an amount. */
const roundAmount = /0{6}$/u;
/** How far back the words before a number are looked at. */
const reach = 40;

/** Where letters or digits go on around it, the number is part of a longer code, a date or a decimal. */
function standsAlone(before: string, after: string): boolean {
  const dialled = /(?:^|\D)86[- ]?$/u.test(before);
  if (!dialled && /[0-9A-Za-z_][-—._]?$/u.test(before)) return false;
  return !/^(?:[0-9A-Za-z_]|[-—._][0-9A-Za-z])/u.test(after);
}

const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/u;
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isBirthday(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1900 || year > 2099) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2 && day === 29 && !leap) return false;
  return day >= 1 && day <= (daysOfMonth[month - 1] ?? 0);
}

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** GB 11643: province, birthday and check character (ISO 7064, MOD 11-2). */
function isIdentityNumber(number: string): boolean {
  if (!provinces.test(number) || !isBirthday(number.slice(6, 14))) return false;
  const sum = identityWeights.reduce((total: number, weight, at) => total + weight * Number(number[at]), 0);
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase();
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [at, digit] of Array.from(digits).reverse().entries()) {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** Beginnings of cards issued here; numbers that begin as foreign cards do count only where the text speaks of an account. */
const domesticCard = /^(?:62|9558|6013|3568)/u;
const foreignCard = /^(?:4|5[1-5])/u;

function isBankCard(digits: string, fronts: readonly string[]): boolean {
  const known =
    domesticCard.test(digits) || (foreignCard.test(digits) && fronts.some((front) => cardLabel.test(front)));
  return known && passesLuhn(digits) && !/^(\d)\1+$/u.test(digits);
}

type Search = {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  readonly holds: (digits: string, fronts: readonly string[]) => boolean;
};

const searches: readonly Search[] = [
  { kind: 'identity-number', pattern: /\d{17}[\dXx]/gu, holds: isIdentityNumber },
  {
    kind: 'mobile-number',
    pattern: /1[3-9]\d{9}|1[3-9]\d([ -])\d{4}\1\d{4}/gu,
    holds: (digits) => !roundAmount.test(digits),
  },
  { kind: 'bank-card', pattern: /\d{16,19}|\d{4}(?: \d{4}){3}(?: \d{1,3})?/gu, holds: isBankCard },
];

function isCodeOrAmount(fronts: readonly string[], after: string): boolean {
  if (fronts.some((front) => personLabel.test(front))) return false;
  return unitBehind.test(after) || fronts.some((front) => codeLabel.test(front) || amountLabel.test(front));
}

function hasNumber(text: string, labels: readonly string[], { pattern, holds }: Search): boolean {
  for (const match of text.matchAll(pattern)) {
    const [written] = match;
    const end = match.index + written.length;
    const own = text.slice(Math.max(0, match.index - reach), match.index);
    const after = text.slice(end, end + 4);
    if (!standsAlone(own, after)) continue;
    const fronts = own.length < reach ? [own, ...labels.map((label) => `${label} ${own}`)] : [own];
    if (!isCodeOrAmount(fronts, after) && holds(written.replace(/[ -]/gu, ''), fronts)) return true;
  }
  return false;
}

/**
 * The kinds of personal numbers that a text holds. `labels` are what stands in front of it, such as the heads of its row and
 * its column: a number after 项目编码 or 预算数 is a code or an amount, whatever its digits.
 */
export function personalNumbersIn(text: string, labels: readonly string[] = []): readonly PersonalKind[] {
  if (!/[0-9０-９]{4}/u.test(text)) return [];
  const plain = text.replace(/[０-９Ｘ]/gu, (digit) => digit.normalize('NFKC'));
  return searches.filter((search) => hasNumber(plain, labels, search)).map(({ kind }) => kind);
}
