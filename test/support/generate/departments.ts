/** Owns the list of departments the generator can write for. Refuses the department of any real submission in the fixtures. */
import { culture } from './departments/culture.ts';
import { education } from './departments/education.ts';
import { health } from './departments/health.ts';
import { environment, housing } from './departments/housing.ts';
import { petitions, statistics } from './departments/petitions.ts';
import { roads } from './departments/roads.ts';
import { agriculture, civilAffairs, township } from './departments/township.ts';
import { water } from './departments/water.ts';
import type { DepartmentWords } from './words.ts';

export const departments: readonly [DepartmentWords, ...DepartmentWords[]] = [
  education,
  health,
  water,
  roads,
  culture,
  petitions,
  statistics,
  housing,
  environment,
  township,
  agriculture,
  civilAffairs,
];
