/** Owns the proof that what a PDF would run or open by itself is told by kind, never done. Refuses the text of pages. */
import { describe, expect, test } from 'vitest';
import { mustReadPdf } from '../support/pdf-reading.ts';
import { helvetica, say, sheet, writePdf } from '../support/pdf-writer.ts';

const pages = [say('Performance', 50, 500)];
const rect = '/Rect [10 10 50 50]';
const withAnnotation = (annotation: string) => ({
  pages,
  page: `${sheet} ${helvetica} /Annots [<< /Type /Annot ${rect} ${annotation} >>]`,
});
const file = '<< /Type /Filespec /F (a.txt) /EF << /F 100 0 R >> >>';
const embedded = { 100: '<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream' };

async function activeKinds(parts: Parameters<typeof writePdf>[0]): Promise<unknown[]> {
  const { notices } = await mustReadPdf(writePdf(parts));
  return notices.filter(({ code }) => code === 'active-content').map(({ values }) => values);
}

describe('active content of a PDF', () => {
  test.for([
    [
      'a script on opening',
      { pages, catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' },
      'javascript',
    ],
    [
      'a script by name',
      { pages, catalog: '/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>' },
      'javascript',
    ],
    ['a script before printing', { pages, catalog: '/AA << /WP << /S /JavaScript /JS (1) >> >>' }, 'javascript'],
    [
      'a script of a page',
      { pages, page: `${sheet} ${helvetica} /AA << /O << /S /JavaScript /JS (1) >> >>` },
      'javascript',
    ],
    ['a program on opening', { pages, catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }, 'launch'],
    ['a program behind a link', withAnnotation('/Subtype /Link /A << /S\n/Launch /F (cmd.exe) >>'), 'launch'],
    [
      'an embedded file',
      { pages, catalog: `/Names << /EmbeddedFiles << /Names [(a) ${file}] >> >>`, objects: embedded },
      'embedded-file',
    ],
    [
      'a file pinned to a page',
      { ...withAnnotation(`/Subtype /FileAttachment /FS ${file}`), objects: embedded },
      'embedded-file',
    ],
  ] as const)('%s is told', async ([, parts, kind]) => {
    expect(await activeKinds(parts)).toEqual([{ kind, count: '1' }]);
  });

  test.for([
    ['nothing but text', { pages }],
    ['a link to an address', withAnnotation('/Subtype /Link /A << /S /URI /URI (https://example.org/) >>')],
    ['a link to a page', withAnnotation('/Subtype /Link /Dest [0 /Fit]')],
    ['a note', withAnnotation('/Subtype /Text /Contents (see /Launch)')],
    ['a first page to show', { pages, catalog: '/OpenAction [0 /Fit]' }],
    ['the word in the text', { pages: [say('/Launch', 50, 500)] }],
  ] as const)('%s is none', async ([, parts]) => {
    expect(await activeKinds(parts)).toEqual([]);
  });
});
