/** Owns what a scanner and a stamp do to a clean page: seal, faint lines, quarter turns, skew, blur, uneven light, noise. Refuses compression, which the writers do. */
import { createPrng, type Prng } from '../generate/prng.ts';
import { type Picture, toColour, toGrey, turnQuarters } from './picture.ts';
import { findPrintedLines, type PrintedLines } from './printed-lines.ts';

export type Scanner = {
  readonly seed: number;
  /** Of the clean picture, and so of the scan. */
  readonly dpi: number;
  readonly colour: boolean;
  /** Degrees, clockwise. */
  readonly skew: number;
  /** Standard deviation in grey steps. */
  readonly noise: number;
  /** Standard deviation in pixels. */
  readonly blur: number;
  /** 0 even, 1 black in one corner. */
  readonly unevenLight: number;
  /** Ruling lines are pale and broken. */
  readonly faintLines: boolean;
  /** Coverage of the seal, stamped in red over the corner of the table; pages without a table get none. */
  readonly seal: Picture | null;
  /** How often the page lay a quarter clockwise. */
  readonly quarterTurns: number;
};

/** A careful office: nothing but what every scanner does. */
export const plainScanner: Scanner = {
  seed: 1,
  dpi: 200,
  colour: false,
  skew: 0.6,
  noise: 8,
  blur: 0.5,
  unevenLight: 0,
  faintLines: false,
  seal: null,
  quarterTurns: 0,
};

/** A pale grey that still shows, in parts of full black; and how much of a line is missing. */
const faintest = 0.25;
const strongest = 0.55;
const missing = 0.04;

function fadeLines(picture: Picture, { mask }: PrintedLines, dpi: number, prng: Prng): Picture {
  const pixels = picture.pixels.slice();
  const part = Math.max(3, Math.round(dpi * 0.03));
  const pieces = Array.from({ length: 4096 }, () =>
    prng.chance(missing) ? 0 : faintest + prng.next() * (strongest - faintest),
  );
  for (let at = 0; at < pixels.length; at++) {
    const bits = mask[at] ?? 0;
    if (bits === 0) continue;
    const [x, y] = [at % picture.width, Math.floor(at / picture.width)];
    const [along, across] = bits === 1 ? [x, y] : [y, x];
    const piece = Math.floor(along / part) * 61 + Math.floor(across / part) * 8;
    pixels[at] = 255 - (255 - (pixels[at] ?? 0)) * (pieces[piece % pieces.length] ?? 1);
  }
  return { ...picture, pixels };
}

/** Red ink in parts of each channel that comes back through it. */
const ink = [0.86, 0.2, 0.22] as const;

function stamp(picture: Picture, seal: Picture, [cornerX, cornerY]: readonly [number, number]): Picture {
  const { width, height, pixels } = toColour(picture);
  const left = Math.round(cornerX - seal.width * 0.75);
  const top = Math.round(cornerY - seal.height * 0.7);
  for (let y = 0; y < seal.height; y++) {
    for (let x = 0; x < seal.width; x++) {
      const [toX, toY] = [left + x, top + y];
      const cover = (seal.pixels[y * seal.width + x] ?? 0) / 255;
      if (cover === 0 || toX < 0 || toX >= width || toY < 0 || toY >= height) continue;
      const to = (toY * width + toX) * 3;
      ink.forEach((through, channel) => {
        pixels[to + channel] = (pixels[to + channel] ?? 0) * (1 - cover * 0.9 * (1 - through));
      });
    }
  }
  return { width, height, channels: 3, pixels };
}

