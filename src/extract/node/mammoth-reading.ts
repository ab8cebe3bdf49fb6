/** Owns what mammoth reads in a Word file: its texts and its grids. Refuses files beside the bytes, pictures, and an opinion on who is right. */
import mammoth from 'mammoth';

export type PlacedText = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
};

export type MammothReading = {
  /** Texts of paragraphs and of cells, in the order in which they end. */
  readonly texts: readonly string[];
  /** The grids of its tables, in the order in which they begin. */
  readonly tables: readonly (readonly PlacedText[])[];
};

/** Bytes of a Word file → what mammoth reads in it; throws where it cannot read it. */
export async function readWithMammoth(bytes: Uint8Array): Promise<MammothReading> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    },
  );
  return readMarkup(value);
}

type Grid = { row: number; readonly taken: Set<string>; readonly cells: PlacedText[] };
type Frame = { readonly tag: string; text: string; readonly place: Omit<PlacedText, 'text'> | null };

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
const paragraphTags = /^(?:p|h[1-6]|li|dt|dd)$/u;
/** Numbers and arrows that lead to notes and back are mammoth's own. */
const noteLinks = /<a href="#[^"]*(?:foot|end)note-[^"]*"[^>]*>[^<]*<\/a>/gu;

/** Its markup has no more than elements with quoted attributes and five entities. */
function readMarkup(markup: string): MammothReading {
  const texts: string[] = [];
  const tables: PlacedText[][] = [];
  const grids: Grid[] = [];
  const frames: Frame[] = [];
  const close = (tag: string) => {
    if (frames.at(-1)?.tag !== tag) return;
    const frame = frames.pop();
    if (!frame) return;
    texts.push(frame.text);
    if (frame.place) grids.at(-1)?.cells.push({ ...frame.place, text: frame.text });
  };
  for (const [, end, tag = '', attributes = '', text = ''] of markup
    .replace(noteLinks, '')
    .matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/gu)) {
    const top = frames.at(-1);
    if (tag === '') {
      if (top) top.text += text.replace(/&(lt|gt|quot|amp);/gu, (_, name: string) => entities[name] ?? '');
    } else if (tag === 'table') {
      if (end === '/') grids.pop();
      else {
        const cells: PlacedText[] = [];
        tables.push(cells);
        grids.push({ row: -1, taken: new Set(), cells });
      }
    } else if (tag === 'tr') {
      const grid = grids.at(-1);
      if (grid && end === '') grid.row += 1;
    } else if (tag === 'td' || tag === 'th') {
      if (end === '/') close(tag);
      else frames.push({ tag, text: '', place: placeCell(grids.at(-1), attributes) });
    } else if (paragraphTags.test(tag)) {
      // A paragraph in a cell is a line of the cell.
      if (top?.place) top.text += '\n';
      else if (end === '/') close(tag);
      else frames.push({ tag, text: '', place: null });
    } else if (tag === 'br' && top) top.text += '\n';
  }
  return { texts, tables };
}

function placeCell(grid: Grid | undefined, attributes: string): Frame['place'] {
  if (!grid) return null;
  const span = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`, 'u').exec(attributes)?.[1] ?? 1);
  const [rowSpan, columnSpan] = [span('rowspan'), span('colspan')];
  let column = 0;
  while (grid.taken.has(`${grid.row} ${column}`)) column += 1;
  for (let row = grid.row; row < grid.row + rowSpan; row++)
    for (let at = column; at < column + columnSpan; at++) grid.taken.add(`${row} ${at}`);
  return { row: grid.row, column, rowSpan, columnSpan };
}
