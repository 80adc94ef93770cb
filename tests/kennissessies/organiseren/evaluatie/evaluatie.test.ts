import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Account } from '#accounts/account.ts';
import { momentVan } from '#grond/taal/datum.ts';
import { losmaken } from '#kennissessies/aanmelden/losmaken.ts';
import { dagenUitvoeren } from '#kennissessies/aanmelden/uitvoer/dagen-uitvoeren.ts';
import { aanwezigheidInvullen } from '#kennissessies/organiseren/aanwezigheid/aanwezigheid-invullen.ts';
import { evaluatiesOpruimen } from '#kennissessies/organiseren/evaluatie/evaluaties-opruimen.ts';
import { evaluatiesVragen } from '#kennissessies/organiseren/evaluatie/evaluaties-vragen.ts';
import { evaluatiemoment } from '#kennissessies/organiseren/evaluatie/evaluatietermijn.ts';
import { evaluatieuitkomst } from '#kennissessies/organiseren/evaluatie/evaluatieuitkomst.ts';
import { evaluatievraag, evalueren } from '#kennissessies/organiseren/evaluatie/evalueren.ts';
import { type Mening, meningInvoer } from '#kennissessies/organiseren/evaluatie/invoer.ts';
import { OP_PG } from '../../../steun/db.ts';
import { DAG, MINUUT, mens, ORIGIN, rosa, UUR, wereld } from '../../wereld.ts';

const GOED: Mening = { bruikbaar: 4, meegenomen: 'Een loket.', beter: '' };
const NAMEN = ['Anna', 'Bram', 'Carla', 'Dirk', 'Emma', 'Fien'];

/** Six people with a place; `ochtend` is nine in the morning after it. */
async function naAfloop(anders: Parameters<typeof wereld>[0] = {}) {
  const w = await wereld({ capaciteit: 9, ...anders });
  for (const naam of NAMEN) await w.meldAan(naam, w.sessie.vorm === 'hybride' ? { deelname: naam === 'Fien' ? 'online' : 'fysiek' } : {});
  const ochtend = momentVan('2027-02-12', '09:00');
  const vraag = (nu = ochtend) => evaluatiesVragen(w.db, { origin: ORIGIN, nu });
  const vink = async (naam: string, uitslag: 'aanwezig' | 'afwezig' = 'aanwezig') => {
    const tikken = [{ aanmelding: (await w.rij(naam)).id, uitslag }];
    await aanwezigheidInvullen(w.db, { account: rosa, id: 'k1', bijeenkomst: 'k1', tikken, nu: w.sessie.begin_op });
  };
  const brieven = async () => (await w.brieven()).filter(({ onderwerp }) => onderwerp.startsWith('Wat vond je ervan?'));
  const gemaild = async () => (await brieven()).map(({ aan }) => aan.split('@')[0]);
  const sleutelVan = async (naam: string) => {
    const { id } = await w.rij(naam);
    const rij = await w.db.selectFrom('evaluatieverzoek').select('sleutel').where('aanmelding_id', '=', id).executeTakeFirst();
    return { id, sleutel: rij?.sleutel ?? '' };
  };
  const antwoord = async (naam: string, mening: Mening | null = GOED, { nu = ochtend + UUR, erbij = [] as string[] } = {}) =>
    evalueren(w.db, { ...(await sleutelVan(naam)), erbij, mening, nu });
  const uitkomst = async (nu = ochtend + UUR, account: Account = rosa) => evaluatieuitkomst(w.db, { account, id: 'k1', nu });
  return { ...w, ochtend, vraag, vink, brieven, gemaild, sleutelVan, antwoord, uitkomst };
}

test('de ochtend na de laatste bijeenkomst om negen uur gaat één brief, en nooit een tweede', async () => {
  const w = await naAfloop();
  expect(await w.vraag(w.ochtend - 1)).toBe(0);
  expect(await w.vraag()).toBe(6);
  expect([await w.vraag(w.ochtend + MINUUT), await w.vraag(w.ochtend + DAG)]).toEqual([0, 0]);
  expect((await w.gemaild()).length).toBe(6);
  // Without what is written down it would go again.
  await w.db.deleteFrom('evaluatieverzoek').execute();
  expect(await w.vraag()).toBe(6);
});

