import type { Db } from '#db/tabellen.ts';
import { eigenInzending, type Inzending } from './inzending.ts';
import type { Schrijver } from './wie-mag.ts';

const ADRES = /\/bijlagen\/([0-9a-f]{64})\.[a-z]{3,4}/g;

/** Where who works on a submission finds a file of it, also before its text is online and after it was withdrawn. */
export const eigenBijlageadres = (id: string, url = ''): string =>
  url.replace(ADRES, (_, hash) => `/mijn/publicaties/${id}/bijlagen/${hash}/`);

/** The submission with its files at the addresses of who works on it, to be shown and never to be written down. */
export const metEigenBijlagen = (inzending: Inzending): Inzending => ({
  ...inzending,
  velden: JSON.parse(eigenBijlageadres(inzending.id, JSON.stringify(inzending.velden))),
});

/** The address of a file that any version of a submission speaks of, for who may work on it; null for everybody else. */
export async function bijlageVanInzending(
  db: Db,
  { account, id, hash }: { account: Schrijver; id: string; hash: string },
): Promise<string | null> {
  if (!/^[0-9a-f]{64}$/.test(hash) || !(await eigenInzending(db, { account, id }))) return null;
  const versie = await db
    .selectFrom('inzending_revisie')
    .select('velden')
    .where('inzending_id', '=', id)
    .where('velden', 'like', `%/bijlagen/${hash}.%`)
    .limit(1)
    .executeTakeFirst();
  return versie?.velden.match(ADRES)?.find((url) => url.includes(hash)) ?? null;
}
