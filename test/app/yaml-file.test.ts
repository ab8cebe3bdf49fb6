/** YAML with a line and a column for every path, so that a fault can be shown where it stands. */
import { describe, expect, test } from 'vitest';
import { readYaml } from '#src/app/yaml-file.ts';

const text = `id: a/b
check: { kind: sum, parts: [one, two] }
# a remark
examples:
  good:
    - note: 一
    - note: 二
      statement: {}
`;

describe('a path is located', () => {
  test.for([
    ['its key', ['check'], 2, 1],
    ['a key inside braces', ['check', 'parts'], 2, 21],
    ['an item of a list', ['check', 'parts', 1], 2, 34],
    ['a key inside an item', ['examples', 'good', 1, 'statement'], 8, 7],
    ['its nearest parent, where it is not there', ['examples', 'bad', 0], 4, 1],
    ['the file, where nothing of it is there', ['nothing'], 1, 1],
    ['the file itself', [], 1, 1],
  ] as const)('at %s', ([, path, line, column]) => {
    const yaml = readYaml(text);
    expect(yaml.ok && yaml.locate([...path])).toEqual({ line, column });
  });
});

describe('a text is refused where it stands', () => {
  test.for([
    ['a bracket that stays open', 'a: [1', 1, 6],
    ['one key twice', 'a: 1\nb: 2\na: 3\n', 3, 1],
    ['an alias', 'a: &x 1\nb: *x\n', 2, 4],
    ['two documents', 'a: 1\n---\nb: 2\n', 2, 1],
    ['a tab as indent', 'a:\n\tb: 1\n', 2, 1],
  ] as const)('%s', ([, yaml, line, column]) => {
    const read = readYaml(yaml);
    expect(read.ok ? 'read' : read.position).toEqual({ line, column });
    expect(read.ok ? '' : read.message).not.toBe('');
  });
});

test('a text without content has no value', () => {
  const yaml = readYaml('# nothing\n');
  expect(yaml.ok && yaml.value).toBeNull();
});
