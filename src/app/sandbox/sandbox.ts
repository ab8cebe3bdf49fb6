/** Owns the pool of reading children: each file one child, each child one file at a time, a lost child replaced. Refuses to decide how many files run at once. */
import { limits as productLimits, type ReadingLimits } from '#src/model/limits.ts';
import { type Failure, failed } from '#src/model/result.ts';
import type { OpenedFile } from '../open-file.ts';
import type { PackMessage, Question } from './answer.ts';
import { childFile } from './launch.ts';
import { type Answered, type ReadingChild, startChild } from './reading-child.ts';

export type SandboxOptions = {
  readonly pack: PackMessage;
  /** Other than the product's in tests only. */
  readonly limits?: ReadingLimits;
  readonly entry?: string;
};

export type Sandbox = {
  /** Reads one file; a child that fails on it is gone and costs nothing else. */
  readonly read: (
    file: OpenedFile,
    question: Question,
    before: () => Promise<Failure | null>,
    onLimit: (seconds: number) => void,
  ) => Promise<Answered>;
  /** Ends every child; what is being read then fails as `crashed`. */
  readonly close: () => Promise<void>;
};

type Member = { readonly child: ReadingChild; files: number };

/** Children start when they are needed, and wait for the next file. */
export function openSandbox({ pack, limits = productLimits, entry = childFile() }: SandboxOptions): Sandbox {
  const idle: Member[] = [];
  const living = new Set<Member>();
  let closed = false;

  async function hire(): Promise<Member | null> {
    const waiting = idle.pop();
    if (waiting?.child.isAlive()) return waiting;
    if (waiting) living.delete(waiting);
    const child = await startChild(entry, pack, limits);
    if (!child) return null;
    const member = { child, files: 0 };
    living.add(member);
    return member;
  }

  async function dismiss(member: Member): Promise<void> {
    living.delete(member);
    await member.child.end();
  }

  return {
    read: async (file, question, before, onLimit) => {
      if (closed) return failed('crashed', 'the run was stopped');
      const member = await hire();
      if (!member) return failed('crashed', 'the reader did not start');
      const answered = await member.child.ask(file, question, before, onLimit);
      member.files += 1;
      if (closed || !member.child.isAlive() || member.files >= limits.child.files) await dismiss(member);
      else idle.push(member);
      return answered;
    },
    close: async () => {
      closed = true;
      idle.length = 0;
      await Promise.all([...living].map(dismiss));
    },
  };
}
