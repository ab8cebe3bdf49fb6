/** Owns where a paragraph may be cut in two so that a careful reader joins it again. Refuses cuts that would look like a new heading, label or list item. */
import type { Prng } from '../generate/prng.ts';

const listStart = /^(?:[一二三四五六七八九十]+(?:、|是)|（|\d+[、.．]|[•●·▪-])/u;
const labelStart = /^(?:主要职责|职责目标|绩效目标|绩效指标|绩效标准|绩效评价标准|总体目标|职责分类目标|单位)/u;
const sentenceEnd = /[。！？；：][”’）》」』]*$/u;

/** Both halves of a cut at `at`, or null where the halves would not be read as one sentence. */
function halves(text: string, at: number): [string, string] | null {
  const left = text.slice(0, at);
  const right = text.slice(at);
  if (left.replace(/\s/gu, '').length < 20 || right.length < 4) return null;
  if (sentenceEnd.test(left) || /\s$/u.test(left) || /^[\s，。；：、！？”）》]/u.test(right)) return null;
  if (/[\d.%]$/u.test(left) && /^[\d.%]/u.test(right)) return null;
  if (listStart.test(left) && !/[，。；：]/u.test(left)) return null;
  return listStart.test(right) || labelStart.test(right) ? null : [left, right];
}

/** The paragraph in one or two pieces; about one in three long paragraphs is cut. */
export function cutSentence(text: string, prng: Prng): string[] {
  if (text.length < 50 || !prng.chance(0.35)) return [text];
  return halves(text, prng.int(22, text.length - 6)) ?? [text];
}
