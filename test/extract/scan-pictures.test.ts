/** Owns the proofs of the steps between a page picture and its lines. Refuses recognisers. */
import { expect, test } from 'vitest';
import { joinRuns } from '#src/extract/scan/joints.ts';
import { evenLight } from '#src/extract/scan/light.ts';
import { blankPicture, cutPicture, type Picture, transpose, turnPicture } from '#src/extract/scan/picture.ts';
import { findRuns } from '#src/extract/scan/ruling-runs.ts';
import { scaleLine } from '#src/extract/scan/scale-line.ts';
import { measureSkew, straighten } from '#src/extract/scan/straighten.ts';
import { findPieces } from '#src/extract/scan/text-pieces.ts';
import { isDoubtful } from '#src/text/doubtful.ts';

const dpi = 200;
const scale = 72 / dpi;

function fill({ width, grey }: Picture, x0: number, y0: number, x1: number, y1: number, value = 0): void {
  for (let y = y0; y < y1; y++) grey.fill(value, y * width + x0, y * width + x1);
}

/** Two rows of three cells, lines three pixels thick. */
function drawGrid(): Picture {
  const picture = blankPicture(800, 400);
  for (const y of [50, 150, 250]) fill(picture, 100, y, 703, y + 3);
  for (const x of [100, 300, 500, 700]) fill(picture, x, 50, x + 3, 253);
  return picture;
}

function lines(picture: Picture) {
  return joinRuns(findRuns(picture, dpi, 0), scale);
}

test('the lines of a drawn grid are found where they are', () => {
  const { horizontal, vertical } = lines(drawGrid());
  expect(horizontal.map(({ at }) => Math.round(at / scale))).toEqual(
    [51, 151, 251].map((y) => expect.closeTo(y, -0.5)),
  );
  expect(vertical.map(({ at }) => Math.round(at / scale))).toEqual(
    [101, 301, 501, 701].map((x) => expect.closeTo(x, -0.5)),
  );
});

test('a line that a seal broke is whole', () => {
  const picture = drawGrid();
  fill(picture, 380, 145, 405, 160, 255);
  expect(lines(picture).horizontal).toHaveLength(3);
});

test('strokes of characters are no lines, however long they are', () => {
  const picture = drawGrid();
  for (let x = 120; x < 290; x += 34) fill(picture, x, 90, x + 28, 93);
  for (let x = 120; x < 290; x += 34) fill(picture, x + 14, 75, x + 17, 105);
  const { horizontal, vertical } = lines(picture);
  expect([horizontal.length, vertical.length]).toEqual([3, 4]);
});

test.for([-1.5, -0.4, 0.3, 1.2])('a sheet askew by %s degrees is measured and put straight', (angle) => {
  const askew = straighten(drawGrid(), -angle);
  expect(Math.abs(measureSkew(askew) - angle)).toBeLessThan(0.1);
  const { horizontal, vertical } = lines(straighten(askew, measureSkew(askew)));
  expect([horizontal.length, vertical.length]).toEqual([3, 4]);
});

test('a dark corner becomes paper, ink in it stays ink', () => {
  const picture = blankPicture(400, 400);
  for (let y = 0; y < 400; y++) for (let x = 0; x < 400; x++) picture.grey[y * 400 + x] = 240 - (x + y) / 8;
  fill(picture, 300, 300, 330, 304, 20);
  const { grey } = evenLight(picture, dpi);
  expect(grey[390 * 400 + 390]).toBeGreaterThan(240);
  expect(grey[10 * 400 + 10]).toBeGreaterThan(240);
  expect(grey[302 * 400 + 315]).toBeLessThan(60);
});

test('rows of ink are pieces; dots between a title and its number are leaders', () => {
  const picture = blankPicture(900, 200);
  const character = (x: number, y: number) => {
    fill(picture, x, y, x + 26, y + 4);
    fill(picture, x, y + 24, x + 26, y + 28);
    fill(picture, x + 11, y, x + 15, y + 28);
  };
  for (const x of [50, 82, 114]) for (const y of [40, 100]) character(x, y);
  character(700, 40);
  for (let x = 170; x < 670; x += 14) fill(picture, x, 62, x + 4, 66);
  const { pieces, leaders } = findPieces(picture, [0, 0, 900, 200], dpi, 0);
  expect(pieces.map(({ x0, y0 }) => [x0, y0])).toEqual([
    [50, 40],
    [700, 40],
    [50, 100],
  ]);
  expect(leaders).toHaveLength(1);
});

test('a picture turned four times by quarters, or transposed twice, is itself', () => {
  const picture = cutPicture(drawGrid(), 90, 40, 313, 160);
  expect(transpose(transpose(picture))).toEqual(picture);
  expect([1, 1, 1, 1].reduce<Picture>((turned) => turnPicture(turned, 1), picture)).toEqual(picture);
  expect(turnPicture(turnPicture(picture, 3), 1)).toEqual(picture);
  expect(turnPicture(picture, 2)).toEqual(turnPicture(turnPicture(picture, 1), 1));
});

test('a line keeps its ink when it is fitted to the height of a recogniser', () => {
  const line = blankPicture(200, 30);
  fill(line, 50, 10, 150, 20);
  const fitted = scaleLine(line, 48, 1);
  expect([fitted.width, fitted.height]).toEqual([320, 48]);
  expect(fitted.grey[24 * 320 + 160]).toBe(0);
  expect(fitted.grey[2 * 320 + 160]).toBe(255);
});

test.for([
  ['≤90%', 0.75, true],
  ['≤90%', 0.9, false],
  ['效果指标', 0.75, false],
  ['效果指标', 0.6, true],
] as const)('%s read with %s is doubtful: %s', ([text, confidence, doubtful]) => {
  expect(isDoubtful({ text, confidence })).toBe(doubtful);
  expect(isDoubtful({ text })).toBe(false);
});
