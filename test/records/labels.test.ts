/** Labels that open a line, with every way departments set them off. */
import { expect, test } from 'vitest';
import { openingLabel } from '#src/records/labels.ts';

test.for([
  ['绩效目标是提升服务', '提升服务'],
  ['绩效目标为提升服务', '提升服务'],
  ['绩效目标：提升服务', '提升服务'],
  ['绩效目标是：提升服务', '提升服务'],
  ['绩效目标为: 提升服务', '提升服务'],
  ['绩 效 目 标是提升服务', '提升服务'],
  ['3、绩效目标是提升服务', '提升服务'],
  ['绩效目标', ''],
] as const)('“%s” heads “%s”', ([line, text]) => {
  const opening = openingLabel(line, ['绩效目标']);
  expect(opening && line.slice(opening.textStart)).toBe(text);
});

test('a label word that goes on opens nothing', () =>
  expect(openingLabel('绩效目标管理工作', ['绩效目标'])).toBeNull());
