/** Owns which words a morning report is written with. Refuses the words themselves. */
import type { Language } from '#src/model/run.ts';
import { chinese, type DigestWords } from './chinese-words.ts';
import { english } from './english-words.ts';

export const digestWords: Readonly<Record<Language, DigestWords>> = { 'zh-CN': chinese, en: english };
