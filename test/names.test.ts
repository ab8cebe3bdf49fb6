/** Owns the proof that the project solves the kind and not the sample, and names no machine it was written on. Refuses opinions on names that belong to the form. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { listFiles } from './support/source/list-files.ts';

const named = z.object({
  department: z.string(),
  preparedBy: z.string(),
  reviewedBy: z.string(),
  contents: z.array(z.object({ title: z.string() })),
  duties: z.array(z.object({ name: z.string(), indicators: z.array(z.string()) })),
  projects: z.array(
    z.object({
      unitCode: z.string(),
      unitName: z.string(),
      projectCode: z.string(),
      projectName: z.string(),
      indicators: z.array(z.object({ indicatorName: z.string() })),
    }),
  ),
});
const submission = named.parse(
  JSON.parse(readFileSync('fixtures/shanhaiguan-2020-text/expected/statement.json', 'utf8')),
);

/** Words that any department's form may print; the lexicons need them. */
const free = new Set(['完成率', '群众满意度', '服务对象满意度']);

/** Every name and code of the submission that is nobody else's, each with its kind. */
function properNames(): (readonly [kind: string, name: string])[] {
  const { department, preparedBy, reviewedBy, duties, projects } = submission;
  const districts = projects.flatMap(({ unitName }) => unitName.match(/(?<=[省市])[^省市区县]+(?=[市区县])/gu) ?? []);
  const meetings = projects.flatMap(({ indicators }) =>
    indicators.flatMap(({ indicatorName }) => indicatorName.match(/第.届.*?(?=委员会)|第.次全体会议/gu) ?? []),
  );
  const all: (readonly [string, string])[] = [
    ['department', department],
    ['department', preparedBy],
    ['reviewer', reviewedBy],
    ...districts.map((name) => ['district', name] as const),
    ...meetings.map((name) => ['meeting', name] as const),
    ...duties.map(({ name }) => ['duty', name] as const),
    ...duties.flatMap(({ indicators }) => indicators.map((name) => ['indicator', name] as const)),
    ...projects.flatMap(({ unitCode, unitName, projectCode, projectName, indicators }) => [
      ['unit', unitName] as const,
      ['unit code', unitCode] as const,
      ['project', projectName] as const,
      ['project code', projectCode] as const,
      ['project code', projectCode.split('-').at(-1) ?? projectCode] as const,
      ...indicators.map(({ indicatorName }) => ['indicator', indicatorName] as const),
    ]),
  ];
  return all.filter(([, name], at) => !free.has(name) && all.findIndex(([, other]) => other === name) === at);
}

const names = properNames();

function filesNaming(name: string): string[] {
  const sources = [...listFiles('src'), ...listFiles('rules')];
  return sources.filter((file) => file.includes(name) || readFileSync(file, 'utf8').includes(name));
}

describe('the real submission', () => {
  test('gives names and codes of every kind to look for', () => {
    const kinds = [
      'department',
      'reviewer',
      'district',
      'meeting',
      'duty',
      'indicator',
      'unit',
      'unit code',
      'project',
    ];
    expect([...kinds, 'project code'].filter((kind) => !names.some(([other]) => other === kind))).toEqual([]);
    expect(names.filter(([kind]) => kind === 'project code')).toHaveLength(2 * submission.projects.length);
    expect(names.filter(([, name]) => name.trim().length < 2)).toEqual([]);
  });

  test.for(names)('leaves no %s in src or rules: %s', ([, name]) => {
    expect(filesNaming(name)).toEqual([]);
  });
});

const textFile = /\.(?:[jt]s|json|ya?ml|md|svg|txt|html)$|(?:^|\/)(?:\.[a-z]+|run|LICENSE)$/u;
const places = ['src', 'rules', 'scripts', 'test', 'fixtures', '.ci'];
const top = [
  'README.md',
  'CHANGELOG.md',
  'package.json',
  'knip.json',
  'biome.json',
  'tsconfig.json',
  'vitest.config.ts',
];
const ownFiles = [...places.flatMap(listFiles), ...top, '.npmrc', '.gitignore', '.gitattributes'].filter((file) =>
  textFile.test(file),
);
// Put together here, so that this file does not name them either.
const machinePaths = new RegExp(
  ['work', 'tmp', 'home', 'root', 'Users'].map((folder) => `(?<![\\w.*)\\]$}~-])/${folder}/[\\w.]`).join('|'),
  'u',
);

describe('the repository', () => {
  test.for(ownFiles)('names no path of a machine in %s', (file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(lines.filter((line) => machinePaths.test(line))).toEqual([]);
  });

  test('knows such a path when it sees one', () => {
    const planted = ['work', 'tmp', 'home'].map((folder) => `read '/${folder}/case/input.txt'`);
    expect(planted.filter((line) => machinePaths.test(line))).toEqual(planted);
    expect(machinePaths.test(`import './home/page.ts'`)).toBe(false);
  });

  test('locks its packages without naming a private registry', () => {
    const hosts = readFileSync('package-lock.json', 'utf8').match(/(?<="resolved": "https?:\/\/)[^/"]+/gu) ?? [];
    expect([...new Set(hosts)]).toEqual([]);
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^omit-lockfile-registry-resolved=true$/mu);
  });
});
