/** Owns the loading of a rules pack from a folder. Refuses a pack with any fault, each named by file, line and column. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compilePack, type PackFile } from '#src/engine/compile-pack.ts';
import type { RulesPack } from '#src/model/rule.ts';
import { type BuiltFile, loadBuiltFiles } from './built-rules.ts';
import { isCheckout, rulesPath } from './program-files.ts';
import type { PackMessage } from './sandbox/answer.ts';
import { type FilePosition, readYaml, type YamlFile } from './yaml-file.ts';

export type PackFault = { readonly file: string; readonly position: FilePosition; readonly message: string };
export type LoadedPack =
  | {
      readonly ok: true;
      readonly pack: RulesPack;
      /** The same pack for another process of the program. */
      readonly message: PackMessage;
    }
  | { readonly ok: false; readonly faults: readonly PackFault[] };

/** What the built-in pack is called, in reports and by --version. */
export const builtInPack = { id: 'yushen', version: '2026.11' } as const;

type ReadFile = PackFile & {
  readonly module: string | null;
  readonly locate: (path: readonly (string | number)[]) => FilePosition;
};

/** The built-in pack, or the YAML pack of a folder; a folder without profiles or lexicons uses the built-in ones. */
export async function loadPack(folder: string | null): Promise<LoadedPack> {
  const home = rulesPath();
  const faults: PackFault[] = [];
  const own = isCheckout ? await readFolder(home, true, faults) : (await loadBuiltFiles()).map(withoutLines);
  const files = folder === null ? own : withBuiltIns(await readFolder(folder, false, faults), own);
  if (faults.length > 0) return { ok: false, faults };
  const identity = folder === null ? builtInPack : { id: 'custom', version: '0' };
  const compiled = compilePack(identity, files);
  if (compiled.ok)
    return {
      ok: true,
      pack: compiled.pack,
      message: {
        ...identity,
        files: files.map(({ file, kind, value, module }) => ({ file, kind, module, value: module ? null : value })),
      },
    };
  return {
    ok: false,
    faults: compiled.issues.map(({ file, path, message }) => ({
      file: file === '' ? (folder ?? home) : file,
      position: files.find((candidate) => candidate.file === file)?.locate(path) ?? { line: 1, column: 1 },
      message: path.length > 0 ? `${path.join('.')}: ${message}` : message,
    })),
  };
}

// What was built has no lines to point at, and was tested before it was built.
function withoutLines(file: BuiltFile): ReadFile {
  return { ...file, locate: () => ({ line: 1, column: 1 }) };
}

function withBuiltIns(files: readonly ReadFile[], own: readonly ReadFile[]): ReadFile[] {
  const lacking = (['profile', 'lexicon'] as const).filter((kind) => !files.some((file) => file.kind === kind));
  return [...files, ...own.filter((file) => lacking.some((kind) => kind === file.kind))];
}

async function readFolder(folder: string, withCode: boolean, faults: PackFault[]): Promise<ReadFile[]> {
  let entries: string[];
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    entries = found
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
  } catch {
    faults.push({ file: folder, position: { line: 1, column: 1 }, message: 'the rules folder cannot be read' });
    return [];
  }
  const files: ReadFile[] = [];
  for (const entry of entries) {
    const file = join(folder, entry);
    const shown = relative(process.cwd(), file);
    const kind = packKindOf(entry);
    if (kind === null) continue;
    if (/\.ya?ml$/u.test(entry)) {
      const yaml = await readYamlFile(file);
      if (yaml.ok) files.push({ file: shown, kind, value: yaml.value, module: null, locate: yaml.locate });
      else faults.push({ file: shown, position: yaml.position, message: yaml.message });
    } else if (withCode && entry.endsWith('.ts')) {
      const module = pathToFileURL(file).href;
      const { default: value }: { default?: unknown } = await import(/* @vite-ignore */ module);
      files.push({ file: shown, kind, value, module, locate: () => ({ line: 1, column: 1 }) });
    }
  }
  return files;
}

async function readYamlFile(file: string): Promise<YamlFile> {
  try {
    return readYaml(await readFile(file, 'utf8'));
  } catch {
    return { ok: false, position: { line: 1, column: 1 }, message: 'the file cannot be read' };
  }
}

/** `family/name.yaml` is a rule; `profiles/` and `lexicons/` say what they are; null for what is no part of a pack. */
export function packKindOf(entry: string): PackFile['kind'] | null {
  const parts = entry.split(sep);
  if (!/\.(?:ya?ml|ts)$/u.test(entry) || entry.endsWith('.test.ts')) return null;
  if (parts[0] === 'profiles') return 'profile';
  if (parts[0] === 'lexicons') return 'lexicon';
  return entry === 'clean-statement.yaml' ? null : 'rule';
}
