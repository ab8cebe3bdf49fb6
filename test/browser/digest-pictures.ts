/** Owns the pictures of the morning report that are kept: which nights, how wide, with a font of the tests. Refuses to compare. */
import type { Browser } from 'playwright-core';
import type { ScanRecord } from '#src/model/scan.ts';
import { makeDigest } from '#src/report/digest/digest.ts';
import { busyNight, quietNight } from '../report/digest-record.ts';
import { chineseFontFace } from '../support/chromium.ts';
import { openReport } from '../support/html-tab.ts';

type Picture = {
  readonly name: string;
  readonly record: ScanRecord;
  readonly width: number;
  readonly height: number;
  readonly paper?: true;
};

const updated: ScanRecord = { ...busyNight, arrived: ['残联'], packAdded: { documents: 12, places: 31 } };

export const digestPictures: readonly Picture[] = [
  { name: 'digest-1120', record: updated, width: 1120, height: 1180 },
  { name: 'digest-390', record: busyNight, width: 390, height: 1740 },
  { name: 'digest-quiet', record: quietNight, width: 1120, height: 480 },
  // The width of A4 between its margins.
  { name: 'digest-paper', record: updated, width: 680, height: 700, paper: true },
];

export function digestOf(record: ScanRecord, language: 'zh-CN' | 'en' = 'zh-CN'): string {
  return makeDigest('html', record, { language, width: 80, colour: false });
}

/** Every letter from one font, so that the fonts of the machine do not show. */
export async function oneFont(): Promise<string> {
  return `${await chineseFontFace()}\n*{font-family:'Noto Sans SC'!important}`;
}

/** Every picture as PNG bytes, by name. */
export async function drawDigestPictures(browser: Browser): Promise<ReadonlyMap<string, Uint8Array>> {
  const font = await oneFont();
  const drawn = new Map<string, Uint8Array>();
  for (const { name, record, width, height, paper } of digestPictures) {
    const options = { bypassCSP: true, viewport: { width, height } };
    const { tab, close } = await openReport(browser, digestOf(record), '', options);
    await tab.addStyleTag({ content: font });
    if (paper) await tab.emulateMedia({ media: 'print' });
    await tab.evaluate('document.fonts.ready');
    drawn.set(name, await tab.screenshot({ animations: 'disabled', caret: 'hide' }));
    await close();
  }
  return drawn;
}
