import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { type Bevoegde, isVers, magGeven, opnieuwGelezen } from '#accounts/rechten/bevoegdheid.ts';
import { heeft, rechtVerlenen } from '#accounts/rechten/recht-verlenen.ts';
import { benoeming, type Gever, uitgenodigd } from '#accounts/rechten/rechtbrieven.ts';
import { RECHTWOORD, type Regionaam } from '#accounts/rechten/rechtwoorden.ts';
import { isProjectleider, isRe, type Recht } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { zetKlaar } from '#mail/outbox.ts';

/** How long an invitation waits for the first login with its address. */
export const UITNODIGING_GELDIG_MS = 30 * DAG_MS;
export const UITNODIGINGEN_PER_DAG = 20;

export interface Nodigverzoek {
  account: Account;
  /** Already normalised by `adresVan`. */
  adres: string;
  recht: Recht;
  /** Sends an invitation that is open already once more. */
  opnieuw?: boolean;
  /** Whether who invites looked at the address once more. */
  bevestigd: boolean;
  regionaam: Regionaam;
  origin: string;
  contact: string;
  nu: Moment;
}
export type Nodiguitslag =
  | { gelukt: true; hoe: 'benoemd' | 'uitgenodigd' }
  | { gelukt: false; reden: 'geen-recht' | 'tweede-stap-nodig' | 'te-veel' | 'mag-zelf-al' | 'loopt-al' }
  /** `wie`: name of who has it, or the address. */
  | { gelukt: false; reden: 'heeft-al'; wie: string }
  | { gelukt: false; reden: 'bevestigen' };

/**
 * Invites an address for a right. Who has an account has the right at once; for others it waits for their first login.
 * `opnieuw` sends a new letter to who was invited already, and lets the old invitation lapse.
 */
export const uitnodigen = (db: Db, verzoek: Nodigverzoek): Promise<Nodiguitslag> =>
  db.transaction().execute(async (trx): Promise<Nodiguitslag> => {
    const { account, adres, recht, nu } = verzoek;
    const wie = await opnieuwGelezen(trx, account);
    if (!magGeven(wie, recht)) return { gelukt: false, reden: 'geen-recht' };
    if (adres === account.adres && magAlSchrijven(wie, recht)) return { gelukt: false, reden: 'mag-zelf-al' };
    if (recht.soort === 're' && !(await isVers(trx, account, nu))) return { gelukt: false, reden: 'tweede-stap-nodig' };
    if ((await vandaag(trx, account.id, nu)) >= UITNODIGINGEN_PER_DAG) return { gelukt: false, reden: 'te-veel' };
    // Asked of every address, before anybody looks whose it is: the question tells nothing.
    if (!verzoek.bevestigd) return { gelukt: false, reden: 'bevestigen' };
    const bekend = await trx.selectFrom('account').select(['id', 'adres', 'naam']).where('adres', '=', adres).executeTakeFirst();
    if (bekend && (await heeft(trx, bekend.id, recht))) return { gelukt: false, reden: 'heeft-al', wie: bekend.naam || adres };
    if (!bekend && !verzoek.opnieuw && (await looptAl(trx, verzoek))) return { gelukt: false, reden: 'loopt-al' };
    await vorigeVervalt(trx, verzoek);
    await trx
      .insertInto('uitnodiging')
      .values({
        ...{ id: randomUUID(), adres, ...recht, door: account.id, gemaakt_op: nu, verloopt_op: nu + UITNODIGING_GELDIG_MS },
        ...{ gebruikt_op: bekend ? nu : null, ingetrokken_op: null },
      })
      .execute();
    const { regionaam, origin, contact } = verzoek;
    const post = { aan: bekend ?? { adres, naam: '' }, recht, door: geverVan(verzoek), regionaam, origin, contact };
    if (bekend) {
      await rechtVerlenen(trx, { aan: bekend, recht, door: account, nu });
      await zetKlaar(trx, benoeming(post), nu);
      return { gelukt: true, hoe: 'benoemd' };
    }
    const bijzonderheden = RECHTWOORD[recht.soort].naam;
    await gebeurtenisVastleggen(trx, { wat: 'uitgenodigd', door: account, onderwijsregio: recht.onderwijsregio, bijzonderheden, nu });
    await zetKlaar(trx, uitgenodigd({ ...post, verlooptOp: nu + UITNODIGING_GELDIG_MS }), nu);
    return { gelukt: true, hoe: 'uitgenodigd' };
  });

/** Who leads a region writes for it too. */
const magAlSchrijven = (wie: Bevoegde, { soort, onderwijsregio }: Recht): boolean =>
  soort === 'auteur' && onderwijsregio !== null && isProjectleider(wie, onderwijsregio);

/** Who invites, with why that person may: the reader may know neither. */
function geverVan({ account, recht, regionaam }: Nodigverzoek): Gever {
  const als = isRe(account) || recht.onderwijsregio === null ? 'van de Realisatie-Eenheid' : `van ${regionaam(recht.onderwijsregio)}`;
  return { wie: account.naam ? `${account.naam} ${als}` : 'De Realisatie-Eenheid', adres: account.adres };
}

async function looptAl(trx: Transaction<Tabellen>, { adres, recht, nu }: Nodigverzoek): Promise<boolean> {
  const open = trx.selectFrom('uitnodiging').select('id').where('adres', '=', adres).where('soort', '=', recht.soort);
  const rij = await open
    .where('onderwijsregio', 'is', recht.onderwijsregio)
    .where('gebruikt_op', 'is', null)
    .where('ingetrokken_op', 'is', null)
    .where('verloopt_op', '>', nu)
    .executeTakeFirst();
  return rij !== undefined;
}

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
