import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeVragen, wachtOpCode } from '#accounts/inloggen/inloggen.ts';
import { loginsOpruimen } from '#accounts/inloggen/logins-opruimen.ts';
import { wieIsHet } from '#accounts/inloggen/wie-is-het.ts';
import type { OpenDatabase } from '#db/open.ts';
import { verseDb } from '../../steun/db.ts';
import { APPARAAT, codeInBrief, DAG, lever, logIn, MINUUT, maakAccount, NU, UUR, vraagCode } from '../steun.ts';

const CARLA = 'carla@voorbeeld.example';
let open: OpenDatabase;
beforeEach(async () => {
  open = await verseDb();
});
afterEach(() => open.sluit());
const codes = () => open.db.selectFrom('inlogcode').selectAll().orderBy('aangemaakt_op').execute();
const FOUT = 'ZZZZZZZZ';

describe('een code', () => {
  test('komt per e-mail als één groep van 8 tekens, in de tekst en nooit in het onderwerp, en logt in', async () => {
    const { koekje, code } = await vraagCode(open.db, CARLA);
    const [brief] = await open.db.selectFrom('outbox').selectAll().execute();
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(brief?.onderwerp).toBe('Je code om in te loggen bij Regiokring');
    expect([...`${brief?.onderwerp}\n${brief?.tekst}`.matchAll(/\b[A-Z0-9]{8}\b/g)].map(([groep]) => groep)).toEqual([code]);
    expect(brief?.html).toContain(code);
    expect(await lever(open.db, koekje, code)).toMatchObject({ gelukt: true, stap: 'klaar' });
  });

  test('mag met kleine letters, spaties en streepjes worden overgetypt', async () => {
    const { koekje, code } = await vraagCode(open.db, CARLA);
    expect((await lever(open.db, koekje, ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).gelukt).toBe(true);
  });

  test('werkt één keer', async () => {
    const { koekje, code } = await vraagCode(open.db, CARLA);
    await lever(open.db, koekje, code);
    expect(await lever(open.db, koekje, code)).toMatchObject({ gelukt: false, reden: 'onbekend' });
    expect(await open.db.selectFrom('session').select('id').execute()).toHaveLength(1);
  });

  test('werkt één keer, ook als hij tien keer tegelijk wordt ingeleverd', async () => {
    const { koekje, code } = await vraagCode(open.db, CARLA);
    const uitslagen = await Promise.all(Array.from({ length: 10 }, () => lever(open.db, koekje, code)));
    expect(uitslagen.filter(({ gelukt }) => gelukt)).toHaveLength(1);
  });

  test('werkt tot tien minuten na het vragen', async () => {
    const { koekje, code } = await vraagCode(open.db, CARLA);
    expect(await lever(open.db, koekje, code, NU + 10 * MINUUT)).toMatchObject({ gelukt: false, reden: 'verlopen' });
    expect((await lever(open.db, koekje, code, NU + 10 * MINUUT - 1)).gelukt).toBe(true);
  });

  test('werkt na vijf foute pogingen niet meer, ook niet als hij dan klopt', async () => {
    const { koekje, code } = await vraagCode(open.db, CARLA);
    const over: unknown[] = [];
    for (let i = 0; i < 5; i += 1) over.push(await lever(open.db, koekje, FOUT));
    expect(over).toMatchObject([{ reden: 'fout', over: 4 }, { over: 3 }, { over: 2 }, { over: 1 }, { reden: 'op' }]);
    expect(await lever(open.db, koekje, code)).toMatchObject({ gelukt: false, reden: 'op' });
  });

  test('heeft vijf pogingen, ook als er vijftig tegelijk komen', async () => {
    const { koekje } = await vraagCode(open.db, CARLA);
    await Promise.all(Array.from({ length: 50 }, () => lever(open.db, koekje, FOUT)));
    expect((await codes())[0]?.pogingen).toBe(5);
  });

  test('werkt alleen in de browser die hem vroeg, en kost daar geen poging als een ander hem probeert', async () => {
    const { koekje, code } = await vraagCode(open.db, CARLA);
    const ander = await vraagCode(open.db, 'ander@voorbeeld.example');
    expect((await lever(open.db, ander.koekje, code)).gelukt).toBe(false);
    for (const vreemd of ['', 'onzin', koekje.slice(1)]) expect(await lever(open.db, vreemd, code)).toMatchObject({ reden: 'onbekend' });
    expect((await codes()).find(({ adres }) => adres === CARLA)?.pogingen).toBe(0);
    expect((await lever(open.db, koekje, code)).gelukt).toBe(true);
  });

  test('van iemand anders maakt je eigen code niet ongeldig', async () => {
    const mijn = await vraagCode(open.db, CARLA);
    const aanvaller = await vraagCode(open.db, CARLA);
    await lever(open.db, aanvaller.koekje, FOUT);
    expect((await lever(open.db, mijn.koekje, mijn.code)).gelukt).toBe(true);
  });

  test('staat nergens in de database, behalve in de brief die nog weg moet', async () => {
    const { koekje, code } = await vraagCode(open.db, CARLA);
    const rij = JSON.stringify(await codes());
    expect(rij).not.toContain(code);
    expect(rij).not.toContain(koekje);
    // A plain hash would be found by trying all codes; this one needs the cookie, which the database does not hold.
    for (const gok of [code, `${(await codes())[0]?.id}:${code}`])
      expect(rij).not.toContain(createHash('sha256').update(gok).digest('hex'));
  });

  test('is elke keer anders en gebruikt alle 32 tekens', async () => {
    const tekens = new Set<string>();
    for (let i = 0; i < 60; i += 1) for (const teken of (await vraagCode(open.db, `a${i}@voorbeeld.example`)).code) tekens.add(teken);
    expect([...tekens].sort().join('')).toBe('23456789ABCDEFGHJKLMNPQRSTUVWXYZ');
  });
});

describe('bekend of onbekend', () => {
  test('een onbekend adres krijgt hetzelfde antwoord en evenveel werk als een bekend adres', async () => {
    await maakAccount(open, CARLA);
    const opdrachten: string[] = [];
    const geteld = open.db.withPlugin({
      transformQuery: ({ node }) => {
        opdrachten.push(node.kind);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const vraag = async (adres: string) => {
      opdrachten.length = 0;
      const uitslag = await codeVragen(geteld, { adres, netwerk: '192.0.2.1', proef: false, nu: NU });
      return { velden: Object.keys(uitslag), opdrachten: [...opdrachten] };
    };
    expect(await vraag('nieuw@voorbeeld.example')).toEqual(await vraag(CARLA));
  });

  test('een account ontstaat pas als iemand met een goede code inlogt', async () => {
    const { koekje, code } = await vraagCode(open.db, CARLA);
    await lever(open.db, koekje, FOUT);
    expect(await open.db.selectFrom('account').select('id').execute()).toEqual([]);
    expect(await lever(open.db, koekje, code)).toMatchObject({ eersteKeer: true });
    expect(await open.db.selectFrom('account').select(['adres', 'naam', 'voorbeeld']).execute()).toEqual([
      { adres: CARLA, naam: '', voorbeeld: 0 },
    ]);
  });

  test('wie terugkomt houdt hetzelfde account', async () => {
    const id = await maakAccount(open, CARLA);
    const login = await logIn(open.db, CARLA);
    expect(await wieIsHet(open.db, { koekje: login, nu: NU })).toMatchObject({ id, adres: CARLA, naam: 'Rosa' });
  });

  test('de pagina weet naar welk adres deze browser een code liet sturen, en een andere browser niet', async () => {
    const { koekje } = await vraagCode(open.db, CARLA);
    expect(await wachtOpCode(open.db, { koekje, nu: NU })).toEqual({ adres: CARLA });
    expect(await wachtOpCode(open.db, { koekje: 'ander', nu: NU })).toBeNull();
    expect(await wachtOpCode(open.db, { koekje, nu: NU + 10 * MINUUT })).toBeNull();
  });
});

describe('grenzen', () => {
  const vraag = (nu: number, adres = CARLA, proef = false) => codeVragen(open.db, { adres, netwerk: '192.0.2.1', proef, nu });

  test('vijf codes per uur per adres; daarna staat erbij hoe lang je wacht', async () => {
    for (let i = 0; i < 5; i += 1) expect((await vraag(NU + i * MINUUT)).gelukt).toBe(true);
    expect(await vraag(NU + 5 * MINUUT)).toEqual({ gelukt: false, reden: 'te-veel-codes', account: null, wachtMs: 55 * MINUUT });
    expect((await vraag(NU + 5 * MINUUT, 'ander@voorbeeld.example')).gelukt).toBe(true);
    expect((await vraag(NU + UUR - 1)).gelukt).toBe(false);
    expect((await vraag(NU + UUR)).gelukt).toBe(true);
  });

  test('twintig codes per dag per adres', async () => {
    for (let i = 0; i < 20; i += 1) expect((await vraag(NU + i * 15 * MINUUT)).gelukt).toBe(true);
    const laat = NU + 10 * UUR;
    expect(await vraag(laat)).toEqual({ gelukt: false, reden: 'te-veel-codes', account: null, wachtMs: NU + DAG - laat });
    expect((await vraag(NU + DAG)).gelukt).toBe(true);
  });

  test('een geweigerde vraag stuurt geen brief', async () => {
    for (let i = 0; i < 8; i += 1) await vraag(NU);
    expect(await open.db.selectFrom('outbox').select('id').execute()).toHaveLength(5);
  });

  test('vijftig vragen tegelijk geven vijf codes', async () => {
    const uitslagen = await Promise.all(Array.from({ length: 50 }, () => vraag(NU)));
    expect(uitslagen.filter(({ gelukt }) => gelukt)).toHaveLength(5);
  });

  test('een voorbeeldaccount heeft er honderd per uur, maar alleen in de proef', async () => {
    await maakAccount(open, CARLA, undefined, { voorbeeld: 1 });
    for (let i = 0; i < 5; i += 1) await vraag(NU);
    expect((await vraag(NU, CARLA, false)).gelukt).toBe(false);
    for (let i = 5; i < 100; i += 1) expect((await vraag(NU, CARLA, true)).gelukt).toBe(true);
    expect((await vraag(NU, CARLA, true)).gelukt).toBe(false);
    for (let i = 0; i < 6; i += 1) await vraag(NU, 'ander@voorbeeld.example', true);
    expect((await vraag(NU, 'ander@voorbeeld.example', true)).gelukt).toBe(false);
  });

  test('tien foute codes per uur per account; daarna werkt ook een goede code pas later', async () => {
    for (let ronde = 0; ronde < 2; ronde += 1) {
      const { koekje } = await vraagCode(open.db, CARLA, NU + ronde * MINUUT);
      for (let i = 0; i < 5; i += 1) await lever(open.db, koekje, FOUT, NU + ronde * MINUUT);
    }
    const { koekje, code } = await vraagCode(open.db, CARLA, NU + 2 * MINUUT);
    expect(await lever(open.db, koekje, code, NU + 2 * MINUUT)).toMatchObject({ reden: 'te-veel-fouten', wachtMs: 58 * MINUUT });
    const later = await vraagCode(open.db, CARLA, NU + UUR);
    expect((await lever(open.db, later.koekje, later.code, NU + UUR)).gelukt).toBe(true);
  });

  test('wie al is ingelogd merkt niets van foute codes van een ander', async () => {
    const login = await logIn(open.db, CARLA);
    for (let ronde = 0; ronde < 3; ronde += 1) {
      const { koekje } = await vraagCode(open.db, CARLA);
      for (let i = 0; i < 6; i += 1) await lever(open.db, koekje, FOUT);
    }
    expect(await wieIsHet(open.db, { koekje: login, nu: NU + MINUUT })).toMatchObject({ adres: CARLA });
  });

  test('codes worden na een dag vergeten, als geen grens ze meer telt', async () => {
    await vraag(NU);
    await vraag(NU + DAG - 1, 'ander@voorbeeld.example');
    expect(await codes()).toHaveLength(2);
    await loginsOpruimen(open.db, { nu: NU + DAG });
    expect((await codes()).map(({ adres }) => adres)).toEqual(['ander@voorbeeld.example']);
  });
});

test('in de proef wordt de code ook gemeld, maar niet als hij wordt geweigerd', async () => {
  const gemeld: string[] = [];
  const meldCode = (adres: string, code: string) => void gemeld.push(`${adres} ${code}`);
  for (let i = 0; i < 6; i += 1) await codeVragen(open.db, { adres: CARLA, netwerk: '192.0.2.1', proef: true, meldCode, nu: NU + i });
  expect(gemeld).toHaveLength(5);
  expect(gemeld.at(-1)).toBe(`${CARLA} ${await codeInBrief(open.db, CARLA)}`);
});

test('elke keer inloggen geeft een nieuwe login en beëindigt de oude van deze browser', async () => {
  const eerste = await logIn(open.db, CARLA);
  const elders = await logIn(open.db, CARLA);
  const { koekje, code } = await vraagCode(open.db, CARLA);
  const uitslag = await lever(open.db, koekje, code, NU, eerste);
  const tweede = uitslag.gelukt && uitslag.stap === 'klaar' ? uitslag.login : '';
  expect(tweede).not.toBe(eerste);
  expect(await wieIsHet(open.db, { koekje: eerste, nu: NU })).toBeNull();
  expect(await wieIsHet(open.db, { koekje: elders, nu: NU })).not.toBeNull();
  expect(await wieIsHet(open.db, { koekje: tweede, nu: NU })).toMatchObject({ adres: CARLA });
  expect((await open.db.selectFrom('session').select('apparaat').execute()).map(({ apparaat }) => apparaat)).toEqual([APPARAAT, APPARAAT]);
});
