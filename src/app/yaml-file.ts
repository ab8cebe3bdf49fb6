/** Owns the reading of one YAML file with line and column for every path in it. Refuses more than one document and any anchor tricks. */
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';

export type FilePosition = { readonly line: number; readonly column: number };

export type YamlFile =
  | {
      readonly ok: true;
      readonly value: unknown;
      readonly locate: (path: readonly (string | number)[]) => FilePosition;
    }
  | { readonly ok: false; readonly position: FilePosition; readonly message: string };

/** Text → value; lines and columns count from 1. A path is located at its key, or at the nearest parent that is there. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const error = document.errors[0];
  if (error) return { ok: false, position: position(lines, error.pos[0]), message: error.message.split('\n')[0] ?? '' };
  const alias = firstAlias(document.contents);
  if (alias !== null)
    return {
      ok: false,
      position: position(lines, alias),
      message: 'aliases (*name) are not allowed; write the value out',
    };
  return {
    ok: true,
    value: document.toJS({ maxAliasCount: 0 }),
    locate: (path) => position(lines, offsetOf(document.contents, path)),
  };
}

function firstAlias(root: Node | null): number | null {
  let found: number | null = null;
  visit(root, {
    Alias: (_, { range }) => {
      found = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

function position(lines: LineCounter, offset: number): FilePosition {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function offsetOf(root: Node | null, path: readonly (string | number)[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    const step = child(node, key);
    if (!step) return offset;
    offset = step.offset;
    node = step.node;
  }
  return offset;
}

function child(node: unknown, key: string | number): { node: unknown; offset: number } | null {
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return isNode(item) ? { node: item, offset: item.range?.[0] ?? 0 } : null;
  }
  if (!isMap(node)) return null;
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key));
  return pair && isScalar(pair.key) ? { node: pair.value, offset: pair.key.range?.[0] ?? 0 } : null;
}
