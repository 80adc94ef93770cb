import { randomUUID } from 'node:crypto';
import type { Account } from '#accounts/account.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { DUBBEL_MS, inzenderVan, type Toeloop, type Wachttijd, wachttijd } from '#leren/toeloop.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { verkenningOntvangen } from './brieven.ts';
import { verkenningRondbrengen } from './verkenning-rondbrengen.ts';

export interface Meldverzoek {
  /** Who writes; without a login an address takes its place. */
  account: Pick<Account, 'id' | 'adres' | 'naam'> | null;
  adres: string | null;
  gebied: string;
  sectoren: readonly string[];
  partners: string;
  vraag: string;
  origin: string;
  nu: Moment;
}
export type Melduitslag = { gelukt: true } | { gelukt: false; reden: 'zonder-adres' } | ({ gelukt: false } & Wachttijd);

export const VERKENNINGEN_PER_DAG = 3;
export const ZONDER_ACCOUNT_PER_UUR = 30;
const TOELOOP: Toeloop = {
  ...{ tabel: 'regioverkenning', moment: 'gemeld_op' },
  ...{ perDag: VERKENNINGEN_PER_DAG, zonderLoginPerUur: ZONDER_ACCOUNT_PER_UUR },
};

/** Tells the Realisatie-Eenheid that people think about becoming an onderwijsregio, with a receipt. Sent twice it is told once. */
export async function verkenningMelden(db: Db, { account, adres, origin, nu, ...ingevuld }: Meldverzoek): Promise<Melduitslag> {
  const { gebied, partners, vraag, sectoren } = ingevuld;
  const wie = inzenderVan(account, adres);
  if (!wie) return { gelukt: false, reden: 'zonder-adres' };
  const wat = { gebied, partners, vraag, sectoren: sectoren.join(',') };
  return db.transaction().execute(async (trx): Promise<Melduitslag> => {
    const dubbel = await trx
      .selectFrom('regioverkenning')
      .select('id')
      .where('gemeld_op', '>', nu - DUBBEL_MS)
      .where((eb) => eb.and({ ...wie.eigen, ...wat }))
      .executeTakeFirst();
    if (dubbel) return { gelukt: true };
    const wachten = await wachttijd(trx, TOELOOP, wie, nu);
    if (wachten) return { gelukt: false, ...wachten };
    const id = randomUUID();
    await trx
      .insertInto('regioverkenning')
      .values({ id, ...wat, ...wie.kolommen, gemeld_op: nu, afgehandeld_op: null, afgehandeld_door: null })
      .execute();
    await zetKlaar(trx, verkenningOntvangen({ id, aan: wie.aan, gebied: account ? wat.gebied : null, origin }), nu);
    await verkenningRondbrengen(trx, { origin, nu });
    return { gelukt: true };
  });
}
