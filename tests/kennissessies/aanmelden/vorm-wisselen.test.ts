import { expect, test } from 'vitest';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { antwoordenWijzigen } from '#kennissessies/aanmelden/antwoorden.ts';
import { agendaLezen } from '#kennissessies/agenda/agenda-lezen.ts';
import { deelnemerPlaatsen } from '#kennissessies/organiseren/deelnemers/deelnemer-plaatsen.ts';
import { DAG, GEEN, MINUUT, mens, NU, ORIGIN, rosa, type Wereld, wereld } from '../wereld.ts';

const ROEP = { origin: ORIGIN, nu: NU };
const FYSIEK = { deelname: 'fysiek' } as const;
const ONLINE = { deelname: 'online' } as const;
/** A hybrid session with so many places on the location and online. */
const perVorm = (capaciteit: number, capaciteit_online: number | null) => wereld({ vorm: 'hybride', capaciteit, capaciteit_online });
const wissel = async (w: Wereld, naam: string, deelname: 'fysiek' | 'online', { opgeven = false, nu = NU } = {}) =>
  antwoordenWijzigen(w.db, {
    ...{ account: mens(naam), id: (await w.rij(naam)).id, antwoorden: { ...GEEN, deelname }, opgeven, origin: ORIGIN, nu },
  });
const weg = async (w: Wereld, naam: string) => afmelden(w.db, { account: mens(naam), id: (await w.rij(naam)).id, ...ROEP });
const onderwerpen = async (w: Wereld, naam: string) => (await w.brieven(naam)).map(({ onderwerp }) => onderwerp.split(':')[0]);

test('zonder apart aantal delen beide vormen één ruimte, en wisselen kost niets', async () => {
  const w = await perVorm(1, null);
  expect([await w.meldAan('Anna', FYSIEK), await w.meldAan('Bram', ONLINE)]).toEqual(['bevestigd', 'wachtlijst']);
  expect(await wissel(w, 'Anna', 'online')).toEqual({ gelukt: true });
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'wachtlijst' });
});

test('met aparte aantallen telt elke vorm haar eigen plaatsen en heeft elke vorm haar eigen rij', async () => {
  const w = await perVorm(1, 1);
  expect([await w.meldAan('Anna', FYSIEK), await w.meldAan('Bram', FYSIEK)]).toEqual(['bevestigd', 'wachtlijst']);
  // A queue for the location makes nobody wait for the screen.
  expect([await w.meldAan('Carla', ONLINE), await w.meldAan('Emma', ONLINE, NU + MINUUT)]).toEqual(['bevestigd', 'wachtlijst']);
  await weg(w, 'Carla');
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'wachtlijst', carla: 'afgemeld', emma: 'bevestigd' });
  await weg(w, 'Anna');
  expect((await w.rij('Bram')).status).toBe('bevestigd');
});

test('wie wacht leest welke vorm vol is, en of de andere nog plaats heeft', async () => {
  const w = await perVorm(1, 1);
  await w.meldAan('Anna', FYSIEK);
  await w.meldAan('Bram', FYSIEK);
  await w.meldAan('Carla', ONLINE);
  await w.meldAan('Emma', ONLINE);
  const wacht = async (naam: string) => (await w.brieven(naam))[0]?.tekst.match(/Je staat op de wachtlijst\. (.*)/)?.[1];
  expect(await wacht('Bram')).toBe(
    'Op de locatie is geen plaats meer vrij. Online nog wel. Wil je liever online meedoen? Kies dan ‘Wijzig je antwoorden’ bij je aanmelding.',
  );
  expect(await wacht('Emma')).toBe('Online is geen plaats meer vrij.');
  const samen = await perVorm(1, null);
  await samen.meldAan('Anna', FYSIEK);
  await samen.meldAan('Bram', FYSIEK);
  expect((await samen.brieven('Bram'))[0]?.tekst).toContain('Je staat op de wachtlijst. Er is geen vrije plaats meer.');
});

test('binnen een vorm gaat niemand voor: een vrije plaats is niet voor wie later komt', async () => {
  const w = await perVorm(1, 5);
  await w.meldAan('Anna', FYSIEK);
  await w.meldAan('Bram', FYSIEK, NU + MINUUT);
  await w.meldAan('Carla', FYSIEK, NU + 2 * MINUUT);
  await weg(w, 'Anna');
  expect(await w.statussen()).toEqual({ anna: 'afgemeld', bram: 'bevestigd', carla: 'wachtlijst' });
});

