/** Owns the starters of the office folder as text. Refuses anything that needs a right, a registry entry or a program on the PATH. */
import { reportName } from '#src/cli/office-check.ts';

/** How a starter names the two programs, from its own folder. */
const office = 'program/node_modules/yushen/dist/src/cli/office.js';
const program = 'program/node_modules/yushen/src/cli/yushen.js';

const windowsLines = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;

/** In ASCII alone, which every code page reads alike; the program writes Chinese to the console by itself. */
export const windowsStarters: Readonly<Record<string, string>> = {
  '检查.cmd': windowsLines([
    '@echo off',
    'setlocal DisableDelayedExpansion',
    `"%~dp0program\\node.exe" "%~dp0${office.replaceAll('/', '\\')}" "%~dp0." %*`,
    'pause',
  ]),
  'yushen.cmd': windowsLines(['@echo off', `"%~dp0program\\node.exe" "%~dp0${program.replaceAll('/', '\\')}" %*`]),
  '自检.cmd': windowsLines(['@echo off', 'call "%~dp0yushen.cmd" self-test', 'pause']),
};

// Words of the shell alone: PATH may be empty.
const findHome = [
  '#!/bin/sh',
  'case $0 in */*) home=$' + '{0%/*} ;; *) home=. ;; esac',
  'home=$(cd -- "$home" && pwd) || exit 4',
];
const unixLines = (lines: readonly string[]) => `${[...findHome, ...lines].join('\n')}\n`;

export const linuxStarters: Readonly<Record<string, string>> = {
  '检查.sh': unixLines([
    `"$home/program/node" "$home/${office}" "$home" "$@"`,
    'code=$?',
    "if [ -t 0 ]; then printf '按回车键关闭 '; read -r _; fi",
    'exit $code',
  ]),
  yushen: unixLines([`exec "$home/program/node" "$home/${program}" "$@"`]),
  '自检.sh': unixLines([
    `"$home/program/node" "$home/${program}" self-test`,
    'code=$?',
    "if [ -t 0 ]; then printf '按回车键关闭 '; read -r _; fi",
    'exit $code',
  ]),
  '检查.desktop': [
    '[Desktop Entry]',
    'Type=Application',
    'Name=检查',
    `Comment=检查文件或文件夹，写成${reportName}`,
    "Exec=/bin/sh -c 'f=$1; shift; f=$" + '{f#file://}; exec "$' + '{f%/*}/检查.sh" "$@"\' sh %k %F',
    'Terminal=true',
    '',
  ].join('\n'),
};
