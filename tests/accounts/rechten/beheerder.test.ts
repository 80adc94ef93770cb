import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tweedeStapZetten, wachtOpTweedeStap } from '#accounts/inloggen/tweede-stap.ts';
import { wieIsHet } from '#accounts/inloggen/wie-is-het.ts';
import { openOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { leesOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek-lezen.ts';
import { beheerderBeeindigen } from '#accounts/rechten/beheerder-beeindigen.ts';
import { beheerderMaken } from '#accounts/rechten/beheerder-maken.ts';
import type { OpenDatabase } from '#db/open.ts';
import { paden } from '#server/opstarten/paden.ts';
import { verseDb } from '../../steun/db.ts';
import { APPARAAT, appcode, CONTACT, KLUIS, lever, logIn, vraagCode } from '../steun.ts';

const ROSA = 'rosa@organisatie.example';
let map: string;
let open: OpenDatabase;
beforeEach(async () => {
  map = await mkdtemp(join(tmpdir(), 'beheerder-'));
  open = await verseDb(join(map, 'kennisplatform.db'));
});
afterEach(async () => {
  await open.sluit();
  await rm(map, { recursive: true });
});

/** The command as it is typed, while `open` holds the database as a running server does. */
function beheerder(...delen: string[]): { code: number | null; uit: string; fout: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/server/beheerder.ts', ...delen], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: map },
  });
  return { code: status, uit: stdout, fout: stderr };
}
const NU = Date.UTC(2026, 10, 19, 12);
const lopend = async () =>
  (
    await open.db
      .selectFrom('recht')
      .innerJoin('account', 'account.id', 'account_id')
      .select('adres')
      .where('ingetrokken_op', 'is', null)
      .orderBy('adres')
      .execute()
  ).map(({ adres }) => adres);
const rechten = () => open.db.selectFrom('recht').innerJoin('account', 'account.id', 'account_id').select(['adres', 'soort']).execute();

test('maakt een account van de Realisatie-Eenheid, dat bij de eerste keer inloggen een app koppelt', async () => {
  const { code, uit } = beheerder('  Rosa@Organisatie.example ');
  expect(code).toBe(0);
  expect(uit).toContain(`${ROSA} heeft nu een account met de rechten van de Realisatie-Eenheid.`);
  expect(await rechten()).toEqual([{ adres: ROSA, soort: 're' }]);
  // It is the first letter that she gets from us: it says where to log in, and whom to ask.
  const [brief] = await open.db.selectFrom('outbox').select(['tekst', 'antwoord_aan']).where('aan', '=', ROSA).execute();
  expect(brief?.tekst).toContain(`Log in met dit adres: ${ROSA}.`);
  expect(brief?.tekst).toContain('http://127.0.0.1:4321/inloggen/?naar=%2Fbeheer%2F');
  expect(brief?.tekst).toContain(`Verwachtte je dit niet? Mail dan naar ${CONTACT}.`);
  expect(brief?.antwoord_aan).toBe(CONTACT);
  const nu = Date.now();
  const { koekje, code: inlogcode } = await vraagCode(open.db, ROSA, nu);
  expect(await lever(open.db, koekje, inlogcode, nu)).toMatchObject({ stap: 'tweede-stap' });
  expect(await wachtOpTweedeStap(open.db, { koekje, nu })).toMatchObject({ stand: 'koppelen' });
});

test('geeft iemand die al een account heeft het recht, en beëindigt de logins die daar niet bij passen', async () => {
  const login = await logIn(open.db, ROSA, Date.now());
  const eerst = beheerder(ROSA);
  expect([eerst.code, eerst.uit]).toEqual([1, '']);
  expect(eerst.fout).toContain(`${ROSA} heeft al een account, nog zonder de rechten van de Realisatie-Eenheid.`);
  expect([await rechten(), (await wieIsHet(open.db, { koekje: login, nu: Date.now() }))?.adres]).toEqual([[], ROSA]);
  const { code, uit } = beheerder(ROSA, '--ja');
  expect(code).toBe(0);
  expect(uit).toContain(`${ROSA} had al een account en heeft nu de rechten`);
  expect(await wieIsHet(open.db, { koekje: login, nu: Date.now() })).toBeNull();
});

