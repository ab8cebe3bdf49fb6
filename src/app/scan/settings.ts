/** Owns the settings of a scan: who is expected, how long a file must rest, whom to tell. Refuses unknown keys. */
import { z } from 'zod';
import { type FilePosition, readYaml } from '../yaml-file.ts';

const departmentSchema = z.strictObject({
  name: z.string().min(1),
  /** Folder of the department below the scanned one, as far as it has one. */
  folder: z.string().min(1).optional(),
});

const mailSchema = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  secure: z.boolean().default(false),
  user: z.string().optional(),
  /** Name of the environment variable that holds the password: the file itself holds none. */
  passwordVariable: z.string().optional(),
  from: z.string().min(1),
  to: z.array(z.string().min(1)).min(1),
});

const groupSchema = z.strictObject({ kind: z.enum(['wecom', 'dingtalk', 'feishu']), url: z.url() });

export const scanSettingsSchema = z.strictObject({
  departments: z.array(departmentSchema).default([]),
  settle: z
    .strictObject({
      /** Between the two looks at a file that is new or changed. */
      quietSeconds: z.number().min(0).default(10),
      /** A file changed more recently than this waits for the next scan. */
      minimumAgeSeconds: z.number().min(0).default(60),
    })
    .prefault({}),
  notify: z
    .strictObject({
      mail: mailSchema.optional(),
      groups: z.array(groupSchema).default([]),
      /** Also when nothing changed. */
      always: z.boolean().default(false),
    })
    .prefault({}),
});
export type ScanSettings = z.infer<typeof scanSettingsSchema>;

export type SettingsFault = { readonly position: FilePosition; readonly message: string };
export type ReadSettings =
  | { readonly ok: true; readonly settings: ScanSettings }
  | { readonly ok: false; readonly faults: readonly SettingsFault[] };

/** Text of a YAML file; every fault with its line and column. */
export function readSettings(text: string): ReadSettings {
  const yaml = readYaml(text);
  if (!yaml.ok) return { ok: false, faults: [yaml] };
  const parsed = scanSettingsSchema.safeParse(yaml.value ?? {});
  if (parsed.success) return { ok: true, settings: parsed.data };
  const faults = parsed.error.issues.map(({ path, message }) => {
    const keys = path.map((key) => (typeof key === 'number' ? key : String(key)));
    return { position: yaml.locate(keys), message: keys.length > 0 ? `${keys.join('.')}: ${message}` : message };
  });
  return { ok: false, faults };
}
