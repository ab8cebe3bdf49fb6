/** Owns the only way from text to HTML: a template that escapes whatever it is given. Refuses text as markup and values outside quotes. */
import { showControls } from '../wording/visible.ts';

const written: unique symbol = Symbol('written by the template');

/** HTML that the template wrote. No other file can make one. */
export type Markup = { readonly [written]: string };

export type Piece = Markup | readonly Markup[] | string | number | null | false;

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe between tags and inside quoted attributes alike. Control and bidi characters become visible. */
function escapeText(text: string): string {
  return showControls(text).replace(/[&<>"']/g, (character) => names[character] ?? '');
}

/** The literal parts are ours; strings between them are escaped, markup is taken as it is. Throws where a value would stand outside quotes in a tag. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const out: string[] = [];
  for (const [index, part] of parts.entries()) {
    out.push(part);
    const piece = pieces[index];
    if (index >= pieces.length || piece === null || piece === false || piece === undefined) continue;
    const inTag = part.lastIndexOf('<') > part.lastIndexOf('>');
    if (inTag && typeof piece !== 'object' && !/"[^"<>]*$/u.test(part)) {
      throw new Error(`a value outside quotes: ${part}`);
    }
    out.push(markupOf(piece));
  }
  return { [written]: out.join('') };
}

function markupOf(piece: Exclude<Piece, null | false>): string {
  if (typeof piece === 'string') return escapeText(piece);
  if (typeof piece === 'number') return String(piece);
  if (written in piece) return piece[written];
  return piece.map((part) => part[written]).join('');
}

export const nothing: Markup = html``;

/** Text of several lines; a tab is a space. */
export function lines(text: string): Markup {
  const rows = text.replaceAll('\t', ' ').split(/\r\n|[\n\r\v\u2028\u2029]/u);
  return html`${rows.map((row, index) => (index === 0 ? html`${row}` : html`<br>${row}`))}`;
}

/** A style or script of this room, as it stands; `</` in it would end the element, so it must hold none. */
export function inline(element: 'style' | 'script', code: string): Markup {
  if (code.includes('</') || code.includes('<!--')) throw new Error(`code that would end its ${element}`);
  return { [written]: `<${element}>${code}</${element}>` };
}

export function textOf(markup: Markup): string {
  return markup[written];
}

/** A string of CSS: all but letters and digits is written as a number, so that nothing can end it. */
export function cssString(text: string): string {
  const escaped = showControls(text).replace(
    /[^\p{L}\p{N}]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped}"`;
}
