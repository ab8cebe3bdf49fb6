/** Owns the browser of the tests: a Chromium out of an npm package, and PDFs that it prints. Refuses the network. */
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Starts the browser; close it after the tests. It unpacks 215 MB into the temporary folder on its first start. */
export async function launchChromium(): Promise<Browser> {
  mkdirSync(tmpdir(), { recursive: true });
  // The package's own arguments are made for one page per process: closing a page would end the browser.
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-dev-shm-usage'];
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}

const fontHome = fileURLToPath(import.meta.resolve('@fontsource/noto-sans-sc/package.json'));

/** `@font-face` rules for Chinese, the font inside them, so that no page needs a server. */
export async function chineseFontFace(): Promise<string> {
  const folder = join(fontHome, '..', 'files');
  const faces = ['chinese-simplified', 'latin'].map(async (subset) => {
    const font = await readFile(join(folder, `noto-sans-sc-${subset}-400-normal.woff2`));
    return `@font-face{font-family:'Noto Sans SC';src:url(data:font/woff2;base64,${font.toString('base64')})}`;
  });
  return (await Promise.all(faces)).join('\n');
}

export type PrintOptions = { readonly landscape?: boolean; readonly tagged?: boolean; readonly footer?: string };

/** Prints an HTML body on A4 with 20 mm margins, as Chromium paginates it. */
export async function printPdf(
  browser: Browser,
  body: string,
  css = '',
  options: PrintOptions = {},
): Promise<Uint8Array> {
  const style = `${await chineseFontFace()}\nbody{font:12pt/1.5 'Noto Sans SC';margin:0}\n${css}`;
  return printPage(
    browser,
    `<!doctype html><html lang="zh-CN"><style>${style}</style><body>${body}</body></html>`,
    options,
  );
}

/** Prints a whole HTML page the same way. */
export async function printPage(browser: Browser, html: string, options: PrintOptions = {}): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    await page.evaluate('document.fonts.ready');
    const { landscape = false, tagged = false, footer } = options;
    return await page.pdf({
      format: 'A4',
      landscape,
      tagged,
      printBackground: true,
      margin: { top: '20mm', bottom: '20mm', left: '20mm', right: '20mm' },
      ...(footer ? { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer } : {}),
    });
  } finally {
    await page.close();
  }
}