test('staan er materialen klaar, dan staat in die brief een link naar de eigen aanmelding, en anders niet', async () => {
  const LINKREGEL = 'Bekijk de materialen van deze kennissessie';
  const zonder = await naAfloop();
  await zonder.vraag();
  const w = await naAfloop();
  const materiaal = {
    id: 'm1',
    kennissessie_id: 'k1',
    titel: 'Opname',
    link: 'https://voorbeeld.example/opname',
    toegevoegd_op: w.ochtend,
  };
  await w.db.insertInto('materiaal').values(materiaal).execute();
  await w.vraag();
  const [brief] = await w.brieven();
  const { id } = await w.rij('Anna');
  expect(brief?.tekst).toContain(`${LINKREGEL}:\n${ORIGIN}/mijn/aanmeldingen/${id}/#materialen`);
  // The material itself is only behind the login.
  expect([brief?.tekst.includes('voorbeeld.example/opname'), (await zonder.brieven())[0]?.tekst.includes(LINKREGEL)]).toEqual([
    false,
    false,
  ]);
});

test('negen uur is negen uur op de klok, ook als die nacht de klok verspringt', () => {
  const moment = (datum: string, tijd: string) => evaluatiemoment({ eindOp: momentVan(datum, tijd) });
  expect(moment('2027-03-27', '17:00')).toBe(momentVan('2027-03-28', '09:00'));
  expect(moment('2027-10-30', '23:59')).toBe(momentVan('2027-10-31', '09:00'));
  expect(moment('2027-02-11', '00:30')).toBe(momentVan('2027-02-12', '09:00'));
});

test('bij meer bijeenkomsten komt de brief na de laatste', async () => {
  const w = await naAfloop();
  await w.drieBijeenkomsten();
  expect([await w.vraag(), await w.vraag(w.ochtend + 28 * DAG), await w.vraag(momentVan('2027-04-23', '09:00'))]).toEqual([0, 0, 6]);
});

test('is bijgehouden wie er was, dan krijgen alleen zij de brief', async () => {
  const w = await naAfloop();
  await w.vink('Anna');
  await w.vink('Bram');
  await w.vink('Carla', 'afwezig');
  expect(await w.vraag()).toBe(2);
  expect(await w.gemaild()).toEqual(['anna', 'bram']);
  const [brief] = await w.brieven();
  const { id, sleutel } = await w.sleutelVan('Anna');
  for (const deel of [
    'Fijn dat je erbij was.',
    `Geef je mening:\n${ORIGIN}/mijn/aanmeldingen/${id}/evaluatie/?sleutel=${sleutel}`,
    `${ORIGIN}/mijn/aanmeldingen/${id}/bewijs/`,
    'Antwoorden kan tot en met donderdag 25 februari 2027.',
  ])
    expect(brief?.tekst).toContain(deel);
  // The key of this letter is not the one that withdraws.
  expect(sleutel).not.toBe((await w.rij('Anna')).sleutel);
});

test('is alleen aangevinkt wie er niet was, dan krijgt ieder ander met een plaats de brief', async () => {
  const w = await naAfloop();
  await w.vink('Carla', 'afwezig');
  await w.vraag();
  expect(await w.gemaild()).toEqual(['anna', 'bram', 'dirk', 'emma', 'fien']);
});

test('wie online meedeed en van wie niets bekend is, wordt ook gevraagd of die erbij was', async () => {
  const w = await naAfloop({ vorm: 'hybride' });
  await w.vink('Anna');
  await w.vraag();
  expect(await w.gemaild()).toEqual(['anna', 'fien']);
  expect((await w.brieven()).map(({ tekst }) => /Was je erbij\?/.test(tekst))).toEqual([false, true]);
  const vraag = async (naam: string) => (await evaluatievraag(w.db, { ...(await w.sleutelVan(naam)), nu: w.ochtend }))?.vraagErbij.length;
  expect([await vraag('Anna'), await vraag('Fien')]).toEqual([0, 1]);
  expect(await w.antwoord('Fien', GOED, { erbij: ['k1'] })).toEqual({ gelukt: true });
  const { id } = await w.rij('Fien');
  const tik = await w.db.selectFrom('aanwezigheid').selectAll().where('aanmelding_id', '=', id).executeTakeFirstOrThrow();
  // No moment of the answer is kept anywhere.
  expect(tik).toEqual({ aanmelding_id: id, bijeenkomst_id: 'k1', uitslag: 'aanwezig', door: null, op: null });
});

