import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { schrijfHeel } from '#grond/schijf.ts';
import { isCompleet } from '#zoeken/bundel.ts';

const VERSIE = /^[0-9a-f]{16}$/;
/** The current index and the one before it: pages that are open still ask for its files. */
const BEWAREN = 2;
const JONG_MS = 10 * 60_000;

/** Whether this names an index that is all there. */
export const isIndex = (map: string, versie: string): boolean => VERSIE.test(versie) && isCompleet(join(map, versie));

/** The index that answered last. */
export async function laatsteVersie(map: string): Promise<string | null> {
  const versie = await readFile(join(map, WIJZER), 'utf8').catch(() => '');
  return isIndex(map, versie) ? versie : null;
}

/** Writes which index is current so that it survives a crash. */
export const onthoud = (map: string, versie: string): Promise<void> => schrijfHeel(join(map, WIJZER), versie);
const WIJZER = 'huidig';

/** Removes indexes that nobody asks for any more. */
export const ruimIndexenOp = (map: string, versie: string): Promise<void> =>
  ruimOp(map, (naam) => /^[0-9a-f]{16}/.test(naam) && naam !== versie, BEWAREN - 1);

/** Removes small indexes that newer ones replaced. */
export const ruimBijindexenOp = (map: string, nu: string | null): Promise<void> =>
  ruimOp(map, (naam) => naam.startsWith(BIJ) && naam !== nu, 0);
export const BIJ = 'bij-';

async function ruimOp(map: string, mag: (naam: string) => boolean, bewaar: number): Promise<void> {
  const metTijd = await Promise.all(
    (await readdir(map)).filter(mag).map(async (naam) => ({ naam, op: (await stat(join(map, naam)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  const oud = metTijd.sort((a, b) => b.op - a.op).slice(bewaar);
  for (const { naam, op } of oud) if (Date.now() - op > JONG_MS) await rm(join(map, naam), { recursive: true, force: true });
}
