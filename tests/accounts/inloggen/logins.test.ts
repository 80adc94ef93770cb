import { createHash } from 'node:crypto';
import { Lucia } from 'lucia';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loginsOpruimen } from '#accounts/inloggen/logins-opruimen.ts';
import { apparaatVan, mijnSessions, overalUitloggen, sessionSluiten, uitloggen } from '#accounts/inloggen/sessions.ts';
import { isPersoonlijk, koekjes, wieIsHet } from '#accounts/inloggen/wie-is-het.ts';
import { openSession } from '#accounts/lucia.ts';
import type { OpenDatabase } from '#db/open.ts';
import type { Rechtsoort } from '#db/tabellen-account.ts';
import { verseDb } from '../../steun/db.ts';
import { APPARAAT, DAG, logIn, MINUUT, maakAccount, NU, UUR } from '../steun.ts';

const CARLA = 'carla@voorbeeld.example';
let open: OpenDatabase;
beforeEach(async () => {
  open = await verseDb();
});
afterEach(() => open.sluit());

const wie = (koekje: string, nu = NU) => wieIsHet(open.db, { koekje, nu });
/** A login as it is right after the last step. */
const opent = (accountId: string, tweedeStap = false, nu = NU) =>
  open.db.transaction().execute((trx) => openSession(trx, { accountId, apparaat: APPARAAT, tweedeStap, nu }));

describe('wat in het koekje staat', () => {
  test('staat niet in de database, alleen de SHA-256 ervan', async () => {
    const login = await logIn(open.db, CARLA);
    const [rij] = await open.db.selectFrom('session').selectAll().execute();
    expect(rij?.id).toBe(createHash('sha256').update(login).digest('hex'));
    expect(JSON.stringify(rij)).not.toContain(login);
  });

  test('is nodig: met de hash uit de database kan niemand inloggen', async () => {
    const login = await logIn(open.db, CARLA);
    const hash = createHash('sha256').update(login).digest('hex');
    expect(await wie(hash)).toBeNull();
    expect(await wie(login)).not.toBeNull();
  });

  test('zou zonder onze adapter wél in de database staan (controle)', async () => {
    const opgeslagen: string[] = [];
    const kaal = new Lucia({
      getSessionAndUser: async () => [null, null],
      getUserSessions: async () => [],
      setSession: async ({ id }) => void opgeslagen.push(id),
      updateSessionExpiration: async () => {},
      deleteSession: async () => {},
      deleteUserSessions: async () => {},
      deleteExpiredSessions: async () => {},
    });
    const { id } = await kaal.createSession('a', { aangemaaktOp: NU, laatstGezienOp: NU, apparaat: '', tweedeStapOp: null });
    expect(opgeslagen).toEqual([id]);
  });

  test('is met SITE_URL gebonden aan deze host en aan https, en in de proef gewoon', () => {
    const vast = { httpOnly: true, sameSite: 'lax', path: '/' };
    expect(koekjes(false).login).toMatchObject({ naam: '__Host-login', opties: { ...vast, secure: true } });
    expect(koekjes(false).inlogcode).toMatchObject({ naam: '__Host-inlogcode', opties: { ...vast, secure: true } });
    expect(koekjes(true).login).toMatchObject({ naam: 'login', opties: { ...vast, secure: false } });
  });
});

