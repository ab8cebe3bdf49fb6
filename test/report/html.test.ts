/** Owns what the HTML report says and holds, read as text. Refuses looks and behaviour, which the browser tests own. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RulesPack } from '#src/model/rule.ts';
import type { CheckedDocument } from '#src/model/run.ts';
import { cssString, html, inline, lines, textOf } from '#src/report/html/markup.ts';
import { builtInPack } from '../support/check.ts';
import { mixedTold, pageOf, seedTold, type Told } from '../support/html-report.ts';
import { checked, finding, row, runOf } from './sample-run.ts';

let pack: RulesPack;
let seed: Told;
let mixed: Told;
beforeAll(async () => {
  pack = await builtInPack();
  seed = await seedTold(pack);
  mixed = await mixedTold(pack);
});

function all(page: string, pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map((match) => match[1] ?? '');
}

describe('the page', () => {
  test('is the same for the same run', async () => {
    expect(await pageOf(mixed, pack)).toBe(await pageOf(mixed, pack));
  });

  test('names the batch by the last part of what was asked for, not by its way there', async () => {
    const page = await pageOf({ ...seed, run: { ...seed.run, arguments: ['/srv/某处/2020年一上收件/'] } }, pack);
    expect(page).toContain('2020年一上收件');
    expect(page).not.toContain('某处');
  });

  test('has every id once and no link that leads nowhere', async () => {
    for (const told of [seed, mixed]) {
      const page = await pageOf(told, pack);
      const ids = all(page, /\sid="([^"]+)"/gu);
      expect(new Set(ids).size).toBe(ids.length);
      const missing = all(page, /\shref="#([^"]+)"/gu).filter((id) => !ids.includes(id));
      expect(missing).toEqual([]);
    }
  });

  test('lets in its own styles and script by hash, and holds nothing that asks for more', async () => {
    const page = await pageOf(seed, pack);
    const [policy = ''] = all(page, /http-equiv="Content-Security-Policy" content="([^"]+)"/gu);
    const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
    const styles = all(page, /<style>([\s\S]*?)<\/style>/gu);
    const code = all(page, /<script>([\s\S]*?)<\/script>/gu);
    expect([styles.length, code.length]).toEqual([2, 1]);
    for (const text of [...styles, ...code]) expect(policy.replaceAll('&#39;', "'")).toContain(hash(text));
    expect(policy).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/<[^>]+\s(?:style|on\w+|src|srcset|action)=/u);
    expect(page).not.toMatch(/https?:|url\((?!#hatch)/u);
  });

  test('draws every cell of every table once, with its spans', async () => {
    const page = await pageOf(seed, pack);
    const tables = seed.documents[0]?.tables ?? [];
    const cells = tables.flatMap((table) => table.cells);
    expect(all(page, /(<table class="form">)/gu)).toHaveLength(tables.length);
    const forms = all(page, /<table class="form">([\s\S]*?)<\/table>/gu).join('');
    expect(all(forms, /(<td)/gu)).toHaveLength(cells.length);
    expect(all(forms, /colspan="(\d+)"/gu).map(Number)).toEqual(
      cells.filter(({ columnSpan }) => columnSpan > 1).map(({ columnSpan }) => columnSpan),
    );
  });

  test('marks a blank column once, at its head, and says what a table lacks under it', async () => {
    const page = await pageOf(seed, pack);
    const tags = all(page, /class="t w" id="[^"]+" href="#d1f13"[^>]*>(13)</gu);
    expect(tags).toHaveLength(5);
    expect(all(page, /class="chip">(成本指标) /gu)).toHaveLength(5);
  });

  test('has the five parts of every finding', async () => {
    const page = await pageOf(seed, pack);
    const [document] = seed.run.documents;
    for (const { title, message, expected, advice, basis } of document?.findings ?? []) {
      for (const text of [title, message, expected, advice, ...basis.map((line) => line.text)]) {
        expect(page).toContain(textOf(html`${text}`));
      }
    }
    expect(page).toContain('〔待核原文〕');
    expect(page).toContain('没有把握，不计入须改');
  });

  test('says of a text that was not read what to do, and gives it no counts', async () => {
    const page = await pageOf(mixed, pack);
    expect(page).toContain('没有检查，不计条数');
    expect(page).toContain('请部门去掉密码后重新报送。');
    expect(page).toContain('这不等于审核通过');
    expect(page).toContain('13页读了11页。');
    expect(page).toContain('另有1个文件不是文本格式，已跳过');
  });

  test('speaks English around quotes that stay Chinese', async () => {
    const page = await pageOf(mixed, pack, 'en');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('Partly read');
    expect(page).toContain('Password-protected');
    expect(page).toContain('错误！未定义书签。');
    expect(all(page, /(修改要求|各部门文本|共性问题|按轻重|原件第|没有意见)/gu)).toEqual([]);
  });

  test('says in words that there is nothing to check', async () => {
    const page = await pageOf({ run: runOf([]), documents: [] }, pack);
    expect(page).toContain('收到0份');
  });
});

describe('a run too large to be drawn', () => {
  const many = (documents: number, findings: number): Told => {
    const places = Array.from({ length: 60 }, (_, at) => row(1, at + 1, '某项指标', `≤${at}%`));
    const found = Array.from({ length: findings }, (_, at) =>
      finding({
        ruleId: `target/rule-${'abcdefghij'[at % 10]}`,
        title: `第${at}类问题`,
        places: at < 3 ? places : places.slice(0, 1),
      }),
    );
    const texts = Array.from(
      { length: documents },
      (_, at): CheckedDocument => checked(`文本${at}.docx`, { findings: found }),
    );
    return { run: runOf(texts), documents: [] };
  };

  test('counts 100,000 findings of one text and draws 200, 50 places each', async () => {
    const page = await pageOf(many(1, 100_000), null);
    expect(page).toContain('100000条');
    expect(page).toContain(`${99_997 + 180}处`);
    expect(all(page, /<details class="card e" id="(d1f\d+)"/gu)).toHaveLength(200);
    expect(page).toContain('另有99800条意见，见JSON报告。');
    expect(page).toContain('其余10处见JSON报告');
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
  });

  test('keeps under 20 MB with 500 texts of 200 findings, every text with its counts', async () => {
    const page = await pageOf(many(500, 200), null);
    expect(Buffer.byteLength(page)).toBeLessThan(20_000_000);
    expect(all(page, /<section class="view doc" id="(d\d+)"/gu)).toHaveLength(500);
    expect(all(page, /<div class="strip">[\s\S]*?<strong>(200条)<\/strong><small>377处/gu)).toHaveLength(500);
    const cut = all(page, /(报告已到篇幅上限，本份只留计数)/gu).length;
    expect(cut).toBeGreaterThan(0);
    expect(page).toContain(`报告已到篇幅上限，${cut}份没有全部画出`);
  });
});

describe('the template', () => {
  test.for([
    ['<b>&"\'', '&lt;b&gt;&amp;&quot;&#39;'],
    ['a\u0000\u202eb', 'a␀[U+202E]b'],
    ['\ud800', '[U+D800]'],
  ] as const)('escapes %o', ([text, written]) => {
    expect(textOf(html`<i title="${text}">${text}</i>`)).toBe(`<i title="${written}">${written}</i>`);
  });

  test('breaks lines where the text does', () => {
    expect(textOf(lines('一\n二\r\n三\t四'))).toBe('一<br>二<br>三 四');
  });

  test('refuses a value outside quotes', () => {
    expect(() => html`<i class=${'a b'}></i>`).toThrow('outside quotes');
  });

  test('refuses code that would end its element', () => {
    expect(() => inline('script', 'a</script>')).toThrow('would end');
  });

  test('writes a string of CSS that nothing can end', () => {
    expect(cssString('甲"}</style>\n')).toMatch(/^"甲[\\0-9a-z␊ ]*"$/u);
  });
});
