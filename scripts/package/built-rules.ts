/** Owns the one JSON file that holds what the YAML files under rules/ say. Refuses a pack that would not load. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type BuiltRules, builtRulesFile } from '#src/app/built-rules.ts';
import { loadPack, packKindOf } from '#src/app/load-pack.ts';
import { programPath } from '#src/app/program-files.ts';
import { readYaml } from '#src/app/yaml-file.ts';
import { listRules } from './rule-files.ts';

async function yamlValue(path: string): Promise<unknown> {
  const yaml = readYaml(await readFile(programPath(path), 'utf8'));
  if (!yaml.ok) throw new Error(`${path}:${yaml.position.line}: ${yaml.message}`);
  return yaml.value;
}

async function gatherRules(): Promise<BuiltRules> {
  const files: BuiltRules['files'] = [];
  for (const file of await listRules()) {
    const entry = relative('rules', file);
    const kind = packKindOf(entry);
    if (kind === null) continue;
    const module = file.endsWith('.ts') ? entry.split(sep).join('/').replace(/\.ts$/u, '.js') : null;
    files.push({ file, kind, module, value: module === null ? await yamlValue(file) : null });
  }
  return { files, cleanStatement: await yamlValue('rules/clean-statement.yaml') };
}

/** Writes it into the folder of the translated rules. */
export async function writeBuiltRules(folder: string): Promise<void> {
  const loaded = await loadPack(null);
  if (!loaded.ok) throw new Error(loaded.faults.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  await writeFile(join(folder, builtRulesFile), JSON.stringify(await gatherRules()));
}
