#!/usr/bin/env node
/** Owns the start of the program on whatever Node runs it. Refuses to do anything else. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const recent = major > 22 || (major === 22 && minor >= 18);

if (recent) {
  module.enableCompileCache?.();
  // A package has the translated program in dist/, a checkout the source, beside a dist/ of any age.
  const source = new URL('./main.ts', import.meta.url);
  await import(existsSync(source) ? source.href : new URL('../../dist/src/cli/main.js', import.meta.url).href);
} else {
  // The pinned Node comes with the development packages.
  const pinned = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
  if (existsSync(pinned)) {
    const { status, signal } = spawnSync(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = status ?? 4;
  } else {
    process.stderr.write(`yushen 需要 Node 22.18 或更新的版本，现在是 ${process.versions.node}。\n`);
    process.exitCode = 4;
  }
}
