/** Owns how Word prints the n-th item of a list (ECMA-376 part 1, ST_NumberFormat). Refuses counting. */

const digits = '〇一二三四五六七八九';
const financial = '零壹贰叁肆伍陆柒捌玖';

/** 12 as 十二, 120 as 一百二十, 105 as 一百零五. */
function countInChinese(number: number, figures: string, units: string, zero: string): string {
  if (number >= 10_000) return String(number);
  const [ten = '', hundred = '', thousand = ''] = units;
  const marks = ['', ten, hundred, thousand];
  const places = [...String(number)].map(Number);
  let text = '';
  let gap = false;
  places.forEach((figure, index) => {
    const mark = marks[places.length - 1 - index] ?? '';
    if (figure === 0) gap = true;
    else {
      text += (gap && text !== '' ? zero : '') + (figures[figure] ?? '') + mark;
      gap = false;
    }
  });
  return text;
}

function countFromTen(number: number): string {
  return countInChinese(number, digits, '十百千', '零').replace(/^一十/, '十');
}

function spellDigits(number: number, figures: string): string {
  return [...String(number)].map((figure) => figures[Number(figure)] ?? figure).join('');
}

/** a … z, then aa … zz, as Word does; not the columns of a spreadsheet. */
function letter(number: number): string {
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(Math.ceil(number / 26), 30));
}

const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(number: number): string {
  if (number > 32_767) return String(number);
  let rest = number;
  let text = '';
  for (const [value, sign] of romans) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

/** A run of signs for 1, 2, 3…; past its end Word goes back to plain figures. */
function pick(signs: string, number: number): string {
  return [...signs][number - 1] ?? String(number);
}

function ordinal(number: number): string {
  const teen = number % 100 > 10 && number % 100 < 14;
  return `${number}${(teen ? undefined : ['th', 'st', 'nd', 'rd'][number % 10]) ?? 'th'}`;
}

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

const formats: ReadonlyMap<string, (number: number) => string> = new Map([
  ['none', () => ''],
  ['decimalZero', (number: number) => String(number).padStart(2, '0')],
  ['upperRoman', (number: number) => roman(number).toUpperCase()],
  ['lowerRoman', roman],
  ['upperLetter', (number: number) => letter(number).toUpperCase()],
  ['lowerLetter', letter],
  ['ordinal', ordinal],
  ['chineseCounting', (number: number) => (number < 100 ? countFromTen(number) : spellDigits(number, digits))],
  ['taiwaneseCounting', (number: number) => (number < 100 ? countFromTen(number) : spellDigits(number, digits))],
  ['chineseCountingThousand', countFromTen],
  ['taiwaneseCountingThousand', countFromTen],
  ['japaneseCounting', (number: number) => countInChinese(number, digits, '十百千', '').replace(/一(?=[十百千])/g, '')],
  ['koreanCounting', (number: number) => spellDigits(number, '영일이삼사오육칠팔구')],
  ['chineseLegalSimplified', (number: number) => countInChinese(number, financial, '拾佰仟', '零')],
  ['ideographLegalTraditional', (number: number) => countInChinese(number, '零壹貳參肆伍陸柒捌玖', '拾佰仟', '零')],
  ['japaneseLegal', (number: number) => countInChinese(number, '零壱弐参四伍六七八九', '拾百阡', '')],
  ['ideographDigital', (number: number) => spellDigits(number, digits)],
  ['taiwaneseDigital', (number: number) => spellDigits(number, digits)],
  ['japaneseDigitalTenThousand', (number: number) => spellDigits(number, digits)],
  ['decimalFullWidth', (number: number) => spellDigits(number, '０１２３４５６７８９')],
  ['decimalFullWidth2', (number: number) => spellDigits(number, '０１２３４５６７８９')],
  ['decimalEnclosedCircle', (number: number) => pick(circled, number)],
  ['decimalEnclosedCircleChinese', (number: number) => pick(circled, number)],
  ['decimalEnclosedFullstop', (number: number) => pick('⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛', number)],
  ['decimalEnclosedParen', (number: number) => pick('⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇', number)],
  ['ideographEnclosedCircle', (number: number) => pick('㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉', number)],
  ['ideographTraditional', (number: number) => pick(stems, number)],
  ['ideographZodiac', (number: number) => pick(branches, number)],
  [
    'ideographZodiacTraditional',
    (number: number) => (stems[(number - 1) % 10] ?? '') + (branches[(number - 1) % 12] ?? ''),
  ],
  ['numberInDash', (number: number) => `- ${number} -`],
]);

/** The printed form of a count in a `w:numFmt`; plain figures for a format not known here and for counts below 1. */
export function formatNumber(number: number, format: string): string {
  if (number < 1 && format !== 'none' && format !== 'decimalZero') return String(number);
  return formats.get(format)?.(number) ?? String(number);
}
