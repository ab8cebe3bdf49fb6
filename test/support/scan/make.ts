/** Owns the command that writes scans to look at: `node test/support/scan/make.ts OUT.pdf --submission|--seed N …`. Refuses to overwrite the fixtures. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDocx } from '../write/docx.ts';
import type { Picture } from './picture.ts';
import { drawLook, openScanOffice, plainLook, type ScanLook, scanFonts, scannedForm } from './scanned-forms.ts';
import { scanJpeg, scanPdf, scanPng, scanTiff } from './write-scan.ts';

const number = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  seed: number,
  submission: flag,
  plain: flag,
  font: number,
  dpi: number,
  skew: number,
  noise: number,
  blur: number,
  light: number,
  quality: number,
  turns: number,
  page: number,
  faint: flag,
  seal: flag,
  colour: flag,
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

/** What the command names replaces what the seed draws. */
function lookOf(values: Values): ScanLook {
  const drawn = values.submission || values.plain ? plainLook : drawLook(Number(values.seed ?? 1));
  const told = (text: string | undefined, otherwise: number) => (text === undefined ? otherwise : Number(text));
  return {
    ...drawn,
    font: scanFonts[told(values.font, scanFonts.indexOf(drawn.font))] ?? drawn.font,
    dpi: told(values.dpi, drawn.dpi),
    skew: told(values.skew, drawn.skew),
    noise: told(values.noise, drawn.noise),
    blur: told(values.blur, drawn.blur),
    unevenLight: told(values.light, drawn.unevenLight),
    quality: told(values.quality, drawn.quality),
    quarterTurns: told(values.turns, drawn.quarterTurns),
    faintLines: values.faint ?? drawn.faintLines,
    sealed: values.seal ?? drawn.sealed,
    colour: values.colour ?? drawn.colour,
  };
}

function fileOf(out: string, pages: readonly Picture[], { dpi, quality }: ScanLook): Uint8Array {
  const [first] = pages;
  if (!first) throw new Error('a scan of no page');
  const extension = extname(out);
  if (extension === '.png') return scanPng(first);
  if (extension === '.jpg') return scanJpeg(first, quality);
  return extension === '.tif' ? scanTiff(pages, dpi) : scanPdf(pages, dpi, quality);
}

/** OUT.pdf, .tif, .png or .jpg (the last two hold one page, `--page N`); beside it the look as JSON and, of a generated form, the same form as DOCX. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [out] = positionals;
  if (out === undefined) throw new Error('name the file to write');
  const look = lookOf(values);
  const office = await openScanOffice();
  const stem = out.slice(0, out.length - extname(out).length);
  try {
    const form = values.submission ? null : scannedForm(Number(values.seed ?? 1));
    const fixture = new URL('../../../fixtures/shanhaiguan-2020-formats/input/seed.tagged.pdf', import.meta.url);
    const pdf = form ? await office.print(form, look) : new Uint8Array(readFileSync(fixture));
    const pages = await office.scan(pdf, look);
    const chosen = values.page === undefined ? pages : pages.slice(Number(values.page) - 1, Number(values.page));
    writeFileSync(out, fileOf(out, chosen, look));
    writeFileSync(`${stem}.json`, JSON.stringify({ look, ...(form ? { statement: form.statement } : {}) }, null, 1));
    if (form) writeFileSync(`${stem}.docx`, writeDocx(form));
    process.stderr.write(`${basename(out)}: ${chosen.length} pages, ${JSON.stringify(look)}\n`);
  } finally {
    await office.close();
  }
}

await main();
