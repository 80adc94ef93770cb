import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { briefSturen } from '#publicaties/brief-sturen.ts';
import { doorRegioOvergenomen, namensBegonnen } from '#publicaties/brieven.ts';
import { kan, mag } from '#publicaties/handelingen.ts';
import { eigenInzending, type Inzending, inzendingMet, noteer } from '#publicaties/inzending.ts';
import { projectleiders } from '#publicaties/ontvangers.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';

interface Verzoek {
  account: Schrijver;
  id: string;
  inhoud: Inhoud;
  origin: string;
  nu: Moment;
}

/** Tells who leads a region that the Realisatie-Eenheid began a text for it. */
export async function namensMelden(trx: Transaction<Tabellen>, { account, id, inhoud, origin, nu }: Verzoek): Promise<void> {
  const inzending = await inzendingMet(trx, id);
  const regio = regionamen(inhoud)(inzending?.onderwijsregio ?? null);
  for (const aan of inzending ? await projectleiders(trx, inzending.onderwijsregio) : [])
    if (inzending) await briefSturen(trx, namensBegonnen({ inzending, aan, origin }, { door: account.naam, regio }), nu);
}

/** Whether this person can take the text over from the Realisatie-Eenheid now. */
export const isOverTeNemenVanRe = (account: Schrijver, inzending: Inzending): boolean =>
  inzending.namens_op !== null && kan('vanReOvernemen', inzending) && mag('vanReOvernemen', account, inzending);

/**
 * Takes a text over that the Realisatie-Eenheid began on behalf of a region: from here on it is the region's own, every word of
 * it, and she judges it as any other.
 */
export async function vanReOvernemen(
  db: Db,
  { account, id, inhoud, origin, nu }: Verzoek,
): Promise<{ gelukt: true } | { gelukt: false; reden: 'onbekend' | 'geen-recht' | 'niet-over-te-nemen' }> {
  return db.transaction().execute(async (trx) => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    if (!mag('vanReOvernemen', account, inzending)) return { gelukt: false, reden: 'geen-recht' };
    // The same button twice: it is theirs already.
    if (inzending.namens_op === null && inzending.begonnen_door === account.id) return { gelukt: true };
    if (!isOverTeNemenVanRe(account, inzending)) return { gelukt: false, reden: 'niet-over-te-nemen' };
    await trx.updateTable('inzending').set({ begonnen_door: account.id, namens_op: null, gewijzigd_op: nu }).where('id', '=', id).execute();
    await noteer(trx, inzending, { soort: 'van-re-overgenomen', door: account.id, nu });
    const regio = regionamen(inhoud)(inzending.onderwijsregio);
    const wie = await trx
      .selectFrom('account')
      .select(['id', 'adres', 'naam'])
      .where('id', '=', inzending.begonnen_door ?? '')
      .execute();
    for (const aan of wie)
      if (aan.id !== account.id)
        await briefSturen(trx, doorRegioOvergenomen({ inzending, aan, origin }, { door: account.naam, regio }), nu);
    return { gelukt: true };
  });
}
