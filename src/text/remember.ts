/** Owns bounded memory of what was worked out about short texts. Refuses long ones: they seldom come twice. */

/** A few documents' worth of cells; then all is forgotten at once, which costs less than choosing. */
const most = 8192;
const longest = 120;

/** The same function, which knows its last answers: many rules ask the same of the same cell. `answer` depends on the text alone. */
export function remember<Answer extends string | object>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = answer(text);
    if (text.length > longest) return found;
    if (known.size >= most) known.clear();
    known.set(text, found);
    return found;
  };
}
