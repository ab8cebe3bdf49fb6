/** Owns the part of the clerks' guide that the program fills: what each failure means. Refuses to touch any other line. */
import { readFile } from 'node:fs/promises';
import { programPath } from '#src/app/program-files.ts';
import { failed, failureCodes } from '#src/model/result.ts';
import { failureAction, failureCause } from '#src/report/wording/failures.ts';
import { fillPart } from './marked-part.ts';
import { tableOf } from './table.ts';

export const guidePath = 'docs/使用说明.md';

/** The guide with the words that a report uses. */
export async function filledGuide(): Promise<string> {
  const rows = failureCodes.map((code) => {
    const { failure } = failed(code);
    return [failureCause(failure, 'zh-CN'), failureAction(failure, 'zh-CN')];
  });
  return fillPart(await readFile(programPath(guidePath), 'utf8'), 'failures', tableOf(['报告里写', '怎么办'], rows));
}
