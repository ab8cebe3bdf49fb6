/** Owns `yushen self-test`. Refuses to mend what is broken. */
import { exitCodes } from '#src/app/exit-code.ts';
import { openSandbox } from '#src/app/sandbox/sandbox.ts';
import { runSelfTest as testSamples } from '#src/app/self-test/run-self-test.ts';
import { packOrFaults } from './pack-option.ts';
import { languageOf, type Terminal } from './terminal.ts';

export async function runSelfTest(
  terminal: Terminal,
  _paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const loaded = await packOrFaults(terminal, null);
  if (!loaded) return exitCodes.usage;
  const sandbox = openSandbox({ pack: Promise.resolve(loaded.message) });
  const outcomes = await testSamples(loaded.pack, sandbox, terminal.interrupted());
  if (!outcomes) return exitCodes.died;
  const chinese = languageOf(options) === 'zh-CN';
  for (const { sample, fault } of outcomes) {
    const verdict = fault === null ? (chinese ? '正常' : 'works') : `${chinese ? '不正常' : 'broken'}: ${fault}`;
    terminal.out(`${sample}  ${verdict}\n`);
  }
  const broken = outcomes.filter(({ fault }) => fault !== null).length;
  const all = chinese ? '程序正常。' : 'The program works.';
  const some = chinese
    ? `${broken}种样本读不对，请换一份完整的程序文件夹。`
    : `${broken} samples are misread; install the program again.`;
  terminal.out(`${broken === 0 ? all : some}\n`);
  return broken === 0 ? exitCodes.clean : exitCodes.died;
}
