import type { Transaction } from 'kysely';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { type Bevoegde, opnieuwGelezen } from '#accounts/rechten/bevoegdheid.ts';
import type { Regionaam } from '#accounts/rechten/rechtwoorden.ts';
import { geleideRegios } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { regioWeg } from './regiobrieven.ts';
import { regiogenoot } from './regiogenoten.ts';

export interface Weghaalverzoek {
  account: Bevoegde;
  /** Account of who does not belong there. */
  van: string;
  regionaam: Regionaam;
  /** Mailbox for questions about the platform; empty when there is none. */
  contact: string;
  boek: Onthoudboek;
  origin: string;
  nu: Moment;
}
export type Regioweguitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'schrijft-nog' };

/**
 * Says that somebody who named a region does not belong to it: the region at their data is emptied and they are told. Only by who leads
 * that region. What was fixed on a registration stays, and the person may choose a region again. A second time there is nobody. No
 * restore brings it back.
 */
export async function regioWeghalen(db: Db, { boek, ...verzoek }: Weghaalverzoek): Promise<Regioweguitslag> {
  const uitslag = await weghalen(db, verzoek);
  if (uitslag.gelukt) await boek.bijschrijven();
  return uitslag;
}

function weghalen(db: Db, { account, van, regionaam, contact, origin, nu }: Omit<Weghaalverzoek, 'boek'>): Promise<Regioweguitslag> {
  return db.transaction().execute(async (trx): Promise<Regioweguitslag> => {
    const genoot = await regiogenoot(trx, { id: van, regios: geleideRegios(await opnieuwGelezen(trx, account)) });
    if (!genoot) return { gelukt: false, reden: 'onbekend' };
    if (genoot.schrijft) return { gelukt: false, reden: 'schrijft-nog' };
    const aan = await trx
      .updateTable('account')
      .set({ onderwijsregio: null, gewijzigd_op: nu })
      .where('id', '=', van)
      .returning(['adres', 'naam'])
      .executeTakeFirstOrThrow();
    const { onderwijsregio } = genoot;
    await onomkeerbaarNoteren(trx, { wat: 'regio-weggehaald', account: van, onderwijsregio, op: nu });
    await gebeurtenisVastleggen(trx, { wat: 'regio-weggehaald', door: account, over: van, onderwijsregio, nu });
    await zetKlaar(trx, regioWeg({ aan, regio: regionaam(onderwijsregio), contact, origin }), nu);
    return { gelukt: true };
  });
}

/** The same in a backup in which it had not happened yet; who chose the region again after that keeps it. */
export async function regioVervalt(
  trx: Transaction<Tabellen>,
  { account, onderwijsregio, op }: { account: string; onderwijsregio: string; op: Moment },
): Promise<void> {
  await trx
    .updateTable('account')
    .set({ onderwijsregio: null })
    .where('id', '=', account)
    .where('onderwijsregio', '=', onderwijsregio)
    .where('gewijzigd_op', '<=', op)
    .execute();
}
