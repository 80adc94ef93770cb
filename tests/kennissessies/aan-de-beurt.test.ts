import { expect, test } from 'vitest';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { antwoordenWijzigen } from '#kennissessies/aanmelden/antwoorden.ts';
import { wachtlijstenDoorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { agendaLezen } from '#kennissessies/agenda/agenda-lezen.ts';
import { deelnemerPlaatsen } from '#kennissessies/organiseren/deelnemers/deelnemer-plaatsen.ts';
import { DAG, GEEN, NU, ORIGIN, type Regio, rosa, UUR, type Wereld, wereld } from './wereld.ts';

const VEENHOEK: Regio = { onderwijsregio: 'veenhoek', regiostatus: 'in-oprichting' };
const WATERKANT: Regio = { onderwijsregio: 'waterkant', regiostatus: 'voorloper' };
const TOT = NU + 15 * DAG;
const venster = { voorrang_statussen: '["in-oprichting"]', voorrang_tot: TOT };

const komt = (w: Wereld, naam: string, regio: Regio | null = null, nu = NU) => w.meldAan(naam, {}, nu, undefined, regio);
const weg = async (w: Wereld, naam: string, nu = NU) =>
  afmelden(w.db, { account: await w.persoon(naam), id: (await w.rij(naam)).id, origin: ORIGIN, nu });
const vrij = async (w: Wereld, nu = NU) => (await agendaLezen(w.db, { voorbeeld: true, vorige: null, nu })).kennissessies[0]?.vrij;
const onderwerpen = async (w: Wereld, naam: string) => (await w.brieven(naam)).map(({ onderwerp }) => onderwerp.replace(/:.*/, ''));

test('tot het moment kunnen alleen regio’s in oprichting zich aanmelden; een ander krijgt geen plek op de wachtlijst', async () => {
  const w = await wereld(venster);
  expect(await komt(w, 'Anna', WATERKANT)).toBe('voorrang');
  expect(await komt(w, 'Bram')).toBe('voorrang');
  expect(await komt(w, 'Carla', VEENHOEK)).toBe('bevestigd');
  expect(await w.statussen()).toEqual({ carla: 'bevestigd' });
  expect(await w.brieven('Anna')).toEqual([]);
});

test('op de seconde van het moment zelf kan iedereen, en een milliseconde eerder niet', async () => {
  const w = await wereld(venster);
  expect(await komt(w, 'Anna', WATERKANT, TOT - 1)).toBe('voorrang');
  expect(await komt(w, 'Anna', WATERKANT, TOT)).toBe('bevestigd');
});

test('wie al wachtte toen de voorrang kwam, houdt niemand tegen die eerst gaat, en houdt de beurt', async () => {
  const w = await wereld({ capaciteit: 1 });
  await komt(w, 'Dirk', WATERKANT);
  expect(await komt(w, 'Anna', WATERKANT)).toBe('wachtlijst');
  await w.zet({ ...venster, capaciteit: 3 });
  expect(await vrij(w)).toBe(2);
  expect(await komt(w, 'Carla', VEENHOEK, NU + 1)).toBe('bevestigd');
  expect((await w.statussen()).anna).toBe('wachtlijst');
  await wachtlijstenDoorschuiven(w.db, { origin: ORIGIN, nu: TOT });
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', carla: 'bevestigd', dirk: 'bevestigd' });
});

test('een plaats die iemand al heeft, blijft bij een voorrang en bij een maximum', async () => {
  const w = await wereld({ capaciteit: 5 });
  for (const naam of ['Anna', 'Bram', 'Dirk']) await komt(w, naam, WATERKANT);
  await w.wijzig({ voorrangStatussen: ['in-oprichting'], voorrangTot: TOT, maxPerRegio: 1, maxPerRegioTot: null });
  expect(Object.values(await w.statussen())).toEqual(['bevestigd', 'bevestigd', 'bevestigd']);
});

test('wie is uitgenodigd komt erin, ook als een ander eerst gaat', async () => {
  const w = await wereld(venster);
  await w.persoon('Anna');
  await deelnemerPlaatsen(w.db, { account: rosa, id: 'k1', adres: 'anna@voorbeeld.example', origin: ORIGIN, nu: NU });
  expect(await komt(w, 'Anna', WATERKANT)).toBe('bevestigd');
});

test('een uitnodiging voor de wachtlijst geeft een beurt, geen plaats zolang een ander eerst gaat', async () => {
  const w = await wereld({ ...venster, capaciteit: 1 });
  await komt(w, 'Carla', VEENHOEK);
  await w.persoon('Anna');
  await deelnemerPlaatsen(w.db, { account: rosa, id: 'k1', adres: 'anna@voorbeeld.example', origin: ORIGIN, nu: NU });
  expect(await komt(w, 'Anna', WATERKANT, NU + 1)).toBe('wachtlijst');
  await weg(w, 'Carla', NU + 2);
  expect((await w.statussen()).anna).toBe('wachtlijst');
  expect((await w.brieven('Anna')).at(-1)?.tekst).toContain(
    "Tot woensdag 9 december 2026 om 10.00 uur gaan onderwijsregio's in oprichting eerst",
  );
});

test('de vijfde van een regio wacht bij een maximum van vier, met die reden, terwijl een ander een plaats krijgt', async () => {
  const w = await wereld({ capaciteit: 10, max_per_regio: 4 });
  for (const naam of ['A', 'B', 'C', 'D']) expect(await komt(w, naam, WATERKANT)).toBe('bevestigd');
  expect(await komt(w, 'E', WATERKANT)).toBe('wachtlijst');
  const brief = (await w.brieven('E')).at(-1);
  expect(brief?.onderwerp).toMatch(/^Je staat op de wachtlijst/);
  expect(brief?.tekst).toContain('Van jouw onderwijsregio hebben al 4 mensen een plaats. Meer kan niet. Je houdt je beurt.');
  expect(await vrij(w)).toBe(6);
  expect(await komt(w, 'F', VEENHOEK)).toBe('bevestigd');
  expect(await vrij(w)).toBe(5);
});

test('gaat het maximum omlaag, dan houdt ieder een plaats, en leest wie wacht hoeveel mensen er een hebben', async () => {
  const w = await wereld({ capaciteit: 10, max_per_regio: 3 });
  for (const naam of ['A', 'B', 'C']) expect(await komt(w, naam, WATERKANT)).toBe('bevestigd');
  await w.wijzig({ maxPerRegio: 1 });
  expect(await komt(w, 'D', WATERKANT)).toBe('wachtlijst');
  expect(await w.statussen()).toMatchObject({ a: 'bevestigd', b: 'bevestigd', c: 'bevestigd' });
  expect((await w.brieven('D')).at(-1)?.tekst).toContain('Van jouw onderwijsregio hebben al 3 mensen een plaats.');
});

test('vijftig mensen van één regio bij een maximum van één, en intussen meldt een andere regio zich aan', async () => {
  const w = await wereld({ capaciteit: 5, max_per_regio: 1 });
  for (let i = 0; i < 50; i++) {
    expect(await komt(w, `W${i}`, WATERKANT, NU + i)).toBe(i === 0 ? 'bevestigd' : 'wachtlijst');
    if (i === 25) expect(await komt(w, 'Carla', VEENHOEK, NU + i)).toBe('bevestigd');
  }
  expect(await vrij(w)).toBe(3);
  expect(await komt(w, 'Emma')).toBe('bevestigd');
  await weg(w, 'W0', NU + 60);
  expect((await w.rij('W1')).status).toBe('bevestigd');
  expect((await w.rij('W2')).status).toBe('wachtlijst');
});

test('iedereen zonder onderwijsregio telt samen als één regio', async () => {
  const w = await wereld({ capaciteit: 5, max_per_regio: 1 });
  expect(await komt(w, 'Anna')).toBe('bevestigd');
  expect(await komt(w, 'Bram')).toBe('wachtlijst');
  expect((await w.brieven('Bram')).at(-1)?.tekst).toContain('Van de mensen zonder onderwijsregio heeft al iemand een plaats.');
});

test('wie voor zijn regio wacht, wordt overgeslagen en houdt de beurt', async () => {
  const w = await wereld({ capaciteit: 2, max_per_regio: 1 });
  await komt(w, 'Anna', WATERKANT, NU);
  await komt(w, 'Bram', WATERKANT, NU + 1);
  await komt(w, 'Carla', VEENHOEK, NU + 2);
  await komt(w, 'Dirk', null, NU + 3);
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'wachtlijst', carla: 'bevestigd', dirk: 'wachtlijst' });
  await weg(w, 'Carla', NU + 4);
  expect(await w.statussen()).toMatchObject({ bram: 'wachtlijst', dirk: 'bevestigd' });
  await weg(w, 'Dirk', NU + 5);
  await komt(w, 'Emma', VEENHOEK, NU + 6);
  await w.wijzig({ maxPerRegio: null, capaciteit: 3 });
  expect(await w.statussen()).toMatchObject({ bram: 'bevestigd', emma: 'bevestigd' });
});

