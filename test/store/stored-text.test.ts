/** Texts of the world outside come back from a column as they went in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Of } from '#src/store/sealed.ts';
import { keyOf, packText, unpackText } from '#src/store/stored-text.ts';

const units = fc.oneof(
  fc.constantFrom('\0', '\ud800', '\udc00', '\uffff', '\ufffd', '\n', '0', 'f', '𠮷', '审'),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const texts = fc.array(units, { maxLength: 12 }).map((parts) => parts.join(''));

test('packed, they are UTF-8 without control characters, and nothing is lost', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const packed = packText(text);
      expect(packed.isWellFormed()).toBe(true);
      expect(packed).not.toMatch(/\p{Control}/u);
      expect(unpackText(packed)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('different texts have different keys; a plain one has the hash that anybody can make', () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      expect(keyOf(one) === keyOf(other)).toBe(one === other);
    }),
  );
  expect(keyOf('水务局/文本.docx')).toBe(sha256Of('水务局/文本.docx'));
});
