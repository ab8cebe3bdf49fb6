/** Owns a web server on this machine alone that gives out what it is handed: texts and bytes by address, and one folder. Refuses every other address. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Served = { readonly origin: string; readonly close: () => Promise<void> };

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };
const assetAddress = /^\/pdfjs-dist\/((?:cmaps|standard_fonts)\/[\w-]+(?:\.\w+)?)$/u;
const assets = new URL('.', import.meta.resolve('pdfjs-dist/package.json'));

async function contentOf(
  address: string,
  given: ReadonlyMap<string, string | Uint8Array>,
): Promise<string | Uint8Array | null> {
  const [, asset] = assetAddress.exec(address) ?? [];
  return asset === undefined ? (given.get(address) ?? null) : readFile(fileURLToPath(new URL(asset, assets)));
}

/** Serves `given` by address (`/page.js`) and the parser's own files under `/pdfjs-dist/`. */
export async function serve(given: ReadonlyMap<string, string | Uint8Array>): Promise<Served> {
  const server = createServer(async ({ url = '/' }, response) => {
    const content = await contentOf(url, given).catch(() => null);
    const type = types[extname(url)] ?? 'application/octet-stream';
    response.writeHead(content === null ? 404 : 200, { 'content-type': type }).end(content ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
