import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { afmelden } from '#kennissessies/aanmelden/afmelden.ts';
import { antwoordenWijzigen } from '#kennissessies/aanmelden/antwoorden.ts';
import { haalTriggerWeg, zetTrigger } from '../../steun/db.ts';
import { GEEN, NU, ORIGIN, type Wereld, wereld } from '../wereld.ts';

const LINK = 'https://online.voorbeeld.example/kamer';
const onderwerpen = async (w: Wereld, naam: string) => (await w.brieven(naam)).map(({ onderwerp }) => onderwerp);

test('wie zich aanmeldt krijgt een ontvangstbewijs met alles wat is ingevuld', async () => {
  const w = await wereld({ vorm: 'hybride' });
  await w.meldAan('Anna', { deelname: 'fysiek', vraag: 'Hoe <begin> je?\nEn wanneer?', toegang: 'Rolstoel', dieet: 'Geen noten' });
  const [brief] = await w.brieven('Anna');
  expect(brief?.onderwerp).toBe('Je bent aangemeld: Loket en matching');
  for (const deel of [
    'Hallo Anna,',
    'donderdag 11 februari 2027, 13.00 tot 16.30 uur',
    'Zwolle',
    'Hoe <begin> je?',
    'Rolstoel',
    'Geen noten',
  ])
    expect(brief?.tekst).toContain(deel);
  expect(brief?.html).toContain('Hoe &lt;begin&gt; je?');
});

test('wie online meedoet leest dat een dieet niet is bewaard', async () => {
  const w = await wereld({ vorm: 'hybride' });
  await w.meldAan('Anna', { deelname: 'online', dieet: 'Geen noten' });
  const tekst = (await w.brieven('Anna'))[0]?.tekst ?? '';
  expect([tekst.includes('niet bewaard, want je doet online mee'), tekst.includes('Geen noten')]).toEqual([true, false]);
});

test('wie wacht leest tot wanneer er een plaats kan vrijkomen', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna');
  await w.meldAan('Bram');
  const [anna, bram] = await Promise.all(['Anna', 'Bram'].map(async (naam) => (await w.brieven(naam))[0]?.tekst ?? ''));
  const zin = /Tot (en met )?[a-z]+dag \d+ [a-z]+ 20\d\d( om \d\d\.\d\d uur)? kan er een plaats voor je vrijkomen\./;
  expect([zin.test(anna ?? ''), zin.test(bram ?? '')]).toEqual([false, true]);
});

test('wie online een plaats heeft en nog geen link, leest dat die volgt; wie wacht of reist leest niets over een link', async () => {
  const w = await wereld({ vorm: 'hybride', capaciteit: 2 });
  await w.meldAan('Anna', { deelname: 'online' });
  await w.meldAan('Bram', { deelname: 'fysiek' });
  await w.meldAan('Carla', { deelname: 'online' });
  const metZin = await Promise.all(
    ['Anna', 'Bram', 'Carla'].map(async (naam) => (await w.brieven(naam))[0]?.tekst.includes('Meedoen: De link volgt per mail.')),
  );
  expect(metZin).toEqual([true, false, false]);
});

test('antwoorden komt bij de organisator, en een voorbeeld heet een voorbeeld', async () => {
  const w = await wereld({ vorm: 'online', online_link: LINK });
  await w.meldAan('Anna');
  await w.zet({ voorbeeld: 0, contact: 'geen adres\r\nBcc: z@z.example' });
  await w.meldAan('Bram');
  const [anna] = await w.brieven('Anna');
  const [bram] = await w.brieven('Bram');
  expect([anna?.antwoord_aan, bram?.antwoord_aan]).toEqual(['kennissessies@voorbeeldregio-waterkant.example', '']);
  expect(anna?.html).toContain(`<a href="${LINK}">${LINK}</a>`);
  expect(anna?.html).toContain('<a href="mailto:kennissessies@voorbeeldregio-waterkant.example">');
  expect([anna?.tekst.includes('Verzonnen voorbeeld'), bram?.tekst.includes('Verzonnen voorbeeld')]).toEqual([true, false]);
});

