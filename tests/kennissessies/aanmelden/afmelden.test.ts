import { expect, test } from 'vitest';
import { afmelden, vanSleutel } from '#kennissessies/aanmelden/afmelden.ts';
import { antwoordenWijzigen } from '#kennissessies/aanmelden/antwoorden.ts';
import { openAgenda } from '#kennissessies/agenda/agenda.ts';
import { vooraf } from '#kennissessies/brieven/weggaan.ts';
import { GEEN, NU, ORIGIN, wereld } from '../wereld.ts';

test('afmelden kan met je account', async () => {
  const { meldAan, persoon, rij, db, statussen } = await wereld();
  await meldAan('Anna');
  const { id } = await rij('Anna');
  expect(await afmelden(db, { account: await persoon('Anna'), id, origin: ORIGIN, nu: NU })).toEqual({ gelukt: true, id });
  expect(await statussen()).toEqual({ anna: 'afgemeld' });
});

test('afmelden kan met de sleutel uit elke mail, die eerst laat zien waar het om gaat', async () => {
  const { meldAan, rij, db, statussen } = await wereld();
  await meldAan('Anna');
  const { sleutel } = await rij('Anna');
  expect(await vanSleutel(db, sleutel)).toMatchObject({ status: 'bevestigd', kennissessie: { titel: 'Loket en matching' } });
  expect(await statussen()).toEqual({ anna: 'bevestigd' });
  expect(await afmelden(db, { sleutel, origin: ORIGIN, nu: NU })).toMatchObject({ gelukt: true });
  expect(await statussen()).toEqual({ anna: 'afgemeld' });
});

test('een sleutel is niet te raden en is voor iedereen anders', async () => {
  const { meldAan, rij, db } = await wereld();
  await meldAan('Anna');
  await meldAan('Bram');
  const sleutels = [(await rij('Anna')).sleutel, (await rij('Bram')).sleutel];
  expect(new Set(sleutels).size).toBe(2);
  for (const sleutel of sleutels) expect(sleutel).toMatch(/^[\w-]{32}$/);
  expect(await vanSleutel(db, '')).toBeNull();
  expect(await afmelden(db, { sleutel: 'geraden', origin: ORIGIN, nu: NU })).toEqual({ gelukt: false, reden: 'onbekend' });
});

test('de aanmelding van een ander bestaat niet voor jou', async () => {
  const { meldAan, persoon, rij, db, statussen } = await wereld();
  await meldAan('Anna');
  const { id } = await rij('Anna');
  const bram = await persoon('Bram');
  expect(await afmelden(db, { account: bram, id, origin: ORIGIN, nu: NU })).toEqual({ gelukt: false, reden: 'onbekend' });
  const wijziging = { account: bram, id, antwoorden: { ...GEEN, vraag: 'x' }, origin: ORIGIN, nu: NU };
  expect(await antwoordenWijzigen(db, wijziging)).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await statussen()).toEqual({ anna: 'bevestigd' });
});

test('twee keer afmelden geeft hetzelfde antwoord en één brief', async () => {
  const { meldAan, persoon, rij, db, brieven } = await wereld();
  await meldAan('Anna');
  const { id } = await rij('Anna');
  for (let keer = 0; keer < 2; keer++)
    expect(await afmelden(db, { account: await persoon('Anna'), id, origin: ORIGIN, nu: NU })).toEqual({ gelukt: true, id });
  expect(await brieven('Anna')).toHaveLength(2);
});

test('afmelden en wijzigen kan tot en met de seconde van het begin', async () => {
  const { meldAan, persoon, rij, db, sessie } = await wereld();
  const account = await persoon('Anna');
  await meldAan('Anna');
  const { id } = await rij('Anna');
  const wijzig = (vraag: string, nu: number) => antwoordenWijzigen(db, { account, id, antwoorden: { ...GEEN, vraag }, origin: ORIGIN, nu });
  expect(await wijzig('a', sessie.begin_op + 999)).toEqual({ gelukt: true });
  expect(await wijzig('b', sessie.begin_op + 1000)).toEqual({ gelukt: false, reden: 'te-laat' });
  expect(await afmelden(db, { account, id, origin: ORIGIN, nu: sessie.begin_op + 1000 })).toEqual({ gelukt: false, reden: 'te-laat' });
  expect(await afmelden(db, { account, id, origin: ORIGIN, nu: sessie.begin_op + 999 })).toMatchObject({ gelukt: true });
});

