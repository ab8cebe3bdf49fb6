/** Owns where the program keeps what must survive: the user's data folder unless told otherwise. Refuses to make anything there. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** As each system has it. */
export function defaultStateFolder(): string {
  const { XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'yushen');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'yushen');
  return join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'yushen');
}
