/** Owns the list of generated files and what each must hold. Refuses to write them. */
import { digestJsonSchema } from '#src/report/digest/digest-report.ts';
import { reportJsonSchema } from '#src/report/json/run-report.ts';
import { filledGuide, guidePath } from './guide.ts';
import { filledReadme } from './readme.ts';
import { rulesPage } from './rules-page.ts';

export type Page = {
  /** From the root of the project. */
  readonly path: string;
  readonly text: string;
};

export async function generatePages(): Promise<Page[]> {
  return [
    { path: 'rules/README.md', text: await rulesPage() },
    { path: 'README.md', text: await filledReadme() },
    { path: guidePath, text: await filledGuide() },
    { path: 'src/report/json/run-report.schema.json', text: `${JSON.stringify(reportJsonSchema(), null, 2)}\n` },
    { path: 'src/report/digest/digest-report.schema.json', text: `${JSON.stringify(digestJsonSchema(), null, 2)}\n` },
  ];
}
