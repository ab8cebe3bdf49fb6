/** Owns Tesseract's WASM program, driven in this thread: a picture of a line or of a page → what it reads there. Refuses worker threads, which a reading child may not start, and the network. */
import { gunzipSync } from 'node:zlib';
import startCore, { type Api, type Core } from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { z } from 'zod';
import { cutPicture, type Picture } from '#src/extract/scan/picture.ts';
import type { ReadCharacter, Recogniser } from '#src/extract/scan/recogniser.ts';

/** Confidence is 0 to 1; the box in pixels of the picture, ends excluded. */
export type TesseractLine = {
  readonly text: string;
  readonly confidence: number;
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
};

export type Tesseract = Recogniser & {
  /** One line of print, from edge to edge of the picture; null where the program broke down on it. */
  readonly readLine: (line: Picture) => Promise<{ readonly text: string; readonly confidence: number } | null>;
  /** A page as it is laid out, upright; null where the program broke down on it. `dpi` is that of the picture. */
  readonly readPage: (page: Picture, dpi: number) => Promise<readonly TesseractLine[] | null>;
};

const languages = 'chi_sim';
/** The network alone: the integer model holds nothing else. */
const networkOnly = 1;
/** Page segmentation: by layout, or one line that fills the picture. */
const [wholePage, oneLine] = ['3', '7'];
const lineDpi = '300';
/** White around a line: Tesseract loses characters that touch the edge. */
const lineMargin = 10;
/** A program of a hundred megabytes that has grown this far is begun anew. */
const freshAfter = 5000;

const boxSchema = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() });
const symbolSchema = z.object({ text: z.string(), confidence: z.number(), bbox: boxSchema });
const lineSchema = z.object({
  text: z.string(),
  confidence: z.number(),
  bbox: boxSchema,
  words: z.array(z.object({ symbols: z.array(symbolSchema) })),
});
const layoutSchema = z.object({
  blocks: z.array(z.object({ paragraphs: z.array(z.object({ lines: z.array(lineSchema) })).nullish() })).nullish(),
});
type Line = z.infer<typeof lineSchema>;

/** The plainest format that the program takes: nothing has to be packed and unpacked for it. */
function toGraymap({ width, height, grey }: Picture): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const bytes = new Uint8Array(head.length + grey.length);
  bytes.set(head);
  bytes.set(grey, head.length);
  return bytes;
}

async function start(language: Uint8Array): Promise<{ readonly program: Core; readonly api: Api }> {
  const silent = () => {};
  const program = await startCore({ print: silent, printErr: silent, TesseractProgress: silent });
  const isPacked = language[0] === 0x1f && language[1] === 0x8b;
  program.FS.writeFile(`${languages}.traineddata`, isPacked ? gunzipSync(language) : language);
  const api = new program.TessBaseAPI();
  if (api.Init(null, languages, networkOnly) !== 0)
    throw new Error('the language of the second recogniser cannot be read');
  // Chinese has no spaces between words; without this every character would be followed by one.
  api.SetVariable('preserve_interword_spaces', '1');
  return { program, api };
}

function linesOf(json: string): Line[] {
  const { blocks } = layoutSchema.parse(JSON.parse(json));
  return (blocks ?? []).flatMap(({ paragraphs }) => (paragraphs ?? []).flatMap(({ lines }) => lines));
}

function charactersOf(lines: readonly Line[], width: number): ReadCharacter[] {
  const share = (x: number) => Math.min(1, Math.max(0, (x - lineMargin) / width));
  return lines.flatMap(({ words }) =>
    words.flatMap(({ symbols }) =>
      symbols.map(({ text, confidence, bbox }) => ({
        text,
        confidence: confidence / 100,
        from: share(bbox.x0),
        to: share(bbox.x1),
      })),
    ),
  );
}

/** Loads the program with a language (`chi_sim.traineddata`, gzipped or not); throws where it is no such thing. After a breakdown the program is begun anew for the next picture. */
export async function createTesseract(language: Uint8Array): Promise<Tesseract> {
  let running: Awaited<ReturnType<typeof start>> | null = await start(language);
  let pictures = 0;

  async function look(picture: Picture, layout: string, dpi: string): Promise<Line[] | null> {
    if (pictures++ >= freshAfter) {
      running = null;
      pictures = 0;
    }
    running ??= await start(language);
    const { program, api } = running;
    try {
      program.FS.writeFile('/input', toGraymap(picture));
      api.SetVariable('tessedit_pageseg_mode', layout);
      api.SetVariable('user_defined_dpi', dpi);
      if (api.SetImageFile(1, 0) !== 0 || api.Recognize(null) !== 0) return null;
      return linesOf(api.GetJSONText());
    } catch {
      // The program throws numbers, its own exits and faults of its memory; after any of them it cannot be trusted.
      running = null;
      return null;
    }
  }

  async function lookAtLine(line: Picture): Promise<Line[] | null> {
    const { width, height } = line;
    const margin = cutPicture(line, -lineMargin, -lineMargin, width + lineMargin, height + lineMargin);
    return look(margin, oneLine, lineDpi);
  }

  return {
    model: 'tesseract-chi_sim-4.0.0-best-int',
    height: 48,
    read: async (lines) => {
      const read: ReadCharacter[][] = [];
      for (const line of lines) read.push(charactersOf((await lookAtLine(line)) ?? [], line.width));
      return read;
    },
    readLine: async (line) => {
      const characters = await lookAtLine(line);
      if (!characters) return null;
      const symbols = charactersOf(characters, line.width);
      const confidence = symbols.reduce(
        (least, symbol) => Math.min(least, symbol.confidence),
        symbols.length > 0 ? 1 : 0,
      );
      return { text: characters.map(({ text }) => text.trim()).join(''), confidence };
    },
    readPage: async (page, dpi) =>
      (await look(page, wholePage, String(Math.round(dpi))))?.map(({ text, confidence, bbox }) => ({
        text: text.trim(),
        confidence: confidence / 100,
        box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1] as const,
      })) ?? null,
  };
}