test('herstelt wie de telefoon kwijt is: app, herstelcodes en logins zijn weg, en er gaat een mail uit', async () => {
  beheerder(ROSA);
  const nu = Date.now();
  const { koekje, code } = await vraagCode(open.db, ROSA, nu);
  await lever(open.db, koekje, code, nu);
  const stap = await wachtOpTweedeStap(open.db, { koekje, nu });
  const klaar = await tweedeStapZetten(open.db, {
    koekje,
    code: appcode(stap?.stand === 'koppelen' ? stap.geheim : '', nu),
    apparaat: APPARAAT,
    contact: CONTACT,
    kluis: KLUIS,
    nu,
  });
  const half = await vraagCode(open.db, ROSA, nu);
  await lever(open.db, half.koekje, half.code, nu);

  // First it says what it would do, and does nothing; then it is written down where no restore touches it.
  const eerst = beheerder(ROSA);
  expect([eerst.code, eerst.uit]).toEqual([1, '']);
  for (const deel of ['werkt al voor de Realisatie-Eenheid', 'Er is nog niets gedaan.', `npm run beheerder -- ${ROSA} --ja`])
    expect(eerst.fout).toContain(deel);
  expect(await wieIsHet(open.db, { koekje: klaar.gelukt ? klaar.login : '', nu })).not.toBeNull();
  expect(await leesOnthoudboek(paden(map).onthoudboek)).toBeNull();
  expect(beheerder(ROSA, '--ja').uit).toContain('De tweede stap en de herstelcodes zijn weggehaald, en het account is overal uitgelogd.');
  const { id: account } = await open.db.selectFrom('account').select('id').executeTakeFirstOrThrow();
  const boek = await leesOnthoudboek(paden(map).onthoudboek);
  expect(boek).toEqual([{ wat: 'tweede-stap-weggehaald', account, op: expect.any(Number) }]);
  expect(await wieIsHet(open.db, { koekje: klaar.gelukt ? klaar.login : '', nu })).toBeNull();
  expect(await wachtOpTweedeStap(open.db, { koekje: half.koekje, nu })).toBeNull();
  expect(await open.db.selectFrom('herstelcode').select('id').execute()).toEqual([]);
  expect(await open.db.selectFrom('account').select(['totp_geheim', 'totp_bevestigd_op', 'totp_laatste_stap']).execute()).toEqual([
    { totp_geheim: null, totp_bevestigd_op: null, totp_laatste_stap: 0 },
  ]);
  expect(await rechten()).toHaveLength(1);
  const brieven = await open.db
    .selectFrom('outbox')
    .select('onderwerp')
    .where('aan', '=', ROSA)
    .where('onderwerp', 'not like', '%code%')
    .execute();
  expect(brieven.map(({ onderwerp }) => onderwerp)).toEqual([
    'Je werkt nu voor de Realisatie-Eenheid op Regiokring',
    'Je tweede stap is opnieuw ingesteld',
  ]);
});

test.each([
  [[], 'Noem precies één e-mailadres.'],
  [['a@b.nl', 'c@d.nl'], 'Noem precies één e-mailadres.'],
  [['rosa'], '“rosa” is geen e-mailadres'],
  [["x'; drop table account; --@b.nl"], 'is geen e-mailadres'],
  [['--beeindigen', 'rosa@b.nl'], 'Gebruik: npm run beheerder'],
  [['--lijst', 'rosa@b.nl'], 'Gebruik: npm run beheerder'],
])('zegt in één zin wat er mis is met %j', async (delen, zin) => {
  const { code, uit, fout } = beheerder(...delen);
  expect(code).toBe(1);
  expect(uit).toBe('');
  expect(fout).toContain(zin);
  expect(fout.trim().split('\n')).toHaveLength(1);
  expect(await rechten()).toEqual([]);
});

test('vraagt bij een domein waar nog niemand van de Realisatie-Eenheid werkt eerst of het adres goed is', async () => {
  const uitslag = (adres: string, bevestigd = false) =>
    beheerderMaken(open.db, { adres, contact: CONTACT, origin: 'https://kennis.example', bevestigd, boek, nu: Date.now() });
  const boek = openOnthoudboek(open.db, paden(map).onthoudboek);
  expect(await uitslag(ROSA)).toMatchObject({ gelukt: true });
  expect(await uitslag('anna@organisatie.example')).toMatchObject({ gelukt: true, nieuw: true });
  expect(await uitslag('rosa@organistie.example')).toMatchObject({ gelukt: false, bestaat: false, nieuwDomein: true });
  const gezegd = beheerder('rosa@organistie.example');
  expect([gezegd.code, gezegd.fout]).toEqual([
    1,
    expect.stringMatching(
      /^Niemand van de Realisatie-Eenheid heeft een adres dat eindigt op @organistie\.example\. .*Er is nog niets gedaan/,
    ),
  ]);
  expect(await rechten()).toHaveLength(2);
  expect(await uitslag('rosa@organistie.example', true)).toMatchObject({ gelukt: true, nieuw: true });
});

/** An account of the Realisatie-Eenheid that has its app, without going through the login. */
async function metApp(adres: string, laatsteStap: number): Promise<string> {
  const boek = openOnthoudboek(open.db, paden(map).onthoudboek);
  await beheerderMaken(open.db, { adres, contact: CONTACT, origin: 'https://kennis.example', bevestigd: true, boek, nu: NU });
  await open.db
    .updateTable('account')
    .set({ totp_geheim: 'x', totp_bevestigd_op: NU, totp_laatste_stap: laatsteStap })
    .where('adres', '=', adres)
    .execute();
  return (await open.db.selectFrom('account').select('id').where('adres', '=', adres).executeTakeFirstOrThrow()).id;
}

