/** Owns the few words that are sent: that they are counts and nothing else. Refuses sending. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '#src/model/run.ts';
import { type ScanRecord, scanOutcomes } from '#src/model/scan.ts';
import { groupMessage, mailMessage } from '#src/report/digest/messages.ts';
import { busyNight, changeOf, failureOf, nightOf, quietNight } from './digest-record.ts';

const sent: readonly (readonly [string, ScanRecord])[] = [
  ['预审晨报 11月19日：新交3，重交6，未能读取3，还没交4', busyNight],
  ['预审晨报 11月19日：新交1', nightOf({ newTexts: 1, changes: [changeOf('物价局', { revision: 1 })] })],
  ['预审晨报 11月19日：没有新交和重交', nightOf({ arrived: ['侨联'] })],
  ['预审晨报 11月19日：规则包更新多出31处', nightOf({ packAdded: { documents: 12, places: 31 } })],
  ['预审晨报 11月25日：没有变化；未能读取2，还没交3', quietNight],
  [
    '预审晨报 11月19日：共享文件夹连不上，没有扫描',
    { ...busyNight, run: { ...busyNight.run, outcome: 'unreachable' } },
  ],
  [
    '预审晨报 11月19日：共享文件夹里的文件少了一大半，没有扫描，没有把任何文件当作已删除',
    nightOf({ run: { outcome: 'many-files-gone' } }),
  ],
  [
    '预审晨报 11月19日：扫描中途停止，没有看完；新交3，重交6，未能读取3',
    { ...busyNight, run: { ...busyNight.run, outcome: 'stopped' } },
  ],
  ['预审晨报 11月19日：磁盘已满，没有扫描完', nightOf({ run: { outcome: 'disk-full' } })],
];

test.for(sent)('mail says: %s', ([said, record]) => {
  expect(mailMessage(record, 'zh-CN')).toEqual({ subject: said, text: `${said}。\n` });
});

test('mail in English says the same', () => {
  expect(mailMessage(busyNight, 'en')).toEqual({
    subject: 'yushen morning report, 19 Nov: 3 new, 6 new drafts, 3 not read, 4 missing',
    text: 'yushen morning report, 19 Nov: 3 new, 6 new drafts, 3 not read, 4 missing.\n',
  });
});

describe('the robot of a group gets the body that it takes', () => {
  const content = '预审晨报 11月19日：新交3，重交6，未能读取3，还没交4。';
  test.for([
    ['wecom', { msgtype: 'text', text: { content } }],
    ['dingtalk', { msgtype: 'text', text: { content } }],
    ['feishu', { msg_type: 'text', content: { text: content } }],
  ] as const)('%s', ([kind, body]) => {
    expect(groupMessage(busyNight, kind)).toEqual(body);
  });
});

test('no path, no department, no folder and no detail ever leaves', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...scanOutcomes),
      fc.constantFrom(...languages),
      fc.nat(9),
      (outcome, language, number) => {
        const secret = '密';
        const record = nightOf({
          run: { outcome, folder: secret, rulesPack: { id: secret, version: secret } },
          newTexts: number,
          newDrafts: number,
          changes: [changeOf(secret, { new: 1, newProjects: [secret] })],
          failures: [failureOf(secret, { detail: secret })],
          missing: [{ department: secret }],
          arrived: [secret],
          packAdded: { documents: number, places: number },
        });
        const messages = [
          mailMessage(record, language),
          ...(['wecom', 'dingtalk', 'feishu'] as const).map((kind) => groupMessage(record, kind, language)),
        ];
        expect(JSON.stringify(messages)).not.toContain(secret);
      },
    ),
  );
});
