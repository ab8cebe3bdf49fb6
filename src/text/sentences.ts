/** Owns where sentences end in Chinese running text. Refuses words. */

export type Stretch = readonly [start: number, end: number];

const ender = /[。！？；!?;\n]/u;
const closer = /[”’"'」』）)》〉】\]]/u;

/** Sentences of a text as half-open stretches of UTF-16 units, white space at their ends left out. */
export function splitSentences(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at];
    if (char !== undefined && !ender.test(char)) continue;
    let end = Math.min(at + 1, text.length);
    while (end < text.length && (closer.test(text[end] ?? '') || ender.test(text[end] ?? ''))) end += 1;
    const stretch = trimStretch(text, [start, end]);
    if (stretch[1] > stretch[0]) stretches.push(stretch);
    start = end;
    at = Math.max(at, end - 1);
  }
  return stretches;
}

export function trimStretch(text: string, [start, end]: Stretch): Stretch {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to -= 1;
  return [from, to];
}

/** The sentence that holds the unit at `offset`. */
export function sentenceAt(text: string, offset: number): Stretch {
  return (
    splitSentences(text).find(([start, end]) => start <= offset && offset < end) ?? trimStretch(text, [0, text.length])
  );
}