test('--lijst vertelt wie er voor de Realisatie-Eenheid werkt, sinds wanneer, met welke tweede stap en wanneer die er was', async () => {
  expect(beheerder('--lijst').uit).toContain(
    `Niemand heeft de rechten van de Realisatie-Eenheid in ${map} (DATA_DIR). Maak een account met:`,
  );
  await metApp(ROSA, Date.UTC(2026, 10, 20, 13, 30) / 30_000);
  const boek = openOnthoudboek(open.db, paden(map).onthoudboek);
  await beheerderMaken(open.db, {
    adres: 'anna@organisatie.example',
    contact: CONTACT,
    origin: 'https://kennis.example',
    bevestigd: true,
    boek,
    nu: NU,
  });
  const { code, uit } = beheerder('--lijst');
  expect([code, uit.split('\n').map((regel) => regel.trim().split(/ {2,}/))]).toEqual([
    0,
    [
      [`2 accounts van de Realisatie-Eenheid in ${map} (DATA_DIR):`],
      ['adres', 'naam', 'sinds', 'tweede stap', 'laatst ingelogd'],
      ['anna@organisatie.example', '-', '19 november 2026', 'nee', 'niet bekend'],
      [ROSA, '-', '19 november 2026', 'ja', '20 november 2026, 14.30 uur'],
      [''],
    ],
  ]);
});

test('--beeindig vraagt eerst, haalt dan de rechten voorgoed weg, en zegt het', async () => {
  const rosa = await metApp(ROSA, 0);
  await metApp('anna@organisatie.example', 0);
  const eerst = beheerder('--beeindig', ROSA);
  expect([eerst.code, eerst.fout]).toEqual([1, expect.stringContaining(`npm run beheerder -- --beeindig ${ROSA} --ja`)]);
  expect(await lopend()).toEqual(['anna@organisatie.example', ROSA]);
  const dan = beheerder('--beeindig', ROSA, '--ja');
  expect([dan.code, dan.fout]).toEqual([0, '']);
  expect(dan.uit).toContain(`${ROSA} heeft de rechten van de Realisatie-Eenheid niet meer, en is overal uitgelogd.`);
  expect(await lopend()).toEqual(['anna@organisatie.example']);
  // Where no restore touches it, as for rights that end on the site.
  const boek = await leesOnthoudboek(paden(map).onthoudboek);
  expect(boek?.filter(({ wat }) => wat === 'recht-beeindigd')).toEqual([
    { wat: 'recht-beeindigd', account: rosa, soort: 're', onderwijsregio: null, op: expect.any(Number) },
  ]);
  const brieven = await open.db.selectFrom('outbox').select('onderwerp').where('aan', '=', ROSA).orderBy('id', 'desc').execute();
  expect(brieven[0]?.onderwerp).toContain('Je recht is beëindigd');
  const weer = beheerder('--beeindig', ROSA, '--ja');
  expect([weer.code, weer.fout]).toEqual([1, expect.stringContaining(`${ROSA} heeft geen rechten van de Realisatie-Eenheid.`)]);
});

test('--beeindig laat de laatste die kan inloggen met rust, ook als er iemand is die nog geen app heeft', async () => {
  await metApp(ROSA, 0);
  const boek = openOnthoudboek(open.db, paden(map).onthoudboek);
  const verzoek = { contact: CONTACT, origin: 'https://kennis.example', bevestigd: true, boek, nu: NU };
  await beheerderMaken(open.db, { ...verzoek, adres: 'anna@organisatie.example' });
  expect(await beheerderBeeindigen(open.db, { ...verzoek, adres: ROSA })).toEqual({ gelukt: false, reden: 'laatste-re' });
  const { code, fout } = beheerder('--beeindig', ROSA, '--ja');
  expect([code, fout]).toEqual([1, expect.stringContaining(`zonder ${ROSA} kan niemand van de Realisatie-Eenheid meer inloggen`)]);
  expect(await lopend()).toEqual(['anna@organisatie.example', ROSA]);
  // Who never got in may go.
  expect(await beheerderBeeindigen(open.db, { ...verzoek, adres: 'anna@organisatie.example' })).toEqual({ gelukt: true });
  expect(await lopend()).toEqual([ROSA]);
});

test('maakt geen lege database in een verkeerde map', () => {
  const { status, stderr } = spawnSync(process.execPath, ['src/server/beheerder.ts', ROSA], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: join(map, 'elders') },
  });
  expect(status).toBe(1);
  expect(stderr).toContain('staat nog geen database');
});
