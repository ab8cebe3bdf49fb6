/** Owns the browser of the tests: a Chromium out of an npm package, and PDFs that it prints. Refuses the network. */
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

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

function toPdf(page: Page, { landscape = false, tagged = false, footer }: PrintOptions): Promise<Uint8Array> {
  return page.pdf({
    format: 'A4',
    landscape,
    tagged,
    printBackground: true,
    margin: { top: '20mm', bottom: '20mm', left: '20mm', right: '20mm' },
    ...(footer ? { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer } : {}),
  });
}

/** Prints a whole HTML page the same way. */
export async function printPage(browser: Browser, html: string, options: PrintOptions = {}): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    await page.evaluate('document.fonts.ready');
    return await toPdf(page, options);
  } finally {
    await page.close();
  }
}

/** A page that keeps its fonts from print to print. */
export type Press = {
  readonly print: (html: string, options?: PrintOptions) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** Opens a press with the families that the `@font-face` rules of `css` name: to read a Chinese font takes longer than to print with it. */
export async function openPress(browser: Browser, css: string): Promise<Press> {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html lang="zh-CN"><style>${css}</style><body></body></html>`);
  // A family that only stands in for glyphs of another would be asked for too late, and boxes printed in their place.
  await page.evaluate('Promise.all([...document.fonts].map((font) => font.load()))');
  return {
    print: async (html, options = {}) => {
      await page.evaluate(`document.body.innerHTML = ${JSON.stringify(html)}`);
      return toPdf(page, options);
    },
    close: () => page.close(),
  };
}
