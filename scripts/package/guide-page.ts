/** Owns the clerks' guide as one page to read and print: the Markdown of docs/, pictures inside it. Refuses marks that the guide does not use. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programPath } from '#src/app/program-files.ts';
import { guidePath } from '../docs/guide.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeText = (text: string) => text.replace(/[&<>"]/gu, (mark) => escapes[mark] ?? mark);

function inline(text: string): string {
  return escapeText(text)
    .replace(/`([^`]+)`/gu, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/gu, '<b>$1</b>');
}

function picture(words: string, path: string): string {
  const bytes = readFileSync(join(dirname(programPath(guidePath)), path));
  const address = `data:image/png;base64,${bytes.toString('base64')}`;
  return `<figure><img alt="${escapeText(words)}" src="${address}"><figcaption>${inline(words)}</figcaption></figure>`;
}

function table(lines: readonly string[]): string {
  const rows = lines.filter((_, index) => index !== 1).map((line) => line.slice(2, -2).split(' | '));
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${rows.map((cells, index) => row(cells, index === 0 ? 'th' : 'td')).join('')}</table>`;
}

function list(lines: readonly string[], tag: 'ol' | 'ul'): string {
  return `<${tag}>${lines.map((line) => `<li>${inline(line.replace(/^(?:-|\d+\.) /u, ''))}</li>`).join('')}</${tag}>`;
}

function block(text: string): string {
  const lines = text.split('\n');
  const [, level, title] = /^(#{1,2}) (.*)$/u.exec(text) ?? [];
  if (level !== undefined) return `<h${level.length}>${inline(title ?? '')}</h${level.length}>`;
  const [, words, path] = /^!\[(.*)\]\((.*)\)$/u.exec(text) ?? [];
  if (words !== undefined && path !== undefined) return picture(words, path);
  if (text.startsWith('```')) return `<pre>${escapeText(lines.slice(1, -1).join('\n'))}</pre>`;
  if (text.startsWith('| ')) return table(lines);
  if (text.startsWith('- ')) return list(lines, 'ul');
  if (/^\d+\. /u.test(text)) return list(lines, 'ol');
  return text.startsWith('<!--') ? '' : `<p>${inline(text)}</p>`;
}

const style = `
body { font: 16px/1.7 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #1c1c1c; }
h1 { font-size: 1.8em; } h2 { font-size: 1.3em; margin-top: 2em; border-bottom: 1px solid #bbb; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #bbb; padding: .3em .6em; text-align: left; vertical-align: top; }
th, code, pre { background: #f3f3f3; } pre { padding: .6em 1em; overflow-wrap: anywhere; white-space: pre-wrap; }
figure { margin: 1em 0; } img { max-width: 100%; max-height: 24em; border: 1px solid #ccc; } figcaption { font-size: .9em; color: #555; }
@page { size: A4; margin: 18mm; }
@media print { body { font-size: 10.5pt; line-height: 1.5; margin: 0; max-width: none; } img { max-height: 85mm; } tr, figure { break-inside: avoid; } h2 { break-after: avoid; } }
`;

/** One HTML file that needs nothing beside it. */
export function guidePage(): string {
  const text = readFileSync(programPath(guidePath), 'utf8').trim();
  const body = text.split(/\n{2,}/u).map(block);
  return `<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>使用说明</title><style>${style}</style></head>\n<body>\n${body.filter((part) => part !== '').join('\n')}\n</body>\n</html>\n`;
}
