/** Owns the command line's entry: arguments in, exit code out. Refuses work of its own: every command is a call to app. */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { exitCodes } from '#src/app/exit-code.ts';
import { type CommandEntry, commands } from './commands.ts';
import { systemTerminal } from './system-terminal.ts';
import { isLanguage, type Terminal } from './terminal.ts';

const runners: Readonly<
  Record<
    CommandEntry['name'],
    (terminal: Terminal, arguments_: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<number>
  >
> = {
  check: async (...call) => (await import('./check-command.ts')).runCheck(...call),
  extract: async (...call) => (await import('./extract-command.ts')).runExtract(...call),
  explain: async (...call) => (await import('./rules-commands.ts')).runExplain(...call),
  'rules list': async (...call) => (await import('./rules-commands.ts')).runRulesList(...call),
  'rules test': async (...call) => (await import('./rules-commands.ts')).runRulesTest(...call),
  scan: async (...call) => (await import('./scan-command.ts')).runScan(...call),
  status: async (...call) => (await import('./records-commands.ts')).runStatus(...call),
  decide: async (...call) => (await import('./records-commands.ts')).runDecide(...call),
  'schedule print': async (...call) => (await import('./schedule-command.ts')).runSchedulePrint(...call),
  'audit verify': async (...call) => (await import('./records-commands.ts')).runAuditVerify(...call),
  'self-test': async (...call) => (await import('./self-test-command.ts')).runSelfTest(...call),
  forget: async (...call) => (await import('./records-commands.ts')).runForget(...call),
};

// Three package files are read for it, so only where it is asked for.
async function askedVersion(): Promise<string> {
  return process.argv[2] === '--version' ? (await import('#src/app/version-text.ts')).versionText() : '';
}

async function buildProgram(terminal: Terminal, finish: (code: number) => void): Promise<Command> {
  const program = new Command('yushen')
    .description('预审：检查部门预算绩效文本 · checks departmental budget performance texts')
    .version(await askedVersion(), '--version')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  const groups = new Map<string, Command>();
  for (const entry of commands) {
    const [group = '', leaf] = entry.name.split(' ');
    const parent = leaf ? (groups.get(group) ?? addGroup(program, groups, group)) : program;
    addCommand(parent, entry, entry.usage.replace(leaf ? `${group} ` : '', ''), terminal, finish);
  }
  return program;
}

const groupTexts: Readonly<Record<string, string>> = {
  rules: '规则清单与自测 · the rules and their tests',
  schedule: '定时任务 · the schedule',
  audit: '流水记录 · the journal',
};

function addGroup(program: Command, groups: Map<string, Command>, name: string): Command {
  const group = program
    .command(name)
    .description(groupTexts[name] ?? '')
    .exitOverride();
  groups.set(name, group);
  return group;
}

function addCommand(
  parent: Command,
  entry: CommandEntry,
  usage: string,
  terminal: Terminal,
  finish: (code: number) => void,
): void {
  const command = parent.command(usage).description(`${entry.what['zh-CN']} · ${entry.what.en}`).exitOverride();
  for (const { flags, what, repeatable, fallback } of entry.options) {
    const text = `${what['zh-CN']} · ${what.en}`;
    if (repeatable) command.option(flags, text, (value: string, list: string[]) => [...list, value], []);
    else if (flags.startsWith('--lang')) command.option(flags, text, parseLanguage, fallback);
    else command.option(flags, text, fallback);
  }
  command.action(async (...call: unknown[]) => {
    const paths = call
      .slice(0, -2)
      .flat()
      .filter((argument) => typeof argument === 'string');
    finish(await runners[entry.name](terminal, paths, command.opts()));
  });
}

function parseLanguage(value: string): string {
  if (!isLanguage(value)) throw new InvalidArgumentError('zh-CN, en');
  return value;
}

async function main(): Promise<void> {
  const terminal = systemTerminal();
  try {
    const program = await buildProgram(terminal, (code) => {
      process.exitCode = code;
    });
    await program.parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
    else {
      process.stderr.write(`yushen: ${error instanceof Error ? error.message : 'unknown error'}\n`);
      process.exitCode = exitCodes.died;
    }
  }
}

await main();