test('elke mail heeft een link om je af te melden, gemaakt van het adres van de site', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna');
  await w.meldAan('Bram');
  for (const naam of ['Anna', 'Bram'])
    expect((await w.brieven(naam))[0]?.tekst).toContain(`${ORIGIN}/afmelden/?sleutel=${(await w.rij(naam)).sleutel}`);
});

test('de online link staat alleen in de mail van wie een plaats heeft', async () => {
  const w = await wereld({ vorm: 'online', online_link: LINK, capaciteit: 1 });
  await w.meldAan('Anna');
  await w.meldAan('Bram');
  const alles = async (naam: string) => JSON.stringify(await w.brieven(naam)).replaceAll('\\r\\n ', '');
  expect(await alles('Anna')).toContain(LINK);
  expect(await alles('Bram')).not.toContain(LINK);
  await afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU });
  expect(JSON.stringify((await w.brieven('Anna')).at(-1)).replaceAll('\\r\\n ', '')).not.toContain(LINK);
  expect(await alles('Bram')).toContain(LINK);
});

test('wie naar de locatie komt krijgt de online link niet', async () => {
  const w = await wereld({ vorm: 'hybride', online_link: LINK });
  await w.meldAan('Anna', { deelname: 'fysiek' });
  expect(JSON.stringify(await w.brieven('Anna')).replaceAll('\\r\\n ', '')).not.toContain(LINK);
});

test('van een afgelasting hoort iedereen één keer: met een plaats, wachtend of met een aanbod', async () => {
  const w = await wereld({ capaciteit: 2 });
  for (const naam of ['Anna', 'Bram', 'Carla', 'Dirk']) await w.meldAan(naam);
  await w.db.updateTable('aanmelding').set({ status: 'aangeboden' }).where('account_id', '=', 'bram').execute();
  await afmelden(w.db, { account: await w.persoon('Dirk'), id: (await w.rij('Dirk')).id, origin: ORIGIN, nu: NU });
  expect(await w.gelastAf('De spreker is ziek.')).toEqual({ gelukt: true, gemaild: 3 });
  expect(await w.gelastAf()).toEqual({ gelukt: false, reden: 'kan-niet', stand: 'afgelast' });
  for (const naam of ['Anna', 'Bram', 'Carla'])
    expect((await onderwerpen(w, naam)).filter((onderwerp) => onderwerp.startsWith('Gaat niet door'))).toHaveLength(1);
  expect(await onderwerpen(w, 'Dirk')).not.toContain('Gaat niet door: Loket en matching');
  expect((await w.brieven('Anna')).at(-1)).toMatchObject({
    agenda_methode: 'CANCEL',
    tekst: expect.stringContaining('De spreker is ziek.'),
  });
  expect((await w.brieven('Carla')).at(-1)).toMatchObject({ agenda_methode: null });
});

test('van een andere tijd of plaats hoort iedereen, met wat het eerst was', async () => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna');
  await w.meldAan('Bram');
  const wijziging = { plaats: 'Meppel', redenGewijzigd: 'De zaal was te klein.' };
  expect(await w.wijzig(wijziging)).toMatchObject({ gemaild: 2 });
  const [, naAnna] = await w.brieven('Anna');
  expect(naAnna).toMatchObject({ onderwerp: 'Gewijzigd, nieuwe plaats: Loket en matching', agenda_methode: 'REQUEST' });
  expect(naAnna?.tekst).toMatch(/Nieuwe plaats: Meppel\nWas: Zwolle[\s\S]*De zaal was te klein\./);
  expect((await w.brieven('Bram'))[1]).toMatchObject({ onderwerp: 'Gewijzigd, nieuwe plaats: Loket en matching', agenda_methode: null });
});

test('wie een plaats heeft leest hoe hij meedoet, wie wacht wat hij koos, en wie niet meer komt geen van beide', async () => {
  const w = await wereld({ vorm: 'hybride', capaciteit: 1 });
  await w.meldAan('Anna', { deelname: 'fysiek' });
  await w.meldAan('Bram', { deelname: 'online' });
  await w.meldAan('Carla', { deelname: 'fysiek' });
  await afmelden(w.db, { account: await w.persoon('Carla'), id: (await w.rij('Carla')).id, origin: ORIGIN, nu: NU });
  await w.gelastAf();
  const keuzes = async (naam: string) =>
    (await w.brieven(naam)).map(({ onderwerp, tekst }) => [
      onderwerp.split(':')[0],
      /^Je (doet mee|koos): .*$/m.exec(tekst)?.[0] ?? 'niets',
    ]);
  expect(await keuzes('Anna')).toEqual([
    ['Je bent aangemeld', 'Je doet mee: Op de locatie'],
    ['Gaat niet door', 'niets'],
  ]);
  expect(await keuzes('Bram')).toEqual([
    ['Je staat op de wachtlijst', 'Je koos: Online'],
    ['Gaat niet door', 'niets'],
  ]);
  expect(await keuzes('Carla')).toEqual([
    ['Je staat op de wachtlijst', 'Je koos: Op de locatie'],
    ['Je bent afgemeld', 'niets'],
  ]);
});

