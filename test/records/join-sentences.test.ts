/** Sentences that a page break cut in two: each condition of the join on its own. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readText } from '#src/extract/text/read-text.ts';
import { profileSchema } from '#src/model/profile.ts';
import { documentLines } from '#src/records/document-lines.ts';
import { joinSentences } from '#src/records/join-sentences.ts';

const profile = profileSchema.parse(
  parse(readFileSync(new URL('../../rules/profiles/hebei-2020.yaml', import.meta.url), 'utf8')),
);
const long = '围绕全县公共文化服务体系建设组织开展各类群众文化活动并';

function joined(first: string, next: string): number {
  const read = readText(new TextEncoder().encode(`${first}\n\n${next}\n`));
  if (!read.ok) throw new Error(read.failure.code);
  return joinSentences(documentLines(read.value), profile).length;
}

test.for([
  ['a long half and its rest', long, '做好场馆开放。', 1],
  ['a digit alone opens no list', long, '24场演出任务。', 1],
  ['一是 opens no heading, so its sentence may be cut', `一是${long}`, '落实到人。', 1],
  ['a half of less than twenty characters', '组织开展活动并', '做好场馆开放。', 2],
  ['white space does not make a half longer', '组织 开展 各类 文化 活动 并 且 做', '好场馆开放。', 2],
  ['an end that is an end', `${long}做好服务。`, '做好场馆开放。', 2],
  ['a closing quotation mark behind the end', `${long}“做好服务。”`, '做好场馆开放。', 2],
  ['a colon', `${long}：`, '做好场馆开放。', 2],
  ['a heading is no half', `一、${long}`, '做好场馆开放。', 2],
  ['a numbered sentence is a half', `一、${long}，坚持公益`, '属性不变。', 1],
  ['the next one opens with a label and 是', long, '绩效目标是做好场馆开放。', 2],
  ['the next one opens with a label and a colon', long, '绩效标准：90%以上为优。', 2],
  ['a label word that opens nothing', long, '绩效目标管理工作。', 1],
  ['the next one opens a list', long, '1、做好场馆开放。', 2],
  ['the next one opens with 二是', long, '二是做好场馆开放。', 2],
  ['the next one opens with a bracketed number', long, '（二）做好场馆开放。', 2],
  ['the next one is a bullet', long, '●做好场馆开放。', 2],
  ['the next one is a section', long, '工作保障措施', 2],
] as const)('%s', ([, first, next, lines]) => expect(joined(first, next)).toBe(lines));
