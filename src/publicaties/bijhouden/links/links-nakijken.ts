import type { Db, Moment } from '#db/tabellen.ts';
import type { Linkreden } from '#db/tabellen-inzending.ts';
import { DAG_MS } from '#grond/duur.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Bezoek } from './adres-bezoeken.ts';

/** How often in a row a link must fail before anybody is told: once is a hiccup. */
export const KAPOT_NA = 2;
/** When a link is looked at again: a month later, a day later after the first failure, and every week once it is broken. */
const WEER_NA_MS = { werkt: 30 * DAG_MS, hapert: DAG_MS, kapot: 7 * DAG_MS };
/** Links a day; who has more of them waits a little longer. */
const MEESTE = 500;
const TEGELIJK = 4;

export interface Nakijkbeurt {
  inhoud: Pick<Inhoud, 'alle'>;
  /** Asks one address; null leaves it alone. */
  bezoek(link: string): Promise<Bezoek | null>;
  /** Ends it halfway: what was not asked yet waits for the next day. */
  stop?: AbortSignal | undefined;
  nu: Moment;
}

/**
 * Asks the links of cards whose turn it is, longest ago first, and forgets those that no card has any more. When no site at all answers,
 * it is us, and nothing is kept. Answers how many it asked.
 */
export async function linksNakijken(db: Db, { inhoud, bezoek, stop, nu }: Nakijkbeurt): Promise<number> {
  const links = new Set(inhoud.alle('elders').map(({ gegevens }) => gegevens.link));
  const bekend = await db.selectFrom('bronlink').selectAll().execute();
  for (const { link } of bekend) if (!links.has(link)) await db.deleteFrom('bronlink').where('link', '=', link).execute();
  const vorige = new Map(bekend.map((rij) => [rij.link, rij]));
  const rij = [...links]
    .filter((link) => isAanDeBeurt(vorige.get(link), nu))
    .sort((a, b) => (vorige.get(a)?.nagekeken_op ?? 0) - (vorige.get(b)?.nagekeken_op ?? 0))
    .slice(0, MEESTE);
  const gezien: { link: string; reden: Linkreden | null }[] = [];
  const werker = async (): Promise<void> => {
    for (let link = rij.shift(); link !== undefined && !stop?.aborted; link = rij.shift()) {
      const bezocht = await bezoek(link);
      if (bezocht === null || stop?.aborted) continue;
      gezien.push({ link, reden: bezocht.reden });
    }
  };
  await Promise.all(Array.from({ length: TEGELIJK }, werker));
  if (gezien.some(({ reden }) => isAntwoord(reden)))
    for (const een of gezien) await onthoud(db, { ...een, vorige: vorige.get(een.link)?.nagekeken_op ?? null, nu });
  return gezien.length;
}

const isAntwoord = (reden: Linkreden | null): boolean => reden === null || ['weg', 'fout', 'foutpagina'].includes(reden);

function isAanDeBeurt(was: { mislukt: number; nagekeken_op: Moment } | undefined, nu: Moment): boolean {
  if (!was) return true;
  const stand = was.mislukt === 0 ? 'werkt' : was.mislukt < KAPOT_NA ? 'hapert' : 'kapot';
  return was.nagekeken_op + WEER_NA_MS[stand] <= nu;
}

/** One look counts once: another process that looked meanwhile was first. */
async function onthoud(
  db: Db,
  { link, reden, vorige, nu }: { link: string; reden: Linkreden | null; vorige: Moment | null; nu: Moment },
): Promise<void> {
  if (vorige === null)
    await db
      .insertInto('bronlink')
      .values({ link, nagekeken_op: nu, mislukt: reden === null ? 0 : 1, reden })
      .onConflict((al) => al.doNothing())
      .execute();
  else
    await db
      .updateTable('bronlink')
      .set((eb) => ({ nagekeken_op: nu, mislukt: reden === null ? 0 : eb('mislukt', '+', 1), reden }))
      .where('link', '=', link)
      .where('nagekeken_op', '=', vorige)
      .execute();
}
