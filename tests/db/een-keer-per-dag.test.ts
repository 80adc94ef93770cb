import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { eenKeerPerDag } from '#db/een-keer-per-dag.ts';
import { openDb } from '#db/open.ts';
import { BEURTEN, type Dagwerk, dagwerkDoen } from '#server/opstarten/dagelijks.ts';
import { DAG, NU, UUR } from '../kennissessies/wereld.ts';
import { databaseVan, verseDb } from '../steun/db.ts';

/** Two processes at one database, and how often they did it together. */
async function twee() {
  const map = await mkdtemp(join(tmpdir(), 'dagtaak-'));
  const pad = join(map, 'dagtaak.db');
  const een = await verseDb(pad);
  const ander = openDb(databaseVan(pad));
  onTestFinished(async () => {
    await ander.sluit();
    await een.sluit();
    await rm(map, { recursive: true });
  });
  const samen = async (nu: number, werk = async () => {}) => {
    let keer = 0;
    const doen = async () => {
      keer += 1;
      await werk();
    };
    await Promise.allSettled([een, ander].map(({ db }) => eenKeerPerDag(db, { taak: 'opruimen', nu }, doen)));
    return keer;
  };
  return { db: een.db, ander: ander.db, samen };
}

test('wat twee processen tegelijk beginnen doet er één, en de volgende dag weer één', async () => {
  const { db, samen } = await twee();
  expect([await samen(NU), await samen(NU + UUR), await samen(NU + 22 * UUR)]).toEqual([1, 0, 0]);
  expect([await samen(NU + DAG - 1000), await samen(NU + DAG + UUR)]).toEqual([1, 0]);
  // Control: without what is written down it is done again.
  await db.deleteFrom('dagtaak').execute();
  expect(await samen(NU + DAG + UUR)).toBe(1);
});

test('wat misging of werd afgebroken is niet gedaan: wie daarna komt, doet het', async () => {
  const { db, ander, samen } = await twee();
  const mislukt = async () => {
    throw new Error('mis');
  };
  expect(await samen(NU, mislukt)).toBeGreaterThan(0);
  const stop = AbortSignal.abort();
  expect(await eenKeerPerDag(db, { taak: 'opruimen', stop, nu: NU }, async () => {})).toBe(true);
  expect(await eenKeerPerDag(ander, { taak: 'opruimen', nu: NU }, async () => {})).toBe(true);
  expect(await samen(NU + UUR)).toBe(0);
});

test('ging de klok een dag terug, dan wacht het werk niet tot zij weer zo ver is', async () => {
  const { samen } = await twee();
  expect([await samen(NU + 30 * DAG), await samen(NU)]).toEqual([1, 1]);
});

test('van het dagelijks werk doet een tweede proces alleen wat van zijn eigen schijf is', async () => {
  const { db, ander } = await twee();
  const echt = { ...BEURTEN };
  onTestFinished(() => void Object.assign(BEURTEN, echt));
  const gedaan: string[] = [];
  for (const kamer of Object.keys(BEURTEN)) BEURTEN[kamer] = async () => gedaan.push(kamer);
  const werk = (op: typeof db) => ({ db: op, log: { error: (o: object) => gedaan.push(JSON.stringify(o)) } }) as unknown as Dagwerk;
  await dagwerkDoen(werk(db), () => NU);
  expect(gedaan).toEqual(Object.keys(echt));
  await dagwerkDoen(werk(ander), () => NU + UUR);
  expect(gedaan.slice(Object.keys(echt).length)).toEqual(['onthoudboek', 'herstel', 'leeskopie']);
});
