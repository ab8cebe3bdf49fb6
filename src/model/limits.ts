/** Owns every limit that keeps one file from harming the rest, sized for an office PC. Refuses thresholds of rules, which are the profile's. */

const mebibyte = 1024 * 1024;

export const limits = {
  file: {
    bytes: 200 * mebibyte,
    /** From the first byte read to the answer. */
    seconds: 60,
    /** The same where the file has more than `longPages` pages. */
    longSeconds: 300,
    longPages: 200,
  },
  /** Pixels of one picture, and of all that one file shows; a sheet of A3 in 600 dpi has 70 million. */
  pictures: { pixels: 100_000_000, filePixels: 1_000_000_000 },
  /** The process that reads files. */
  child: {
    heapMebibytes: 400,
    /** Heap and everything beside it; the run as a whole stays under 1.5 GiB with two of them. */
    residentMebibytes: 720,
    startSeconds: 30,
    /** A child is replaced after this many files, so that a leak does not add up. */
    files: 200,
  },
  /** Time for rules: one that takes longer is not evaluated, and said so. Far above what any text needs on a slow machine. */
  check: { ruleMilliseconds: 5_000, documentMilliseconds: 30_000 },
  /** What a child may answer for one file, inflated. */
  answerBytes: 192 * mebibyte,
} as const;

/** The limits that tests set to other values than the product's. */
export type ReadingLimits = {
  readonly file: { readonly [Name in keyof typeof limits.file]: number };
  readonly child: { readonly [Name in keyof typeof limits.child]: number };
  readonly answerBytes: number;
};