describe('hoe lang een login duurt', () => {
  const GRENZEN: [rol: Rechtsoort | undefined, stil: number, heel: number][] = [
    [undefined, 14 * DAG, 30 * DAG],
    ['auteur', 8 * UUR, 7 * DAG],
    ['projectleider', 8 * UUR, 7 * DAG],
    ['re', 30 * MINUUT, 12 * UUR],
  ];

  test.each(GRENZEN)('%s: niets doen mag %i ms', async (rol, stil) => {
    const id = await maakAccount(open, CARLA, rol);
    const op_tijd = await opent(id, rol === 're');
    const te_laat = await opent(id, rol === 're');
    expect(await wie(op_tijd, NU + stil - 1)).not.toBeNull();
    expect(await wie(te_laat, NU + stil)).toBeNull();
    // Gone for good, also for a clock that is set back.
    expect(await wie(te_laat, NU)).toBeNull();
  });

  test.each(GRENZEN)('%s: ook wie bezig blijft is na de hele termijn uitgelogd', async (rol, stil, heel) => {
    const login = await opent(await maakAccount(open, CARLA, rol), rol === 're');
    const stap = Math.floor(stil / 2);
    for (let nu = NU; nu < NU + heel; nu += stap) expect(await wie(login, nu)).not.toBeNull();
    expect(await wie(login, NU + heel - 1)).not.toBeNull();
    expect(await wie(login, NU + heel)).toBeNull();
  });

  test('zonder onze eigen grens zou Lucia een login eindeloos verlengen (controle)', async () => {
    const login = await opent(await maakAccount(open, CARLA));
    // Being young again on every visit is what our own check would not see.
    for (let nu = NU; nu < NU + 60 * DAG; nu += 10 * DAG) {
      await open.db.updateTable('session').set({ aangemaakt_op: nu, laatst_gezien_op: nu }).execute();
      expect(await wie(login, nu)).not.toBeNull();
    }
  });

  test('wie een strenger recht krijgt valt meteen onder de kortere termijn', async () => {
    const id = await maakAccount(open, CARLA);
    const login = await opent(id);
    await open.db
      .insertInto('recht')
      .values({ account_id: id, soort: 'auteur', onderwijsregio: 'x', verleend_op: NU, verleend_door: null })
      .execute();
    expect(await wie(login, NU + 9 * UUR)).toBeNull();
  });

  test('dat iemand er was wordt hooguit eens per minuut opgeschreven', async () => {
    const login = await opent(await maakAccount(open, CARLA));
    const gezien = async () => (await open.db.selectFrom('session').select('laatst_gezien_op').executeTakeFirstOrThrow()).laatst_gezien_op;
    await wie(login, NU + MINUUT - 1);
    expect(await gezien()).toBe(NU);
    await wie(login, NU + MINUUT);
    expect(await gezien()).toBe(NU + MINUUT);
  });

  test('verlopen logins verdwijnen uit de database als er iemand inlogt', async () => {
    await opent(await maakAccount(open, CARLA));
    await opent(await maakAccount(open, 'ander@voorbeeld.example'), false, NU + 31 * DAG);
    expect(await open.db.selectFrom('session').select('id').execute()).toHaveLength(1);
  });
});

test('opruimen vergeet logins die voor elke rol voorbij zijn, en geen andere', async () => {
  const id = await maakAccount(open, CARLA);
  await opent(id, false, NU - 14 * DAG);
  const login = await opent(id, false, NU - 14 * DAG + 1);
  await loginsOpruimen(open.db, { nu: NU });
  expect(await open.db.selectFrom('session').select('id').execute()).toHaveLength(1);
  expect(await wie(login)).not.toBeNull();
});

describe('de Realisatie-Eenheid', () => {
  test('is zonder tweede stap in deze login niemand', async () => {
    const id = await maakAccount(open, CARLA, 're');
    expect(await wie(await opent(id, false))).toBeNull();
    expect(await wie(await opent(id, true))).toMatchObject({ tweedeStap: true });
  });

  test('wie tijdens een login recht als Realisatie-Eenheid krijgt, moet opnieuw inloggen', async () => {
    const id = await maakAccount(open, CARLA);
    const login = await opent(id);
    await open.db
      .insertInto('recht')
      .values({ account_id: id, soort: 're', onderwijsregio: null, verleend_op: NU, verleend_door: null })
      .execute();
    expect(await wie(login)).toBeNull();
  });
});

