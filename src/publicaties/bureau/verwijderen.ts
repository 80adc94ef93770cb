import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { kan } from '#publicaties/handelingen.ts';
import { eigenInzending, type Inzending, noteer, zetStatus } from '#publicaties/inzending.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';
import { staatVoor, vergeten } from '#publicaties/uitgeven/publicatie.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';
import { nieuweRevisie } from './opslaan.ts';

/** `weg`: nothing is left of it. `online` and `ingetrokken`: the version that went online once is the newest again. */
export type Verwijderuitslag =
  | { gelukt: true; naar: 'weg' | 'online' | 'ingetrokken' }
  | { gelukt: false; reden: 'onbekend' | 'geen-concept' };

/** Throws a draft away. What was never published is gone; else what stands online counts again, and the draft stays among its versions. */
export async function conceptVerwijderen(
  db: Db,
  { account, id, inhoud, nu }: { account: Schrijver; id: string; inhoud: Inhoud; nu: Moment },
): Promise<Verwijderuitslag> {
  return db.transaction().execute(async (trx): Promise<Verwijderuitslag> => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    if (!kan('verwijderen', inzending)) return { gelukt: false, reden: 'geen-concept' };
    const { publicatie } = inzending;
    if (!publicatie?.online_op) {
      await vergeten(trx, id);
      await trx.deleteFrom('inzending').where('id', '=', id).execute();
      return { gelukt: true, naar: 'weg' };
    }
    const { revisie: vorige, op_schijf } = publicatie;
    const revisie = await terugNaar(trx, inzending, { vorige, inhoud, door: account.id, nu });
    await noteer(
      trx,
      { id, revisie },
      { soort: 'hersteld', door: account.id, nu, toelichting: `Concept verwijderd, terug naar versie ${vorige}` },
    );
    if (op_schijf === null) await zetStatus(trx, inzending, 'ingetrokken', nu, { goedgekeurde_revisie: null });
    else await zetStatus(trx, inzending, 'gepubliceerd', nu, { goedgekeurde_revisie: revisie });
    return { gelukt: true, naar: op_schijf === null ? 'ingetrokken' : 'online' };
  });
}

/** A new revision with the text and the file of an older one, which stands for what was published from now on. */
async function terugNaar(
  trx: Transaction<Tabellen>,
  inzending: Inzending,
  { vorige, inhoud, door, nu }: { vorige: number; inhoud: Inhoud; door: string; nu: Moment },
): Promise<number> {
  const { id, collectie, slug } = inzending;
  const oud = await trx
    .selectFrom('inzending_revisie')
    .select(['velden', 'bestand'])
    .where('inzending_id', '=', id)
    .where('nummer', '=', vorige)
    .executeTakeFirstOrThrow();
  const stuk = collectie === 'praktijken' ? inhoud.een('praktijken', slug ?? '') : undefined;
  // It may have been checked since, which changes no revision of ours.
  const velden: Velden = { ...JSON.parse(oud.velden), ...(stuk ? { herzien_voor: stuk.gegevens.herzien_voor } : {}) };
  const nummer = await nieuweRevisie(trx, inzending, { soort: 'hersteld', velden, door, nu });
  const zelfde = trx.updateTable('inzending_revisie').set({ bestand: oud.bestand }).where('inzending_id', '=', id);
  await zelfde.where('nummer', '=', nummer).execute();
  await staatVoor(trx, id, nummer);
  return nummer;
}
