/** Owns which regular expressions a pack may hold: those whose time cannot grow with a power of the text by trying one match in many ways. Refuses all it is not sure of. */

/** Null for a pattern that is let in, else the reason in plain words. */
export function isLinear(source: string): string | null {
  try {
    new RegExp(source, 'u');
  } catch (error) {
    return error instanceof Error ? error.message : 'not a regular expression';
  }
  if (/(?<!\\)(?:\\\\)*\\(?:[1-9]|k<)/u.test(source)) return 'back references are not linear';
  const cursor: Cursor = { source, at: 0, faults: [] };
  readAlternatives(cursor);
  return cursor.faults[0] ?? null;
}

type Cursor = { readonly source: string; at: number; readonly faults: string[] };

/** What a part of a pattern may match, as far as it costs time. */
type Part = {
  /** How many ways its repeats and alternatives can choose between, at most. */
  readonly choices: number;
  /** Holds a repeat without an end. */
  readonly open: boolean;
  /** What is repeated without an end, as long as no character has come that it cannot match; null for a group. */
  readonly pending: readonly (string | null)[];
  /** The one character that it always is. */
  readonly literal: string | null;
  /** Alternatives that the next character does not tell apart. */
  readonly forked: boolean;
};

const nothing: Part = { choices: 1, open: false, pending: [], literal: null, forked: false };

/** More ways than this to divide one text are not worth a bounded repeat, nor a row of them. */
const mostNested = 30;
const mostChoices = 500;

function readAlternatives(cursor: Cursor): Part {
  const starts = [cursor.at];
  const parts = [readSequence(cursor)];
  while (cursor.source[cursor.at] === '|') {
    cursor.at += 1;
    starts.push(cursor.at);
    parts.push(readSequence(cursor));
  }
  if (parts.length === 1) return parts[0] ?? nothing;
  const heads = starts.map((start) => plainHead(cursor.source.slice(start)));
  const forked = heads.some((head) => head === null) || new Set(heads).size < heads.length;
  const ways = parts.map(({ choices }) => choices);
  return {
    choices: forked ? ways.reduce((sum, count) => sum + count, 0) : Math.max(...ways),
    open: parts.some(({ open }) => open),
    pending: parts.flatMap(({ pending }) => pending),
    literal: null,
    forked: forked || parts.some((part) => part.forked),
  };
}

// The character that an alternative must open with; null where it is a class, optional or a group.
function plainHead(rest: string): string | null {
  return /^([^\\[\](){}.*+?|^$])(?![*?{])/u.exec(rest)?.[1] ?? null;
}

function readSequence(cursor: Cursor): Part {
  let before = nothing;
  while (cursor.at < cursor.source.length && !/[|)]/u.test(cursor.source[cursor.at] ?? '')) {
    const next = readRepeated(cursor);
    if (before.pending.length > 0 && next.open)
      cursor.faults.push('two endless repeats need a character between them that the first cannot match');
    before = {
      choices: before.choices * next.choices,
      open: before.open || next.open,
      pending: [...before.pending.filter((atom) => !isPassedBy(atom, next.literal)), ...next.pending],
      literal: null,
      forked: before.forked || next.forked,
    };
  }
  if (before.choices > mostChoices) cursor.faults.push('its repeats can be matched in too many ways');
  return before;
}

function isPassedBy(atom: string | null, literal: string | null): boolean {
  return atom !== null && literal !== null && !new RegExp(`^${atom}$`, 'su').test(literal);
}

function readRepeated(cursor: Cursor): Part {
  const start = cursor.at;
  const part = readAtom(cursor);
  const atom = cursor.source.slice(start, cursor.at);
  const repeat = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/u.exec(cursor.source.slice(cursor.at));
  if (!repeat) return part;
  cursor.at += repeat[0].length;
  const [least, most] = boundsOf(repeat);
  const literal = least === 0 ? null : part.literal;
  if (most <= 1) return { ...part, literal, choices: part.choices * 2 };
  if (part.open) cursor.faults.push('a repeat around an endless repeat is not linear');
  if (most !== Number.POSITIVE_INFINITY) {
    if (part.choices > 1 && part.choices * most > mostNested)
      cursor.faults.push('a repeat inside a repeat can be matched in too many ways');
    return { ...part, literal, choices: part.choices * (most - least + 1) };
  }
  if (part.forked) cursor.faults.push('an endless repeat of alternatives that may begin alike is not linear');
  else if (part.choices > 1) cursor.faults.push('a repeat inside an endless repeat is not linear');
  return { ...part, literal, open: true, pending: [atom.startsWith('(') ? null : atom] };
}

function boundsOf([text, least, comma, most]: RegExpExecArray): [number, number] {
  if (least === undefined) return [text.startsWith('+') ? 1 : 0, text.startsWith('?') ? 1 : Number.POSITIVE_INFINITY];
  if (comma === '') return [Number(least), Number(least)];
  return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)];
}

function readAtom(cursor: Cursor): Part {
  const rest = cursor.source.slice(cursor.at);
  if (rest.startsWith('(')) return readGroup(cursor, rest);
  const atom = /^(?:\[(?:[^\]\\]|\\.)*\]|\\[pPux]\{[^}]*\}|\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|\\c[A-Za-z]|\\.|.)/su.exec(
    rest,
  );
  cursor.at += atom?.[0].length ?? 1;
  return { ...nothing, literal: /^[^\\[.^$]$/u.test(atom?.[0] ?? '') ? (atom?.[0] ?? null) : null };
}

function readGroup(cursor: Cursor, rest: string): Part {
  const opening = /^\((?:\?(?:<?[=!]|<[^>]*>|[a-z-]*:))?/u.exec(rest)?.[0] ?? '(';
  cursor.at += opening.length;
  const inside = readAlternatives(cursor);
  cursor.at += 1;
  if (!/[=!]$/u.test(opening)) return { ...inside, literal: null };
  // Looked at again from every character of the text.
  if (inside.open) cursor.faults.push('an endless repeat in a look-around is not linear');
  return { ...nothing, choices: inside.choices, forked: inside.forked };
}