test.each([
  ['wacht er iemand, dan gaat je plaats daarheen', 1, true, 'Je plaats gaat naar iemand op de wachtlijst.'],
  ['wacht er niemand, dan komt je plaats vrij', 2, false, 'Je plaats komt vrij.'],
])('bij het afmelden staat wat er echt gebeurt: %s', async (_, capaciteit, metWachtende, plaats) => {
  const { meldAan, persoon, rij, db, brieven } = await wereld({ capaciteit });
  await meldAan('Anna');
  if (metWachtende) await meldAan('Bram');
  const [sessie] = (await openAgenda(db).lees()).kennissessies;
  const belofte = sessie && vooraf(sessie, { status: 'bevestigd', wachtend: sessie.wachtend, nu: NU });
  await afmelden(db, { account: await persoon('Anna'), id: (await rij('Anna')).id, origin: ORIGIN, nu: NU });
  const brief = (await brieven('Anna')).at(-1)?.tekst;
  // True whenever it is read: by then it may be full, or not.
  for (const zin of [plaats, 'Je kunt je opnieuw aanmelden. Is het vol, dan kom je achteraan op de wachtlijst.']) {
    expect(belofte).toContain(zin);
    expect(brief).toContain(zin);
  }
});

test('is de aanmelding dicht, dan belooft niemand dat je terug kunt', async () => {
  const { meldAan, persoon, rij, db, brieven, sessie } = await wereld({ capaciteit: 1 });
  await meldAan('Anna');
  await meldAan('Bram');
  const nu = sessie.aanmelden_tot + 60_000;
  await afmelden(db, { account: await persoon('Anna'), id: (await rij('Anna')).id, origin: ORIGIN, nu });
  expect((await brieven('Anna')).at(-1)?.tekst).toMatch(/Je plaats komt vrij\.[\s\S]*Opnieuw aanmelden kan niet/);
});

test('gaat de aanmelding nog open, dan staat er vanaf wanneer je terug kunt', async () => {
  const w = await wereld();
  await w.meldAan('Anna');
  await w.zet({ aanmelden_vanaf: NU + 24 * 60 * 60_000 });
  await afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU });
  expect((await w.brieven('Anna')).at(-1)?.tekst).toContain('Opnieuw aanmelden kan vanaf woensdag 25 november 2026 om 10.00 uur.');
});

test('van een afgelaste sessie hoef je je niet af te melden', async () => {
  const { meldAan, persoon, rij, db, zet } = await wereld();
  await meldAan('Anna');
  await zet({ status: 'afgelast' });
  const { id } = await rij('Anna');
  expect(await afmelden(db, { account: await persoon('Anna'), id, origin: ORIGIN, nu: NU })).toEqual({ gelukt: false, reden: 'afgelast' });
});

test('met de afmelding verdwijnen dieet en toegankelijkheid', async () => {
  const { meldAan, persoon, rij, db } = await wereld();
  await meldAan('Anna', { dieet: 'Vegetarisch', toegang: 'Rolstoel' });
  await afmelden(db, { account: await persoon('Anna'), id: (await rij('Anna')).id, origin: ORIGIN, nu: NU });
  expect(await rij('Anna')).toMatchObject({ dieet: '', toegang: '' });
});

test('wie is afgemeld kan geen antwoorden meer wijzigen', async () => {
  const { meldAan, persoon, rij, db } = await wereld();
  await meldAan('Anna');
  const { id } = await rij('Anna');
  const account = await persoon('Anna');
  await afmelden(db, { account, id, origin: ORIGIN, nu: NU });
  const wijziging = { account, id, antwoorden: { ...GEEN, vraag: 'x' }, origin: ORIGIN, nu: NU };
  expect(await antwoordenWijzigen(db, wijziging)).toEqual({ gelukt: false, reden: 'afgemeld' });
});

test('wie zich van meer bijeenkomsten afmeldt, leest vooraf en in elke link dat het voor allemaal geldt', async () => {
  const { meldAan, brieven, drieBijeenkomsten, db } = await wereld();
  await drieBijeenkomsten();
  await meldAan('Anna');
  const [sessie] = (await openAgenda(db).lees()).kennissessies;
  expect(sessie && vooraf(sessie, { status: 'bevestigd', wachtend: 0, nu: NU })).toContain(
    'De afspraken verdwijnen uit je agenda. Je meldt je af voor alle 3 bijeenkomsten.',
  );
  for (const { tekst } of await brieven('Anna')) expect(tekst).toContain('Kun je niet? Meld je af voor alle 3 bijeenkomsten:');
});
