/** Owns the parts of a page that the program fills, each between its two marks. Refuses to touch any other line. */

/** The page with the part replaced; throws where a mark is missing. */
export function fillPart(page: string, name: string, body: string): string {
  const open = `<!-- ${name}: written by npm run docs -->`;
  const close = `<!-- /${name} -->`;
  const start = page.indexOf(open);
  const end = page.indexOf(close);
  if (start < 0 || end < start) throw new Error(`the page lacks ${open} … ${close}`);
  return `${page.slice(0, start + open.length)}\n\n${body}\n\n${page.slice(end)}`;
}
