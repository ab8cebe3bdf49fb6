/** Owns how a report is opened in the browser of the tests, as a file by double click, and what the browser did with it. Refuses servers. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page as Tab } from 'playwright-core';

export type OpenedTab = {
  readonly tab: Tab;
  /** The address of the file, without a fragment. */
  readonly address: string;
  /** Whatever the page asked for beside itself. */
  readonly requests: readonly string[];
  /** Errors of its script, and what its policy stopped. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
};

/** `hash` begins with #, or is empty. */
export async function openReport(
  browser: Browser,
  page: string,
  hash = '',
  options: BrowserContextOptions = {},
): Promise<OpenedTab> {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, page);
  const address = pathToFileURL(file).href;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const tab = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  tab.on('request', (request) => {
    if (request.url().split('#')[0] !== address) requests.push(request.url());
  });
  tab.on('pageerror', ({ message }) => complaints.push(message));
  tab.on('console', (message) => complaints.push(message.text()));
  tab.on('dialog', (dialog) => complaints.push(dialog.message()));
  await tab.goto(`${address}${hash}`);
  const close = async () => {
    await context.close();
    rmSync(folder, { recursive: true });
  };
  return { tab, address, requests, complaints, close };
}

/** The view that is shown, by its id; all of them where more than one is. */
export function shownViews(tab: Tab): Promise<string> {
  return tab.evaluate(() =>
    [...document.querySelectorAll('.view')]
      .filter((view) => view.getClientRects().length > 0)
      .map(({ id }) => id)
      .join(' '),
  );
}

/** Moves within the page, as a click on a link does, and waits until it is drawn. */
export async function goTo(tab: Tab, hash: string): Promise<void> {
  await tab.evaluate((next) => {
    location.hash = next;
  }, hash);
  await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
}
