import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { klaarleggen } from './inhoud.ts';

/** Before the first test of a run: the texts of the site, rendered; gone after the last. */
export default async function tekstenKlaar(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.KLARE_TEKSTEN) return undefined;
  const map = await mkdtemp(join(tmpdir(), 'teksten-'));
  await klaarleggen(map);
  process.env.KLARE_TEKSTEN = map;
  return () => rm(map, { recursive: true, force: true });
}
