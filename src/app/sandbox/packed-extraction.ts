/** Owns how an extraction is kept: as deflated JSON. Refuses more than a child may answer. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { limits } from '#src/model/limits.ts';
import { extractionSchema, type StoredExtraction } from './answer.ts';

export function packExtraction(extraction: StoredExtraction): Uint8Array {
  return deflateRawSync(JSON.stringify(extraction));
}

/** Throws where the bytes are no extraction: only our own are ever kept. */
export function unpackExtraction(packed: Uint8Array): StoredExtraction {
  const text = new TextDecoder().decode(inflateRawSync(packed, { maxOutputLength: limits.answerBytes }));
  return extractionSchema.parse(JSON.parse(text));
}
