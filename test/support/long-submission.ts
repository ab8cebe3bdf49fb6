/** Owns the submission of a hundred projects: its form and its print, for tests and benchmarks. Refuses to be stored: it is made anew each time. */
import type { Browser } from 'playwright-core';
import { chineseFontFace, printPage } from './chromium.ts';
import { type GeneratedStatement, generateStatement } from './generate/statement.ts';
import { writeHtml } from './write/html.ts';

/** Who makes the long PDF, for the page that shows what was measured on it. */
export const longProducer = 'Chromium, each project on a page of its own, tables torn where a page ends';

/** A clean statement of so many projects, of a department drawn by `seed`; every topic returns in many phases. */
export function generateLongForm(seed: number, projects: number): GeneratedStatement {
  return generateStatement(seed, { clean: true, projects, contents: true });
}

/** The form on A4, each project on a page of its own, page numbers at the foot; pages tear tables where they end. */
export async function printForm(browser: Browser, form: GeneratedStatement, tagged = false): Promise<Uint8Array> {
  const fonts = ["'Noto Sans SC'", "'Noto Sans SC'"] as const;
  const html = writeHtml(form, { fonts, css: await chineseFontFace(), edges: 'open' });
  const footer = '<div style="font-size:9px;width:100%;text-align:center"><span class="pageNumber"></span></div>';
  return printPage(browser, html, { tagged, footer });
}
