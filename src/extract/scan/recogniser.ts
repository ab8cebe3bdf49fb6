/** Owns what any recogniser of printed lines takes and gives. Refuses engines and models. */
import type { Picture } from './picture.ts';

/** One recognised character; `from` and `to` are shares of the width of its picture. */
export type ReadCharacter = {
  readonly text: string;
  readonly confidence: number;
  readonly from: number;
  readonly to: number;
};

export type Recogniser = {
  /** Name of engine and model: part of the key under which results are kept. */
  readonly model: string;
  /** Height of the pictures that it wants, in pixels. */
  readonly height: number;
  readonly read: (lines: readonly Picture[]) => Promise<readonly (readonly ReadCharacter[])[]>;
};