test('wie niet meer komt, leest dat over elke andere bijeenkomst nog een mail komt; van een wijziging alleen over wat verandert', async () => {
  const w = await wereld();
  await w.drieBijeenkomsten();
  await w.meldAan('Anna');
  await w.meldAan('Bram');
  await w.wijzig({ plaats: 'Meppel' });
  await afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU });
  const zin = async (naam: string, begin: string) =>
    /Voor elke andere bijeenkomst[^.]*\./.exec(
      (await w.brieven(naam)).find(({ onderwerp }) => onderwerp.startsWith(begin))?.tekst ?? '',
    )?.[0];
  expect(await zin('Anna', 'Je bent afgemeld')).toBe('Voor elke andere bijeenkomst krijg je nog een mail.');
  expect(await zin('Bram', 'Gewijzigd')).toBe('Voor elke andere bijeenkomst die verandert, krijg je nog een mail.');
  await w.gelastAf('Ziek', { nu: momentVan('2027-02-20', '12:00') });
  expect(await zin('Bram', 'Gaat niet door')).toBe('Voor elke andere bijeenkomst die nog komt, krijg je nog een mail.');
});

test('een titel met een regeleinde wordt geen tweede kop', async () => {
  const w = await wereld({ titel: 'Loket\r\nBcc: allemaal@z.example' });
  await w.meldAan('Anna');
  expect((await onderwerpen(w, 'Anna'))[0]).toBe('Je bent aangemeld: Loket Bcc: allemaal@z.example');
});

// The guard: an act and its letter are one transaction. With an outbox that refuses, nothing at all may have happened.
const HANDELINGEN: Record<string, (w: Wereld) => Promise<unknown>> = {
  aanmelden: (w) => w.meldAan('Carla'),
  afmelden: async (w) => afmelden(w.db, { account: await w.persoon('Anna'), id: (await w.rij('Anna')).id, origin: ORIGIN, nu: NU }),
  'antwoorden wijzigen': async (w) =>
    antwoordenWijzigen(w.db, {
      account: await w.persoon('Anna'),
      id: (await w.rij('Anna')).id,
      antwoorden: { ...GEEN, vraag: 'Anders' },
      origin: ORIGIN,
      nu: NU,
    }),
  afgelasten: (w) => w.gelastAf(),
  verplaatsen: (w) => w.wijzig({ plaats: 'Meppel' }),
  'meer plaatsen': (w) => w.wijzig({ capaciteit: 9 }),
};
const beeld = async ({ db }: Wereld) =>
  JSON.stringify([
    await db.selectFrom('kennissessie').selectAll().execute(),
    await db.selectFrom('aanmelding').selectAll().orderBy('id').execute(),
  ]);

test.each(Object.keys(HANDELINGEN))('%s gebeurt helemaal of helemaal niet: zonder brief verandert er niets', async (naam) => {
  const w = await wereld({ capaciteit: 1 });
  await w.meldAan('Anna');
  await w.meldAan('Bram');
  await w.persoon('Carla');
  const eerst = await beeld(w);
  await zetTrigger(w.db, `create trigger geen_post before insert on outbox begin select raise(abort, 'geen post'); end`);
  await expect(HANDELINGEN[naam]?.(w)).rejects.toThrow('geen post');
  expect(await beeld(w)).toBe(eerst);
  // Control: the same act does change something when the outbox takes the letter.
  await haalTriggerWeg(w.db, 'geen_post', 'outbox');
  await HANDELINGEN[naam]?.(w);
  expect(await beeld(w)).not.toBe(eerst);
});
