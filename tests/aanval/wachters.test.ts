import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../steun/server.ts';
import { testEigen } from './doelwit.ts';
import type { Wachter } from './geval.ts';
import { GEVALLEN } from './gevallen/alle.ts';
import { INGREPEN } from './ingrepen.ts';
import { openSpeler } from './speler.ts';
import { maakWereld } from './wereld.ts';
import { zonderWachters } from './zonder-wachters.ts';

/** `npm run aanval` also takes each guard out alone, with the others standing. */
const ALLES = process.env.AANVAL === 'alles';
const BEWAAKT = GEVALLEN.filter((geval) => geval.wachter !== undefined);
const WACHTERS = [...new Set(BEWAAKT.flatMap(({ wachter }) => wachter ?? []))];

/** How each guarded case goes at a trial without these guards. */
async function speelZonder(weg: readonly (Wachter | 'adem')[], gevallen = BEWAAKT) {
  const wereld = await maakWereld({ echt: false, omgeving: zonderWachters(weg) });
  onTestFinished(() => wereld.ruimOp());
  const speler = openSpeler(wereld);
  const uitslag: Partial<Record<Wachter, string[]>> = {};
  for (const geval of gevallen) {
    const gebreken = await speler.speel(geval);
    uitslag[geval.wachter as Wachter] = [
      ...(uitslag[geval.wachter as Wachter] ?? []),
      gebreken.length > 0 ? `mis, ${gebreken[0]} (${geval.naam})` : `goed (${geval.naam})`,
    ];
  }
  // A guard that moved would seem to stop nothing.
  for (const wachter of weg)
    for (const [, van] of INGREPEN[wachter] ?? [])
      expect([wachter, van, wereld.logboek().includes(JSON.stringify(van))]).toEqual([wachter, van, true]);
  return uitslag;
}
type Uitslagen = Awaited<ReturnType<typeof speelZonder>>;
/** Which of them are not all as they should be. */
const anders = (uitslagen: Uitslagen, moet: (wachter: Wachter) => 'goed' | 'mis') =>
  Object.entries(uitslagen).flatMap(([wachter, alle]) =>
    alle.filter((een) => !een.startsWith(moet(wachter as Wachter))).map((een) => `${wachter}: ${een}`),
  );

testEigen('met alle wachters op hun plaats gaat in de proef elk bewaakt geval goed', async ({ skip }) => {
  skip(!ALLES, 'takes long: npm run aanval');
  expect(anders(await speelZonder([]), () => 'goed').join('\n')).toBe('');
});

// Without its turns the database does not hold for the others either.
const SAMEN = WACHTERS.filter((wachter) => wachter !== 'slot');
testEigen('zonder die wachters gaat elk geval mis dat zij bewaken', async () => {
  const gevallen = BEWAAKT.filter(({ wachter }) => wachter !== 'slot');
  expect(anders(await speelZonder(SAMEN, gevallen), () => 'mis').join('\n')).toBe('');
});

// A breath after every statement, with the lock and without it, so that others get their chance in between.
testEigen('met een adempauze na elke opdracht houdt het slot, en zonder slot gaat elke wedloop mis', async () => {
  const gevallen = BEWAAKT.filter(({ wachter }) => wachter === 'slot');
  expect(anders(await speelZonder(['adem'], gevallen), () => 'goed').join('\n')).toBe('');
  expect(anders(await speelZonder(['adem', 'slot'], gevallen), () => 'mis').join('\n')).toBe('');
});

testEigen.for(ALLES ? SAMEN : [])('zonder alleen %s gaan juist de gevallen daarvan mis', async (wachter) => {
  // Who was logged in before is not known any more, so nobody races.
  const gevallen = wachter === 'tokenhash' ? BEWAAKT.filter((geval) => geval.wachter !== 'slot') : BEWAAKT;
  expect(anders(await speelZonder([wachter], gevallen), (een) => (een === wachter ? 'mis' : 'goed')).join('\n')).toBe('');
});

test('van een site met een SITE_URL kan niemand een wachter wegnemen', async () => {
  const echt = { SITE_URL: 'https://kennis.voorbeeld.nl', SMTP_URL: 'smtp://127.0.0.1:9', MAIL_VAN: 'noreply@voorbeeld.nl' };
  await expect(startServer({ ...echt, ...zonderWachters(['origin']) })).rejects.toThrow(
    /Stopped with 1[\s\S]*of a real site no guard is ever taken away/,
  );
});

test('de site zelf weet niet dat het kan: geen woord ervan staat in de code, de opdrachten of de bestanden van de gids', () => {
  const bestanden = readdirSync('src', { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((een) => een.isFile());
  const teksten = [...bestanden.map(({ parentPath, name }) => join(parentPath, name)), 'package.json', '.env.example'];
  expect(teksten.filter((pad) => /AANVAL_ZONDER|aanval\/zonder|ingrepen\.ts/.test(readFileSync(pad, 'utf8')))).toEqual([]);
});
