import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

export interface Grenzen {
  /** After this many ms the child and all it started are killed. */
  tijd: number;
  /** MB for the child's own objects. */
  geheugen: number;
}
export const GRENZEN: Grenzen = { tijd: 30 * 60_000, geheugen: 1024 };
/** kB of data per process, for what the child starts as well. */
const RUIMTE = 4 * 1024 * 1024;
const MEESTE_UITVOER = 4000;

interface Kindopties {
  script: string;
  /** As `nice`: the higher, the longer it waits for others. */
  voorrang: number;
  grenzen: Grenzen;
  /** Where Node keeps what it compiled, so that the next child starts sooner. */
  code?: string | undefined;
  stop?: AbortSignal | undefined;
}

/** Runs a script that reads its task from stdin, within limits. Rejects with what it said. */
export function inKind(
  opdracht: { map: string },
  { script, voorrang, grenzen: { tijd, geheugen }, code, stop }: Kindopties,
): Promise<void> {
  const { promise: klaar, resolve, reject } = Promise.withResolvers<void>();
  const node = [process.execPath, `--max-old-space-size=${geheugen}`, script];
  const [commando = '', ...rest] =
    process.platform === 'win32' ? node : ['/bin/sh', '-c', `ulimit -d ${RUIMTE}; exec nice -n ${voorrang} "$@"`, 'sh', ...node];
  // Nothing of our environment: no secrets, no proxies, no options for Node. A group of its own, so that all of it can be ended.
  const kind = spawn(commando, rest, {
    cwd: dirname(opdracht.map),
    env: { PATH: '/usr/bin:/bin', ...(code && { NODE_COMPILE_CACHE: code }) },
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
