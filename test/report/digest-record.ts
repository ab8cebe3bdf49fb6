/** Owns records of nights written by hand, with departments of our own making. Refuses scans. */
import type { DraftChange, ScanCounts, ScanFailure, ScanRecord } from '#src/model/scan.ts';

export function change(over: Partial<DraftChange>): DraftChange {
  return {
    department: '渔业局',
    document: '渔业局/绩效文本.docx',
    fiscalYear: 2020,
    revision: 2,
    fixed: 0,
    still: 0,
    new: 0,
    waived: 0,
    unjudged: 0,
    errors: { findings: 0, places: 0 },
    newProjects: [],
    ...over,
  };
}

/** The draft of a department whose folder has its name. */
export function changeOf(department: string, over: Partial<DraftChange> = {}): DraftChange {
  return change({ department, document: `${department}/绩效文本.docx`, ...over });
}

export function failureOf(department: string, over: Partial<ScanFailure> = {}): ScanFailure {
  return {
    path: `${department}/绩效文本.docx`,
    department,
    code: 'encrypted',
    detail: '',
    attempt: 1,
    nextTry: null,
    fresh: true,
    ...over,
  };
}

const none: ScanCounts = {
  seen: 0,
  ignored: 0,
  unchanged: 0,
  notStable: 0,
  reused: 0,
  complete: 0,
  partial: 0,
  failed: 0,
  missing: 0,
};

type Over = Partial<Omit<ScanRecord, 'run' | 'counts'>> & {
  readonly run?: Partial<ScanRecord['run']>;
  readonly counts?: Partial<ScanCounts>;
};

/** Counts of files beside the given ones are zero. */
export function nightOf({ run, counts, ...over }: Over = {}): ScanRecord {
  return {
    run: {
      id: 7,
      folder: '报送',
      startedAt: '2019-11-18T18:00:00.000Z',
      endedAt: '2019-11-18T18:41:10.000Z',
      outcome: 'finished',
      rulesPack: { id: 'built-in', version: '1' },
      lastFinishedAt: '2019-11-17T18:39:00.000Z',
      ...run,
    },
    counts: { ...none, ...counts },
    newTexts: 0,
    newDrafts: 0,
    changes: [],
    failures: [],
    expected: 78,
    missing: [],
    arrived: [],
    packAdded: { documents: 0, places: 0 },
    ...over,
  };
}

export const busyNight: ScanRecord = nightOf({
  counts: {
    seen: 163,
    unchanged: 142,
    complete: 8,
    partial: 1,
    failed: 3,
    reused: 2,
    notStable: 1,
    ignored: 6,
    missing: 4,
  },
  newTexts: 3,
  newDrafts: 6,
  changes: [
    changeOf('测绘局', { revision: 1, errors: { findings: 2, places: 3 } }),
    changeOf('园林管理局', { still: 91 }),
    changeOf('畜牧局', { revision: 1 }),
    changeOf('港口和航运局', { fixed: 53 }),
    changeOf('海洋与渔业局', { fixed: 60, still: 12, unjudged: 33 }),
    changeOf('物价局', { fixed: 120, still: 34 }),
    changeOf('盐务局', { fixed: 42, still: 13, new: 1, waived: 2 }),
    changeOf('林业局', { revision: 3, fixed: 27, still: 6, new: 4, newProjects: ['15'] }),
    changeOf('粮食局', { revision: 1, errors: { findings: 5, places: 9 } }),
  ],
  failures: [
    failureOf('信息中心', { code: 'locked', nextTry: '2019-11-19T12:00:00.000Z' }),
    failureOf('邮政管理局', { attempt: 2, fresh: false }),
    failureOf('地震局', { code: 'malformed' }),
  ],
  missing: ['史志办', '侨联', '文联', '供电所'].map((department) => ({ department })),
});

export const quietNight: ScanRecord = nightOf({
  run: {
    startedAt: '2019-11-25T02:00:00+08:00',
    endedAt: '2019-11-25T02:03:00+08:00',
    lastFinishedAt: '2019-11-24T02:20:00+08:00',
  },
  counts: { seen: 165, unchanged: 157, failed: 2, ignored: 6, missing: 3 },
  failures: [
    failureOf('邮政管理局', { fresh: false, attempt: 2 }),
    failureOf('地震局', { code: 'malformed', fresh: false }),
  ],
  missing: ['史志办', '侨联', '文联'].map((department) => ({ department })),
});
