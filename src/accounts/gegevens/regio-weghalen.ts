import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { type Bevoegde, opnieuwGelezen } from '#accounts/rechten/bevoegdheid.ts';
import type { Regionaam } from '#accounts/rechten/rechtwoorden.ts';
import { geleideRegios } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
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
  origin: string;
  nu: Moment;
}
export type Regioweguitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'schrijft-nog' };

/**
 * Says that somebody who named a region does not belong to it: the region at their data is emptied and they are told. Only by who leads
 * that region. What was fixed on a registration stays, and the person may choose a region again. A second time there is nobody.
 */
export async function regioWeghalen(db: Db, { account, van, regionaam, contact, origin, nu }: Weghaalverzoek): Promise<Regioweguitslag> {
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
    await gebeurtenisVastleggen(trx, { wat: 'regio-weggehaald', door: account, over: van, onderwijsregio, nu });
    await zetKlaar(trx, regioWeg({ aan, regio: regionaam(onderwijsregio), contact, origin }), nu);
    return { gelukt: true };
  });
}
