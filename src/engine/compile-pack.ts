/** Owns the step from rule files given as values to rules ready to run. Refuses a pack with one wrong key: never fewer findings in silence. */
import { z } from 'zod';
import { type Profile, profileSchema } from '#src/model/profile.ts';
import { type Lexicon, lexiconSchema, type Rule, type RulesPack, ruleShape } from '#src/model/rule.ts';
import { checkKinds } from './kinds/index.ts';
import { countNames, usedNames } from './wording.ts';

/** A file of the pack as a value; YAML rules are plain, TypeScript rules carry their check. */
export type PackFile = {
  readonly file: string;
  readonly kind: 'rule' | 'profile' | 'lexicon';
  readonly value: unknown;
};

/** What is wrong, at a path inside the file's value. */
export type PackIssue = {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
};

export type CompiledPack =
  | { readonly ok: true; readonly pack: RulesPack }
  | { readonly ok: false; readonly issues: readonly PackIssue[] };

const places = ['document', 'statement', 'duty', 'project', 'indicator', 'cover', 'batch'] as const;
const yamlRuleSchema = z.strictObject({ ...ruleShape, on: z.enum(places), check: z.looseObject({ kind: z.string() }) });
const checkSchema = z.custom<Rule['check']>((value) => typeof value === 'function', 'a check is a function');
const codedRuleSchema = z.strictObject({ ...ruleShape, values: z.array(z.string()), check: checkSchema });

/** Validates every file before any rule runs; ids are unique and lexicons exist. */
export function compilePack(
  identity: { readonly id: string; readonly version: string },
  files: readonly PackFile[],
): CompiledPack {
  const issues: PackIssue[] = [];
  const lexicons = new Map<string, Lexicon>();
  for (const { file, kind, value } of files) {
    if (kind !== 'lexicon') continue;
    const lexicon = parse(lexiconSchema, file, value, issues);
    if (lexicon) lexicons.set(lexicon.id, lexicon);
  }
  const profiles = files.flatMap(({ file, kind, value }): Profile[] => {
    const profile = kind === 'profile' ? parse(profileSchema, file, value, issues) : null;
    return profile ? [profile] : [];
  });
  const rules = files.flatMap((file) => (file.kind === 'rule' ? (compileRule(file, lexicons, issues) ?? []) : []));
  issues.push(...repeatedIds(files, rules));
  if (issues.length > 0) return { ok: false, issues };
  const sorted = rules.map(({ rule }) => rule).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ok: true, pack: { ...identity, rules: sorted, profiles, lexicons } };
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  value: unknown,
  issues: PackIssue[],
): z.output<Schema> | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) issues.push(...spreadIssue(file, issue));
  return null;
}

// Unknown keys are pointed at one by one.
function spreadIssue(file: string, issue: z.core.$ZodIssue): PackIssue[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ file, path: [...path, key], message: `unknown key “${key}”` }));
  return [{ file, path, message: issue.message }];
}

type Compiled = { readonly file: string; readonly rule: Rule };

function compileRule(
  { file, value }: PackFile,
  lexicons: ReadonlyMap<string, Lexicon>,
  issues: PackIssue[],
): Compiled | null {
  const coded = typeof value === 'object' && value !== null && 'check' in value && typeof value.check === 'function';
  const rule = coded ? parse(codedRuleSchema, file, value, issues) : compileYaml(file, value, lexicons, issues);
  if (!rule) return null;
  const before = issues.length;
  issues.push(...wordingIssues(file, rule), ...exampleIssues(file, rule));
  return issues.length > before ? null : { file, rule };
}

function compileYaml(
  file: string,
  value: unknown,
  lexicons: ReadonlyMap<string, Lexicon>,
  issues: PackIssue[],
): Rule | null {
  const parsed = parse(yamlRuleSchema, file, value, issues);
  if (!parsed) return null;
  const { on, check: options, ...head } = parsed;
  const kind = checkKinds.find(({ name }) => name === options.kind);
  if (!kind) {
    const known = checkKinds.map(({ name }) => name).join(', ');
    issues.push({ file, path: ['check', 'kind'], message: `unknown check kind “${options.kind}”; known: ${known}` });
    return null;
  }
  const compiled = kind.compile({ ...options, on });
  if (!compiled.ok) {
    issues.push(
      ...compiled.issues.map(({ path, message }) => ({
        file,
        path: path[0] === 'on' ? path : ['check', ...path],
        message,
      })),
    );
    return null;
  }
  const absent = compiled.lexicons
    .filter((id) => !lexicons.has(id))
    .map((id) => ({ file, path: ['check', 'lexicon'], message: `no lexicon “${id}”` }));
  const unworded = compiled.variants
    .filter((variant) => !head.variants?.[variant])
    .map((variant) => ({
      file,
      path: ['variants'],
      message: `this check finds the variant “${variant}”, which has no words`,
    }));
  issues.push(...absent, ...unworded);
  return absent.length + unworded.length > 0 ? null : { ...head, values: kind.values, check: compiled.check };
}

const textParts = ['title', 'message', 'expected', 'advice'] as const;

function wordingIssues(file: string, rule: Rule): PackIssue[] {
  const known = new Set<string>([...rule.values, ...countNames]);
  const texts = [
    ...textParts.map((part) => ({ path: [part], text: rule[part] })),
    ...Object.entries(rule.variants ?? {}).flatMap(([name, variant]) =>
      textParts.map((part) => ({ path: ['variants', name, part], text: variant[part] })),
    ),
  ];
  return texts.flatMap(({ path, text }) =>
    text
      ? usedNames(text)
          .filter((name) => !known.has(name))
          .map((name) => ({ file, path, message: `nothing fills {${name}}; known: ${[...known].join(', ')}` }))
      : [],
  );
}

function exampleIssues(file: string, rule: Rule): PackIssue[] {
  const shown = new Set(rule.examples.bad.flatMap(({ expect }) => expect.map(({ variant }) => variant)));
  return Object.keys(rule.variants ?? {})
    .filter((variant) => !shown.has(variant))
    .map((variant) => ({
      file,
      path: ['variants', variant],
      message: `no bad example expects the variant “${variant}”`,
    }));
}

function repeatedIds(files: readonly PackFile[], rules: readonly Compiled[]): PackIssue[] {
  const seen = new Set<string>();
  const repeated = rules.flatMap(({ file, rule }) => {
    if (seen.has(rule.id)) return [{ file, path: ['id'], message: `the id “${rule.id}” is used twice` }];
    seen.add(rule.id);
    return [];
  });
  const none = files.some(({ kind }) => kind === 'rule')
    ? []
    : [{ file: '', path: [], message: 'the pack holds no rule' }];
  return [...repeated, ...none];
}
