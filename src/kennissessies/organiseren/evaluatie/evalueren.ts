import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { type Bijeenkomst, type MetLink, opzoeken } from '#kennissessies/kennissessie.ts';
import { isOnline } from './evaluaties-vragen.ts';
import { antwoordenTot } from './evaluatietermijn.ts';
import type { Mening } from './invoer.ts';

/** What the page behind the key in a letter is about. */
export interface Evaluatievraag {
  kennissessie: MetLink;
  beantwoord: boolean;
  /** Meetings of which is not known whether this person was there: only of who takes part online. */
  vraagErbij: readonly Bijeenkomst[];
  dicht: boolean;
}

/** What this key opens; null when it opens nothing (any more). */
export async function evaluatievraag(
  db: Db,
  { id, sleutel, nu }: { id: string; sleutel: string; nu: Moment },
): Promise<Evaluatievraag | null> {
  return vanSleutel(db, { id, sleutel, nu });
}

export interface Evaluatieverzoek {
  /** Of the registration, with the key from its letter. */
  id: string;
  sleutel: string;
  /** The meetings at which this person says to have been; only looked at when that is not known. */
  erbij: readonly string[];
  /** Null from who was at none of them. */
  mening: Mening | null;
  nu: Moment;
}
export type Evaluatieuitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'dicht' | 'zonder-cijfer' };

/**
 * Keeps what somebody thought under a key of its own: no account, no moment, no order. That this person answered is noted
 * without a moment too; a second time changes nothing and says the same.
 */
export async function evalueren(db: Db, { id, sleutel, erbij, mening, nu }: Evaluatieverzoek): Promise<Evaluatieuitslag> {
  return db.transaction().execute(async (trx): Promise<Evaluatieuitslag> => {
    const gevonden = await vanSleutel(trx, { id, sleutel, nu });
    if (!gevonden) return { gelukt: false, reden: 'onbekend' };
    if (gevonden.beantwoord) return { gelukt: true };
    if (gevonden.dicht) return { gelukt: false, reden: 'dicht' };
    const { kennissessie, vraagErbij } = gevonden;
    const nergens = vraagErbij.length === kennissessie.bijeenkomsten.length && !vraagErbij.some((een) => erbij.includes(een.id));
    if (!nergens && !mening) return { gelukt: false, reden: 'zonder-cijfer' };
    for (const bijeenkomst of vraagErbij) {
      const uitslag = erbij.includes(bijeenkomst.id) ? ('aanwezig' as const) : ('afwezig' as const);
      await trx
        .insertInto('aanwezigheid')
        .values({ aanmelding_id: id, bijeenkomst_id: bijeenkomst.id, uitslag, door: null, op: null })
        .execute();
    }
    if (!nergens && mening) await bijDeAndere(trx, kennissessie.id, mening);
    await trx.updateTable('evaluatieverzoek').set({ beantwoord: 1 }).where('aanmelding_id', '=', id).execute();
    return { gelukt: true };
  });
}

/**
 * A database may keep rows in the order in which they came, and which transaction wrote each: so those of this session are all written
 * anew, in the order of their random keys.
 */
async function bijDeAndere(trx: Transaction<Tabellen>, kennissessie_id: string, mening: Mening): Promise<void> {
  const andere = await trx.deleteFrom('evaluatie').where('kennissessie_id', '=', kennissessie_id).returningAll().execute();
  const alle = [...andere, { id: randomBytes(16).toString('base64url'), kennissessie_id, ...mening }];
  await trx
    .insertInto('evaluatie')
    .values(alle.sort((een, ander) => (een.id < ander.id ? -1 : 1)))
    .execute();
}

async function vanSleutel(
  trx: Db | Transaction<Tabellen>,
  { id, sleutel, nu }: { id: string; sleutel: string; nu: Moment },
): Promise<Evaluatievraag | null> {
  const rij = await trx
    .selectFrom('evaluatieverzoek as e')
    .innerJoin('aanmelding as a', 'a.id', 'e.aanmelding_id')
    .select(['a.kennissessie_id', 'a.deelname', 'e.beantwoord'])
    .where('e.sleutel', '=', sleutel)
    .where('a.id', '=', id)
    .where('a.status', '=', 'bevestigd')
    .executeTakeFirst();
  const kennissessie = rij && (await opzoeken(trx, { id: rij.kennissessie_id }));
  if (!rij || !kennissessie) return null;
  const bekend = await trx.selectFrom('aanwezigheid').select('bijeenkomst_id').where('aanmelding_id', '=', id).execute();
  const onbekend = kennissessie.bijeenkomsten.filter((een) => !bekend.some(({ bijeenkomst_id }) => bijeenkomst_id === een.id));
  return {
    kennissessie,
    beantwoord: rij.beantwoord === 1,
    vraagErbij: isOnline(kennissessie, rij) ? onbekend : [],
    dicht: nu >= antwoordenTot(kennissessie),
  };
}
