/** What the scheduler of the system is given: it runs as it was printed, whatever the folder is called. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { makeHome } from './home.ts';
import { openOffice, program } from './office.ts';

const names = ['绩效 文本', "办公室's “100%”", '-a"b$HOME`x`;#&\\'];
const systemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!systemd) process.stderr.write('systemd-analyze is not installed: the units are NOT verified here.\n');

/** The piece of the text under the heading that holds `head`, up to the next one. */
function pieceOf(text: string, head: string): string {
  const from = text.indexOf('\n', text.indexOf(head)) + 1;
  const to = text.indexOf('\n# ', from);
  return text.slice(from, to < 0 ? text.length : to);
}

function unitFaults(text: string, units: string): string[] {
  mkdirSync(units);
  const files = ['service', 'timer'].map((kind) => join(units, `yushen-scan.${kind}`));
  for (const file of files) writeFileSync(file, pieceOf(text, basename(file)));
  const { stdout, stderr, status } = spawnSync('systemd-analyze', ['verify', ...files], { encoding: 'utf8' });
  const about = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('yushen-scan'));
  return status === 0 ? about : [`exit ${status}`, ...about];
}

test.for(names)(
  'what is printed for the folder %s is taken by cron and systemd, and scans that folder',
  async (name) => {
    const office = openOffice(makeHome());
    const folder = join(office.home, name);
    const state = join(office.home, `records ${name}`);
    mkdirSync(folder);
    const { code, out } = await program(['schedule', 'print', folder, '--state', state, '--at', '03:07']);
    expect(code).toBe(0);
    const line = /^7 3 \* \* \* (.+)$/mu.exec(pieceOf(out, 'crontab -e'))?.[1] ?? '';
    expect(line).not.toBe('');
    // Cron hands everything up to an unescaped “%” to the shell.
    expect(/(?<!\\)%/u.test(line)).toBe(false);
    const ran = spawnSync('/bin/sh', ['-c', line.replaceAll('\\%', '%')], { encoding: 'utf8', cwd: '/', env: {} });
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    const runs = await openOffice(office.home, '', null, state).records((store) => store.runs(folder, 2));
    expect(runs.map(({ record }) => [record?.run.folder, record?.run.outcome])).toEqual([[name, 'finished']]);
    if (systemd) expect(unitFaults(out, join(office.home, 'units'))).toEqual([]);
  },
);
