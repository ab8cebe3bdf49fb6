/** Owns which words a page is written with. Refuses the words themselves. */
import type { Language } from '#src/model/run.ts';
import { chinese, type PageWords } from './chinese-words.ts';
import { english } from './english-words.ts';

export const pageWords: Readonly<Record<Language, PageWords>> = { 'zh-CN': chinese, en: english };
