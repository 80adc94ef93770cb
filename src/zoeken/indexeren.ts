import { spawn } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OpenbareKennissessie } from '#kennissessies/agenda.ts';
import { isCompleet } from './bundel.ts';

/** All the child gets: what it may read, what it must index and where the result goes. */
export interface Indexopdracht {
  vertrouwdDir: string;
  contentDir: string;
  voorbeeld: boolean;
  renderDir: string;
  /** The public side only; see OpenbareKennissessie. */
  kennissessies: readonly OpenbareKennissessie[];
  /** A folder that does not exist yet. */
  map: string;
  versie: string;
  /** Pages per part of the index; fewer in tests. */
  perDeel?: number;
}

export interface Grenzen {
  /** After this many ms the child and all it started are killed. */
  tijd: number;
  /** MB for the child's own objects. */
  geheugen: number;
}
export const GRENZEN: Grenzen = { tijd: 10 * 60_000, geheugen: 1024 };
/** kB of data per process, for what the child starts as well. */
const RUIMTE = 4 * 1024 * 1024;
const MEESTE_UITVOER = 4000;

/** Makes an index in a child process; the folder appears only when it is complete. Rejects with what the child said. */
export async function indexeren(
  opdracht: Indexopdracht,
  { grenzen = GRENZEN, stop }: { grenzen?: Grenzen; stop?: AbortSignal } = {},
): Promise<void> {
  if (isCompleet(opdracht.map)) return;
  const werkmap = `${opdracht.map}.${process.pid}.${Date.now()}`;
  await mkdir(dirname(opdracht.map), { recursive: true });
  try {
    await inKind({ ...opdracht, map: werkmap }, grenzen, stop);
    if (!isCompleet(werkmap)) throw new Error('The index is not complete.');
    if (!isCompleet(opdracht.map)) await rm(opdracht.map, { recursive: true, force: true });
    // Another process may have made the same index meanwhile.
    await rename(werkmap, opdracht.map).catch((fout) => {
      if (!isCompleet(opdracht.map)) throw fout;
    });
  } finally {
    await rm(werkmap, { recursive: true, force: true });
  }
}

function inKind(opdracht: Indexopdracht, { tijd, geheugen }: Grenzen, stop?: AbortSignal): Promise<void> {
  const { promise: klaar, resolve, reject } = Promise.withResolvers<void>();
  const node = [process.execPath, `--max-old-space-size=${geheugen}`, join(import.meta.dirname, 'indexkind.ts')];
  const [commando = '', ...rest] =
    process.platform === 'win32' ? node : ['/bin/sh', '-c', `ulimit -d ${RUIMTE}; exec nice -n 10 "$@"`, 'sh', ...node];
  // Nothing of our environment: no secrets, no proxies, no options for Node. A group of its own, so that all of it can be ended.
  const kind = spawn(commando, rest, {
    cwd: dirname(opdracht.map),
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  const ruimOp = () => {
    if (kind.pid === undefined) return;
    try {
      process.kill(-kind.pid, 'SIGKILL');
    } catch {
      // It was over already.
    }
  };
  let uitvoer = '';
  let reden = '';
  kind.stderr.on('data', (deel) => {
    uitvoer = (uitvoer + deel).slice(-MEESTE_UITVOER);
  });
  const wekker = setTimeout(() => {
    reden = `Indexing took longer than ${tijd} ms.`;
    ruimOp();
  }, tijd);
  const afgebroken = () => {
    reden = 'Indexing was stopped.';
    ruimOp();
  };
  stop?.addEventListener('abort', afgebroken, { once: true });
  if (stop?.aborted) afgebroken();
  kind.once('error', reject);
  kind.once('close', (code, signaal) => {
    clearTimeout(wekker);
    stop?.removeEventListener('abort', afgebroken);
    ruimOp();
    if (code === 0 && !reden) resolve();
    else reject(new Error(reden || `Indexing ended with ${signaal ?? code}. ${uitvoer.trim()}`));
  });
  kind.stdin.on('error', () => {});
  kind.stdin.end(JSON.stringify(opdracht));
  return klaar;
}
