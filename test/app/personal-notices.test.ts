/** Owns the proof that personal numbers of a submission are told by kind and place, never by value, and that codes and amounts of the form are none. */
import { describe, expect, test } from 'vitest';
import { judgeBytes } from '#src/app/check-document.ts';
import { personalNotices } from '#src/app/personal-notices.ts';
import { readDocument } from '#src/extract/registry.ts';
import { noticeTexts } from '#src/report/wording/notices.ts';
import { builtInPack, fixtureBytes } from '../support/check.ts';
import { generateStatement } from '../support/generate/statement.ts';
import { pdfAssets } from '../support/pdf-assets.ts';
import { printText } from '../support/write/text.ts';

const read = (bytes: Uint8Array) => readDocument(bytes, { pdf: pdfAssets });

async function noticesOf(text: string) {
  const { result } = await read(new TextEncoder().encode(text));
  if (!result.ok) throw new Error(result.failure.code);
  return personalNotices(result.value);
}

describe('personal numbers', () => {
  test('are told by kind and line in the answer for a file', async () => {
    const text = `${printText(generateStatement(3, { clean: true }))}\n经办人张三，身份证110101199003071233，电话13812345678。\n`;
    const answer = await judgeBytes(new TextEncoder().encode(text), await builtInPack(), read, {
      language: 'zh-CN',
      withDocument: false,
    });
    const line = text.split('\n').findIndex((one) => one.startsWith('经办人')) + 1;
    const notices = answer.kind === 'checked' ? answer.judged.notices : [];
    const found = notices.filter(({ code }) => code === 'personal-data');
    expect(found).toEqual([
      { code: 'personal-data', values: { kind: 'identity-number' }, place: { kind: 'line', line, column: 1 } },
      { code: 'personal-data', values: { kind: 'mobile-number' }, place: { kind: 'line', line, column: 1 } },
    ]);
    expect(JSON.stringify(notices)).not.toMatch(/13812345678|110101199003071233/u);
    expect(noticeTexts(found, 'zh-CN')).toEqual([
      `文本含有个人信息（身份证号）。请部门核对是否应当写入。（第${line}行）`,
      `文本含有个人信息（手机号）。请部门核对是否应当写入。（第${line}行）`,
    ]);
  });

  test.for([
    ['a code beside its label', '项目编码\t13812345678\t项目名称\t绿化'],
    ['an amount beside its label', '预算数\t13812345678\t其中：财政资金\t13812345678'],
    ['a column of codes', '项目编码\t项目名称\n13812345678\t绿化\n13912345678\t养护'],
    ['a column of amounts', '项目名称\t金额（元）\n绿化\t13812345678\n养护\t13912345678'],
  ] as const)('are not %s', async ([, text]) => {
    expect(await noticesOf(text)).toEqual([]);
  });

  test('stand in a list of persons, a notice for each place', async () => {
    expect(await noticesOf('姓名\t联系电话\n张三\t13812345678\n李四\t13912345678')).toHaveLength(2);
  });

  test('are not in the real submission in any format, nor in generated ones', async () => {
    for (const file of [
      'shanhaiguan-2020-text/input/seed.txt',
      'shanhaiguan-2020/input/政协部门2020年部门预算绩效文本.docx',
      'shanhaiguan-2020-formats/input/seed.untagged.pdf',
    ]) {
      const { result } = await read(fixtureBytes(file));
      expect(result.ok && personalNotices(result.value)).toEqual([]);
    }
    for (let seed = 0; seed < 40; seed++)
      expect(await noticesOf(printText(generateStatement(seed, { clean: seed % 2 === 0 })))).toEqual([]);
  });
});
