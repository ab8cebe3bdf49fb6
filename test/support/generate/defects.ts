/** Owns the list of defects that can be put into a clean statement, one at a time, by rule id. Refuses to combine them. */
import { documentInjectors } from './defects/document.ts';
import type { InjectedDefect, Injector } from './defects/edit.ts';
import { gradingInjectors } from './defects/grading.ts';
import { indicatorInjectors } from './defects/indicators.ts';
import { moneyInjectors } from './defects/money.ts';
import type { Prng } from './prng.ts';
import type { GeneratedStatement } from './statement.ts';

const injectors: ReadonlyMap<string, Injector> = new Map<string, Injector>(
  Object.entries({ ...documentInjectors, ...moneyInjectors, ...indicatorInjectors, ...gradingInjectors }),
);

/** Every rule a defect can be made for. */
export const injectableRules: readonly string[] = [...injectors.keys()];

/**
 * The statement with one defect for `ruleId` and the places where exactly that rule must speak.
 * Null where this statement has no room for it: take another seed. Throws on a rule that is not in `injectableRules`.
 * Meant for clean statements; in others the expected places are found, among more.
 */
export function injectDefect(form: GeneratedStatement, ruleId: string, prng: Prng): InjectedDefect | null {
  const injector = injectors.get(ruleId);
  if (!injector) throw new Error(`no defect is known for ${ruleId}`);
  return injector(form, prng, ruleId);
}
