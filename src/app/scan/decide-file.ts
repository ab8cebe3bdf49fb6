/** Owns the office's decisions as a YAML file: each line whole and right, or none of them taken. Refuses to know the findings they are about. */
import { z } from 'zod';
import { type Decision, decisions } from '#src/store/store.ts';
import { type FilePosition, readYaml } from '../yaml-file.ts';

const text = z.string().trim().min(1);
const decisionSchema = z.strictObject({
  department: text,
  fiscalYear: z.int().min(1990).max(2100),
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/u),
  decision: z.enum(decisions),
  reason: text,
  by: text,
  until: z.iso.date(),
});

export type DecisionFault = { readonly position: FilePosition; readonly message: string };
export type ReadDecisions =
  | { readonly ok: true; readonly decisions: readonly Decision[] }
  | { readonly ok: false; readonly faults: readonly DecisionFault[] };

/** A list of decisions; every fault with its line and column. Two decisions about one place are a fault too. */
export function readDecisions(content: string): ReadDecisions {
  const yaml = readYaml(content);
  if (!yaml.ok) return { ok: false, faults: [yaml] };
  if (!Array.isArray(yaml.value))
    return { ok: false, faults: [{ position: yaml.locate([]), message: 'a list is expected' }] };
  const faults: DecisionFault[] = [];
  const read: Decision[] = [];
  const met = new Map<string, number>();
  yaml.value.forEach((value: unknown, index) => {
    const parsed = decisionSchema.safeParse(value);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) {
        const keys = path.map((key) => (typeof key === 'number' ? key : String(key)));
        const position = yaml.locate([index, ...keys]);
        faults.push({ position, message: keys.length > 0 ? `${keys.join('.')}: ${message}` : message });
      }
      return;
    }
    const { department, fiscalYear, fingerprint } = parsed.data;
    const key = JSON.stringify([department, fiscalYear, fingerprint]);
    const first = met.get(key);
    if (first !== undefined)
      faults.push({ position: yaml.locate([index]), message: `the same place as entry ${first + 1}` });
    met.set(key, index);
    read.push(parsed.data);
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, decisions: read };
}
