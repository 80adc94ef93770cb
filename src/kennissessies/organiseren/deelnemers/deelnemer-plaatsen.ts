import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { krijgtPlaats } from '#kennissessies/aanmelden/doorschuiven.ts';
import { plaatsTeruggeven } from '#kennissessies/aanmelden/plaats-teruggeven.ts';
import { kanNogGeplaatst, openPlaatsuitnodigingen } from '#kennissessies/aanmelden/uitgenodigd/plaatsuitnodiging.ts';
import { plaatsGekregen } from '#kennissessies/brieven/plaatsbrieven.ts';
import { plaatsuitnodiging } from '#kennissessies/brieven/uitnodigingsbrieven.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { metAccount } from '#kennissessies/met-account.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { ruimteVan } from '#kennissessies/plaatsen.ts';
import { neemtAan } from '#kennissessies/toestand.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { neemAchtergehouden, plaatsVasthouden, plekVoor } from './plaats-vasthouden.ts';

/** A login that was taken over mails no more strangers than this. */
export const PLAATSINGEN_PER_DAG = 200;

export interface Plaatsverzoek {
  account: Account;
  /** Of the session. */
  id: string;
  /** Already normalised by `adresVan`. */
  adres: string;
  origin: string;
  nu: Moment;
}
export type Plaatsinguitslag =
  | { gelukt: true; hoe: 'uitgenodigd' | 'op-wachtlijst' | 'geplaatst' }
  | { gelukt: false; reden: 'onbekend' | 'kan-niet' | 'heeft-plaats' | 'wacht-al' | 'al-uitgenodigd' | 'vol-en-dicht' | 'te-veel' };

/**
 * Holds a place for an address and asks its owner: first one that is held back, else a free one, else a turn at the end of
 * the waiting list, for nobody passes. Who waits agreed already and has a held-back place at once.
 */
export async function deelnemerPlaatsen(db: Db, verzoek: Plaatsverzoek): Promise<Plaatsinguitslag> {
  const { account, id, adres, origin, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Plaatsinguitslag> => {
    const kennissessie = await sessieVoor(trx, account, id);
    if (!kennissessie) return { gelukt: false, reden: 'onbekend' };
    if (!kanNogGeplaatst(kennissessie, nu)) return { gelukt: false, reden: 'kan-niet' };
    const bestaand = await metAccount(trx, id).where('account.adres', '=', adres).where('status', '!=', 'afgemeld').executeTakeFirst();
    if (bestaand) {
      if (bestaand.status !== 'wachtlijst') return { gelukt: false, reden: 'heeft-plaats' };
      // What is held back is a place on the location.
      if (kennissessie.achtergehouden === 0 || ruimteVan(kennissessie, bestaand.deelname) === 'online')
        return { gelukt: false, reden: 'wacht-al' };
      await neemAchtergehouden(trx, id);
      const aanmelding = await krijgtPlaats(trx, bestaand, nu);
      await vastleggen(trx, verzoek, bestaand.account_id, kennissessie);
      await zetKlaar(trx, plaatsGekregen({ kennissessie, aanmelding, deelnemer: bestaand, origin, nu }), nu);
      return { gelukt: true, hoe: 'geplaatst' };
    }
    const vorige = (await openPlaatsuitnodigingen(trx, id)).find((een) => een.adres === adres);
    if (vorige && vorige.verloopt_op > nu) return { gelukt: false, reden: 'al-uitgenodigd' };
    if (vorige) await plaatsTeruggeven(trx, vorige, 'verlopen', { origin, nu });
    if ((await vandaag(trx, account.id, nu)) >= PLAATSINGEN_PER_DAG) return { gelukt: false, reden: 'te-veel' };
    const plek = await plekVoor(trx, id, nu);
    if (plek === 'wachtlijst' && !neemtAan(kennissessie, nu)) return { gelukt: false, reden: 'vol-en-dicht' };
    if (plek === 'achtergehouden') await neemAchtergehouden(trx, id);
    const uitnodiging = await plaatsVasthouden(trx, verzoek, kennissessie, plek);
    await vastleggen(trx, verzoek, null, kennissessie);
    await zetKlaar(trx, plaatsuitnodiging({ kennissessie, uitnodiging, origin }), nu);
    return { gelukt: true, hoe: plek === 'wachtlijst' ? 'op-wachtlijst' : 'uitgenodigd' };
  });
}

const vastleggen = (trx: Transaction<Tabellen>, { account, id, nu }: Plaatsverzoek, over: string | null, { gastregio }: MetLink) =>
  gebeurtenisVastleggen(trx, { wat: 'deelnemer-geplaatst', door: account, over, kennissessie: id, onderwijsregio: gastregio, nu });

async function vandaag(trx: Transaction<Tabellen>, accountId: string, nu: Moment): Promise<number> {
  const { aantal } = await trx
    .selectFrom('plaatsuitnodiging')
    .select(({ fn }) => fn.countAll<number>().as('aantal'))
    .where('door', '=', accountId)
    .where('gemaakt_op', '>', nu - DAG_MS)
    .executeTakeFirstOrThrow();
  return aantal;
}
