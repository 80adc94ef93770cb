import type { Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';

/** A meeting that moves to another day is still to come: what was ticked for it goes. An hour later on the same day changes nothing. */
export async function aanvinkenVervalt(trx: Transaction<Tabellen>, was: MetLink, nieuw: MetLink): Promise<void> {
  const verhuisd = was.bijeenkomsten
    .filter(({ id, beginOp }) => {
      const straks = nieuw.bijeenkomsten.find((een) => een.id === id);
      return straks && isoDatum(straks.beginOp) !== isoDatum(beginOp);
    })
    .map(({ id }) => id);
  if (verhuisd.length === 0) return;
  const aanmeldingen = trx.selectFrom('aanmelding').select('id').where('kennissessie_id', '=', was.id);
  await trx.deleteFrom('aanwezigheid').where('bijeenkomst_id', 'in', verhuisd).where('aanmelding_id', 'in', aanmeldingen).execute();
  await trx.deleteFrom('zonder_aanmelding').where('bijeenkomst_id', 'in', verhuisd).where('kennissessie_id', '=', was.id).execute();
}