/** Turns about the middle by reading between four pixels; what comes in from outside is white. */
function rotate(picture: Picture, degrees: number): Picture {
  if (degrees === 0) return picture;
  const { width, height, channels, pixels } = picture;
  const turned = new Uint8Array(pixels.length).fill(255);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [midX, midY] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fromX = (x - midX) * cos + (y - midY) * sin + midX;
      const fromY = (y - midY) * cos - (x - midX) * sin + midY;
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const [right, below] = [fromX - left, fromY - top];
      const at = (top * width + left) * channels;
      const under = at + width * channels;
      for (let channel = 0; channel < channels; channel++) {
        const upper = (pixels[at + channel] ?? 0) * (1 - right) + (pixels[at + channels + channel] ?? 0) * right;
        const lower = (pixels[under + channel] ?? 0) * (1 - right) + (pixels[under + channels + channel] ?? 0) * right;
        turned[(y * width + x) * channels + channel] = upper * (1 - below) + lower * below + 0.5;
      }
    }
  }
  return { ...picture, pixels: turned };
}

function blurAlong(pixels: Uint8Array, step: number, kernel: readonly number[]): Uint8Array {
  const half = kernel.length >> 1;
  const blurred = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at++) {
    let sum = 0.5;
    for (let tap = 0; tap < kernel.length; tap++) {
      sum += (pixels[at + (tap - half) * step] ?? 255) * (kernel[tap] ?? 0);
    }
    blurred[at] = sum;
  }
  return blurred;
}

function blur(picture: Picture, deviation: number): Picture {
  if (deviation === 0) return picture;
  const half = Math.max(1, Math.ceil(deviation * 2.5));
  const taps = Array.from({ length: half * 2 + 1 }, (_, tap) => Math.exp(-(((tap - half) / deviation) ** 2) / 2));
  const sum = taps.reduce((total, tap) => total + tap, 0);
  const kernel = taps.map((tap) => tap / sum);
  const across = blurAlong(picture.pixels, picture.channels, kernel);
  return { ...picture, pixels: blurAlong(across, picture.channels * picture.width, kernel) };
}

const noiseLength = 65536;

/** A table of normal numbers, read at places of chance: to draw each anew would take longer than all the rest. */
function normalNumbers(deviation: number, prng: Prng): Int8Array {
  const numbers = new Int8Array(noiseLength);
  for (let at = 0; at < noiseLength; at++) {
    const far = Math.sqrt(-2 * Math.log(1 - prng.next()));
    const value = Math.round(deviation * far * Math.cos(2 * Math.PI * prng.next()));
    numbers[at] = Math.max(-128, Math.min(127, value));
  }
  return numbers;
}

/** The lamp is dimmer towards one corner and the sensor adds its noise. */
function expose(picture: Picture, { noise, unevenLight }: Scanner, prng: Prng): Picture {
  const { width, height, channels } = picture;
  const pixels = new Uint8Array(picture.pixels.length);
  const numbers = normalNumbers(noise, prng);
  const [darkX, darkY] = [prng.int(0, 1), prng.int(0, 1)];
  let state = prng.int(1, 0x7fffffff) | 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const near = (1 - Math.abs(x / width - darkX)) * (1 - Math.abs(y / height - darkY));
      const light = 0.97 - unevenLight * near * near;
      for (let channel = 0; channel < channels; channel++) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        const at = (y * width + x) * channels + channel;
        const value = (picture.pixels[at] ?? 0) * light + (numbers[state & (noiseLength - 1)] ?? 0);
        pixels[at] = Math.max(0, Math.min(255, value));
      }
    }
  }
  return { ...picture, pixels };
}

/** The scan of a clean grey page; the same page and scanner give the same pixels. */
export function degrade(clean: Picture, scanner: Scanner): Picture {
  const prng = createPrng(scanner.seed);
  const lines = findPrintedLines(clean, scanner.dpi);
  const printed = scanner.faintLines ? fadeLines(clean, lines, scanner.dpi, prng) : clean;
  const stamped = scanner.seal && lines.corner ? stamp(printed, scanner.seal, lines.corner) : printed;
  const seen = scanner.colour ? toColour(stamped) : toGrey(stamped);
  const laid = rotate(turnQuarters(seen, scanner.quarterTurns), scanner.skew);
  return expose(blur(laid, scanner.blur), scanner, prng);
}
