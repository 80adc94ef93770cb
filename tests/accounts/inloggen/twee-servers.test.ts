import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KyselyPlugin } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { herstelcodesMaken } from '#accounts/inloggen/herstelcodes.ts';
import { tweedeStapZetten } from '#accounts/inloggen/tweede-stap.ts';
import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { databaseVan, verseDb } from '../../steun/db.ts';
import { zonderSlot } from '../../steun/zonder-slot.ts';
import { APPARAAT, appcode, CONTACT, KLUIS, lever, maakAccount, NU, vraagCode } from '../steun.ts';

const ADRES = 'rosa@organisatie.example';
const GEHEIM = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Two that go statement by statement, neither ahead of the other: whatever can happen at the same moment does. */
function inDeMaat() {
  const gezegd = [0, 0];
  const bij = (ik: number): KyselyPlugin => ({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      gezegd[ik] = (gezegd[ik] ?? 0) + 1;
      while ((gezegd[1 - ik] ?? 0) < (gezegd[ik] ?? 0)) await new Promise(setImmediate);
      return result;
    },
  });
  const klaar = (ik: number) => () => {
    gezegd[ik] = Number.POSITIVE_INFINITY;
  };
  return { bij, klaar };
}

/** Two servers at one database; without the lock a transaction is nothing but its statements. */
async function twee(slot: boolean) {
  const map = await mkdtemp(join(tmpdir(), 'twee-servers-'));
  const pad = join(map, 'twee.db');
  const open = await verseDb(pad);
  const { bij, klaar } = inDeMaat();
  const servers = [0, 1].map((welke) => {
    if (slot) return openDb(databaseVan(pad), { wachttijdMs: 0 });
    const db = zonderSlot(databaseVan(pad), [bij(welke)]);
    return { db, sluit: () => db.destroy() };
  });
  onTestFinished(async () => {
    for (const { sluit } of servers) await sluit();
    await open.sluit();
    await rm(map, { recursive: true });
  });
  const tegelijk = async (doen: (db: Db, welke: number) => Promise<{ gelukt: boolean }>) =>
    (await Promise.all(servers.map(({ db }, welke) => doen(db, welke).finally(klaar(welke))))).filter(({ gelukt }) => gelukt).length;
  return { open, tegelijk };
}

/** Somebody of the Realisatie-Eenheid in two browsers, with the code from the mail handed in at both. */
async function voorDeTweedeStap(slot: boolean) {
  const { open, tegelijk } = await twee(slot);
  const id = await maakAccount(open, ADRES, 're', { totp_geheim: GEHEIM, totp_bevestigd_op: NU });
  const koekjes: string[] = [];
  for (let browser = 0; browser < 2; browser += 1) {
    const { koekje, code } = await vraagCode(open.db, ADRES);
    await lever(open.db, koekje, code);
    koekjes.push(koekje);
  }
  const zet = (code: string) =>
    tegelijk((db, welke) =>
      tweedeStapZetten(db, { koekje: koekjes[welke] ?? '', code, apparaat: APPARAAT, contact: CONTACT, kluis: KLUIS, nu: NU }),
    );
  return { open, id, zet };
}

test('een code uit de mail geeft op twee servers tegelijk één login; zonder slot twee: de proef kan het zien', async () => {
  for (const slot of [true, false]) {
    const { open, tegelijk } = await twee(slot);
    const { koekje, code } = await vraagCode(open.db, 'carla@school.example');
    expect(await tegelijk((db) => lever(db, koekje, code))).toBe(slot ? 1 : 2);
  }
});

test('een code van de app telt op twee servers tegelijk één keer; zonder slot twee keer: de proef kan het zien', async () => {
  for (const slot of [true, false]) {
    const { zet } = await voorDeTweedeStap(slot);
    expect(await zet(appcode(GEHEIM, NU))).toBe(slot ? 1 : 2);
  }
});

// One statement takes it and looks whether it was there: that needs no lock.
test('een herstelcode telt op twee servers tegelijk één keer, ook zonder slot', async () => {
  for (const slot of [true, false]) {
    const { open, id, zet } = await voorDeTweedeStap(slot);
    const [code = ''] = await open.db.transaction().execute((trx) => herstelcodesMaken(trx, id));
    expect(await zet(code)).toBe(1);
  }
});
