/** Owns the PP-OCRv4 recogniser on the WASM runtime: line pictures → characters. Refuses to find the lines. */
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import type { Picture } from '#src/extract/scan/picture.ts';
import type { ReadCharacter, Recogniser } from '#src/extract/scan/recogniser.ts';

/** The model's bytes and the text of its dictionary, one character a line. */
export type PpOcrFiles = { readonly model: Uint8Array; readonly dictionary: string };

const height = 48;
/** Widths are rounded up to this, which is one step of the model's output. */
const step = 8;
/** Narrow lines are read together, wide ones are faster alone. */
const narrow = 480;
const together = 8;

/** Lines of like width, padded to the widest. */
function* batches(lines: readonly Picture[]): Generator<readonly number[]> {
  const order = lines.map((_, i) => i).sort((a, b) => (lines[a]?.width ?? 0) - (lines[b]?.width ?? 0));
  let batch: number[] = [];
  for (const index of order) {
    const width = lines[index]?.width ?? 0;
    const first = lines[batch[0] ?? index]?.width ?? 0;
    const full = batch.length >= together || width > narrow || width > first * 1.25 + step;
    if (batch.length > 0 && full) {
      yield batch;
      batch = [];
    }
    batch.push(index);
  }
  if (batch.length > 0) yield batch;
}

function toTensor(lines: readonly Picture[], width: number): Tensor {
  const plane = height * width;
  const values = new Float32Array(lines.length * 3 * plane);
  lines.forEach((line, n) => {
    const start = n * 3 * plane;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < line.width; x++)
        values[start + y * width + x] = (line.grey[y * line.width + x] ?? 255) / 127.5 - 1;
    values.copyWithin(start + plane, start, start + plane);
    values.copyWithin(start + 2 * plane, start, start + plane);
  });
  return new Tensor('float32', values, [lines.length, 3, height, width]);
}

/** Best class of every step; repeats and blanks taken out. */
function decode(
  scores: Float32Array,
  { from, steps, classes }: { readonly from: number; readonly steps: number; readonly classes: number },
  names: readonly string[],
  padded: number,
): ReadCharacter[] {
  const read: { text: string; confidence: number; from: number; to: number }[] = [];
  let before = 0;
  for (let t = 0; t < steps; t++) {
    const row = from + t * classes;
    let [best, score] = [0, -1];
    for (let c = 0; c < classes; c++) {
      const value = scores[row + c] ?? 0;
      if (value > score) [best, score] = [c, value];
    }
    const last = read.at(-1);
    const ends = Math.min(1, ((t + 1) / steps) * padded);
    if (best !== 0 && best === before && last) {
      last.confidence = Math.max(last.confidence, score);
      last.to = ends;
    } else if (best !== 0) {
      read.push({
        text: names[best] ?? '',
        confidence: Math.min(1, score),
        from: Math.min(1, (t / steps) * padded),
        to: ends,
      });
    }
    before = best;
  }
  return read;
}

/** Loads the model. One thread; nothing is fetched, the runtime reads its own program file. */
export async function createPpOcr({ model, dictionary }: PpOcrFiles): Promise<Recogniser> {
  env.wasm.numThreads = 1;
  env.logLevel = 'error';
  const session = await InferenceSession.create(model, {
    executionProviders: ['wasm'],
    enableCpuMemArena: false,
    enableMemPattern: false,
  });
  const names = ['', ...dictionary.split(/\r?\n/u).filter((name) => name !== ''), ' '];
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];

  async function readBatch(lines: readonly Picture[]): Promise<ReadCharacter[][]> {
    const width = Math.ceil(Math.max(...lines.map((line) => line.width)) / step) * step;
    const answer = await session.run({ [input]: toTensor(lines, width) });
    const scores = answer[output];
    if (!scores || !(scores.data instanceof Float32Array)) throw new Error('the model answered with no scores');
    const [, steps = 0, classes = 0] = scores.dims;
    const values = scores.data;
    return lines.map((line, n) =>
      decode(values, { from: n * steps * classes, steps, classes }, names, width / line.width),
    );
  }

  async function read(lines: readonly Picture[]): Promise<readonly (readonly ReadCharacter[])[]> {
    const answers: ReadCharacter[][] = lines.map(() => []);
    for (const batch of batches(lines)) {
      const pictures = batch.map((index) => lines[index]).filter((line) => line !== undefined);
      const found = await readBatch(pictures);
      batch.forEach((index, n) => {
        answers[index] = found[n] ?? [];
      });
    }
    return answers;
  }

  return { model: 'pp-ocr-v4-rec', height, read };
}