test('de agenda zegt hoeveel elke vorm nog heeft; vol is het pas als beide vol zijn', async () => {
  const w = await perVorm(1, 2);
  await w.meldAan('Anna', FYSIEK);
  await w.meldAan('Bram', ONLINE);
  const lees = async () => (await agendaLezen(w.db, { voorbeeld: true, vorige: null })).kennissessies[0];
  expect(await lees()).toMatchObject({ capaciteit: 3, vrij: 1, vrijPerVorm: { fysiek: 0, online: 1 } });
  await w.meldAan('Carla', FYSIEK);
  // Who waits for the location takes nothing from online.
  expect(await lees()).toMatchObject({ vrij: 1, vrijPerVorm: { fysiek: 0, online: 1 }, wachtend: 1 });
  expect(JSON.stringify(await lees())).not.toContain('achtergehouden');
});

test('wisselen naar een vorm met plaats: de oude plaats gaat naar wie daar wacht, en de agenda volgt', async () => {
  const w = await perVorm(1, 1);
  await w.meldAan('Anna', FYSIEK);
  await w.meldAan('Bram', FYSIEK);
  expect(await wissel(w, 'Anna', 'online')).toEqual({ gelukt: true });
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'bevestigd' });
  const brief = (await w.brieven('Anna')).at(-1);
  expect([brief?.agenda_methode, brief?.tekst]).toEqual(['REQUEST', expect.stringContaining('Je doet mee: Online')]);
});

test('wisselen naar een volle vorm vraagt eerst: er verandert niets, en met ja komt iemand achteraan en verdwijnt de afspraak', async () => {
  const w = await perVorm(2, 1);
  for (const naam of ['Anna', 'Bram']) await w.meldAan(naam, FYSIEK);
  await w.meldAan('Carla', ONLINE);
  await w.meldAan('Emma', ONLINE, NU + MINUUT);
  const eerst = await w.rij('Anna');
  expect(await wissel(w, 'Anna', 'online')).toEqual({ gelukt: false, reden: 'vorm-vol' });
  expect(await w.rij('Anna')).toEqual(eerst);
  expect(await wissel(w, 'Anna', 'online', { opgeven: true })).toEqual({ gelukt: true });
  expect(await w.rij('Anna')).toMatchObject({ status: 'wachtlijst', deelname: 'online', volgnummer: eerst.volgnummer + 1 });
  expect((await w.brieven('Anna')).at(-1)).toMatchObject({
    agenda_methode: 'CANCEL',
    onderwerp: 'Je staat op de wachtlijst: Loket en matching',
  });
  await weg(w, 'Carla');
  // Emma came first in this queue.
  expect(await w.statussen()).toMatchObject({ anna: 'wachtlijst', emma: 'bevestigd' });
});

test('wie wacht en wisselt, krijgt een vrije plaats meteen of sluit achteraan in de andere rij', async () => {
  const w = await perVorm(1, 1);
  await w.meldAan('Anna', FYSIEK);
  await w.meldAan('Bram', FYSIEK);
  expect(await wissel(w, 'Bram', 'online')).toEqual({ gelukt: true });
  expect([(await w.rij('Bram')).status, (await onderwerpen(w, 'Bram')).at(-1)]).toEqual(['bevestigd', 'Je bent aangemeld']);
  await w.meldAan('Carla', FYSIEK, NU + MINUUT);
  await w.meldAan('Emma', ONLINE, NU + 2 * MINUUT);
  expect(await wissel(w, 'Carla', 'online', { nu: NU + 3 * MINUUT })).toEqual({ gelukt: true });
  expect((await w.rij('Carla')).aangemeld_op).toBeGreaterThan((await w.rij('Emma')).aangemeld_op);
});

test('na het sluiten wisselt niemand naar een volle vorm, ook niet met ja', async () => {
  const w = await perVorm(1, 1);
  await w.meldAan('Anna', FYSIEK);
  await w.meldAan('Bram', ONLINE);
  const nu = w.sessie.aanmelden_tot + DAG;
  expect(await wissel(w, 'Anna', 'online', { opgeven: true, nu })).toEqual({ gelukt: false, reden: 'vorm-dicht' });
  expect((await w.rij('Anna')).status).toBe('bevestigd');
});

