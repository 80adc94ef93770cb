import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import { erbij, type Kennissessie, type OpenbareKennissessie, type Opkomst, uitRij } from '#kennissessies/kennissessie.ts';
import { opkomstPerSessie } from '#kennissessies/opkomst.ts';
import { alsOpenbaar, type Bezetting, bezettingskolommen, NIEMAND } from '#kennissessies/plaatsen.ts';

/** All sessions but drafts, by start. */
export interface Agendalezing {
  kennissessies: readonly OpenbareKennissessie[];
  sessies: readonly Kennissessie[];
  opkomst: ReadonlyMap<string, readonly Opkomst[]>;
  sessieversie: number;
}

/** Reads the sessions themselves only when one of them changed since `vorige`; counts always. */
export async function agendaLezen(db: Db, voorbeeld: boolean, vorige: Agendalezing | null): Promise<Agendalezing> {
  const telling = await tellen(db, voorbeeld);
  if (vorige && telling.sessieversie === vorige.sessieversie) return samen(vorige, telling);
  const lezen = db.transaction().setAccessMode('read only');
  return lezen.execute(async (trx) => {
    const sessies = await sessiesLezen(trx, voorbeeld);
    return samen({ sessies, opkomst: await opkomstPerSessie(trx) }, await tellen(trx, voorbeeld));
  });
}

interface Telling {
  sessieversie: number;
  perSessie: ReadonlyMap<string, Bezetting>;
}

function samen({ sessies, opkomst }: Pick<Agendalezing, 'sessies' | 'opkomst'>, { sessieversie, perSessie }: Telling): Agendalezing {
  const kennissessies = sessies.map((k) => alsOpenbaar(k, perSessie.get(k.id) ?? NIEMAND, opkomst.get(k.id)));
  return { sessieversie, sessies, opkomst, kennissessies };
}

/** One statement, so that counts and their version belong together. */
async function tellen(db: Db | Transaction<Tabellen>, voorbeeld: boolean): Promise<Telling> {
  const rijen = await zichtbaar(db, voorbeeld)
    .innerJoin('versie as s', (join) => join.on('s.onderwerp', '=', 'sessies'))
    .select(['k.id', 's.nummer as sessieversie'])
    .select(bezettingskolommen('k'))
    .execute();
  // Without a session there is no row to carry the number.
  const { sessieversie = -1 } = rijen[0] ?? {};
  return { sessieversie, perSessie: new Map(rijen.map((rij) => [rij.id, rij])) };
}

/** All sessions but drafts, by start; what is counted of them is not read. */
export async function sessiesLezen(trx: Db | Transaction<Tabellen>, voorbeeld: boolean): Promise<Kennissessie[]> {
  const rijen = await zichtbaar(trx, voorbeeld).selectAll('k').select(erbij('k')).orderBy('k.begin_op').orderBy('k.slug').execute();
  return rijen.map(uitRij);
}

const zichtbaar = (db: Db | Transaction<Tabellen>, voorbeeld: boolean) =>
  db
    .selectFrom('kennissessie as k')
    .where('k.status', '!=', 'concept')
    .where('k.voorbeeld', 'in', voorbeeld ? [0, 1] : [0]);
