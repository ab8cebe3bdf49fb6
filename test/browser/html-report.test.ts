/** Owns how the HTML report behaves in a browser: views, jumps, filters, keys, copying, paper, what assistive software finds. Refuses looks. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page as Tab } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { RulesPack } from '#src/model/rule.ts';
import { pageScript as unbundledScript } from '#src/report/html/client/page-script.ts';
import { textOf } from '../report/sample-run.ts';
import { builtInPack } from '../support/check.ts';
import { chineseFontFace, launchChromium } from '../support/chromium.ts';
import { mixedTold, pageOf, seedTold, type Told } from '../support/html-report.ts';
import { goTo, openReport, shownViews } from '../support/html-tab.ts';
import { mustReadPdf } from '../support/pdf-reading.ts';

let browser: Browser;
let pack: RulesPack;
let mixed: Told;
let page: string;
let seedPage: string;
/** What the seed's finding 5 asks for. */
let advice: string;
/** What its findings say. */
let said: string[];
beforeAll(async () => {
  browser = await launchChromium();
  pack = await builtInPack();
  mixed = await mixedTold(pack);
  page = await pageOf(mixed, pack);
  const seed = await seedTold(pack);
  seedPage = await pageOf(seed, pack);
  const findings = seed.run.documents[0]?.findings ?? [];
  advice = findings[4]?.advice ?? '';
  said = findings.flatMap((one) => [one.title, one.message, one.advice, ...one.basis.map(({ text }) => text)]);
});
afterAll(async () => {
  await browser.close();
});

async function withTab(text: string, hash: string, look: (tab: Tab) => Promise<void>, options = {}): Promise<void> {
  const opened = await openReport(browser, text, hash, options);
  try {
    await look(opened.tab);
    expect(opened.complaints).toEqual([]);
    expect(opened.requests).toEqual([]);
  } finally {
    await opened.close();
  }
}

const hashOf = (tab: Tab) => tab.evaluate(() => location.hash);
const rowsOf = (tab: Tab) => tab.locator('.texts tbody tr:visible').count();
const press = async (tab: Tab, key: string) => {
  await tab.keyboard.press(key);
  await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
};

describe('views', () => {
  test('a run over several texts opens on the overview, one over a single text on the text', async () => {
    await withTab(page, '', async (tab) => expect(await shownViews(tab)).toBe('overview'));
    await withTab(seedPage, '', async (tab) => {
      expect(await shownViews(tab)).toBe('d1');
      await goTo(tab, '#overview');
      expect(await shownViews(tab)).toBe('overview');
    });
  });

  test('every link works without script', async () => {
    await withTab(
      page,
      '',
      async (tab) => {
        await tab.locator('.texts a[href="#d1"]').click();
        expect(await shownViews(tab)).toBe('d1');
        await tab.locator('#d1 .side a[href="#d1f5"]').click();
        expect(await shownViews(tab)).toBe('d1');
        await tab.locator('#d1f5 summary').click();
        await tab.locator('#d1f5 dl a').first().click();
        expect(await hashOf(tab)).toBe('#d1f5p1');
        expect(await tab.locator('#d1f5p1').isVisible()).toBe(true);
        await tab.locator('#d1f5p1').click();
        expect(await hashOf(tab)).toBe('#d1f5');
        await tab.locator('#d1 .next').click();
        expect(await shownViews(tab)).toMatch(/^d\d+$/u);
      },
      { javaScriptEnabled: false },
    );
  });

  test('a browser that cannot select by content shows the same views', async () => {
    const old = page.replaceAll('selector(:has(*))', 'selector(:unknown(*))');
    const free = old.replace(/<meta http-equiv[^>]*>/u, '');
    await withTab(free, '', async (tab) => {
      await goTo(tab, '#d1f5p1');
      expect(await shownViews(tab)).toBe('d1');
      await goTo(tab, '#overview');
      expect(await shownViews(tab)).toBe('overview');
    });
  });
});

