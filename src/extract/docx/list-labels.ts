/** Owns counting automatic lists in the order of the document and printing their labels. Refuses numbers that were typed. */
import type { ListDefinition, ListDefinitions, ListLevel } from './numbering.ts';
import { formatNumber } from './numerals.ts';
import type { Inherited } from './styles.ts';

/** What a paragraph itself says about its list; null where it leaves that to its style. */
type ListMembership = { readonly listId: string | null; readonly level: number | null };

/** The label in front of a paragraph with the gap after it; '' for a paragraph in no list. Each call counts. */
export type Labeller = (own: ListMembership, style: Inherited) => string;

const levels = 9;

export function createLabeller(definitions: ListDefinitions): Labeller {
  const counts = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();
  return (own, style) => {
    const listId = own.listId ?? style.listId;
    // List 0 takes a paragraph out of the list of its style.
    const list = listId === null || listId === '0' ? null : definitions.find(listId);
    if (list === null) return '';
    const at = own.level ?? list.levelOfStyle(style.chain) ?? style.listLevel ?? 0;
    const level = list.level(at);
    if (level === undefined || at < 0 || at >= levels) return '';
    const counted = counts.get(list.abstract) ?? [];
    counts.set(list.abstract, counted);
    count(list, level, at, counted, started);
    const label = printLabel(list, level, at, counted);
    return label === '' ? '' : label + gapAfter(level, label);
  };
}

function count(
  list: ListDefinition,
  level: ListLevel,
  at: number,
  counted: (number | undefined)[],
  started: Set<string>,
): void {
  const override = list.startOverride(at);
  const key = `${list.id} ${at}`;
  const before = counted[at];
  if (override !== null && !started.has(key)) {
    started.add(key);
    counted[at] = override;
  } else counted[at] = before === undefined ? level.start : before + 1;
  for (let lower = at + 1; lower < levels; lower++) {
    const restart = list.level(lower)?.restart ?? null;
    if (restart === null || (restart > 0 && at < restart)) counted[lower] = undefined;
  }
}

function printLabel(
  list: ListDefinition,
  level: ListLevel,
  at: number,
  counted: readonly (number | undefined)[],
): string {
  if (level.picture) return '•';
  if (level.format === 'bullet') return printBullet(level);
  return level.text.replace(/%([1-9])/g, (_, mark: string) => {
    const index = Number(mark) - 1;
    const other = list.level(index);
    if (other === undefined || index > at) return '';
    // A level that was never opened shows its first number.
    const number = counted[index] ?? other.start;
    const format = level.legal ? 'decimal' : other.format;
    return formatNumber(number, format).padStart(level.legal ? 1 : other.width, '0');
  });
}

function printBullet(level: ListLevel): string {
  if (level.text.trim() === '') return '';
  return level.symbolFont || /[\uf000-\uf0ff]/.test(level.text) ? '•' : level.text;
}

/** Word leaves a gap after the label; after a full-width mark there is nothing to keep apart. */
function gapAfter(level: ListLevel, label: string): string {
  return level.suffix === 'nothing' || /[、．。）：，】》]$/.test(label) ? '' : ' ';
}
