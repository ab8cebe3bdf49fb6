/** Owns the borders between rooms: every import of a file, held against the table. Refuses what stands between the imports. */
import { posix } from 'node:path';
import { type Room, roomOf, rooms } from './rooms.ts';

/** What is wrong with loading `specifier` from `file`, or null. The specifier is null where it is computed. */
export function importFault(file: string, specifier: string | null): string | null {
  const name = roomOf(file);
  const room = name === null ? undefined : rooms[name];
  if (name === null || !room) return `no row for the room of ${file}`;
  if (specifier === null) return mayCompute(file, name) ? null : 'a computed import hides what it loads';
  if (specifier.startsWith('#src/')) return crossingFault(file, name, room, specifier);
  if (specifier.startsWith('.')) return relativeFault(file, name, specifier);
  if (specifier.startsWith('#')) return `unknown address ${specifier}`;
  if (specifier.startsWith('node:')) return room.outside ? null : `${name} may not use Node: ${specifier}`;
  return packageFault(name, room, specifier);
}

// The pack's coded rules are found in a folder; the start of the program chooses between source and package.
function mayCompute(file: string, room: string): boolean {
  return room === 'app' || file === 'src/cli/yushen.js';
}

function crossingFault(file: string, name: string, room: Room, specifier: string): string | null {
  const target = specifier.slice(1);
  const other = roomOf(target);
  if (other === name) {
    const apart = name === 'extract' && posix.dirname(target) !== posix.dirname(file);
    return apart ? null : `inside a room imports are relative: ${specifier}`;
  }
  return other !== null && room.rooms.includes(other) ? null : `${name} may not import ${other ?? specifier}`;
}

function relativeFault(file: string, name: string, specifier: string): string | null {
  const target = posix.join(posix.dirname(file), specifier);
  if (roomOf(target) !== name) return `across rooms imports begin with #src/: ${specifier}`;
  return target.endsWith('.ts') ? null : `an import names its file with .ts: ${specifier}`;
}

function packageFault(name: string, room: Room, specifier: string): string | null {
  const parts = specifier.split('/');
  const own = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return room.packages.includes(own) || room.packages.includes(specifier)
    ? null
    : `${name} may not import ${specifier}`;
}
