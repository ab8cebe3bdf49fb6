/** What only says how text looks is left out before parsing, and nothing else is. */
import { expect, test } from 'vitest';
import { elements } from '#src/extract/docx/elements.ts';
import { leaveOutLooks } from '#src/extract/docx/looks.ts';
import { readDocx } from '#src/extract/docx/read-docx.ts';
import { buildDocx, paragraph, spaces } from '../support/docx-package.ts';

const root = `<w:document ${spaces}>`;

test.for([
  ['<w:rFonts w:ascii="Arial"/><w:t>字</w:t>', '<w:t>字</w:t>'],
  ['<w:sz w:val="24"/><w:szCs/><w:b/>', ''],
  ['<w:szX w:val="24"/><w:tab/><w:vanish/><w:gridSpan w:val="2"/>', null],
  ['<w:color w:val="24"></w:color>', null],
  ['<w:sz w:val="&x;"/>', null],
  ['<x:sz/>', null],
  ['<![CDATA[<w:sz/>]]>', null],
  ['<!-- <w:sz/> --><w:sz/>', null],
] as const)('%s', ([inside, left]) => {
  expect(leaveOutLooks()(root + inside)).toBe(root + (left ?? inside));
});

test('a part that gives w to another namespace, or opens a comment at the end of a piece, is left whole', () => {
  expect(leaveOutLooks()('<w:document xmlns:w="urn:x"><w:sz/>')).toBe('<w:document xmlns:w="urn:x"><w:sz/>');
  const trim = leaveOutLooks();
  expect(trim(`${root}<w:sz/><`)).toBe(`${root}<`);
  expect(trim('![CDATA[<w:sz/>]]>')).toBe('![CDATA[<w:sz/>]]>');
  expect(trim('<w:sz/>')).toBe('<w:sz/>');
});

test('no element that a story listens to is left out', () => {
  const kept = [...elements.keys()].filter((name) => name.startsWith('w:'));
  expect(kept.length).toBeGreaterThan(30);
  for (const name of kept) expect(leaveOutLooks()(`${root}<${name} w:val="1"/>`)).toBe(`${root}<${name} w:val="1"/>`);
});

test('a run with such elements reads as one without', () => {
  const text = (body: string) => {
    const result = readDocx(buildDocx({ body }));
    return result.ok ? result.value.blocks.map((block) => block.text) : null;
  };
  const marked = '<w:p><w:r><w:rPr><w:rFonts w:ascii="A"/><w:b/></w:rPr><w:t>甲</w:t></w:r></w:p>';
  expect(text(marked)).toEqual(['甲']);
  expect(text(marked)).toEqual(text(paragraph('甲')));
});
