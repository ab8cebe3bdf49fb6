/** Owns the part of the PDF graphics state that decides where a mark lands and whether it is seen. Refuses painting. */
import type { Box } from '#src/extract/grid/geometry.ts';
import { identity, type Matrix } from './matrix.ts';

/** What the text operators need of a font. */
export type PdfFont = { readonly scale: number; readonly vertical: boolean };

export type GraphicsState = {
  ctm: Matrix;
  clip: Box;
  fill: string;
  fillAlpha: number;
  strokeAlpha: number;
  /** Blend mode that paints over what is below. */
  opaqueBlend: boolean;
  lineWidth: number;
  font: PdfFont | null;
  size: number;
  direction: 1 | -1;
  charSpacing: number;
  wordSpacing: number;
  hScale: number;
  leading: number;
  rise: number;
  mode: number;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
};

export function initialState(ctm: Matrix, clip: Box): GraphicsState {
  return {
    ctm,
    clip,
    fill: '#000000',
    fillAlpha: 1,
    strokeAlpha: 1,
    opaqueBlend: true,
    lineWidth: 1,
    font: null,
    size: 0,
    direction: 1,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    textMatrix: identity,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  };
}

export function intersect(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

/** White enough that nobody reads it on paper. */
export function isPale(colour: string): boolean {
  const value = /^#[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.slice(1), 16) : 0;
  return Math.min(value >> 16, (value >> 8) & 255, value & 255) >= 247;
}

export function moveText(state: GraphicsState, dx: number, dy: number): void {
  state.lineX += dx;
  state.lineY += dy;
  state.x = state.lineX;
  state.y = state.lineY;
}

export function setTextMatrix(state: GraphicsState, matrix: Matrix): void {
  state.textMatrix = matrix;
  state.x = 0;
  state.y = 0;
  state.lineX = 0;
  state.lineY = 0;
}
