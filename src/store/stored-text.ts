/** Owns texts of the world outside as columns can hold them: nothing is lost on the way in and out. Refuses JSON, which has escapes of its own. */
import { sha256Of } from './sealed.ts';

/** Before the number of a unit that stands for itself. */
const mark = '\uffff';

/** Control characters and halves of surrogate pairs, which file names may hold, are not taken by every database. */
export function packText(text: string): string {
  return text.replace(
    /[\uffff\p{Control}\p{Surrogate}]/gu,
    (unit) => `${mark}${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function unpackText(packed: string): string {
  return packed.replace(/\uffff([0-9a-f]{4})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

export function packTextOrNull(text: string | null): string | null {
  return text === null ? null : packText(text);
}

export function unpackTextOrNull(packed: string | null): string | null {
  return packed === null ? null : unpackText(packed);
}

/** Stands for a path or a root where it is looked up: long names fit no index. Of a name in plain characters it is the SHA-256 of its UTF-8. */
export function keyOf(text: string): string {
  return sha256Of(packText(text));
}
