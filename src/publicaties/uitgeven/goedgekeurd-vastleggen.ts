import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { type Inzending, inzendingMet, zetStatus } from '#publicaties/inzending.ts';
import { rijenVan, tekstVan, type Velden } from '#publicaties/soorten/veld.ts';
import { opdrachtGeven } from './vrijgeven.ts';

type Revisie = Pick<Inzending, 'id' | 'revisie' | 'velden'>;

/** Approves a revision that was just checked, and releases it with that: nobody has to do anything more. */
export async function meteenVrijgeven(
  trx: Transaction<Tabellen>,
  revisie: Revisie,
  { bestand, door, inhoud, nu }: { bestand: string; door: string; inhoud: Inhoud; nu: Moment },
): Promise<void> {
  await goedgekeurdVastleggen(trx, revisie, bestand, nu);
  const inzending = await inzendingMet(trx, revisie.id);
  const opdracht = inzending && (await opdrachtGeven(trx, inzending, { door, inhoud, nu }));
  if (!opdracht?.gelukt) throw new Error('A text that was just checked cannot be released.');
}

/** From here on this revision is the approved one: its file is kept, with the day on which each answer and the recording were approved. */
export async function goedgekeurdVastleggen(
  trx: Transaction<Tabellen>,
  { id, revisie, velden }: Revisie,
  bestand: string,
  nu: Moment,
): Promise<void> {
  await trx
    .updateTable('inzending_revisie')
    .set({ bestand, velden: JSON.stringify(gedateerd(velden, isoDatum(nu))) })
    .where('inzending_id', '=', id)
    .where('nummer', '=', revisie)
    .execute();
  await zetStatus(trx, { id }, 'goedgekeurd', nu, { goedgekeurde_revisie: revisie });
}

function gedateerd(velden: Velden, vandaag: string): Velden {
  const vragen = rijenVan(velden, 'vragen').map((rij) => (rij.antwoord && !rij.toegevoegd_op ? { ...rij, toegevoegd_op: vandaag } : rij));
  const opname = tekstVan(velden, 'opname_url') && !tekstVan(velden, 'opname_toegevoegd_op') ? { opname_toegevoegd_op: vandaag } : {};
  return { ...velden, ...opname, ...(vragen.length > 0 ? { vragen } : {}) };
}
