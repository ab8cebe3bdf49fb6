/** Owns the bundle of a page for the browser, built in memory, and what it asks of Node. Refuses to write files. */
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

export type Bundle = {
  /** Code by file name; the entry is `page.js`. */
  readonly files: ReadonlyMap<string, string>;
  /** Built-ins of Node that a module of the bundle imports, each with the module. */
  readonly builtIns: readonly string[];
  /** Sources from which the bundle was made, by path from the root. */
  readonly sources: readonly string[];
};

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Notes imports of Node's built-ins before the bundler replaces them by something empty. */
function noteBuiltIns(found: Set<string>): Plugin {
  return {
    name: 'note-built-ins',
    enforce: 'pre',
    resolveId(source, importer) {
      if (isBuiltin(source)) found.add(`${source} in ${(importer ?? '').replace(root, '')}`);
      return null;
    },
  };
}

/** Bundles from source; `planted` is code put in front of the entry, for the proof that built-ins are seen. */
export async function bundlePage(entry: string, planted = ''): Promise<Bundle> {
  const found = new Set<string>();
  const plant: Plugin = {
    name: 'plant',
    transform: (code, id) => (id === entry && planted !== '' ? `${planted}\n${code}` : null),
  };
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    plugins: [noteBuiltIns(found), plant],
    build: {
      write: false,
      target: 'es2024',
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: { page: entry }, output: { entryFileNames: '[name].js' } },
    },
  });
  const outputs = 'output' in built ? [built] : Array.isArray(built) ? built : [];
  const chunks = outputs.flatMap(({ output }) => output).filter((part) => part.type === 'chunk');
  return {
    files: new Map(chunks.map(({ fileName, code }) => [fileName, code])),
    builtIns: [...found].sort(),
    sources: chunks.flatMap(({ moduleIds }) => moduleIds).map((id) => id.replace(root, '')),
  };
}
