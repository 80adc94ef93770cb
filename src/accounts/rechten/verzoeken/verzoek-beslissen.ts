import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { magGeven, opnieuwGelezen } from '#accounts/rechten/bevoegdheid.ts';
import { rechtVerlenen } from '#accounts/rechten/recht-verlenen.ts';
import { afgewezen, gehonoreerd } from '#accounts/rechten/rechtbrieven.ts';
import { RECHTWOORD, type Regionaam } from '#accounts/rechten/rechtwoorden.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { verzoekMeldingBijstellen } from './verzoeken-melden.ts';

export interface Beslissing {
  account: Account;
  id: string;
  regionaam: Regionaam;
  origin: string;
  contact: string;
  nu: Moment;
}
type Geweigerd = { gelukt: false; reden: 'onbekend' | 'al-beslist' | 'eigen-verzoek' };
export type Honoreeruitslag = { gelukt: true } | Geweigerd;
export type Afwijsuitslag = Honoreeruitslag | { gelukt: false; reden: 'zonder-reden' };

/** Gives what was asked; whoever asked hears it. Nobody decides about their own request. */
export const verzoekHonoreren = (db: Db, beslissing: Beslissing): Promise<Honoreeruitslag> =>
  db.transaction().execute(async (trx): Promise<Honoreeruitslag> => {
    const verzoek = await teBeslissen(trx, beslissing);
    if ('gelukt' in verzoek) return verzoek;
    const { account, regionaam, origin, contact, nu } = beslissing;
    const { aan, recht } = verzoek;
    await beslist(trx, beslissing, { uitslag: 'gehonoreerd', reden: '' });
    await rechtVerlenen(trx, { aan, recht, door: account, nu });
    await zetKlaar(trx, gehonoreerd({ aan, recht, regionaam, origin, contact }), nu);
    await verzoekMeldingBijstellen(trx, { verzoek: recht, regionaam, origin, nu });
    return { gelukt: true };
  });

/** Refuses what was asked, with a reason that whoever asked reads. */
export const verzoekAfwijzen = (db: Db, { reden, ...beslissing }: Beslissing & { reden: string }): Promise<Afwijsuitslag> =>
  db.transaction().execute(async (trx): Promise<Afwijsuitslag> => {
    const verzoek = await teBeslissen(trx, beslissing);
    if ('gelukt' in verzoek) return verzoek;
    if (reden === '') return { gelukt: false, reden: 'zonder-reden' };
    const { account, regionaam, origin, contact, nu } = beslissing;
    const { aan, recht } = verzoek;
    await beslist(trx, beslissing, { uitslag: 'afgewezen', reden });
    await gebeurtenisVastleggen(trx, {
      ...{ wat: 'verzoek-afgewezen', door: account, over: aan.id, onderwijsregio: recht.onderwijsregio },
      ...{ bijzonderheden: RECHTWOORD[recht.soort].naam, nu },
    });
    await zetKlaar(trx, afgewezen({ aan, recht, reden, regionaam, contact, origin }), nu);
    await verzoekMeldingBijstellen(trx, { verzoek: recht, regionaam, origin, nu });
    return { gelukt: true };
  });

/** Takes one's own request back. */
export const verzoekIntrekken = (
  db: Db,
  { account, id, regionaam, origin, nu }: Omit<Beslissing, 'account' | 'contact'> & { account: Pick<Account, 'id'> },
): Promise<{ gelukt: true } | { gelukt: false; reden: 'onbekend' | 'al-beslist' }> =>
  db.transaction().execute(async (trx) => {
    const eigen = await trx
      .selectFrom('rechtverzoek')
      .selectAll()
      .where('id', '=', id)
      .where('account_id', '=', account.id)
      .executeTakeFirst();
    if (!eigen) return { gelukt: false, reden: 'onbekend' } as const;
    if (eigen.uitslag !== 'open') return { gelukt: false, reden: 'al-beslist' } as const;
    await beslist(trx, { account, id, nu }, { uitslag: 'ingetrokken', reden: '' });
    const { onderwijsregio } = eigen;
    await gebeurtenisVastleggen(trx, { wat: 'verzoek-ingetrokken', door: account, over: account.id, onderwijsregio, nu });
    await verzoekMeldingBijstellen(trx, { verzoek: eigen, regionaam, origin, nu });
    return { gelukt: true } as const;
  });

async function teBeslissen(trx: Transaction<Tabellen>, { account, id }: Beslissing) {
  const rij = await trx
    .selectFrom('rechtverzoek as v')
    .innerJoin('account as a', 'a.id', 'v.account_id')
    .select(['a.id', 'a.adres', 'a.naam', 'v.soort', 'v.onderwijsregio', 'v.uitslag'])
    .where('v.id', '=', id)
    .executeTakeFirst();
  const weiger = (reden: Geweigerd['reden']): Geweigerd => ({ gelukt: false, reden });
  const recht = rij && { soort: rij.soort, onderwijsregio: rij.onderwijsregio };
  if (!rij || !recht || !magGeven(await opnieuwGelezen(trx, account), recht)) return weiger('onbekend');
  if (rij.id === account.id) return weiger('eigen-verzoek');
  if (rij.uitslag !== 'open') return weiger('al-beslist');
  return { aan: { id: rij.id, adres: rij.adres, naam: rij.naam }, recht };
}

const beslist = (
  trx: Transaction<Tabellen>,
  { account, id, nu }: { account: { id: string }; id: string; nu: Moment },
  wat: { uitslag: 'gehonoreerd' | 'afgewezen' | 'ingetrokken'; reden: string },
) =>
  trx
    .updateTable('rechtverzoek')
    .set({ ...wat, door: account.id, op: nu })
    .where('id', '=', id)
    .execute();
