/** Owns how characters that a terminal would obey are shown instead. Refuses to change any character that is merely rare. */

// Every control and format character, line and paragraph separators and halves of a surrogate pair. The zero-width joiner stays: emoji are spelled with it, and it moves nothing.
const obeyed = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** The text with ESC as ␛, a line feed as ␊, and what has no picture as its number, e.g. [U+202E]. */
export function showControls(text: string): string {
  return text.replace(obeyed, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x200d) return character;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '␡';
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}
