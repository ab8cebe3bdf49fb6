/** Owns the reading of numbers as Chinese offices write them: full width, thousands separators, Chinese numerals. Refuses units. */

const digits = new Map(
  [...'〇零一二三四五六七八九'].map((char, index) => [char, index === 0 ? 0 : index - 1] as const),
);
digits.set('○', 0).set('Ｏ', 0).set('O', 0).set('两', 2);
const tens = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** 三, 十二, 二十, 一百零五 → number; null where the text is no Chinese numeral below ten thousand. */
export function parseChineseNumeral(text: string): number | null {
  if (text === '') return null;
  let total = 0;
  let pending = 0;
  for (const char of text) {
    const digit = digits.get(char);
    const unit = tens.get(char);
    // 一二 and 二〇 are digits one behind the other, no numeral.
    if (digit !== undefined && pending !== 0) return null;
    if (digit !== undefined) pending = digit;
    else if (unit !== undefined) {
      total += (pending || 1) * unit;
      pending = 0;
    } else return null;
  }
  return total + pending;
}

const yearDigits = /^[〇零○Ｏ一二三四五六七八九]{4}$/u;

/** 2020, ２０２０ or 二〇二〇 → 2020; null where the text is no year of four digits. */
export function parseYear(text: string): number | null {
  const folded = text.normalize('NFKC').replace(/\s/gu, '');
  if (/^\d{4}$/u.test(folded)) return Number(folded);
  const chinese = text.replace(/\s/gu, '').replace(/O/gu, '〇');
  if (!yearDigits.test(chinese)) return null;
  return [...chinese].reduce((year, char) => year * 10 + (digits.get(char) ?? 0), 0);
}

const plainNumber = /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;

/** A whole cell as a number: "1,234.50", full width digits, optional % or unit sign at the end; null where it is none. */
export function parseNumber(text: string, suffixes: readonly string[] = ['%']): number | null {
  let folded = text.normalize('NFKC').replace(/\s/gu, '').replace(/−/gu, '-');
  for (const suffix of suffixes) {
    if (folded.endsWith(suffix)) {
      folded = folded.slice(0, -suffix.length);
      break;
    }
  }
  return plainNumber.test(folded) ? Number(folded.replace(/,/gu, '')) : null;
}

const fenPerUnit: Readonly<Record<string, number>> = { 元: 100, 千元: 100_000, 万元: 1_000_000, 亿元: 10_000_000_000 };

/** Units of money that a form may be printed in, longest first. */
export const currencyUnits = ['亿元', '万元', '千元', '元'] as const;

/** An amount as printed, in fen; `unit` is the unit of the table. Null where it cannot be read; never guessed. */
export function parseAmount(raw: string, unit: string): number | null {
  const folded = raw
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/^[¥￥]/u, '');
  const own = currencyUnits.find((candidate) => folded.endsWith(candidate));
  const value = parseNumber(own ? folded.slice(0, -own.length) : folded, []);
  const factor = fenPerUnit[own ?? unit];
  if (value === null || factor === undefined) return null;
  const fen = Math.round(value * factor);
  return Number.isSafeInteger(fen) ? fen : null;
}
