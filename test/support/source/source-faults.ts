/** Owns what the house rules say about one source text: imports, names, words of the language left out. Refuses what formatter and linter already hold. */
import { type ESTree, parseSync, Visitor } from 'vite';
import { importFault } from './import-faults.ts';
import { roomOf, rooms } from './rooms.ts';

const bannedWords = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'manager',
  'process',
  'handle',
  'data',
  'info',
  'impl',
]);
const worldly =
  /^(?:process|Buffer|globalThis|performance|localStorage)\.|^(?:Date\.now|Math\.random|crypto\.randomUUID)$/u;

/** Faults of one file, given by its path from the root and its text; a test hands in a planted text the same way. */
export function sourceFaults(file: string, text: string): string[] {
  const faults = [...pathFaults(file)];
  if (!/\.[jt]s$/u.test(file)) return faults;
  const { program, errors, comments } = parseSync(file, text);
  if (errors.length > 0) return [...faults, 'cannot be parsed'];
  const opening = comments.find(({ type }) => type === 'Block');
  const before = text.slice(0, opening?.start ?? 0).replace(/^#!.*\n/u, '');
  if (!opening?.value.startsWith('* ') || before.trim() !== '') faults.push('opens without saying what it owns');
  if (isBarrel(program)) faults.push('a barrel');
  new Visitor({ ...importVisitor(file, faults), ...languageVisitor(file, faults), ...nameVisitor(faults) }).visit(
    program,
  );
  return faults;
}

function pathFaults(file: string): string[] {
  const segments = file.split('/');
  const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.schema|\.d)?(?:\.(?:ts|js|yaml|json|txt|docx|pdf))?$/u;
  const odd = segments.filter((segment) => !kebab.test(segment) && segment !== 'README.md');
  const banned = segments.filter((segment) => segment.split(/[-.]/u).some((word) => bannedWords.has(word)));
  return [...odd.map((segment) => `not kebab-case: ${segment}`), ...banned.map((segment) => `banned name: ${segment}`)];
}

/** A file that only passes on what its neighbours export; a door to another room is none. */
function isBarrel({ body }: ESTree.Program): boolean {
  return (
    body.some((statement) => statement.type === 'ExportAllDeclaration') || (body.length > 0 && body.every(passesOn))
  );
}

function passesOn(statement: ESTree.Program['body'][number]): boolean {
  return statement.type === 'ExportNamedDeclaration' && statement.source?.value.startsWith('.') === true;
}

type Visit = ConstructorParameters<typeof Visitor>[0];

function importVisitor(file: string, faults: string[]): Visit {
  const check = (source: ESTree.Expression | ESTree.StringLiteral | null) => {
    const literal = source?.type === 'Literal' && typeof source.value === 'string' ? source.value : null;
    const fault = importFault(file, literal);
    if (fault !== null) faults.push(fault);
  };
  return {
    ImportDeclaration: ({ source }) => check(source),
    ImportExpression: ({ source }) => check(source),
    TSImportType: ({ source }) => check(source),
    ExportNamedDeclaration: ({ source }) => {
      if (source) check(source);
    },
    ExportAllDeclaration: ({ source }) => check(source),
  };
}

function languageVisitor(file: string, faults: string[]): Visit {
  const room = roomOf(file);
  const outside = room !== null && rooms[room]?.outside === true;
  return {
    ExportDefaultDeclaration: () => {
      if (room !== 'rules') faults.push('default export');
    },
    TSAsExpression: ({ typeAnnotation: type }) => {
      const constant =
        type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
      if (!constant && room !== 'model') faults.push('as');
    },
    TSTypeAssertion: () => {
      faults.push('as');
    },
    TSAnyKeyword: () => {
      faults.push('any');
    },
    TSNonNullExpression: () => {
      faults.push('!');
    },
    TSEnumDeclaration: () => {
      faults.push('enum');
    },
    ClassDeclaration: ({ superClass }) => {
      if (superClass?.type !== 'Identifier' || !superClass.name.endsWith('Error')) faults.push('class');
    },
    ...worldVisitor(file, outside, faults),
  };
}

/** The one file that sends: the messages that an office has configured. */
const messenger = 'src/app/scan/notify.ts';

/** What reaches beyond the arguments: Node, clock, chance, environment, network. */
function worldVisitor(file: string, outside: boolean, faults: string[]): Visit {
  const isDoor = ['src/cli/main.ts', 'src/cli/office.ts', 'src/cli/yushen.js'].includes(file);
  return {
    MemberExpression: (node) => {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
      const name = `${node.object.name}.${node.property.name}`;
      if (!outside && worldly.test(name)) faults.push(`reaches outside: ${name}`);
      if (name === 'process.exit' || (name === 'process.exitCode' && !isDoor)) faults.push(`ends the program: ${name}`);
    },
    NewExpression: ({ callee, arguments: given }) => {
      const clock = callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0;
      if (clock && !outside) faults.push('reaches outside: new Date()');
    },
    CallExpression: ({ callee }) => {
      const sends = callee.type === 'Identifier' && callee.name === 'fetch';
      if (sends && file !== messenger) faults.push('reaches outside: fetch');
    },
  };
}

function nameVisitor(faults: string[]): Visit {
  const check = (declared: { readonly type: string; readonly name?: unknown } | null | undefined) => {
    if (declared?.type !== 'Identifier' || typeof declared.name !== 'string') return;
    const words = declared.name.split(/(?=[A-Z])|_/u).map((word) => word.toLowerCase());
    if (words.some((word) => bannedWords.has(word))) faults.push(`banned name: ${declared.name}`);
  };
  return {
    VariableDeclarator: ({ id }) => check(id),
    FunctionDeclaration: ({ id, params }) => {
      check(id);
      for (const parameter of params) check(parameter.type === 'Identifier' ? parameter : null);
    },
    ArrowFunctionExpression: ({ params }) => {
      for (const parameter of params) check(parameter.type === 'Identifier' ? parameter : null);
    },
    TSTypeAliasDeclaration: ({ id }) => check(id),
    TSInterfaceDeclaration: ({ id }) => check(id),
  };
}
