/** The closed list of check kinds. */
import { bound } from './bound.ts';
import { brokenReference } from './broken-reference.ts';
import { closedList } from './closed-list.ts';
import { comparator } from './comparator.ts';
import { coverage } from './coverage.ts';
import { interval } from './interval.ts';
import type { CheckKind } from './kind.ts';
import { objectiveName } from './objective-name.ts';
import { pattern } from './pattern.ts';
import { quantified } from './quantified.ts';
import { required } from './required.ts';
import { schedule } from './schedule.ts';
import { sum } from './sum.ts';
import { unit } from './unit.ts';

export const checkKinds: readonly CheckKind[] = [
  bound,
  brokenReference,
  closedList,
  comparator,
  coverage,
  interval,
  objectiveName,
  pattern,
  quantified,
  required,
  schedule,
  sum,
  unit,
];
