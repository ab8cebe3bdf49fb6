/** Owns what the source of a check kind says about its options. Refuses to run a kind: the words stand in its file. */
import { readFileSync } from 'node:fs';
import { type ESTree, parseSync, Visitor } from 'vite';
import { programPath } from '#src/app/program-files.ts';

export type KindSource = {
  /** The opening sentences of the file. */
  readonly about: string;
  /** The options as a zod schema, with the constants of the file that it names. */
  readonly options: string;
};

/** The source of one kind, by its name: `src/engine/kinds/<name>.ts`. */
export function readKindSource(name: string): KindSource {
  const path = programPath(`src/engine/kinds/${name}.ts`);
  const text = readFileSync(path, 'utf8');
  const { program, comments } = parseSync(path, text);
  const about = comments[0]?.value.replace(/^\*\s*|\s*$/gu, '') ?? '';
  const options = optionsOf(program);
  if (!options) throw new Error(`${name}.ts defines no kind with options`);
  const named = declarationsNamedBy(options, program);
  const blocks = (options.type === 'Identifier' ? named : [...named, options]).map(({ start, end }) =>
    outdent(text.slice(start, end), indentAt(text, start)),
  );
  return { about, options: blocks.join('\n') };
}

/** The value of `options` in the call of defineKind; a name is followed to its declaration. */
function optionsOf(program: ESTree.Program): ESTree.Expression | null {
  let found: ESTree.Expression | null = null;
  new Visitor({
    CallExpression: ({ callee, arguments: given }) => {
      const parts = given[0];
      if (callee.type !== 'Identifier' || callee.name !== 'defineKind' || parts?.type !== 'ObjectExpression') return;
      for (const property of parts.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
        if (property.key.name === 'options') found = property.value;
      }
    },
  }).visit(program);
  return found;
}

type Stretch = { readonly start: number; readonly end: number };

/** Constants of the file that the expression names, and those that these name, in the order of the file. */
function declarationsNamedBy(expression: Stretch & ESTree.Node, program: ESTree.Program): Stretch[] {
  const constants = program.body.flatMap((statement) => {
    const declared = statement.type === 'VariableDeclaration' ? statement.declarations[0] : undefined;
    return declared?.id.type === 'Identifier' ? [{ name: declared.id.name, statement }] : [];
  });
  const wanted = new Set<string>();
  const within: Stretch[] = [expression];
  for (const stretch of within) {
    for (const name of namesWithin(stretch, program)) {
      const constant = constants.find((candidate) => candidate.name === name);
      if (!constant || wanted.has(name)) continue;
      wanted.add(name);
      within.push(constant.statement);
    }
  }
  return constants.filter(({ name }) => wanted.has(name)).map(({ statement }) => statement);
}

function namesWithin({ start, end }: Stretch, program: ESTree.Program): string[] {
  const names: string[] = [];
  new Visitor({
    Identifier: (node) => {
      if (node.start >= start && node.end <= end) names.push(node.name);
    },
  }).visit(program);
  return names;
}

function indentAt(text: string, start: number): number {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  return line.length - line.trimStart().length;
}

function outdent(text: string, columns: number): string {
  return text.replaceAll(`\n${' '.repeat(columns)}`, '\n');
}
