import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Account } from '#accounts/account.ts';
import { accountWissen } from '#accounts/gegevens/account-wissen.ts';
import { gegevensOpslaan, gegevensUitvoeren } from '#accounts/gegevens/eigen-gegevens.ts';
import { wieIsHet } from '#accounts/inloggen/wie-is-het.ts';
import { isProjectleider, isRe, magSchrijvenVoor } from '#accounts/rechten.ts';
import { perDialect } from '#db/dialecten/beide-dialecten.ts';
import type { OpenDatabase } from '#db/open.ts';
import { verseDb } from '../../steun/db.ts';
import { GEEN_BOEK, logIn, MINUUT, maakAccount, NU } from '../steun.ts';

const CARLA = 'carla@voorbeeld.example';
let open: OpenDatabase;
let account: Account;
beforeEach(async () => {
  open = await verseDb();
  const gevonden = await wieIsHet(open.db, { koekje: await logIn(open.db, CARLA), nu: NU });
  if (!gevonden) throw new Error('Carla is logged in.');
  account = gevonden;
});
afterEach(() => open.sluit());

test('wie iemand is wordt opgeslagen bij dit account en bij geen ander', async () => {
  const ander = await maakAccount(open, 'ander@voorbeeld.example');
  const gegevens = { naam: 'Carla', functie: 'Bestuurder', organisatie: 'Bestuur', onderwijsregio: null };
  await gegevensOpslaan(open.db, { account, gegevens, nu: NU + 1 });
  const rij = (id: string) =>
    open.db
      .selectFrom('account')
      .select(['naam', 'functie', 'organisatie', 'onderwijsregio', 'gewijzigd_op'])
      .where('id', '=', id)
      .executeTakeFirst();
  expect(await rij(account.id)).toEqual({ ...gegevens, gewijzigd_op: NU + 1 });
  expect(await rij(ander)).toMatchObject({ naam: 'Rosa', gewijzigd_op: NU });
});

test('de uitvoer bevat alles over iemand, en niets om mee in te loggen', async () => {
  const uit = await gegevensUitvoeren(open.db, { account, nu: NU });
  expect(uit).toMatchObject({
    account: { adres: CARLA },
    rechten: [],
    ingelogd: [{ apparaat: 'Firefox op Windows' }],
    brieven: [{ bezorgd_op: null }],
  });
  expect(JSON.stringify(uit)).not.toContain(account.sessionId);
  expect(JSON.stringify(uit)).not.toMatch(/totp|hash|geheim|sleutel/);
});

test('wissen laat niets over van iemand, en de rest van iedereen', async () => {
  await maakAccount(open, 'ander@voorbeeld.example', 'auteur');
  await logIn(open.db, 'ander@voorbeeld.example');
  await open.db
    .insertInto('recht')
    .values({ account_id: account.id, soort: 'auteur', onderwijsregio: 'x', verleend_op: NU, verleend_door: null })
    .execute();
  await open.db.updateTable('outbox').set({ bezorgd_op: NU }).execute();
  const losgemaakt: string[] = [];
  await accountWissen(open.db, { account, losmaken: async (_trx, id) => void losgemaakt.push(id), boek: GEEN_BOEK, nu: NU + MINUUT });
  expect(losgemaakt).toEqual([account.id]);
  for (const tabel of ['account', 'recht', 'session', 'inlogcode'] as const) {
    const rijen = JSON.stringify(await open.db.selectFrom(tabel).selectAll().execute());
    expect(rijen).not.toContain(CARLA);
    expect(rijen).not.toContain(account.id);
    expect(rijen).not.toBe('[]');
  }
  const brieven = await open.db.selectFrom('outbox').select(['aan', 'onderwerp']).orderBy('id').execute();
  expect(brieven).toEqual([
    { aan: '', onderwerp: '' },
    { aan: 'ander@voorbeeld.example', onderwerp: expect.stringContaining('Je code') },
    { aan: CARLA, onderwerp: 'Je account bij Regiokring is gewist' },
  ]);
});

test('lukt het losmaken niet, dan is er niets gewist', async () => {
  const losmaken = () => Promise.reject(new Error('nee'));
  await expect(accountWissen(open.db, { account, losmaken, boek: GEEN_BOEK, nu: NU })).rejects.toThrow('nee');
  expect(await open.db.selectFrom('account').select('adres').execute()).toEqual([{ adres: CARLA }]);
});

test('niets in de database houdt het wissen van een account tegen, behalve wat eerst wordt losgemaakt', async () => {
  const verwijzingen = await sql<{ tabel: string; on_delete: string }>`${perDialect(
    sql`select m.name as tabel, f.on_delete from sqlite_master m, pragma_foreign_key_list(m.name) f
      where m.type = 'table' and f."table" = 'account'`,
    sql`select conrelid::regclass::text as tabel, case confdeltype when 'c' then 'CASCADE' when 'n' then 'SET NULL' else '' end as on_delete
      from pg_constraint where contype = 'f' and confrelid = 'account'::regclass`,
  )}`.execute(open.db);
  expect(verwijzingen.rows.length).toBeGreaterThan(3);
  const dwars = verwijzingen.rows.filter(({ on_delete }) => on_delete !== 'CASCADE' && on_delete !== 'SET NULL');
  expect(dwars.map(({ tabel }) => tabel)).toEqual(['aanmelding']);
});

test('rechten gelden per onderwijsregio, en die van de Realisatie-Eenheid alleen na de tweede stap', () => {
  const met = (soort: 'auteur' | 'projectleider' | 're', onderwijsregio: string | null, tweedeStap = false) => ({
    rechten: [{ soort, onderwijsregio }],
    tweedeStap,
  });
  expect(magSchrijvenVoor(met('auteur', 'a'), 'a')).toBe(true);
  expect(magSchrijvenVoor(met('auteur', 'a'), 'b')).toBe(false);
  expect(magSchrijvenVoor(met('projectleider', 'a'), 'a')).toBe(true);
  expect(isProjectleider(met('auteur', 'a'), 'a')).toBe(false);
  expect(isProjectleider(met('projectleider', 'a'), 'a')).toBe(true);
  expect([isRe(met('re', null, true)), isRe(met('re', null, false)), isRe(met('auteur', 'a', true))]).toEqual([true, false, false]);
  expect([magSchrijvenVoor(met('re', null, true), 'b'), magSchrijvenVoor(met('re', null, false), 'b')]).toEqual([true, false]);
});
