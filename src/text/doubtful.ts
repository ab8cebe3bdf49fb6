/** Owns when a recognised text is too unsure to be believed. Refuses texts that the file itself holds: those are never doubted. */
import type { Block } from '#src/model/document.ts';

/** The least sure character must be this sure where a number or an operator stands, which nothing around it corrects. */
const sureNumber = 0.8;
/** The same for words. */
const sureWords = 0.7;

const figures = /[\d%％‰<>≤≥≦≧＜＞=＝.·±+×]/u;

export function isDoubtful({ confidence, text }: Pick<Block, 'confidence' | 'text'>): boolean {
  if (confidence === undefined) return false;
  return confidence < (figures.test(text) ? sureNumber : sureWords);
}
