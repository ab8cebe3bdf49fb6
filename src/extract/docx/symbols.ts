/** Owns the Unicode characters for glyphs of the symbol fonts that office texts use. Refuses fonts that only decorate. */

/** The encoding of the Symbol font from 0x20 to 0x7E and from 0xA0 to 0xE5; what follows are pieces of large brackets. */
const symbolLow = ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼';
const symbolHigh = '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑';

const wingdings: ReadonlyMap<number, string> = new Map([
  [0x28, '☎'],
  [0x2a, '✉'],
  [0x6c, '●'],
  [0x6d, '❍'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x71, '❑'],
  [0x72, '❒'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x77, '⬥'],
  [0x81, '①'],
  [0x82, '②'],
  [0x83, '③'],
  [0x84, '④'],
  [0x85, '⑤'],
  [0x86, '⑥'],
  [0x87, '⑦'],
  [0x88, '⑧'],
  [0x89, '⑨'],
  [0x8a, '⑩'],
  [0x9f, '•'],
  [0xa1, '○'],
  [0xa7, '▪'],
  [0xa8, '□'],
  [0xab, '★'],
  [0xd8, '➢'],
  [0xdf, '←'],
  [0xe0, '→'],
  [0xe1, '↑'],
  [0xe2, '↓'],
  [0xe8, '➔'],
  [0xf0, '⇨'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
]);

const wingdings2: ReadonlyMap<number, string> = new Map([
  [0x4f, '✗'],
  [0x50, '✓'],
  [0x51, '☒'],
  [0x52, '☑'],
  [0x53, '☒'],
  [0xa3, '□'],
]);

const unmapped = '\ufffd';

/** Fonts whose characters are pictures: what a bullet in them shows is not the letter that stores it. */
export function isSymbolFont(font: string): boolean {
  return /symbol|wingdings|webdings|dingbats|marlett/i.test(font);
}

/** The text of a `w:sym`: `code` is hexadecimal, in the private area F000–F0FF for symbol fonts. U+FFFD where no character is known. */
export function readSymbol(font: string, code: string): string {
  const point = /^[0-9a-f]{1,6}$/i.test(code) ? Number.parseInt(code, 16) : -1;
  const glyph = point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point;
  const name = font.trim().toLowerCase();
  if (name === 'symbol') return symbolCharacter(glyph) ?? unmapped;
  if (name === 'wingdings') return wingdings.get(glyph) ?? unmapped;
  if (name === 'wingdings 2') return wingdings2.get(glyph) ?? unmapped;
  const readable = point >= 0x20 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xf8ff) && !isSymbolFont(name);
  return readable ? String.fromCodePoint(point) : unmapped;
}

function symbolCharacter(glyph: number): string | undefined {
  if (glyph >= 0x20 && glyph <= 0x7e) return [...symbolLow][glyph - 0x20];
  return glyph >= 0xa0 ? [...symbolHigh][glyph - 0xa0] : undefined;
}
