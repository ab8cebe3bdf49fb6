/** Owns the scans of generated forms: which font, which scanner, and what the same form says as Word. Refuses to read them. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchChromium, openPress, type Press } from '../chromium.ts';
import { createPrng } from '../generate/prng.ts';
import { type GeneratedStatement, generateStatement } from '../generate/statement.ts';
import { writeHtml } from '../write/html.ts';
import { degrade, plainScanner, type Scanner } from './degrade.ts';
import { type LightTable, openLightTable } from './light-table.ts';
import type { Picture } from './picture.ts';

/** Sans, serif, and one in the manner of Kai and FangSong. */
export const scanFonts = ['Noto Sans SC', 'Noto Serif SC', 'LXGW WenKai'] as const;
export type ScanFont = (typeof scanFonts)[number];

const fontFiles: Readonly<Record<ScanFont, readonly string[]>> = {
  'Noto Sans SC': ['noto-sans-sc-chinese-simplified-400', 'noto-sans-sc-latin-400'].map(
    (n) => `noto-sans-sc/files/${n}`,
  ),
  'Noto Serif SC': ['noto-serif-sc-chinese-simplified-400', 'noto-serif-sc-latin-400'].map(
    (n) => `noto-serif-sc/files/${n}`,
  ),
  'LXGW WenKai': ['lxgw-wenkai/files/lxgw-wenkai-latin-500'],
};

async function fontFaces(font: ScanFont): Promise<string> {
  const faces = fontFiles[font].map(async (path) => {
    const file = fileURLToPath(import.meta.resolve(`@fontsource/${path}-normal.woff2`));
    const bytes = await readFile(file);
    return `@font-face{font-family:'${font}';src:url(data:font/woff2;base64,${bytes.toString('base64')})}`;
  });
  return (await Promise.all(faces)).join('\n');
}

/** How one form was printed and scanned. `quality` is that of the JPEG, 1 to 100. */
export type ScanLook = Omit<Scanner, 'seal'> & {
  readonly font: ScanFont;
  /** Lines between cells: two that touch, or one. */
  readonly edges: 'closed' | 'open';
  readonly quality: number;
  readonly sealed: boolean;
};

/** A print on a good day, as the acceptance of the real submission asks: 200 dpi grey. */
export const plainLook: ScanLook = { ...plainScanner, font: 'Noto Sans SC', edges: 'open', quality: 80, sealed: false };

/** The looks go round the fonts; all else is drawn by the seed, within what offices hand in. */
export function drawLook(seed: number): ScanLook {
  const prng = createPrng(seed + 7000);
  const sealed = prng.chance(0.4);
  return {
    seed,
    font: scanFonts[seed % scanFonts.length] ?? 'Noto Sans SC',
    edges: (seed >> 1) % 2 === 0 ? 'open' : 'closed',
    dpi: prng.pick([150, 200, 200, 250, 300]),
    colour: sealed && prng.chance(0.75),
    skew: (prng.next() * 2 - 1) * 1.5,
    noise: 4 + prng.next() * 8,
    blur: 0.3 + prng.next() * 0.5,
    unevenLight: prng.chance(0.5) ? 0.15 + prng.next() * 0.35 : 0,
    faintLines: prng.chance(0.4),
    quality: prng.pick([60, 60, 70, 80]),
    sealed,
    quarterTurns: prng.chance(0.1) ? prng.int(1, 3) : 0,
  };
}

/** The form behind a scan: small enough to be read in seconds; every third has blank cells and odd targets. */
export function scannedForm(seed: number): GeneratedStatement {
  return generateStatement(seed, { clean: seed % 3 !== 0, projects: 1 + (seed % 3) });
}

export type ScanOffice = {
  readonly print: (form: GeneratedStatement, look: Pick<ScanLook, 'font' | 'edges'>) => Promise<Uint8Array>;
  /** Every page of a PDF as the scanner saw it. */
  readonly scan: (pdf: Uint8Array, look: ScanLook) => Promise<Picture[]>;
  readonly close: () => Promise<void>;
};

const sealInches = 42 / 25.4;

async function scanPages(table: LightTable, pdf: Uint8Array, look: ScanLook): Promise<Picture[]> {
  const { sealed, dpi } = look;
  const seal = sealed ? await table.drawSeal('预算绩效管理专用章', Math.round(sealInches * dpi)) : null;
  const clean = await table.renderPages(pdf, dpi);
  return clean.map((page, index) => degrade(page, { ...look, seal, seed: look.seed * 1000 + index }));
}

/** A browser that prints and a table that scans; a press per font stays open. */
export async function openScanOffice(): Promise<ScanOffice> {
  const browser: Browser = await launchChromium();
  const table = await openLightTable(browser);
  const presses = new Map<ScanFont, Press>();
  const pressOf = async (font: ScanFont) => {
    const press = presses.get(font) ?? (await openPress(browser, await fontFaces(font)));
    presses.set(font, press);
    return press;
  };
  return {
    print: async (form, { font, edges }) => {
      const press = await pressOf(font);
      return press.print(writeHtml(form, { edges, fonts: [`'${font}'`, `'${font}'`] }));
    },
    scan: (pdf, look) => scanPages(table, pdf, look),
    close: () => browser.close(),
  };
}