describe('jumps', () => {
  test('from finding to place and back to the same spot', async () => {
    await withTab(page, '#d1', async (tab) => {
      await tab.locator('#d1 .side a[href="#d1f5"]').click();
      expect(await tab.locator('#d1f5').evaluate((card) => card.hasAttribute('open'))).toBe(true);
      await tab.locator('#d1f5 dl a').nth(1).click();
      const cell = tab.locator('td', { has: tab.locator('#d1f5p2') });
      expect(await cell.evaluate((element) => element.classList.contains('on'))).toBe(true);
      expect(
        await cell.evaluate((element) => {
          const box = element.getBoundingClientRect();
          return box.top > 56 && box.bottom < innerHeight;
        }),
      ).toBe(true);
      expect(await tab.locator('#d1 a.t.on').count()).toBe(3);
      expect(await tab.locator('#d1 .side li.on').textContent()).toContain('完成率写成');
      await tab.goBack();
      expect(await hashOf(tab)).toBe('#d1f5');
    });
  });

  test('from a text back to the overview, scrolled as it was and filtered as it was', async () => {
    await withTab(
      page,
      '',
      async (tab) => {
        await tab.locator('.filters [data-flag=e]').click();
        await tab.evaluate(() => scrollTo(0, 300));
        const before = await tab.evaluate(() => scrollY);
        expect(before).toBeGreaterThan(100);
        await tab.locator('.texts a[href="#d1"]').click();
        expect(await shownViews(tab)).toBe('d1');
        await tab.goBack();
        expect(await shownViews(tab)).toBe('overview');
        expect(await tab.evaluate(() => scrollY)).toBe(before);
        expect(await hashOf(tab)).toBe('#?is=e');
      },
      { viewport: { width: 1024, height: 500 } },
    );
  });

  test('‹ › go through the places of a card', async () => {
    await withTab(page, '#d1f5', async (tab) => {
      await tab.locator('#d1f5 .step-on').click();
      await tab.locator('#d1f5 .step-on').click();
      expect(await hashOf(tab)).toBe('#d1f5p2');
      expect(await tab.locator('#d1f5 .stepper').textContent()).toContain('第2处');
      await tab.locator('#d1f5 .step-back').click();
      expect(await hashOf(tab)).toBe('#d1f5p1');
    });
  });

  test('a narrow window brings the cell into view sideways', async () => {
    await withTab(
      page,
      '#d1f5p1',
      async (tab) => {
        const inside = await tab.locator('#d1f5p1').evaluate((mark) => {
          const box = mark.getBoundingClientRect();
          return box.left >= 0 && box.right <= innerWidth;
        });
        expect(inside).toBe(true);
        expect(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      },
      { viewport: { width: 390, height: 800 } },
    );
  });
});

const reportShape = z.object({
  summary: z.object({ findings: z.record(z.string(), z.number()) }),
  documents: z.array(
    z.object({ status: z.string(), findings: z.array(z.object({ severity: z.string(), certainty: z.string() })) }),
  ),
});

describe('numbers', () => {
  test('are those of the JSON report', async () => {
    const json = reportShape.parse(JSON.parse(await textOf('json', mixed.run)));
    await withTab(page, '', async (tab) => {
      const classes = await tab.locator('.classes strong').allTextContents();
      expect(classes.map(Number).reduce((sum, count) => sum + count, 0)).toBe(
        json.documents.filter(({ status }) => status !== 'skipped').length,
      );
      const unread = json.documents.filter(({ status }) => status === 'failed').length;
      expect(Number(classes[4])).toBe(unread);
      const columns = await tab
        .locator('.texts tbody tr')
        .evaluateAll((rows) =>
          rows.map((line) =>
            [...line.querySelectorAll('td.n')].slice(1).map((cell) => Number.parseInt(cell.textContent ?? '', 10) || 0),
          ),
        );
      const sums = [0, 1, 2, 3].map((at) => columns.reduce((sum, counts) => sum + (counts[at] ?? 0), 0));
      const { error, warning, info, check } = json.summary.findings;
      expect(sums).toEqual([error, warning, info, check]);
    });
  });
});

describe('filters', () => {
  test('by weight, by kind and by department, in the address, undone by Back', async () => {
    await withTab(page, '', async (tab) => {
      const all = await rowsOf(tab);
      await tab.locator('.filters [data-flag=c]').click();
      const checks = await rowsOf(tab);
      expect(checks).toBeLessThan(all);
      expect(checks).toBe(Number(await tab.locator('.filters [data-flag=c] b').textContent()));
      expect(await tab.locator('.shown').textContent()).toBe(`显示${checks}份，共${all}份`);
      await tab.locator('.filters select').selectOption('0');
      expect(await hashOf(tab)).toBe('#?is=c&rule=0');
      expect(await rowsOf(tab)).toBeLessThanOrEqual(checks);
      await tab.goBack();
      expect(await rowsOf(tab)).toBe(checks);
      await tab.goBack();
      expect(await rowsOf(tab)).toBe(all);
      await tab.locator('.filters input').fill('政协');
      expect(await rowsOf(tab)).toBe(1);
    });
  });

  test('name the conditions that no text meets and offer to drop one, with the count it would give', async () => {
    await withTab(page, '#?is=p&q=政协', async (tab) => {
      expect(await rowsOf(tab)).toBe(0);
      expect(await tab.locator('.none').textContent()).toContain('没有符合条件的文本');
      const offers = await tab.locator('.none button').allTextContents();
      expect(offers).toEqual(['去掉未读全（1份）', '去掉部门或文件名“政协”（5份）', '全部清除（13份）']);
      await tab.locator('.none button').first().click();
      expect(await rowsOf(tab)).toBe(1);
    });
  });

  test('lead from a rule to the texts that have it', async () => {
    await withTab(page, '', async (tab) => {
      const link = tab.locator('.common a').first();
      const count = Number.parseInt(
        (await tab.locator('.common li > span:last-of-type').first().textContent()) ?? '',
        10,
      );
      await link.click();
      expect(await shownViews(tab)).toBe('rules');
      await tab.locator('.rules article:target [data-rule]').click();
      expect(await shownViews(tab)).toBe('overview');
      expect(await rowsOf(tab)).toBe(count);
    });
  });
});

describe('keys', () => {
  test('go through findings, places and texts, and back', async () => {
    await withTab(page, '#d1', async (tab) => {
      for (const key of ['j', 'j', 'k', 'j', 'j']) await press(tab, key);
      expect(await hashOf(tab)).toBe('#d1f3');
      await press(tab, 'Enter');
      expect(await hashOf(tab)).toMatch(/^#d1f3p1$/u);
      await press(tab, 'j');
      await press(tab, 'j');
      await press(tab, ']');
      await press(tab, ']');
      expect(await hashOf(tab)).toBe('#d1f5p2');
      await press(tab, '[');
      expect(await hashOf(tab)).toBe('#d1f5p1');
      await press(tab, 'b');
      await expect.poll(() => hashOf(tab)).toBe('#d1f5p2');
      await press(tab, 'n');
      expect(await shownViews(tab)).not.toBe('d1');
      await press(tab, 'p');
      expect(await shownViews(tab)).toBe('d1');
      await press(tab, 'l');
      expect(await shownViews(tab)).toBe('overview');
    });
  });

  test('are listed on ?, off while someone types, and can be switched off', async () => {
    await withTab(page, '', async (tab) => {
      await press(tab, '/');
      await tab.keyboard.type('jlb?');
      expect(await tab.locator('.filters input').inputValue()).toBe('jlb?');
      await press(tab, 'Escape');
      await press(tab, '?');
      expect(await tab.locator('#help').isVisible()).toBe(true);
      await tab.locator('#keyson').uncheck();
      await press(tab, 'Escape');
      expect(await tab.locator('#help').isVisible()).toBe(false);
      await goTo(tab, '#d1');
      await press(tab, 'j');
      expect(await hashOf(tab)).toBe('#d1');
    });
  });
});

describe('the script', () => {
  test('is the same to the reader when the program is bundled and minified', async () => {
    const built = await build({
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      build: {
        write: false,
        ssr: true,
        minify: true,
        target: 'es2024',
        rolldownOptions: {
          input: fileURLToPath(new URL('../../src/report/html/client/page-script.ts', import.meta.url)),
        },
      },
    });
    const outputs = 'output' in built ? [built] : Array.isArray(built) ? built : [];
    const [chunk] = outputs.flatMap(({ output }) => output).filter((part) => part.type === 'chunk');
    const bundled: unknown = await import(`data:text/javascript,${encodeURIComponent(chunk?.code ?? '')}`);
    const { pageScript } = z.object({ pageScript: z.string() }).parse(bundled);
    const free = page
      .replace(/<meta http-equiv[^>]*>/u, '')
      .replace(/<script>[\s\S]*<\/script>/u, () => `<script>${pageScript}</script>`);
    expect(free).not.toContain(unbundledScript);
    await withTab(free, '', async (tab) => {
      await tab.locator('.filters [data-flag=c]').click();
      expect(await rowsOf(tab)).toBe(Number(await tab.locator('.filters [data-flag=c] b').textContent()));
      await goTo(tab, '#d1');
      for (const key of ['j', 'j', ']']) await press(tab, key);
      expect(await hashOf(tab)).toBe('#d1f2p1');
      expect(await tab.locator('#d1f2 .copy').count()).toBe(1);
    });
  });
});

describe('copying', () => {
  test('takes the places and what to do, and nothing else', async () => {
    await withTab(
      page,
      '#d1f5',
      async (tab) => {
        await tab.locator('#d1f5 .copy').click();
        await expect.poll(() => tab.locator('#d1f5 .copy').textContent()).toBe('已复制');
        const copied = await tab.evaluate(() => navigator.clipboard.readText());
        expect(copied).toBe(
          `位置：项目2第2行 完成率“≤90%”、项目5第1行 机关活动完成率“≤80%”、项目5第2行 机关基本公务对外事务完成率“≤80%”\n修改要求：${advice}`,
        );
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });
});

async function printed(tab: Tab): Promise<{ readonly pages: number; readonly text: string }> {
  await tab.addStyleTag({ content: `${await chineseFontFace()} *{font-family:'Noto Sans SC'!important}` });
  await tab.evaluate('document.fonts.ready');
  const { document } = await mustReadPdf(new Uint8Array(await tab.pdf({ preferCSSPageSize: true })));
  const pages = document.blocks.flatMap(({ origins }) =>
    origins.flatMap((at) => (at.kind === 'page' ? [at.page] : [])),
  );
  return {
    pages: Math.max(...pages),
    text: document.blocks
      .map(({ text }) => text)
      .join('\n')
      .replace(/\s/gu, ''),
  };
}

describe('paper', () => {
  test('of one text: findings with room for the pen, then the project tables', async () => {
    await withTab(
      seedPage,
      '#d1',
      async (tab) => {
        const { pages, text } = await printed(tab);
        expect(pages).toBeGreaterThanOrEqual(6);
        expect(pages).toBeLessThanOrEqual(8);
        expect(text).toContain('政协2020年度部门预算绩效文本');
        for (const part of ['一、须改', '二、研判', '三、提示', '四、请核对', '附：带标记的项目表', '□退回'])
          expect(text).toContain(part);
        await tab.emulateMedia({ media: 'print' });
        // biome-ignore lint/performance/useDomNodeTextContent: what paper leaves out is no part of it
        const shown = (await tab.locator('#d1').innerText()).replace(/\s/gu, '');
        for (const words of said) expect(shown).toContain(words.replace(/\s/gu, ''));
        expect(text).toContain('群众满意数量占总数的比例。');
        for (const dropped of ['按轻重', '复制修改要求', '上一份', '共性问题']) expect(text).not.toContain(dropped);
      },
      { bypassCSP: true },
    );
  });

  test('of the overview: what was not read, what is common, every text; a filter says so', async () => {
    await withTab(
      page,
      '#?is=e',
      async (tab) => {
        const { text } = await printed(tab);
        for (const part of ['一、未能读取', '二、共性问题', '三、各部门文本', '政协', '筛选：有须改。显示8份，共13份'])
          expect(text).toContain(part);
        expect(text).not.toContain('附：带标记的项目表');
      },
      { bypassCSP: true },
    );
  });
});

type Axe = {
  readonly run: (node: Element) => Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly impact?: string | null;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
};
declare global {
  interface Window {
    axe?: Axe;
  }
}
const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

describe('what assistive software finds', () => {
  test.for([
    ['zh-CN', ''],
    ['zh-CN', '#d1f5'],
    ['zh-CN', '#d5'],
    ['zh-CN', '#d4'],
    ['en', ''],
    ['en', '#d1f5'],
    ['en', '#d5'],
    ['en', '#d4'],
  ] as const)('nothing serious or critical: %s %s', async ([language, hash]) => {
    const text = await pageOf(mixed, pack, language);
    await withTab(
      text,
      hash,
      async (tab) => {
        await tab.evaluate(axeSource);
        const found = await tab.evaluate(async () => {
          const view = [...document.querySelectorAll('.view')].find((one) => one.getClientRects().length > 0);
          return view && window.axe ? (await window.axe.run(view)).violations : null;
        });
        const grave = (found ?? []).filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(found).not.toBeNull();
        expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      },
      { bypassCSP: true },
    );
  });
});
