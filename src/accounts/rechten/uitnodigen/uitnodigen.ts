import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { isVers, magGeven, opnieuwGelezen } from '#accounts/rechten/bevoegdheid.ts';
import { heeft, rechtVerlenen } from '#accounts/rechten/recht-verlenen.ts';
import { benoeming, uitgenodigd } from '#accounts/rechten/rechtbrieven.ts';
import { RECHTWOORD, type Regionaam } from '#accounts/rechten/rechtwoorden.ts';
import type { Recht } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';

const DAG_MS = 24 * 60 * 60_000;
/** How long an invitation waits for the first login with its address. */
export const UITNODIGING_GELDIG_MS = 30 * DAG_MS;
export const UITNODIGINGEN_PER_DAG = 20;

export interface Nodigverzoek {
  account: Account;
  /** Already normalised by `adresVan`. */
  adres: string;
  recht: Recht;
  regionaam: Regionaam;
  origin: string;
  nu: Moment;
}
export type Nodiguitslag =
  | { gelukt: true; hoe: 'benoemd' | 'uitgenodigd' }
  | { gelukt: false; reden: 'geen-recht' | 'tweede-stap-nodig' | 'te-veel' | 'heeft-al' };

/**
 * Invites an address for a right. Who has an account has the right at once; for others it waits for their first login.
 * Inviting the same address again sends a new letter and lets the old invitation lapse.
 */
export const uitnodigen = (db: Db, verzoek: Nodigverzoek): Promise<Nodiguitslag> =>
  db.transaction().execute(async (trx): Promise<Nodiguitslag> => {
    const { account, adres, recht, nu } = verzoek;
    if (!magGeven(await opnieuwGelezen(trx, account), recht)) return { gelukt: false, reden: 'geen-recht' };
    if (recht.soort === 're' && !(await isVers(trx, account, nu))) return { gelukt: false, reden: 'tweede-stap-nodig' };
    if ((await vandaag(trx, account.id, nu)) >= UITNODIGINGEN_PER_DAG) return { gelukt: false, reden: 'te-veel' };
    const bekend = await trx.selectFrom('account').select(['id', 'adres', 'naam']).where('adres', '=', adres).executeTakeFirst();
    if (bekend && (await heeft(trx, bekend.id, recht))) return { gelukt: false, reden: 'heeft-al' };
    await vorigeVervalt(trx, verzoek);
    await trx
      .insertInto('uitnodiging')
      .values({
        ...{ id: randomUUID(), adres, ...recht, door: account.id, gemaakt_op: nu, verloopt_op: nu + UITNODIGING_GELDIG_MS },
        ...{ gebruikt_op: bekend ? nu : null, ingetrokken_op: null },
      })
      .execute();
    const post = { aan: bekend ?? { adres, naam: '' }, recht, regionaam: verzoek.regionaam, origin: verzoek.origin };
    const door = account.naam || 'De Realisatie-Eenheid';
    if (bekend) {
      await rechtVerlenen(trx, { aan: bekend, recht, door: account, nu });
      await zetKlaar(trx, benoeming({ ...post, door }), nu);
      return { gelukt: true, hoe: 'benoemd' };
    }
    const bijzonderheden = RECHTWOORD[recht.soort].naam;
    await gebeurtenisVastleggen(trx, { wat: 'uitgenodigd', door: account, onderwijsregio: recht.onderwijsregio, bijzonderheden, nu });
    await zetKlaar(trx, uitgenodigd({ ...post, door, verlooptOp: nu + UITNODIGING_GELDIG_MS }), nu);
    return { gelukt: true, hoe: 'uitgenodigd' };
  });

async function vandaag(trx: Transaction<Tabellen>, accountId: string, nu: Moment): Promise<number> {
  const telling = trx.selectFrom('uitnodiging').select(({ fn }) => fn.countAll<number>().as('aantal'));
  return (
    await telling
      .where('door', '=', accountId)
      .where('gemaakt_op', '>', nu - DAG_MS)
      .executeTakeFirstOrThrow()
  ).aantal;
}

async function vorigeVervalt(trx: Transaction<Tabellen>, { adres, recht, nu }: Nodigverzoek): Promise<void> {
  await trx
    .updateTable('uitnodiging')
    .set({ ingetrokken_op: nu })
    .where('adres', '=', adres)
    .where('soort', '=', recht.soort)
    .where('onderwijsregio', 'is', recht.onderwijsregio)
    .where('gebruikt_op', 'is', null)
    .where('ingetrokken_op', 'is', null)
    .execute();
}