test('als het maximum vervalt, schuift door wie wacht, en het formulier zegt vooraf hoeveel mensen dat zijn', async () => {
  const w = await wereld({ capaciteit: 5, max_per_regio: 1 });
  for (const naam of ['Anna', 'Bram', 'Dirk']) await komt(w, naam, WATERKANT);
  const vooraf = await w.wijzig({ maxPerRegio: null }, { bevestigd: false });
  expect(vooraf).toMatchObject({
    reden: 'onbevestigd',
    gevolg: { mensen: 2, zin: 'Dit gaat naar 2 mensen van de wachtlijst, nu met een plaats.' },
  });
  expect(await w.wijzig({ maxPerRegio: 2 })).toMatchObject({ gelukt: true, doorgeschoven: 1 });
  expect(await onderwerpen(w, 'Bram')).toEqual(['Je staat op de wachtlijst', 'Je hebt een plaats']);
});

test('een maximum dat op een moment vervalt: dan krijgt wie wacht de plaatsen, eenmaal', async () => {
  const w = await wereld({ capaciteit: 2, max_per_regio: 1, max_per_regio_tot: TOT });
  await komt(w, 'Anna', WATERKANT);
  await komt(w, 'Bram', WATERKANT);
  expect(await wachtlijstenDoorschuiven(w.db, { origin: ORIGIN, nu: TOT - 1 })).toBe(0);
  expect(await wachtlijstenDoorschuiven(w.db, { origin: ORIGIN, nu: TOT })).toBe(1);
  expect(await wachtlijstenDoorschuiven(w.db, { origin: ORIGIN, nu: TOT + 1 })).toBe(0);
  expect(await onderwerpen(w, 'Bram')).toEqual(['Je staat op de wachtlijst', 'Je hebt een plaats']);
});

