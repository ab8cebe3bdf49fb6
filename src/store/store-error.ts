/** Owns the trouble a store can meet while it works, as one error with a closed list of faults. Refuses cell text and paths in its words. */

export const storeFaults = ['disk-full', 'damaged', 'locked', 'permission', 'unreachable'] as const;
/** `locked`: another program kept the database for itself too long; `unreachable`: the database server does not answer. */
export type StoreFault = (typeof storeFaults)[number];

/** Thrown by every method of a store where the database could not do its part; what was asked for is then not stored. */
export class StoreError extends Error {
  readonly fault: StoreFault;
  constructor(fault: StoreFault, message: string) {
    super(message);
    this.name = 'StoreError';
    this.fault = fault;
  }
}
