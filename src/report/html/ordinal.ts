/** Owns the numbers of parts on paper. Refuses numbers of findings. */
import type { Language } from '#src/model/run.ts';
import type { PageWords } from './chinese-words.ts';
import { html, type Markup } from './markup.ts';

/** Parts are counted on paper, where they follow each other. */
export function ordinal(index: number, words: PageWords, language: Language): Markup {
  return html`<span class="ord">${words.ordinals[index] ?? ''}${language === 'zh-CN' ? '、' : '. '}</span>`;
}
