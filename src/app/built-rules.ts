/** Owns the rules as a package holds them: every YAML file as a value in one JSON file, rules in code as modules beside it. Refuses packs of the user. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { PackFile } from '#src/engine/compile-pack.ts';
import { rulesPath } from './program-files.ts';

/** `file` is the name in the checkout, `module` the translated code by its path from the folder of the rules. */
const builtRulesSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      file: z.string(),
      kind: z.enum(['rule', 'profile', 'lexicon']),
      value: z.unknown(),
      module: z.string().nullable(),
    }),
  ),
  cleanStatement: z.unknown(),
});
export type BuiltRules = z.infer<typeof builtRulesSchema>;

/** The name of that file in the folder of the rules. */
export const builtRulesFile = 'rules.json';

export type BuiltFile = PackFile & { readonly module: string | null };

export async function readBuiltRules(): Promise<BuiltRules> {
  return builtRulesSchema.parse(JSON.parse(await readFile(join(rulesPath(), builtRulesFile), 'utf8')));
}

/** The files of the built-in pack, code loaded; `module` is an address then. */
export async function loadBuiltFiles(): Promise<BuiltFile[]> {
  const { files } = await readBuiltRules();
  return Promise.all(
    files.map(async ({ file, kind, value, module }): Promise<BuiltFile> => {
      if (module === null) return { file, kind, value, module };
      const address = pathToFileURL(join(rulesPath(), module)).href;
      const loaded: { default?: unknown } = await import(/* @vite-ignore */ address);
      return { file, kind, value: loaded.default, module: address };
    }),
  );
}
