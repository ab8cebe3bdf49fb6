/** Rules packs from outside: a whole one is used, a faulty one stops the run with the place of its fault. */
import { cpSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../support/source/list-files.ts';
import { report, root, scratch, seedText, yushen } from './program.ts';

const place = scratch();
const file = 'grading/overlap.yaml';
const overlap = readFileSync(join(root, 'rules', file), 'utf8');
const punctuation = readFileSync(join(root, 'rules/document/duplicate-punctuation.yaml'), 'utf8');
const bound = readFileSync(join(root, 'rules/target/beyond-bound.yaml'), 'utf8');

/** The YAML text with one stretch replaced; a stretch that is not there fails the test. */
function edit(yaml: string, from: string | RegExp, to: string): string {
  const edited = yaml.replace(from, () => to);
  expect(edited).not.toBe(yaml);
  return edited;
}

/** Where a stretch stands in a text, as the program says it. */
function positionOf(yaml: string, stretch: string): string {
  const at = yaml.indexOf(stretch);
  expect(at).toBeGreaterThanOrEqual(0);
  const lines = yaml.slice(0, at).split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

describe('a pack of YAML files', () => {
  test('replaces the built-in rules', () => {
    const { documents, rulesPack } = report(seedText, '--rules', place('one', { [file]: overlap }));
    expect(Object.keys(documents[0]?.outcomes ?? {})).toEqual(['grading/overlap']);
    expect(documents[0]?.findings.map(({ ruleId }) => ruleId)).toEqual(['grading/overlap']);
    expect(rulesPack.id).not.toBe(report(seedText).rulesPack.id);
  });

  test('may be a copy of the built-in one, and finds what that finds with the same rules', () => {
    const home = place('copy', {});
    for (const path of listFiles('rules')) {
      if (path.endsWith('.yaml')) cpSync(join(root, path), join(home, relative('rules', path)));
    }
    const own = report(seedText).documents[0]?.findings ?? [];
    const copied = report(seedText, '--rules', home).documents[0];
    const ids = Object.keys(copied?.outcomes ?? {});
    expect(ids.length).toBeGreaterThan(20);
    const prints = (findings: typeof own) =>
      findings.flatMap(({ ruleId, places }) =>
        ids.includes(ruleId) ? places.map(({ fingerprint }) => `${ruleId} ${fingerprint}`) : [],
      );
    // A rule that yields to one written in code may say more where that one is not there.
    expect(prints(copied?.findings ?? [])).toEqual(expect.arrayContaining(prints(own)));
    expect(yushen('rules', 'test', '--rules', home).code).toBe(0);
  });

  test('whose rule is a preview shows it and fails no run', () => {
    const preview = edit(overlap, /^status: \w+$/mu, 'status: preview');
    const warned = (yaml: string, name: string) =>
      yushen('check', seedText, '--fail-on', 'info', '--rules', place(name, { [file]: yaml })).code;
    expect([warned(overlap, 'stable'), warned(preview, 'preview')]).toEqual([1, 0]);
  });

  test('leaves code in it unread', () => {
    const home = place('code', { [file]: overlap, 'target/evil.ts': "throw new Error('run')" });
    const { code, err } = yushen('check', seedText, '--fail-on', 'never', '--rules', home);
    expect([code, err]).toEqual([0, '']);
  });

  test('whose example is wrong is told by rules test, with the difference', () => {
    const wrong = edit(overlap, /quote: "[^"]+"/u, 'quote: "不在文中"');
    const { code, out } = yushen('rules', 'test', '--rules', place('wrong', { [file]: wrong }));
    expect(code).toBe(1);
    expect(out).toContain('grading/overlap bad[0]');
    expect(out).toContain('不在文中');
  });
});

describe('a fault stops the run with file, line and column', () => {
  const good = /^ {2}good:\n(?: {4}.*\n)+/mu;

  test.for([
    ['an unknown key', `${overlap}severityy: error\n`, 'severityy: error', 'unknown key “severityy”'],
    ['no basis', edit(overlap, /^basis:\n(?: .*\n)+/mu, ''), 'id:', 'basis: '],
    ['no good example', edit(overlap, good, ''), 'examples:', 'examples.good: '],
    [
      'no near miss',
      overlap.replaceAll('nearMiss:', 'note:').replace(/( +)note: (.*)\n +note: /u, '$1note: $2 '),
      'good:',
      'near miss',
    ],
    [
      'an unknown check kind',
      edit(overlap, 'kind: interval', 'kind: guess'),
      'kind: guess',
      'unknown check kind “guess”',
    ],
    ['an unknown option', edit(overlap, 'fault: overlap', 'fault: overlap, deep: true'), 'check:', 'check'],
    ['an unknown severity', edit(overlap, /^severity: \w+$/mu, 'severity: fatal'), 'severity: fatal', 'severity: '],
    ['an id that is none', edit(overlap, /^id: .*$/mu, 'id: Overlap'), 'id: Overlap', 'id: '],
    ['an unknown placeholder', edit(overlap, '{boundaries}', '{borders}'), 'message:', 'nothing fills {borders}'],
    [
      'an unknown lexicon',
      edit(bound, 'lexicon: bounds', 'lexicon: borders'),
      'lexicon: borders',
      'no lexicon “borders”',
    ],
    [
      'an expression that runs away',
      edit(punctuation, '"[，。、；：]{2,}"', '"(?:[，。]+)+"'),
      'pattern: "(?:',
      'around an endless repeat is not linear',
    ],
    [
      'an expression that is none',
      edit(punctuation, '"[，。、；：]{2,}"', '"(，"'),
      'pattern: "(，"',
      'Invalid regular expression',
    ],
    ['a key given twice', `${overlap}status: stable\n`, '', 'unique'],
    ['broken YAML', `${overlap}  - : [`, '', ''],
    ['an alias', edit(overlap, /^status: (\w+)$/mu, 'status: &s stable\nnote: *s'), '*s', 'aliases'],
    ['an empty file', '', '', ''],
    ['a list', '- a\n- b\n', '- a', ''],
  ] as const)('%s', ([, yaml, stretch, message]) => {
    const { code, out, err } = yushen('check', seedText, '--rules', place('faulty', { [file]: yaml }));
    expect([code, out]).toEqual([2, '']);
    const at = stretch === '' ? '\\d+:\\d+' : positionOf(yaml, stretch);
    expect(err).toMatch(new RegExp(`overlap\\.yaml:${at}: `, 'u'));
    expect(err).toContain(message);
  });

  test('every fault of a pack is said at once', () => {
    const home = place('many', {
      'a/one.yaml': edit(overlap, 'kind: interval', 'kind: guess'),
      'a/two.yaml': `${overlap}colour: red\n`,
    });
    const { err } = yushen('check', seedText, '--rules', home);
    expect(err).toMatch(/one\.yaml:\d+:\d+: check\.kind/u);
    expect(err).toMatch(/two\.yaml:\d+:\d+: colour/u);
  });

  test('one id for two rules', () => {
    const { code, out, err } = yushen(
      'check',
      seedText,
      '--rules',
      place('twice', { 'a.yaml': overlap, 'b.yaml': overlap }),
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/b\.yaml:1:1: id: the id “grading\/overlap” is used twice/u);
  });

  test.for([
    ['a folder without rules', place('none', { 'note.md': '无' }), 'the pack holds no rule'],
    ['a folder that is not there', join(place('home', {}), 'nowhere'), 'cannot be read'],
    ['a file instead of a folder', join(root, seedText), 'cannot be read'],
    ['a folder that is called like a file', place('folder', { 'x.yaml/note.md': '无' }), 'the pack holds no rule'],
  ] as const)('%s', ([, home, message]) => {
    const { code, out, err } = yushen('check', seedText, '--rules', home);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  test('the profile and the lexicon of a pack are held to their schemas too', () => {
    const profile = readFileSync(join(root, 'rules/profiles/hebei-2020.yaml'), 'utf8');
    const home = place('profile', {
      [file]: overlap,
      'profiles/p.yaml': edit(profile, 'atLeast: 2', 'atLeast: two'),
      'lexicons/l.yaml': 'id: words\ntitle: 词\nmaintainer: 某股\nupdated: 2026年\nlists: {}\n',
    });
    const { code, err } = yushen('check', seedText, '--rules', home);
    expect(code).toBe(2);
    expect(err).toMatch(/p\.yaml:\d+:\d+: recognise\.atLeast: /u);
    expect(err).toMatch(/l\.yaml:4:1: updated: /u);
  });
});
