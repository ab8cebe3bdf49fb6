/** Owns how opening a store ends: a store, or a reason why not that a person can act on. Refuses to mend anything. */
import type { Store } from './store.ts';
import type { StoreFault } from './store-error.ts';

/**
 * `network-folder`: SQLite in WAL mode does not work on a share. `lost-entries`: the journal is shorter than it once was.
 * `newer-schema`: a newer yushen wrote it. `foreign`: the database holds tables that are not ours. `driver-missing`: `pg` is not installed.
 */
export type RefusalCode =
  | StoreFault
  | 'network-folder'
  | 'lost-entries'
  | 'newer-schema'
  | 'foreign'
  | 'driver-missing';

export type StoreRefusal = {
  readonly code: RefusalCode;
  /** For the log; never cell text. */
  readonly detail: string;
  /** Path of the latest copy of the store, where there is one to go back to. */
  readonly backup: string | null;
};

export type Refused = { readonly ok: false; readonly refusal: StoreRefusal };
export type StoreOpening = { readonly ok: true; readonly store: Store } | Refused;

export function refused(code: RefusalCode, detail: string, backup: string | null = null): Refused {
  return { ok: false, refusal: { code, detail, backup } };
}
