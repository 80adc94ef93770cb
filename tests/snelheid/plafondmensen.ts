// People of thirty regions who are logged in already, and the sessions they want to come to.
import Database from 'better-sqlite3';
import { nieuwKoekje, vingerafdruk } from '#accounts/geheimen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { regioslug, regiostatus } from './inhoudsmap.ts';
import { sessieslug } from './opzet.ts';
import type { Grenzen, Rij } from './plafondtoets.ts';
import { toeval } from './toeval.ts';

export interface Mens {
  account: string;
  nummer: number;
  regio: string;
  /** Their region is one of those that go first. */
  eerst: boolean;
  koekje: string;
}

export const REGIOS = 30;
const GAAT_EERST = 'in-oprichting';

/** Accounts with a login each, so that nothing but the sign-up form is measured; as many of each region. */
export function mensenMaken(bestand: string, aantal: number, nu: number): Mens[] {
  const db = new Database(bestand, { timeout: 10_000 });
  const maakAccount = db.prepare(
    `insert into account (id, adres, naam, functie, organisatie, onderwijsregio, aangemaakt_op, gewijzigd_op)
    values (:account, :account || '@bench.example', 'Meter', 'Projectleider', 'Bench', :regio, :nu, :nu)`,
  );
  const maakLogin = db.prepare(
    `insert into session (id, account_id, verloopt_op, aangemaakt_op, laatst_gezien_op, apparaat)
    values (:id, :account, :tot, :nu, :nu, 'Onbekend apparaat')`,
  );
  const mensen = Array.from({ length: aantal }, (_, nummer): Mens => {
    const welke = nummer % REGIOS;
    const wie = { account: `plafond-${nummer}`, regio: regioslug(welke), eerst: regiostatus(welke) === GAAT_EERST };
    return { ...wie, nummer, koekje: nieuwKoekje() };
  });
  db.transaction(() => {
    for (const { account, regio, koekje } of mensen) {
      maakAccount.run({ account, regio, nu });
      maakLogin.run({ account, nu, id: vingerafdruk(koekje), tot: nu + 30 * DAG_MS });
    }
  })();
  db.close();
  return mensen;
}

/** So many pairs of sessions with as many places: the first with a window and a cap, the second for everybody at once. */
export function parenMaken(bestand: string, aantal: number, { plaatsen, plafond }: Grenzen, nu: number): { met: string; zonder: string }[] {
  const paren = Array.from({ length: aantal }, (_, plek) => ({ met: sessieslug(2 * plek + 1), zonder: sessieslug(2 * plek + 2) }));
  const db = new Database(bestand, { timeout: 10_000 });
  const plaats = db.prepare('update kennissessie set capaciteit = ? where slug in (?, ?)');
  const begrens = db.prepare('update kennissessie set voorrang_statussen = ?, voorrang_tot = ?, max_per_regio = ? where slug = ?');
  for (const { met, zonder } of paren) {
    plaats.run(plaatsen, met, zonder);
    begrens.run(JSON.stringify([GAAT_EERST]), nu + DAG_MS, plafond, met);
  }
  db.close();
  return paren;
}

export function rijenVan(bestand: string, slug: string): Rij[] {
  const db = new Database(bestand, { readonly: true, timeout: 10_000 });
  const rijen = db
    .prepare<[string], Rij>(
      `select a.account_id as account, a.status, a.aangemeld_op as aangemeldOp from aanmelding a
      join kennissessie k on k.id = a.kennissessie_id where k.slug = ?`,
    )
    .all(slug);
  db.close();
  return rijen;
}

/** The same people in another order, the same one for the same number. */
export function geschud<T>(rij: readonly T[], zaad: number): T[] {
  const kans = toeval(zaad);
  return rij
    .map((een) => ({ een, lot: kans.getal() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ een }) => een);
}
