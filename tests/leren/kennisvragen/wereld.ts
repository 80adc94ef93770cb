import type { Account } from '#accounts/account.ts';
import { momentVan } from '#grond/taal/datum.ts';
import { stellen } from '#leren/kennisvragen/stellen.ts';
import { verseDb } from '../../steun/db.ts';

export const NU = momentVan('2026-11-24', '10:00');
export const ORIGIN = 'https://kennis.example';
export const MINUUT = 60_000;
export const DAG = 24 * 60 * MINUUT;
export const VRAAG = 'Hoe vind je snel een invaller?';

const mens = (naam: string): Account => ({
  ...{ id: naam.toLowerCase(), adres: `${naam.toLowerCase()}@voorbeeld.example`, naam, functie: '', organisatie: '', onderwijsregio: null },
  ...{ voorbeeld: true, rechten: [], sessionId: '', tweedeStap: false },
});
export const carla = mens('Carla');
export const rosa: Account = { ...mens('Rosa'), rechten: [{ soort: 're', onderwijsregio: null }], tweedeStap: true };

/** A database with Carla and Rosa, who only hears of new questions after `metRe`; `stel` asks a question, without a login when an address is given. */
export async function wereld() {
  const { db } = await verseDb();
  const leeg = { totp_geheim: null, totp_bevestigd_op: null, totp_laatste_stap: 0, aangemaakt_op: NU, gewijzigd_op: NU, voorbeeld: 1 };
  for (const { id, adres, naam, functie, organisatie, onderwijsregio } of [carla, rosa])
    await db
      .insertInto('account')
      .values({ id, adres, naam, functie, organisatie, onderwijsregio, ...leeg })
      .execute();
  return {
    db,
    stel: (wat: { vraag?: string; toelichting?: string; adres?: string; nu?: number } = {}) =>
      stellen(db, { account: wat.adres ? null : carla, adres: null, vraag: VRAAG, toelichting: '', origin: ORIGIN, nu: NU, ...wat }),
    metRe: (nu = NU) =>
      db
        .insertInto('recht')
        .values({ account_id: 'rosa', soort: 're', onderwijsregio: null, verleend_op: nu, verleend_door: null })
        .execute(),
    vragen: () => db.selectFrom('kennisvraag').selectAll().orderBy('gesteld_op').execute(),
    brieven: () => db.selectFrom('outbox').selectAll().orderBy('id').execute(),
  };
}
