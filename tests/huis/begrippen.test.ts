import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ADOPTIESTANDEN, STOPREDENEN } from '#db/tabellen-adoptie.ts';
import { LINKREDENEN } from '#db/tabellen-inzending.ts';
import { PLAATSUITSLAGEN, VRAAGUITKOMSTEN } from '#db/tabellen-kennissessie.ts';
import { GESPREKSTATUSSEN, KENNISVRAAGSTATUSSEN } from '#db/tabellen-kennisvraag.ts';
import { VERZOEKUITSLAGEN } from '#db/tabellen-mensen.ts';
import { VERKENNINGSTATUSSEN } from '#db/tabellen-regioverkenning.ts';
import { SIGNAALSOORTEN, SIGNAALSTATUSSEN } from '#db/tabellen-signaal.ts';
import { FASEN, PIJLERS, REGIOSTATUSSEN, TAKEN } from '#inhoud/woorden.ts';
import { verseDb } from '../steun/db.ts';

const begrippen = /## Begrippen\n([\s\S]*?)\n## /.exec(readFileSync('src/README.md', 'utf8'))?.[1] ?? '';
const termen = new Set(
  begrippen.split('\n').flatMap((regel) => [...(regel.split('|')[1] ?? '').matchAll(/`?([\w-]+)`?/g)].map(([, term = '']) => term)),
);
/** English by definition: the framework's own words. */
const ENGELS = ['pages', 'actions', 'db', 'mail', 'server', 'design', 'migrations', 'session', 'outbox'];

const ontbreekt = (woorden: readonly string[]) => woorden.filter((woord) => !termen.has(woord) && !ENGELS.includes(woord));

test('elke map staat in de begrippen', () => {
  const mappen = globSync('src/*/').map((map) => map.split('/')[1] ?? '');
  expect(ontbreekt([...mappen, ...globSync('content/*/').map((map) => map.split('/')[1] ?? '')])).toEqual([]);
});

test('elke tabel staat in de begrippen', async () => {
  const { db, sluit } = await verseDb();
  const tabellen = await db.introspection.getTables();
  expect(ontbreekt(tabellen.map(({ name }) => name))).toEqual([]);
  await sluit();
});

test('elke toestand staat in de begrippen', () => {
  const aanmelding = ['bevestigd', 'wachtlijst', 'aangeboden', 'afgemeld'];
  const aanwezigheid = ['aanwezig', 'afwezig'];
  const kennissessie = ['concept', 'save-the-date', 'open', 'afgelast', 'verplaatst', 'afgerond'];
  expect(
    ontbreekt([
      ...aanmelding,
      ...aanwezigheid,
      ...kennissessie,
      ...KENNISVRAAGSTATUSSEN,
      ...GESPREKSTATUSSEN,
      ...ADOPTIESTANDEN,
      ...STOPREDENEN,
      ...SIGNAALSOORTEN,
      ...SIGNAALSTATUSSEN,
      ...LINKREDENEN,
      ...VERKENNINGSTATUSSEN,
      ...VERZOEKUITSLAGEN,
      ...PLAATSUITSLAGEN,
      ...VRAAGUITKOMSTEN,
      ...FASEN,
      ...PIJLERS,
      ...TAKEN,
      ...REGIOSTATUSSEN,
    ]),
  ).toEqual([]);
});

test('de controle ziet een woord dat ontbreekt', () => expect(ontbreekt(['bestaatniet'])).toEqual(['bestaatniet']));