test('wie online nergens bij was, hoeft niets te vinden', async () => {
  const w = await naAfloop({ vorm: 'online' });
  await w.vraag();
  expect(await w.antwoord('Anna', null, { erbij: ['k1'] })).toEqual({ gelukt: false, reden: 'zonder-cijfer' });
  expect(await w.antwoord('Anna', null)).toEqual({ gelukt: true });
  expect(await w.db.selectFrom('evaluatie').selectAll().execute()).toEqual([]);
  expect((await evaluatievraag(w.db, { ...(await w.sleutelVan('Anna')), nu: w.ochtend }))?.beantwoord).toBe(true);
});

test('geen brief bij een afgelaste sessie, als het is uitgezet, en langer dan drie dagen te laat', async () => {
  const uit = await naAfloop({ evaluatie: 0 });
  expect(await uit.vraag()).toBe(0);
  const laat = await naAfloop();
  expect(await laat.vraag(laat.ochtend + 3 * DAG + 1)).toBe(0);
  expect(await laat.vraag(laat.ochtend + 3 * DAG)).toBe(6);
  const weg = await naAfloop();
  await weg.gelastAf('Ziekte', { nu: weg.sessie.begin_op + 1 });
  expect(await weg.vraag()).toBe(0);
});

test('wie niet te bereiken is, houdt de brief van een ander niet tegen; dat wordt één keer gemeld', async () => {
  const w = await naAfloop();
  await w.db.updateTable('account').set({ adres: 'geen adres' }).where('id', '=', 'anna').execute();
  await expect(w.vraag()).rejects.toThrow('1 letters about a session failed, 5 were written.');
  expect([(await w.gemaild()).length, await w.vraag()]).toEqual([5, 0]);
});

test('een antwoord leidt naar niemand: geen account, geen tijd, geen volgorde, en een tweede telt niet', async () => {
  const w = await naAfloop();
  await w.vraag();
  for (const naam of NAMEN) expect(await w.antwoord(naam, { ...GOED, beter: `Van ${naam}` })).toEqual({ gelukt: true });
  expect(await w.antwoord('Anna', { ...GOED, beter: 'Nog iets' })).toEqual({ gelukt: true });
  const rijen = await w.db.selectFrom('evaluatie').selectAll().execute();
  expect(Object.keys(rijen[0] ?? {}).sort()).toEqual(['beter', 'bruikbaar', 'id', 'kennissessie_id', 'meegenomen']);
  expect(rijen.map(({ beter }) => beter).sort()).toEqual(NAMEN.map((naam) => `Van ${naam}`));
  const bekend = JSON.stringify(await w.db.selectFrom('evaluatieverzoek').selectAll().execute());
  for (const { id } of rijen) expect(bekend).not.toContain(id);
  // The table itself is in the order of its random key, and which transaction wrote a row says nothing of it.
  expect(rijen.map(({ id }) => id)).toEqual(rijen.map(({ id }) => id).sort());
  if (OP_PG) expect((await sql`select distinct xmin::text from evaluatie`.execute(w.db)).rows).toHaveLength(1);
});

test('een sleutel opent alleen de vragen van die ene aanmelding', async () => {
  const w = await naAfloop();
  await w.vraag();
  const [anna, bram] = [await w.sleutelVan('Anna'), await w.sleutelVan('Bram')];
  for (const vals of [
    { id: bram.id, sleutel: anna.sleutel },
    { id: anna.id, sleutel: '' },
    { id: anna.id, sleutel: (await w.rij('Anna')).sleutel },
  ]) {
    expect(await evaluatievraag(w.db, { ...vals, nu: w.ochtend })).toBeNull();
    expect(await evalueren(w.db, { ...vals, erbij: [], mening: GOED, nu: w.ochtend })).toEqual({ gelukt: false, reden: 'onbekend' });
  }
});

test('onder de vijf antwoorden is niets te zien, daarna de cijfers, en na twee weken wat mensen schreven', async () => {
  const w = await naAfloop();
  await w.vraag();
  for (const naam of NAMEN.slice(0, 4)) await w.antwoord(naam);
  expect((await w.uitkomst())?.uitkomst).toBeNull();
  await w.antwoord('Emma', { bruikbaar: 2, meegenomen: '', beter: 'Meer pauze.' });
  const vroeg = (await w.uitkomst())?.uitkomst;
  expect(vroeg).toEqual({
    antwoorden: 5,
    gemiddeld: 3.6,
    cijfers: [5, 4, 3, 2, 1].map((cijfer) => ({ cijfer, aantal: { 4: 4, 2: 1 }[cijfer] ?? 0 })),
    teksten: null,
  });
  const einde = w.sessie.eind_op + 14 * DAG;
  expect((await w.uitkomst(einde - 1))?.uitkomst?.teksten).toBeNull();
  const { meegenomen, beter } = (await w.uitkomst(einde))?.uitkomst?.teksten ?? {};
  expect([meegenomen?.length, beter]).toEqual([4, ['Meer pauze.']]);
  // Whatever comes in later could be told apart: answering ends when reading begins.
  expect(await w.antwoord('Fien', GOED, { nu: einde })).toEqual({ gelukt: false, reden: 'dicht' });
});

