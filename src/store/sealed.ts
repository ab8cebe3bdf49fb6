/** Owns the seal of a row: a hash of its other columns, made when it is written and held against it when it is read. Refuses rows that do not match. */
import { createHash } from 'node:crypto';
import { StoreError } from './store-error.ts';

/** Databases check their own pages for order, not what stands in them: a bit that flips inside a text would be believed. */
export type Columns = Readonly<Record<string, string | number | null | Uint8Array>>;

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The row with its seal; `table` is part of it, so that no row passes in another table. */
export function seal<Row extends Columns>(table: string, row: Row): Row & { readonly seal: string } {
  return { ...row, seal: sealOf(table, row) };
}

/** The row, where its seal is right. */
export function unseal<Row extends Columns & { readonly seal: string }>(table: string, row: Row): Row {
  if (!isWhole(table, row)) throw new StoreError('damaged', `a row of ${table} is not what was written`);
  return row;
}

export function isWhole(table: string, row: Columns): boolean {
  return row.seal === sealOf(table, row);
}

function sealOf(table: string, row: Columns): string {
  const columns = Object.entries(row)
    .filter(([name]) => name !== 'seal')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => [name, value instanceof Uint8Array ? { sha256: sha256Of(value) } : value]);
  return sha256Of(JSON.stringify([table, columns])).slice(0, 32);
}
