import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chownSync, constants, globSync, mkdtempSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bovenmap } from './werkmap.ts';

/** A PostgreSQL of this run alone, and gone after it. */
export interface Cluster {
  /** Ends in a slash: the name of a database follows. */
  url: string;
  stop(): Promise<void>;
}

/** PostgreSQL does not run as root: then it runs as whom Debian made for that. */
const GEBRUIKERS = ['postgres', 'nobody'];
const INSTELLINGEN = [
  ...['listen_addresses=', 'max_connections=300', 'shared_buffers=64MB', 'max_wal_size=4GB', 'checkpoint_timeout=1h'],
  ...['autovacuum=off', 'jit=off', 'dynamic_shared_memory_type=mmap', 'wal_level=minimal', 'max_wal_senders=0'],
];

/** The folder of its programs, or null when this machine has none. */
export function pgProgrammas(): string | null {
  const mappen = [...(process.env.PATH ?? '').split(delimiter), ...globSync('/usr/lib/postgresql/*/bin').sort().reverse()];
  return mappen.find((map) => ['initdb', 'postgres'].every((naam) => kanDraaien(join(map, naam)))) ?? null;
}

function kanDraaien(pad: string): boolean {
  try {
    accessSync(pad, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Begins one, in memory when the machine has a place for that; it makes sure of each commit, as on a site. `anders` are settings. */
export async function beginCluster(programmas: string, anders: readonly string[] = []): Promise<Cluster> {
  const wie: { uid?: number; gid?: number } = process.getuid?.() === 0 ? anderGebruiker() : {};
  const map = mkdtempSync(join(bovenmap(), 'regiokring-pg-'));
  if (wie.uid !== undefined && wie.gid !== undefined) chownSync(map, wie.uid, wie.gid);
  const gegevens = join(map, 'gegevens');
  const argumenten = ['-D', gegevens, '-k', map, ...[...INSTELLINGEN, ...anders].flatMap((een) => ['-c', een])];
  const kind = spawn('sh', ['-c', SCRIPT, programmas, ...argumenten], {
    ...wie,
    cwd: map,
    detached: true,
    env: { ...process.env, GEGEVENS: gegevens, MAP: map },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await totHijLuistert(kind).catch((fout) => {
    rmSync(map, { recursive: true, force: true });
    throw fout;
  });
  return {
    url: `postgres://regiokring@localhost/?host=${encodeURIComponent(map)}`,
    stop: async () => {
      kind.stdin?.end();
      if (kind.exitCode === null) await once(kind, 'exit');
    },
  };
}

/** It ends with whoever began it, also when that one is killed, and takes its folder along. */
const SCRIPT = `trap '' TERM; exec 3<&0
  "$0/initdb" -D "$GEGEVENS" -U regiokring -A trust -E UTF8 --no-locale > /dev/null && {
    "$0/postgres" "$@" & kind=$!
    { cat <&3 > /dev/null; kill -INT $kind; } &
    wait $kind
  }
  cd / && rm -rf "$MAP"`;

async function totHijLuistert(kind: ChildProcess): Promise<void> {
  const regels: string[] = [];
  await new Promise<void>((klaar, mis) => {
    kind.once('exit', () => mis(new Error(regels.join('') || 'it says nothing')));
    kind.stderr?.on('data', (deel) => {
      regels.push(String(deel));
      if (regels.join('').includes('ready to accept connections')) klaar();
    });
  });
}

/** Whom it runs as when we are root, by number. */
export function anderGebruiker(): { uid: number; gid: number } {
  for (const naam of GEBRUIKERS)
    try {
      const [uid, gid] = ['-u', '-g'].map((welk) => Number(execFileSync('id', [welk, naam], { encoding: 'utf8', stdio: 'pipe' })));
      if (uid && gid) return { uid, gid };
    } catch {
      // Not on this machine.
    }
  throw new Error('PostgreSQL does not run as root, and there is nobody else here.');
}
