/** Owns `npm run new:rule -- family/defect [folder]`: writes one rule file for a person to fill in. Refuses to overwrite a rule. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { programPath } from '#src/app/program-files.ts';
import { ruleShape } from '#src/model/rule.ts';
import { ruleTemplate } from './rule-template.ts';

const [name = '', folder = programPath('rules')] = process.argv.slice(2);
const id = ruleShape.id.safeParse(name);
if (id.success) {
  const file = join(folder, `${id.data}.yaml`);
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, ruleTemplate(id.data), { flag: 'wx' });
    console.log(`${relative('.', file)} written; fill in its texts and examples, then: npx yushen rules test`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    console.error(`${relative('.', file)} is there already`);
    process.exitCode = 2;
  }
} else {
  console.error('usage: npm run new:rule -- family/defect [folder], in lower case with hyphens');
  process.exitCode = 2;
}