test('na het sluiten krijgt wie wacht geen plaats door te wisselen; wie een plaats heeft, mag naar een vrije vorm', async () => {
  const w = await perVorm(1, 2);
  await w.meldAan('Anna', FYSIEK);
  await w.meldAan('Bram', FYSIEK);
  const nu = w.sessie.aanmelden_tot + DAG;
  expect(await wissel(w, 'Bram', 'online', { nu })).toEqual({ gelukt: false, reden: 'vorm-dicht' });
  expect((await w.rij('Bram')).status).toBe('wachtlijst');
  expect(await wissel(w, 'Anna', 'online', { nu })).toEqual({ gelukt: true });
});

test('wie een plaats opgaf en later weer een krijgt, heeft een afspraak met een hoger nummer dan de opgezegde', async () => {
  const w = await perVorm(2, 1);
  await w.meldAan('Anna', FYSIEK);
  await w.meldAan('Carla', ONLINE);
  await wissel(w, 'Anna', 'online', { opgeven: true });
  await weg(w, 'Carla');
  const nummers = (await w.brieven('Anna')).map(({ agenda_methode, agenda }) => [agenda_methode, agenda?.match(/SEQUENCE:(\d+)/)?.[1]]);
  expect(nummers).toEqual([
    ['REQUEST', '0'],
    ['CANCEL', '1'],
    ['REQUEST', '2'],
  ]);
});

test('minder plaatsen dan een vorm mensen heeft kan niet, ook niet als de andere vorm ruimte over heeft', async () => {
  const w = await perVorm(5, 2);
  await w.meldAan('Anna', ONLINE);
  await w.meldAan('Bram', ONLINE, NU + MINUUT);
  expect(await w.wijzig({ capaciteitOnline: 1 })).toEqual({
    ...{ gelukt: false, reden: 'te-klein', ruimte: 'online', bezet: 2, teVeel: 1, laatsten: ['Bram'] },
  });
  expect(await w.wijzig({ capaciteitOnline: null, capaciteit: 2 })).toMatchObject({ gelukt: true });
});

test('meer plaatsen online schuift alleen wie online wacht door', async () => {
  const w = await perVorm(1, 0);
  await w.meldAan('Anna', FYSIEK);
  await w.meldAan('Bram', FYSIEK);
  await w.meldAan('Carla', ONLINE);
  expect(await w.wijzig({ capaciteitOnline: 3 }, { bevestigd: false })).toMatchObject({ gevolg: { mensen: 1 } });
  expect(await w.wijzig({ capaciteitOnline: 3 })).toMatchObject({ doorgeschoven: 1 });
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'wachtlijst', carla: 'bevestigd' });
});

test('een vastgehouden plaats is op de locatie: wie liever online komt, staat daar als ieder ander en de plaats is terug', async () => {
  const w = await wereld({ vorm: 'hybride', capaciteit: 1, achtergehouden: 1, capaciteit_online: 1 });
  await deelnemerPlaatsen(w.db, { account: rosa, id: 'k1', adres: mens('Spreker').adres, ...ROEP });
  await w.meldAan('Anna', ONLINE);
  expect(await w.meldAan('Spreker', ONLINE)).toBe('wachtlijst');
  expect(await w.db.selectFrom('kennissessie').select('achtergehouden').executeTakeFirstOrThrow()).toEqual({ achtergehouden: 1 });
});

test('de link krijgt alleen wie online meedoet en een plaats heeft', async () => {
  const w = await wereld({ vorm: 'hybride', capaciteit: 1, capaciteit_online: 1, online_link: 'https://kamer.example/x' });
  await w.meldAan('Anna', FYSIEK);
  await w.meldAan('Bram', ONLINE);
  await w.meldAan('Carla', ONLINE);
  const metLink = async (naam: string) =>
    (await w.brieven(naam)).some(({ tekst, agenda }) => `${tekst}${agenda}`.includes('kamer.example'));
  expect([await metLink('Anna'), await metLink('Bram'), await metLink('Carla')]).toEqual([false, true, false]);
  expect(JSON.stringify(await agendaLezen(w.db, { voorbeeld: true, vorige: null }))).not.toContain('kamer.example');
});
