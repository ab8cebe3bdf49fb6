/** Owns a PostgreSQL server of its own for one test file: made in a temporary folder, on the loopback, gone afterwards. Refuses servers that run already. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export type PostgresServer = {
  /** Address of an empty database, another one each time. */
  readonly makeDatabase: () => Promise<string>;
  readonly stop: () => void;
};

const programs = ['initdb', 'pg_ctl', 'postgres'] as const;

/** Folder with the programs of the newest server that is installed, or null. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => programs.every((program) => existsSync(join(folder, program)))) ?? null;
}

type Account = { readonly user: string; readonly uid: number; readonly gid: number };

/** The server refuses to run as root; then it runs as somebody who may do nothing else here. */
function findAccount(): Account | null | 'own' {
  if (process.getuid?.() !== 0) return 'own';
  for (const user of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, user], { encoding: 'utf8' }));
    const [uid = Number.NaN, gid = Number.NaN] = ids.map(({ stdout }) => Number.parseInt(stdout, 10));
    if (Number.isInteger(uid) && Number.isInteger(gid)) return { user, uid, gid };
  }
  return null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** A running server, or the reason why there is none. */
export async function startPostgres(): Promise<PostgresServer | { readonly missing: string }> {
  const bin = findPrograms();
  if (bin === null) return { missing: 'PostgreSQL is not installed here (initdb, pg_ctl, postgres)' };
  const account = findAccount();
  if (account === null) return { missing: 'PostgreSQL refuses to run as root, and there is no other account' };
  const folder = mkdtempSync(join(tmpdir(), 'yushen-postgres-'));
  if (account !== 'own') chownSync(folder, account.uid, account.gid);
  const run = (program: string, args: readonly string[]) =>
    execFileSync(join(bin, program), args, {
      cwd: folder,
      // What goes wrong stands in the error.
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', HOME: folder },
      ...(account === 'own' ? {} : { uid: account.uid, gid: account.gid }),
    });
  const cluster = join(folder, 'cluster');
  const port = await freePort();
  const stop = () => {
    spawnSync(join(bin, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'immediate', '-w'], {
      cwd: folder,
      stdio: 'ignore',
      ...(account === 'own' ? {} : { uid: account.uid, gid: account.gid }),
    });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    run('initdb', ['-D', cluster, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='${folder}'`;
    run('pg_ctl', ['start', '-D', cluster, '-w', '-l', join(folder, 'log'), '-o', options]);
  } catch (error) {
    stop();
    throw error;
  }
  return { makeDatabase: databaseMaker(port), stop };
}

function databaseMaker(port: number): () => Promise<string> {
  const addressOf = (database: string) => `postgres://tester@127.0.0.1:${port}/${database}`;
  let made = 0;
  return async () => {
    made += 1;
    const client = new pg.Client({ connectionString: addressOf('postgres') });
    await client.connect();
    await client.query(`create database store_${made}`);
    await client.end();
    return addressOf(`store_${made}`);
  };
}
