/** Owns the columns of every table, as the queries see them in any database. Refuses types that only one database has. */

/** Every row but those of the journal, which has its own chain, carries a seal over its other columns. */
type Sealed<Row> = Row & { readonly seal: string };

export type Tables = {
  readonly schema_version: { readonly version: number };
  readonly counters: Sealed<{ readonly name: string; readonly last: number }>;
  readonly journal: {
    readonly seq: number;
    readonly at: string;
    readonly kind: string;
    readonly payload: string;
    readonly previous: string;
    readonly hash: string;
  };
  readonly lease: Sealed<{
    readonly name: string;
    readonly token: string;
    readonly host: string;
    readonly pid: number;
    readonly started_at: string;
    readonly heartbeat_at: string;
  }>;
  readonly runs: Sealed<{
    readonly id: number;
    readonly root_key: string;
    readonly root: string;
    readonly started_at: string;
    readonly ended_at: string | null;
    readonly record: string | null;
  }>;
  readonly files: Sealed<{
    readonly root_key: string;
    readonly path_key: string;
    readonly path: string;
    readonly size: number;
    readonly mtime: number;
    readonly inode: string;
    readonly state: string;
    readonly sha256: string | null;
    readonly attempts: number;
    readonly next_try: string | null;
    readonly failure_code: string | null;
    readonly failure_detail: string | null;
    readonly department: string | null;
    readonly looked_at: string;
  }>;
  /** What each run recorded, so that the same result twice is known as one. `sha256` is "" where no bytes were read. */
  readonly file_results: Sealed<{
    readonly id: number;
    readonly run: number;
    readonly path_key: string;
    readonly sha256: string;
    readonly state: string;
    readonly at: string;
  }>;
  readonly contents: Sealed<{
    readonly sha256: string;
    readonly extraction: Uint8Array | null;
    readonly at: string;
  }>;
  readonly checks: Sealed<{
    readonly id: number;
    readonly sha256: string;
    readonly pack_key: string;
    readonly checked: Uint8Array;
    readonly at: string;
  }>;
  /** The places of a check once more, for counting. */
  readonly places: Sealed<{
    readonly check_id: number;
    readonly position: number;
    readonly fingerprint: string;
    readonly rule_id: string;
    readonly severity: string;
    readonly certainty: string;
    readonly section: string;
    readonly project_code: string | null;
    readonly project_name: string | null;
    readonly item: string | null;
    readonly label: string;
    readonly quote: string;
  }>;
  readonly submissions: Sealed<{ readonly id: number; readonly root_key: string }>;
  readonly drafts: Sealed<{
    readonly submission: number;
    readonly number: number;
    readonly root_key: string;
    readonly run: number;
    readonly sha256: string;
    readonly path: string;
    readonly department: string | null;
    readonly fiscal_year: number | null;
    readonly unit_code: string | null;
    readonly project_codes: string;
    readonly at: string;
  }>;
  /** Changes that no report has told yet. */
  readonly changes: Sealed<{
    readonly id: number;
    readonly root_key: string;
    readonly run: number;
    readonly sha256: string;
    readonly change: string;
  }>;
  readonly decisions: Sealed<{
    readonly id: number;
    readonly department: string;
    readonly fiscal_year: number;
    readonly fingerprint: string;
    readonly decision: string;
    readonly reason: string;
    readonly decided_by: string;
    readonly until_day: string;
    readonly at: string;
  }>;
};
