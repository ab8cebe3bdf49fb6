/** Owns how a rule's texts become a finding's: language, variant, values. Refuses a placeholder that nobody fills. */
import type { BasisLine } from '#src/model/finding.ts';
import type { Basis, Bilingual, Hit, Rule, Variant } from '#src/model/rule.ts';
import type { Language } from '#src/model/run.ts';

const placeholder = /\{([a-zA-Z]+)(\*?)\}/gu;

/** What the engine counts over the places of a finding; every text may use them. */
export const countNames = ['count', 'projects', 'rows', 'duties'] as const;

const partNames = ['title', 'message', 'expected', 'advice'] as const;
export type FindingTexts = Readonly<Record<(typeof partNames)[number], string>>;

function partsOf(rule: Rule, variant: Variant | null): Bilingual[] {
  return partNames.map((part) => variant?.[part] ?? rule[part]);
}

/** The names in a text that are filled once a place; places that differ in one of them are different findings. */
export function placeNames(rule: Rule, variant: Variant | null, language: Language): readonly string[] {
  const texts = variant ?? rule;
  const known = knownNames[language].get(texts);
  if (known) return known;
  const matches = partsOf(rule, variant).flatMap((text) => [...text[language].matchAll(placeholder)]);
  const single = matches.filter(([, , star]) => star === '').map(([, name]) => name ?? '');
  const names = [...new Set(single)].filter((name) => !countNames.some((count) => count === name));
  knownNames[language].set(texts, names);
  return names;
}

/** Every place asks, and the texts of a rule never change: kept as long as the rule. */
const knownNames: Readonly<Record<Language, WeakMap<Rule | Variant, readonly string[]>>> = {
  'zh-CN': new WeakMap(),
  en: new WeakMap(),
};

/** All names that a text uses, for the check that a rule's texts can be filled. */
export function usedNames(text: Bilingual): string[] {
  return Object.values(text).flatMap((words) => [...words.matchAll(placeholder)].map(([, name]) => name ?? ''));
}

/** The four texts of one finding. */
export function wordFinding(
  rule: Rule,
  variant: Variant | null,
  hits: readonly Hit[],
  language: Language,
): FindingTexts {
  const counts = countPlaces(hits);
  const [title, message, expected, advice] = partsOf(rule, variant).map((text) =>
    fill(rule, text, hits, counts, language),
  );
  return { title: title ?? '', message: message ?? '', expected: expected ?? '', advice: advice ?? '' };
}

type Counts = Readonly<Record<string, number>>;

function fill(rule: Rule, text: Bilingual, hits: readonly Hit[], counts: Counts, language: Language): string {
  return text[language].replace(placeholder, (_, name: string, star: string) => {
    const count = counts[name];
    if (count !== undefined) return String(count);
    const values = [...new Set(hits.flatMap((hit) => hit.values?.[name] ?? []))];
    if (values.length === 0) throw new Error(`${rule.id}: nothing fills {${name}}`);
    return star === '' ? (values[0] ?? '') : values.join(language === 'en' ? ', ' : '、');
  });
}

function countPlaces(hits: readonly Hit[]): Counts {
  const distinct = (keys: readonly (string | null)[]) => new Set(keys.filter((key) => key !== null)).size;
  const project = ({ owner }: Hit) => (owner.section === 'project' ? owner.project : null);
  return {
    count: hits.length,
    projects: distinct(hits.map((hit) => (project(hit) === null ? null : String(project(hit))))),
    rows: distinct(hits.map((hit) => (hit.indicator === null ? null : `${project(hit)}/${hit.indicator}`))),
    duties: distinct(hits.map(({ owner }) => (owner.section === 'duty' ? String(owner.duty) : null))),
  };
}

/** The bases that hold for a fiscal year, as they are printed; a year that was not read excludes none. */
export function wordBasis(
  rule: Rule,
  variant: Variant | null,
  hits: readonly Hit[],
  fiscalYear: number | null,
  language: Language,
): BasisLine[] {
  const holds = ({ inForce }: Basis) =>
    fiscalYear === null || (fiscalYear >= (inForce?.from ?? 0) && fiscalYear <= (inForce?.to ?? 9999));
  const counts = countPlaces(hits);
  return (variant?.basis ?? rule.basis).filter(holds).map(({ document, clause, verified }) => {
    const name = fill(rule, document, hits, counts, language);
    const colon = language === 'en' ? ': ' : '：';
    return { text: clause ? `${name}${colon}${fill(rule, clause, hits, counts, language)}` : name, verified };
  });
}