describe('uitloggen', () => {
  test('beëindigt de login in de database, niet alleen het koekje', async () => {
    const login = await logIn(open.db, CARLA);
    await uitloggen(open.db, { login, nu: NU });
    expect(await wie(login)).toBeNull();
    await expect(uitloggen(open.db, { login: 'onzin', nu: NU })).resolves.toBeUndefined();
  });

  test('overal beëindigt elke login van dit account en van niemand anders', async () => {
    const logins = [await logIn(open.db, CARLA), await logIn(open.db, CARLA)];
    const ander = await logIn(open.db, 'ander@voorbeeld.example');
    const account = await wie(logins[0] ?? '');
    await overalUitloggen(open.db, { account: { id: account?.id ?? '' }, nu: NU });
    expect(await Promise.all(logins.map((login) => wie(login)))).toEqual([null, null]);
    expect(await wie(ander)).not.toBeNull();
  });

  test('per apparaat kan alleen bij jezelf', async () => {
    const login = await logIn(open.db, CARLA);
    const ander = await logIn(open.db, 'ander@voorbeeld.example');
    const [carla, iemand] = [await wie(login), await wie(ander)];
    if (!carla || !iemand) throw new Error('Both are logged in.');
    expect(await sessionSluiten(open.db, { account: carla, id: iemand.sessionId })).toEqual({ gelukt: false });
    expect(await wie(ander)).not.toBeNull();
    expect(await sessionSluiten(open.db, { account: iemand, id: iemand.sessionId })).toEqual({ gelukt: true });
    expect(await wie(ander)).toBeNull();
  });

  test('de lijst toont waar je bent ingelogd, met moment, apparaat en welke deze is, zonder wat verlopen is', async () => {
    const id = await maakAccount(open, CARLA, 'auteur');
    await opent(id, false, NU - 9 * UUR);
    const login = await opent(id);
    await opent(id, false, NU + MINUUT);
    const account = await wie(login);
    if (!account) throw new Error('Carla is logged in.');
    expect(await mijnSessions(open.db, { account, nu: NU + 2 * MINUUT })).toMatchObject([
      { apparaat: APPARAAT, aangemaaktOp: NU + MINUUT, laatstGezienOp: NU + MINUUT, deze: false },
      { apparaat: APPARAAT, aangemaaktOp: NU, laatstGezienOp: NU, deze: true },
    ]);
  });
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox op Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari op een iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36',
    'Chrome op Android',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0',
    'Edge op een Mac',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64) iets onbekends', 'Browser op Linux'],
  ['<script>alert(1)</script>', 'Onbekend apparaat'],
  [null, 'Onbekend apparaat'],
])('een browser heet zoals zijn eigenaar hem noemt: %s', (userAgent, naam) => expect(apparaatVan(userAgent)).toBe(naam));

test('wie er is hoeft alleen op persoonlijke adressen te worden gevraagd, en bij alles wat wordt verstuurd', () => {
  for (const pad of [
    '/mijn/',
    '/mijn/aanmeldingen/x/',
    '/mijn/gegevens.json',
    '/beheer/',
    '/inloggen/code/',
    '/uitloggen/',
    '/afmelden/',
    '/kennissessies/x/aanmelden/',
  ])
    expect([pad, isPersoonlijk('GET', pad)]).toEqual([pad, true]);
  for (const pad of ['/', '/praktijken/mijn/', '/kennissessies/', '/kennissessies/x/', '/zoeken/', '/mijnbouw/'])
    expect([pad, isPersoonlijk('GET', pad)]).toEqual([pad, false]);
  expect(isPersoonlijk('POST', '/praktijken/')).toBe(true);
});

test('een database die niet te lezen is geeft een fout die de deur opvangt, nooit iemand anders', async () => {
  const login = await logIn(open.db, CARLA);
  const los = await verseDb();
  await los.sluit();
  await expect(wieIsHet(los.db, { koekje: login, nu: NU })).rejects.toThrow();
});
