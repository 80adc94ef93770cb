import { afterEach, beforeEach, expect, test } from 'vitest';
import { tweedeStapZetten } from '#accounts/inloggen/tweede-stap.ts';
import type { OpenDatabase } from '#db/open.ts';
import { verseDb } from '../../steun/db.ts';
import { APPARAAT, appcode, CONTACT, KLUIS, lever, MINUUT, maakAccount, NU, UUR, vraagCode } from '../steun.ts';

const ROSA = 'rosa@voorbeeld.example';
const GEHEIM = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
let open: OpenDatabase;
let rosa: string;
beforeEach(async () => {
  open = await verseDb();
  rosa = await maakAccount(open, ROSA, 're', { totp_geheim: GEHEIM, totp_bevestigd_op: NU });
});
afterEach(() => open.sluit());

/** A whole login at this moment, with what an app shows whose clock is so many minutes off. */
async function inloggen(nu: number, minuten: number): Promise<string> {
  const { koekje, code } = await vraagCode(open.db, ROSA, nu);
  const eerst = await lever(open.db, koekje, code, nu);
  if (!eerst.gelukt) return eerst.reden;
  const vast = { koekje, apparaat: APPARAAT, contact: CONTACT, kluis: KLUIS, nu };
  const uitslag = await tweedeStapZetten(open.db, { ...vast, code: appcode(GEHEIM, nu + minuten * MINUUT) });
  return uitslag.gelukt ? 'gelukt' : uitslag.reden;
}

test('een code van een kwartier eerder of later laat niemand binnen, telt als fout en zegt dat een klok niet gelijk loopt', async () => {
  expect([await inloggen(NU, -15), await inloggen(NU, 15), await inloggen(NU, -1), await inloggen(NU, -45)]).toEqual([
    'klok',
    'klok',
    'fout',
    'fout',
  ]);
  const fouten = await open.db.selectFrom('inlogcode').select('tweede_pogingen').execute();
  expect(fouten.map(({ tweede_pogingen }) => tweede_pogingen)).toEqual([1, 1, 1, 1]);
});

test('een code die al is gebruikt, is geen kwestie van klokken', async () => {
  expect(await inloggen(NU, 0)).toBe('gelukt');
  expect(await inloggen(NU, -10)).toBe('fout');
});

test('een code van straks waarvan de weigering verraadt dat hij past, werkt ook straks niet', async () => {
  expect(await inloggen(NU, 15)).toBe('klok');
  const straks = NU + 15 * MINUUT;
  for (const nu of [straks - 30_000, straks, straks + 30_000]) expect(await inloggen(nu, (straks - nu) / MINUUT)).toBe('fout');
  // The telephone was put right: what it shows next lets its owner in.
  expect(await inloggen(straks + MINUUT, 0)).toBe('gelukt');
});

test('zonder dat te onthouden zou wie raadt er wel mee binnenkomen (controle)', async () => {
  expect(await inloggen(NU, 15)).toBe('klok');
  await open.db.updateTable('account').set({ totp_klok_stap: 0 }).execute();
  expect(await inloggen(NU + 15 * MINUUT, 0)).toBe('gelukt');
});

test('wie codes van een andere tijd blijft proberen, loopt vast op tien per uur', async () => {
  const uitslagen: string[] = [];
  for (let keer = 0; keer < 11; keer++) {
    // Codes by mail have a limit of their own, which is not what this is about.
    await open.db
      .updateTable('inlogcode')
      .set({ aangemaakt_op: NU - UUR })
      .execute();
    uitslagen.push(await inloggen(NU, keer % 2 ? 15 + keer : -15 - keer));
  }
  expect(uitslagen).toEqual([...Array.from({ length: 10 }, () => 'klok'), 'te-veel-fouten']);
});

test('de weigering zegt het logboek om wie het gaat, en alleen met het nummer van het account', async () => {
  const { koekje, code } = await vraagCode(open.db, ROSA);
  expect(await lever(open.db, koekje, 'AAAAAAAA')).toMatchObject({ reden: 'fout', account: rosa });
  await lever(open.db, koekje, code);
  const vast = { koekje, apparaat: APPARAAT, contact: CONTACT, kluis: KLUIS, nu: NU };
  expect(await tweedeStapZetten(open.db, { ...vast, code: '000000' })).toMatchObject({ reden: 'fout', account: rosa });
  const onbekend = await vraagCode(open.db, 'niemand@voorbeeld.example');
  expect(await lever(open.db, onbekend.koekje, 'AAAAAAAA')).toMatchObject({ reden: 'fout', account: null });
});
