/** Owns the store as its users see it, put together over any engine. Refuses to let an error of a driver out as it is. */
import { readCheck, readExtraction, recordCheckIn } from './contents.ts';
import { readDecisions, recordDecisionsIn } from './decisions.ts';
import { readLatestDrafts } from './drafts.ts';
import type { Engine } from './engine.ts';
import { deleteFilesIn, readFiles, writeFilesIn } from './files.ts';
import { forgetIn, readContentsOf } from './forget.ts';
import { verifyEntries } from './journal.ts';
import { releaseLeaseIn, renewLeaseIn, takeLeaseIn } from './leases.ts';
import { recordFileIn } from './record-file.ts';
import { beginRunIn, endRunIn, readRuns, readUntoldChanges } from './runs.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';
import { type Writing, write } from './writing.ts';

export function assembleStore(engine: Engine): Store {
  const { db } = engine;
  const asking = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const fault = error instanceof StoreError ? null : engine.faultOf(error);
      if (fault === null) throw error;
      throw new StoreError(fault, error instanceof Error ? error.message : 'unknown');
    }
  };
  const writing = <T>(work: (given: Writing) => Promise<T>) => asking(() => write(engine, work));
  return {
    takeLease: (...given) => writing((to) => takeLeaseIn(to.db, ...given)),
    renewLease: (...given) => writing((to) => renewLeaseIn(to.db, ...given)),
    releaseLease: (owner) => writing((to) => releaseLeaseIn(to.db, owner)),
    beginRun: (...given) => writing((to) => beginRunIn(to, ...given)),
    endRun: (...given) => writing((to) => endRunIn(to, ...given)),
    untoldChanges: (root) => asking(() => readUntoldChanges(db, root)),
    runs: (...given) => asking(() => readRuns(db, ...given)),
    files: (root) => asking(() => readFiles(db, root)),
    recordFile: (result) => writing((to) => recordFileIn(to, result)),
    recordLooks: (...given) => writing((to) => writeFilesIn(to.db, ...given)),
    forgetLooks: (...given) => writing((to) => deleteFilesIn(to.db, ...given)),
    checkOf: (...given) => asking(() => readCheck(db, ...given)),
    extractionOf: (sha256) => asking(() => readExtraction(db, sha256)),
    recordCheck: (...given) => writing((to) => recordCheckIn(to, ...given)),
    latestDrafts: (root) => asking(() => readLatestDrafts(db, root)),
    decisions: () => asking(() => readDecisions(db)),
    recordDecisions: (...given) => writing((to) => recordDecisionsIn(to, ...given)),
    backUp: (...given) => asking(() => engine.backUp(...given)),
    verifyJournal: () => asking(() => verifyEntries(db, engine.head.read())),
    forget: async (...given) => {
      const known = await writing((to) => forgetIn(to, ...given));
      // Also where nothing was known: an earlier call may have been cut off between the two.
      await asking(engine.purge);
      return known;
    },
    contentsOf: (path) => asking(() => readContentsOf(db, path)),
    close: () => asking(engine.close),
  };
}
