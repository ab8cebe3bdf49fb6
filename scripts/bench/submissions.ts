/** Owns what is measured: the real submission and the long one, as bytes. Refuses to write any of it down. */
import { readdir, readFile } from 'node:fs/promises';
import { launchChromium } from '../../test/support/chromium.ts';
import { generateLongForm, longProducer, printForm } from '../../test/support/long-submission.ts';
import { writeDocx } from '../../test/support/write/docx.ts';

export type Submission = { readonly name: string; readonly bytes: Uint8Array };

export type Submissions = {
  readonly seedPdfs: readonly Submission[];
  readonly seedDocx: Submission;
  /** 100 projects, printed and as Word file. */
  readonly longPdf: Submission;
  readonly longDocx: Submission;
  /** The same department with a tenth of the projects. */
  readonly shortPdf: Submission;
  readonly producer: string;
};

const seed = 1;
const [many, few] = [100, 10];

async function fixture(folder: string, name: string): Promise<Submission> {
  return { name, bytes: new Uint8Array(await readFile(new URL(name, folder))) };
}

/** Reads the fixtures and makes the long submission; printing takes some seconds. */
export async function gatherSubmissions(): Promise<Submissions> {
  const input = (name: string) => new URL(`../../fixtures/${name}/input/`, import.meta.url).href;
  const [word = ''] = await readdir(new URL(input('shanhaiguan-2020')));
  const browser = await launchChromium();
  try {
    const [long, short] = [generateLongForm(seed, many), generateLongForm(seed, few)];
    return {
      seedPdfs: await Promise.all(
        ['seed.tagged.pdf', 'seed.untagged.pdf'].map((name) => fixture(input('shanhaiguan-2020-formats'), name)),
      ),
      seedDocx: { ...(await fixture(input('shanhaiguan-2020'), word)), name: 'seed.docx' },
      longPdf: { name: `${many} projects.pdf`, bytes: await printForm(browser, long) },
      shortPdf: { name: `${few} projects.pdf`, bytes: await printForm(browser, short) },
      longDocx: { name: `${many} projects.docx`, bytes: writeDocx(long) },
      producer: longProducer,
    };
  } finally {
    await browser.close();
  }
}
