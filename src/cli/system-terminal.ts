/** Owns the terminal of the running program: its streams, its width, its signals. Refuses to read from it. */
import type { Terminal } from './terminal.ts';

function listenForStop(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  return stop.signal;
}

/** A reader that closes early (yushen … | head) is no fault of ours. */
export function systemTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    width: process.stdout.columns ?? 80,
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
    live: process.stderr.isTTY === true,
    interrupted: listenForStop,
  };
}