test('wie zich aanmeldt op het moment dat het maximum vervalt, gaat niemand voor die al wacht', async () => {
  const w = await wereld({ capaciteit: 2, max_per_regio: 1, max_per_regio_tot: TOT });
  await komt(w, 'Anna', WATERKANT);
  await komt(w, 'Bram', WATERKANT);
  expect(await komt(w, 'Carla', VEENHOEK, TOT)).toBe('wachtlijst');
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'bevestigd', carla: 'wachtlijst' });
});

test('het maximum vervalt terwijl iemand zich afmeldt: nooit meer mensen dan plaatsen, en wie het langst wacht gaat voor', async () => {
  const w = await wereld({ capaciteit: 3, max_per_regio: 1 });
  for (const [plek, naam] of ['Anna', 'Bram', 'Dirk', 'Finn'].entries()) await komt(w, naam, WATERKANT, NU + plek);
  await komt(w, 'Carla', VEENHOEK, NU + 9);
  await Promise.all([w.wijzig({ maxPerRegio: null }), weg(w, 'Anna', NU + 10)]);
  expect(await w.statussen()).toEqual({ anna: 'afgemeld', bram: 'bevestigd', carla: 'bevestigd', dirk: 'bevestigd', finn: 'wachtlijst' });
});

test('een plaats die achtergehouden is, telt voor de regio en wordt door het maximum niet tegengehouden', async () => {
  const w = await wereld({ capaciteit: 4, achtergehouden: 1, max_per_regio: 1 });
  await komt(w, 'Anna', WATERKANT);
  await komt(w, 'Bram', WATERKANT);
  await deelnemerPlaatsen(w.db, { account: rosa, id: 'k1', adres: 'bram@voorbeeld.example', origin: ORIGIN, nu: NU });
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'bevestigd' });
  await weg(w, 'Anna');
  expect(await komt(w, 'Dirk', WATERKANT, NU + 1)).toBe('wachtlijst');
});

test('op locatie en online apart: het maximum geldt samen, en wie daarvoor wacht houdt in geen van beide een plaats bezet', async () => {
  const w = await wereld({ vorm: 'hybride', capaciteit: 1, capaciteit_online: 3, max_per_regio: 1 });
  const meld = (naam: string, deelname: 'fysiek' | 'online', regio: Regio, nu = NU) => w.meldAan(naam, { deelname }, nu, undefined, regio);
  expect(await meld('Anna', 'fysiek', WATERKANT)).toBe('bevestigd');
  expect(await meld('Bram', 'online', WATERKANT, NU + 1)).toBe('wachtlijst');
  expect(await vrij(w)).toBe(3);
  expect(await meld('Carla', 'online', VEENHOEK, NU + 2)).toBe('bevestigd');
  const wissel = { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, antwoorden: { ...GEEN, deelname: 'online' as const } };
  expect(await antwoordenWijzigen(w.db, { ...wissel, origin: ORIGIN, nu: NU + UUR })).toEqual({ gelukt: true });
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'wachtlijst', carla: 'bevestigd' });
});

test('wie na een voorrang opnieuw komt, telt met de regio van dat moment', async () => {
  const w = await wereld({ capaciteit: 5, max_per_regio: 1 });
  await komt(w, 'Anna', WATERKANT);
  await weg(w, 'Anna');
  expect(await komt(w, 'Anna', VEENHOEK, NU + 1)).toBe('bevestigd');
  expect(await komt(w, 'Bram', WATERKANT, NU + 2)).toBe('bevestigd');
  expect(await w.rij('Anna')).toMatchObject(VEENHOEK);
});
