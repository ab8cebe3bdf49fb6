/** Owns the pool of reading children: each file one child, each child one file at a time, a lost child replaced. Refuses to decide how many files run at once. */
import { limits as productLimits, type ReadingLimits } from '#src/model/limits.ts';
import { type Failure, failed } from '#src/model/result.ts';
import type { FilePart } from '../open-file.ts';
import type { PackMessage, Question } from './answer.ts';
import { childFile } from './launch.ts';
import { type Answered, type ReadingChild, startChild } from './reading-child.ts';

export type SandboxOptions = {
  /** May come later than the first child: starting takes longer than reading the rules. */
  readonly pack: Promise<PackMessage>;
  /** Other than the product's in tests only. */
  readonly limits?: ReadingLimits;
  readonly entry?: string;
};

export type Sandbox = {
  /** Starts children before they are asked, so that there are so many. */
  readonly prepare: (children: number) => void;
  /** Reads one file; a child that fails on it is gone and costs nothing else. */
  readonly read: (
    file: Pick<FilePart, 'pieces'>,
    question: Question,
    before: () => Promise<Failure | null>,
    onLimit: (seconds: number) => void,
  ) => Promise<Answered>;
  /** Ends every child; what is being read then fails as `crashed`. */
  readonly close: () => Promise<void>;
};

type Member = { readonly child: ReadingChild; files: number };

/** Children wait for the next file; one that is lost is replaced when it is needed. */
export function openSandbox({ pack, limits = productLimits, entry = childFile() }: SandboxOptions): Sandbox {
  const idle: Member[] = [];
  const living = new Set<Member>();
  let closed = false;

  function start(): Member {
    const member = { child: startChild(entry, pack, limits), files: 0 };
    living.add(member);
    return member;
  }

  async function dismiss(member: Member): Promise<void> {
    living.delete(member);
    await member.child.end();
  }

  async function hire(): Promise<Member | null> {
    const member = idle.pop() ?? start();
    if ((await member.child.ready) && member.child.isAlive()) return member;
    await dismiss(member);
    return null;
  }

  return {
    prepare: (children) => {
      while (!closed && living.size < children) idle.push(start());
    },
    read: async (file, question, before, onLimit) => {
      if (closed) return failed('crashed', 'the run was stopped');
      // A child may have died while it waited; a second one that does not come up has another reason.
      const member = (await hire()) ?? (await hire());
      if (!member) return failed('crashed', 'the reader did not start');
      if (closed) {
        await dismiss(member);
        return failed('crashed', 'the run was stopped');
      }
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
