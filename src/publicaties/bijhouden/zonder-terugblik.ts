import type { Db, Moment } from '#db/tabellen.ts';
import type { Inzendstatus } from '#db/tabellen-inzending.ts';
import { type Bladzijde, bladzijdeVan } from '#grond/bladzijde.ts';
import { werkdagLater } from '#grond/taal/werkdag.ts';
import type { Inhoud } from '#inhoud/stuk.ts';

/** Working days within which a terugblik should be online. */
export const NORM_WERKDAGEN = 10;

export interface ZonderTerugblik {
  id: string;
  slug: string;
  titel: string;
  gastregio: string | null;
  eindOp: Moment;
  uiterlijk: Moment;
  teLaat: boolean;
  /** Who is writing one already. */
  begonnen: { id: string; status: Inzendstatus; onderwijsregio: string | null }[];
}

export interface Terugblikvraag {
  inhoud: Inhoud;
  /** Only what these regions organise, or only what is for the whole country: that is the Realisatie-Eenheid's, wherever it is. */
  van?: readonly string[] | 'landelijk';
  /** Only what is past its norm, or only what is not; both when left out. */
  teLaat?: boolean;
  /** How many at a time, and which page of them, from 1. */
  meeste: number;
  pagina?: number;
  nu: Moment;
}

/** Past sessions without a terugblik online and without a reason why there is none, the longest waiting first, by page. */
export async function zonderTerugblik(
  db: Db,
  { inhoud, van, teLaat: alleen, meeste, pagina = 1, nu }: Terugblikvraag,
): Promise<Omit<Bladzijde<never>, 'items'> & { sessies: ZonderTerugblik[] }> {
  const metTerugblik = new Set(inhoud.alle('terugblikken').map(({ gegevens }) => gegevens.kennissessie));
  const sessies = await db
    .selectFrom('kennissessie as k')
    .leftJoin('zonder_terugblik as z', 'z.kennissessie_id', 'k.id')
    .select(['k.id', 'k.slug', 'k.titel', 'k.gastregio', 'k.eind_op'])
    .where('k.eind_op', '<', nu)
    .where('k.status', 'not in', ['concept', 'afgelast'])
    .where('z.op', 'is', null)
    .$if(van !== undefined, (vraag) => vraag.where('k.schaal', '=', van === 'landelijk' ? van : 'regionaal'))
    .$if(Array.isArray(van), (vraag) => vraag.where('k.gastregio', 'in', [...(van ?? [])]))
    .orderBy('k.eind_op')
    .execute();
  const alle = sessies
    .filter(({ slug }) => !metTerugblik.has(slug))
    .map((rij) => ({ ...rij, uiterlijk: werkdagLater(rij.eind_op, NORM_WERKDAGEN) }))
    .filter(({ uiterlijk }) => alleen === undefined || alleen === nu > uiterlijk);
  const { items: zonder, ...blad } = bladzijdeVan(alle, pagina, meeste);
  const bezig = await db
    .selectFrom('inzending')
    .select(['id', 'status', 'onderwijsregio', 'kennissessie_id'])
    .where(
      'kennissessie_id',
      'in',
      zonder.map(({ id }) => id),
    )
    .where('status', '!=', 'ingetrokken')
    .execute();
  const sessiesHier = zonder.map(({ id, slug, titel, gastregio, eind_op, uiterlijk }) => {
    const begonnen = bezig.filter(({ kennissessie_id }) => kennissessie_id === id).map(({ kennissessie_id: _, ...rest }) => rest);
    return { id, slug, titel, gastregio, eindOp: eind_op, uiterlijk, teLaat: nu > uiterlijk, begonnen };
  });
  return { sessies: sessiesHier, ...blad };
}
