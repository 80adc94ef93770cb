import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const GEHEUGEN = '/dev/shm';
const GENOEG_BYTES = 2 * 1024 ** 3;
const NAAM = 'regiokring-test-';

/**
 * A folder for all that is temporary in this run and in every process it starts: in memory where the machine has room for that, because
 * a database that makes sure of each commit waits for a disk most of the time. What Node made of our code lies there too: some two
 * hundred processes start in a run, and half of a start is reading code.
 */
export function maakWerkmap(): void {
  if (process.env.TMPDIR?.includes(NAAM)) return;
  const boven = bovenmap();
  for (const naam of readdirSync(boven)) if (isVerlaten(naam)) rmSync(join(boven, naam), { recursive: true, force: true });
  const map = join(boven, NAAM + process.pid);
  mkdirSync(map, { mode: 0o700 });
  process.env.TMPDIR = map;
  process.env.NODE_COMPILE_CACHE = join(map, 'code');
  process.once('exit', () => rmSync(map, { recursive: true, force: true }));
}

/** Where such folders lie. */
export function bovenmap(): string {
  const eigen = process.env.TMPDIR;
  if (eigen === undefined) return isRuim() ? GEHEUGEN : tmpdir();
  return eigen.includes(NAAM) ? dirname(eigen) : eigen;
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
  const pid = naam.startsWith(NAAM) && Number(naam.slice(NAAM.length));
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (fout) {
    return (fout as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
