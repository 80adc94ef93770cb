import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const GEHEUGEN = '/dev/shm';
const GENOEG_BYTES = 2 * 1024 ** 3;

/**
 * Puts what is temporary in memory where the machine has room for that, for this run and every process it starts: what tests write is
 * thrown away, and a database that makes sure of each commit otherwise waits for a disk most of the time.
 */
export function tijdelijkInGeheugen(): void {
  if (process.env.TMPDIR || !isRuim()) return;
  for (const naam of readdirSync(GEHEUGEN)) if (isVerlaten(naam)) rmSync(join(GEHEUGEN, naam), { recursive: true, force: true });
  const map = join(GEHEUGEN, `regiokring-test-${process.pid}`);
  mkdirSync(map, { mode: 0o700 });
  process.env.TMPDIR = map;
  process.once('exit', () => rmSync(map, { recursive: true, force: true }));
}

function isRuim(): boolean {
  try {
    const { bavail, bsize } = statfsSync(GEHEUGEN);
    return bavail * bsize > GENOEG_BYTES;
  } catch {
    return false;
  }
}

/** Of a run that was killed. */
function isVerlaten(naam: string): boolean {
  const [, pid] = /^regiokring-test-(\d+)$/.exec(naam) ?? [];
  if (!pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (fout) {
    return (fout as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
