import type { Db, Moment } from '#db/tabellen.ts';
import type { InzendingGebeurtenisTabel, InzendingRevisieTabel, Stap } from '#db/tabellen-inzending.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';

export interface Inzendgebeurtenis {
  soort: InzendingGebeurtenisTabel['soort'];
  stap: Stap | null;
  revisie: number;
  op: Moment;
  /** Empty when the site did it by itself or the account is gone. */
  door: string;
  toelichting: string;
  veld: string | null;
}

/** Everything that happened to a submission, oldest first. */
export async function verloop(db: Db, id: string): Promise<Inzendgebeurtenis[]> {
  const rijen = await db
    .selectFrom('inzending_gebeurtenis as g')
    .leftJoin('account as a', 'a.id', 'g.door')
    .select(['g.soort', 'g.stap', 'g.revisie', 'g.op', 'g.toelichting', 'g.veld', 'a.naam'])
    .where('g.inzending_id', '=', id)
    .orderBy('g.id')
    .execute();
  return rijen.map(({ naam, ...rest }) => ({ ...rest, door: naam ?? '' }));
}

export interface Versie {
  nummer: number;
  soort: InzendingRevisieTabel['soort'];
  op: Moment;
  door: string;
}

/** The kept revisions, newest first. */
export async function versies(db: Db, id: string): Promise<Versie[]> {
  const rijen = await db
    .selectFrom('inzending_revisie as r')
    .leftJoin('account as a', 'a.id', 'r.door')
    .select(['r.nummer', 'r.soort', 'r.op', 'a.naam'])
    .where('r.inzending_id', '=', id)
    .orderBy('r.nummer', 'desc')
    .execute();
  return rijen.map(({ naam, ...rest }) => ({ ...rest, door: naam ?? '' }));
}

/** What was filled in, in one revision. */
export async function veldenVanVersie(db: Db, id: string, nummer: number): Promise<Velden | undefined> {
  const rij = await db
    .selectFrom('inzending_revisie')
    .select('velden')
    .where('inzending_id', '=', id)
    .where('nummer', '=', nummer)
    .executeTakeFirst();
  return rij && JSON.parse(rij.velden);
}

interface Veldopmerking {
  door: string;
  tekst: string;
  op: Moment;
  /** The revision it is about. */
  versie: number;
  /** The text was sent in again since. */
  eerder: boolean;
}

/** The comments since it last went online, by field; those about the whole under "". */
export async function opmerkingenPerVeld(db: Db, { id }: { id: string }): Promise<Record<string, Veldopmerking[]>> {
  const alle = await verloop(db, id);
  const sinds = alle.findLastIndex(({ soort }) => soort === 'gepubliceerd');
  const ingediend = alle.findLastIndex(({ soort }) => soort === 'ingediend');
  const per: Record<string, Veldopmerking[]> = {};
  for (const [plek, { soort, veld, door, toelichting, op, revisie: versie }] of alle.entries())
    if (soort === 'opmerking' && plek > sinds)
      per[veld ?? ''] = [...(per[veld ?? ''] ?? []), { door, tekst: toelichting, op, versie, eerder: plek < ingediend }];
  return per;
}

/** The last earlier revision that was judged or went online: what a judge compares with. */
export function vorigBeoordeeld(gebeurtenissen: readonly Inzendgebeurtenis[], revisie: number): number | null {
  const eerder = gebeurtenissen.filter(
    ({ soort, revisie: bij }) => bij < revisie && ['teruggestuurd', 'goedgekeurd', 'gepubliceerd', 'overgenomen'].includes(soort),
  );
  return eerder.at(-1)?.revisie ?? null;
}
