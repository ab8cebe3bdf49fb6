/** Owns submissions whose faults are counted beforehand: clean ones in which chosen cells are blank. Refuses faults that nobody asked for. */
import { withStatement } from '../support/generate/defects/edit.ts';
import { type GeneratedStatement, generateStatement } from '../support/generate/statement.ts';

/** Project and row, both from 1. */
export type Cell = readonly [project: number, row: number];

/** A clean submission of three projects with at least six rows each; another seed, other codes. */
export function cleanForm(seed: number): GeneratedStatement {
  return generateStatement(seed, { clean: true, projects: 3, rows: 8, lineBreaks: false });
}

/** The form with these cells of the basis column blank. */
export function blankBasis(form: GeneratedStatement, cells: readonly Cell[]): GeneratedStatement {
  const isBlank = (project: number, row: number) => cells.some((cell) => cell[0] === project && cell[1] === row);
  const projects = form.statement.projects.map((project, at) => ({
    ...project,
    indicators: project.indicators.map((row, index) =>
      isBlank(at + 1, index + 1) ? { ...row, targetBasis: null } : row,
    ),
  }));
  return withStatement(form, { projects });
}

/** The same print with one page, counted from 1, that shows a picture only: a later part of the file takes the place of what the page drew. */
export function withScannedPage(pdf: Uint8Array, page: number): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const number = [...text.matchAll(/\/Contents (\d+) 0 R/gu)][page - 1]?.[1];
  const last = [...text.matchAll(/trailer\s*<<([\s\S]*?)>>\s*startxref\s+(\d+)/gu)].at(-1);
  if (number === undefined || !last) throw new Error('a print of another kind');
  const draw = 'q 595 0 0 842 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \u0000\u0080\u00ff\u0040 EI Q';
  const head = `${text}\n`;
  const object = `${number} 0 obj\n<</Length ${draw.length}>> stream\n${draw}\nendstream\nendobj\n`;
  const entry = `${String(head.length).padStart(10, '0')} 00000 n \n`;
  const trailer = `trailer\n<<${last[1]} /Prev ${last[2]}>>\nstartxref\n${head.length + object.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(`${head}${object}xref\n${number} 1\n${entry}${trailer}`, 'latin1'));
}
