/** Owns the few questions about characters that joining printed lines needs. Refuses words and meaning. */

/** Ideographs, kana, and the full-width marks that stand with them: written without spaces between. */
const wide =
  /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\u3000-\u303f‘’“”…—·]|[\ud840-\ud87f][\udc00-\udfff]/;
/** Marks that never open a line: they stay with the character before. */
const closing = /^[，。、；：？！）】》」』〉〕］｝”’…—·,.;:?!)\]}%‰℃]/;
/** Marks that never end a line. */
const opening = /^[（【《「『〈〔［｛“‘([{]/;

export function isWide(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 0x80 && text.length === 1) return false;
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  return wide.test(text);
}

export function isSpace(text: string): boolean {
  const code = text.charCodeAt(0);
  // Most glyphs are one letter: no string is made for them.
  return code > 0x20 && code < 0x80 ? false : text.trim() === '';
}

export function isClosing(text: string): boolean {
  return closing.test(text);
}

export function isOpening(text: string): boolean {
  return opening.test(text);
}

/** What stands between two printed lines of one paragraph. */
export function jointBetween(before: string, after: string): '' | ' ' {
  const [last, first] = [before.at(-1) ?? '', after[0] ?? ''];
  if (isSpace(last) || isSpace(first) || isWide(last) || isWide(first)) return '';
  return /[-/]/.test(last) ? '' : ' ';
}
