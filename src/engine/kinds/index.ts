/** The closed list of check kinds. */
import { bound } from './bound.ts';
import { brokenReference } from './broken-reference.ts';
import { comparator } from './comparator.ts';
import { interval } from './interval.ts';
import type { CheckKind } from './kind.ts';
import { pattern } from './pattern.ts';
import { quantified } from './quantified.ts';
import { required } from './required.ts';
import { schedule } from './schedule.ts';
import { sum } from './sum.ts';

export const checkKinds: readonly CheckKind[] = [
  bound,
  brokenReference,
  comparator,
  interval,
  pattern,
  quantified,
  required,
  schedule,
  sum,
];
