import { randomBytes, randomUUID } from 'node:crypto';
import type { Account } from '#accounts/account.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { DUBBEL_MS, inzenderVan, type Wachttijd, wachttijd } from '#leren/toeloop.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { ontvangen } from './brieven.ts';
import { melden } from './melden.ts';

export interface Stelverzoek {
  /** Who asks; without a login an address takes its place. */
  account: Pick<Account, 'id' | 'adres' | 'naam'> | null;
  adres: string | null;
  vraag: string;
  toelichting: string;
  origin: string;
  nu: Moment;
}
export type Steluitslag = { gelukt: true; sleutel: string } | { gelukt: false; reden: 'zonder-adres' } | ({ gelukt: false } & Wachttijd);

export const VRAGEN_PER_DAG = 5;
export const ZONDER_LOGIN_PER_UUR = 60;
const TOELOOP = { tabel: 'kennisvraag', moment: 'gesteld_op', perDag: VRAGEN_PER_DAG, zonderLoginPerUur: ZONDER_LOGIN_PER_UUR } as const;

/** Asks a question of the Realisatie-Eenheid, with its receipt, and tells them. Sent twice it is one question. */
export async function stellen(db: Db, { account, adres, vraag, toelichting, origin, nu }: Stelverzoek): Promise<Steluitslag> {
  const wie = inzenderVan(account, adres);
  if (!wie) return { gelukt: false, reden: 'zonder-adres' };
  return db.transaction().execute(async (trx): Promise<Steluitslag> => {
    const dubbel = await trx
      .selectFrom('kennisvraag')
      .select('sleutel')
      .where('gesteld_op', '>', nu - DUBBEL_MS)
      .where((eb) => eb.and({ ...wie.eigen, vraag, toelichting }))
      .executeTakeFirst();
    if (dubbel) return { gelukt: true, sleutel: dubbel.sleutel };
    const wachten = await wachttijd(trx, TOELOOP, wie, nu);
    if (wachten) return { gelukt: false, ...wachten };
    const rij = { id: randomUUID(), vraag, toelichting, sleutel: randomBytes(24).toString('base64url') };
    await trx
      .insertInto('kennisvraag')
      .values({ ...rij, ...wie.kolommen, gesteld_op: nu, link: null, afgehandeld_op: null, afgehandeld_door: null })
      .execute();
    await zetKlaar(trx, ontvangen({ kennisvraag: { ...rij, gesteldOp: nu }, aan: wie.aan, origin }, { metTekst: account !== null }), nu);
    await melden(trx, { origin, nu });
    return { gelukt: true, sleutel: rij.sleutel };
  });
}
