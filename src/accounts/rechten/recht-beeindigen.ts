import type { Transaction } from 'kysely';
import { type Account, rechtenVan } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { sluitAlleSessions } from '#accounts/lucia.ts';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import type { Recht } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { magBeeindigen, magZien, opnieuwGelezen } from './bevoegdheid.ts';
import { isLaatsteRe } from './re.ts';
import { beeindigd } from './rechtbrieven.ts';
import { RECHTWOORD, type Regionaam } from './rechtwoorden.ts';

export interface Beeindigverzoek {
  account: Account;
  /** The right that ends. */
  id: number;
  regionaam: Regionaam;
  contact: string;
  origin: string;
  boek: Onthoudboek;
  nu: Moment;
}
export type Beeindiguitslag = { gelukt: true; zelf: boolean } | { gelukt: false; reden: 'onbekend' | 'geen-recht' | 'laatste-re' };

/**
 * Ends a right and every login of whose it was, for good: no restore brings it back. Texts stay with the region. Sent twice it
 * ended once.
 */
export async function rechtBeeindigen(db: Db, verzoek: Beeindigverzoek): Promise<Beeindiguitslag> {
  const { account, id, regionaam, contact, origin, boek, nu } = verzoek;
  const uitslag = await db.transaction().execute(async (trx): Promise<Beeindiguitslag> => {
    const wie = await opnieuwGelezen(trx, account);
    const recht = await trx.selectFrom('recht').selectAll().where('id', '=', id).executeTakeFirst();
    if (!recht?.account_id || !magZien(wie, recht)) return { gelukt: false, reden: 'onbekend' };
    const zelf = recht.account_id === account.id;
    if (recht.ingetrokken_op !== null) return { gelukt: true, zelf };
    if (!magBeeindigen(wie, recht)) return { gelukt: false, reden: 'geen-recht' };
    if (recht.soort === 're' && (await isLaatsteRe(trx, recht.account_id))) return { gelukt: false, reden: 'laatste-re' };
    const voluit = { ...recht, account_id: recht.account_id };
    await rechtVoorgoedBeeindigen(trx, { recht: voluit, door: account.id, regionaam, contact, origin, nu });
    return { gelukt: true, zelf };
  });
  await boek.bijschrijven();
  return uitslag;
}

type Einde = Pick<Beeindigverzoek, 'regionaam' | 'contact' | 'origin' | 'nu'> & {
  recht: Recht & { id: number; account_id: string };
  /** Who decided; null is the command on the server. */
  door: string | null;
};

/** All that the end of a right brings along, in the transaction of who decided: noted for good, logged out everywhere, and told. */
export async function rechtVoorgoedBeeindigen(trx: Transaction<Tabellen>, { recht, door, nu, ...post }: Einde): Promise<void> {
  const { account_id, soort, onderwijsregio } = recht;
  await rechtEindigt(trx, { recht, door, nu });
  await onomkeerbaarNoteren(trx, { wat: 'recht-beeindigd', account: account_id, soort, onderwijsregio, op: nu });
  await sluitAlleSessions(trx, account_id, nu);
  const aan = await trx.selectFrom('account').select(['adres', 'naam']).where('id', '=', account_id).executeTakeFirstOrThrow();
  await zetKlaar(trx, beeindigd({ aan, recht, blijft: await rechtenVan(trx, account_id), ...post }), nu);
}

/** Writes that a right ended, and takes back the open invitations that were made with it; in the transaction of who decided. */
export async function rechtEindigt(
  trx: Transaction<Tabellen>,
  { recht, door, nu }: { recht: Recht & { id: number; account_id: string }; door: string | null; nu: Moment },
): Promise<void> {
  const { id, account_id, soort, onderwijsregio } = recht;
  await trx.updateTable('recht').set({ ingetrokken_op: nu, ingetrokken_door: door }).where('id', '=', id).execute();
  await trx
    .updateTable('uitnodiging')
    .set({ ingetrokken_op: nu })
    .where('door', '=', account_id)
    .where('gebruikt_op', 'is', null)
    .where('ingetrokken_op', 'is', null)
    .$if(soort === 'projectleider', (vraag) => vraag.where('onderwijsregio', '=', onderwijsregio ?? ''))
    .$if(soort === 'auteur', (vraag) => vraag.where('id', '=', ''))
    .execute();
  const bijzonderheden = RECHTWOORD[soort].naam;
  await gebeurtenisVastleggen(trx, {
    ...{ wat: 'recht-beeindigd', door: door === null ? null : { id: door }, over: account_id, onderwijsregio, bijzonderheden, nu },
  });
}