test('alleen wie organiseert ziet de uitkomst', async () => {
  const w = await naAfloop();
  const projectleider = (onderwijsregio: string): Account => ({ ...mens('Anna'), rechten: [{ soort: 'projectleider', onderwijsregio }] });
  expect(await w.uitkomst(w.ochtend, projectleider('voorbeeldregio-waterkant'))).toMatchObject({ uitkomst: null });
  expect(await w.uitkomst(w.ochtend, projectleider('voorbeeldregio-heuvelrand'))).toBeUndefined();
  expect(await w.uitkomst(w.ochtend, mens('Bram'))).toBeUndefined();
});

test('deden er minder dan vijf mensen mee, dan staat er dat de antwoorden dicht blijven; anders wachten we', async () => {
  const klein = await naAfloop();
  for (const naam of ['Anna', 'Bram', 'Carla', 'Dirk']) await klein.vink(naam);
  expect(await klein.uitkomst()).toMatchObject({ uitkomst: null, teWeinig: false });
  await klein.vraag();
  expect(await klein.uitkomst()).toMatchObject({ uitkomst: null, teWeinig: true });
  const vijf = await naAfloop();
  for (const naam of NAMEN.slice(0, 5)) await vijf.vink(naam);
  await vijf.vraag();
  await vijf.antwoord('Anna');
  expect(await vijf.uitkomst()).toMatchObject({ uitkomst: null, teWeinig: false });
});

test('wie gevraagd is verdwijnt na twee weken, wat mensen schreven na een jaar; de cijfers blijven', async () => {
  const w = await naAfloop();
  await w.vraag();
  for (const naam of NAMEN) await w.antwoord(naam);
  const einde = w.sessie.eind_op;
  expect(await evaluatiesOpruimen(w.db, { nu: einde + 14 * DAG - 1 })).toEqual({ verzoeken: 0, teksten: 0 });
  expect(await evaluatiesOpruimen(w.db, { nu: einde + 14 * DAG })).toEqual({ verzoeken: 6, teksten: 0 });
  expect(await w.vraag(einde + 14 * DAG)).toBe(0);
  expect(await evaluatiesOpruimen(w.db, { nu: einde + 365 * DAG - 1 })).toEqual({ verzoeken: 0, teksten: 0 });
  expect(await evaluatiesOpruimen(w.db, { nu: einde + 365 * DAG })).toEqual({ verzoeken: 0, teksten: 6 });
  expect((await w.uitkomst(einde + 400 * DAG))?.uitkomst).toMatchObject({ antwoorden: 6, gemiddeld: 4, teksten: { meegenomen: [] } });
});

test('wordt een account gewist, dan opent de sleutel niets meer; in de eigen gegevens staat alleen of er is geantwoord', async () => {
  const w = await naAfloop();
  await w.vraag();
  await w.antwoord('Anna');
  const beantwoord = async (naam: string) =>
    (await dagenUitvoeren(w.db, { account: { id: naam.toLowerCase() } })).get((await w.rij(naam)).id)?.evaluatie_beantwoord;
  expect([await beantwoord('Anna'), await beantwoord('Bram')]).toEqual([true, false]);
  const sleutel = await w.sleutelVan('Bram');
  await w.db.transaction().execute((trx) => losmaken(trx, 'bram'));
  expect(await evaluatievraag(w.db, { ...sleutel, nu: w.ochtend })).toBeNull();
  expect(await w.db.selectFrom('evaluatie').selectAll().execute()).toHaveLength(1);
});

test('het cijfer moet er zijn en uit de lijst komen; tekst is hoogstens duizend tekens', () => {
  const mis = (velden: Record<string, string>) => meningInvoer.safeParse(velden).error?.issues.map(({ path }) => path[0]);
  expect([mis({}), mis({ bruikbaar: '6' }), mis({ bruikbaar: '3' })]).toEqual([['bruikbaar'], ['bruikbaar'], undefined]);
  expect(mis({ bruikbaar: '3', beter: 'a'.repeat(1001) })).toEqual(['beter']);
});
