import { expect, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { adopteren } from '#leren/adopties/adopteren.ts';
import { adoptiesLezen } from '#leren/adopties/adoptie.ts';
import { MEESTE_ONDERWERPEN } from '#leren/volgen/gaan-volgen.ts';
import { gevolgdMetSleutel, mijnVolgen } from '#leren/volgen/mijn-volgen.ts';
import { ritmeWijzigen } from '#leren/volgen/ritme-wijzigen.ts';
import { metNamen } from '#leren/volgen/waarover.ts';
import { DAG, MINUUT, mens, ORIGIN } from '../../../kennissessies/wereld.ts';
import { DINSDAG, KWARTIER, rondewereld, WOENSDAG } from './rondewereld.ts';

const WEEK = 7 * DAG;

test('op dinsdag om zeven uur hoort iedereen in één mail wat er nieuw is, en daarna niet nog eens', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'bouwsteen:omvang');
  await w.volg(anna, 'regio:heuvelrand');
  await w.volg('iemand@school.example', 'nieuws');
  await w.publiceer('maatje', WOENSDAG);
  await w.publiceer('samen', WOENSDAG, { soort: 'terugblikken', regio: 'heuvelrand', bouwstenen: ['loket'] });
  await w.publiceer('bericht', WOENSDAG, { soort: 'nieuws' });
  await w.sessie('leerkring', WOENSDAG);
  expect(await w.mail(DINSDAG - 1)).toBe(0);
  expect(await w.mail(DINSDAG)).toBe(2);
  for (const later of [1, MINUUT, DAG, 6 * DAG]) expect(await w.mail(DINSDAG + later)).toBe(0);
  expect((await w.post()).sort()).toEqual(['anna: nieuw leerkring, nieuw maatje, nieuw samen', 'iemand: nieuw bericht']);
});

test.each([
  ['de winter', '2026-12-08', '2026-12-08T06:00:00Z'],
  ['de zomer', '2027-06-08', '2027-06-08T05:00:00Z'],
  ['de week waarin de zomertijd begint', '2027-03-30', '2027-03-30T05:00:00Z'],
  ['de week waarin de zomertijd eindigt', '2027-11-02', '2027-11-02T06:00:00Z'],
])('in %s is dinsdag zeven uur op de klok van Nederland', async (_, dag, utc) => {
  const w = await rondewereld();
  const moment = momentVan(dag, '07:00');
  expect(moment).toBe(Date.parse(utc));
  await w.mail(moment - WEEK);
  await w.volg(await w.persoon('Anna'), 'bouwsteen:omvang', moment - 6 * DAG);
  await w.publiceer('maatje', moment - DAG);
  expect([await w.mail(moment - 1), await w.mail(moment)]).toEqual([0, 1]);
});

test('was de site dinsdag uit, dan gaat de mail zodra zij weer aan is, en gaat geen bericht verloren', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'bouwsteen:omvang');
  await w.mail(WOENSDAG);
  await w.publiceer('een', WOENSDAG);
  await w.publiceer('twee', WOENSDAG + 9 * DAG);
  await w.publiceer('drie', WOENSDAG + 14 * DAG);
  expect(await w.mail(DINSDAG + WEEK + 2 * DAG)).toBe(1);
  expect(await w.mail(DINSDAG + 2 * WEEK)).toBe(1);
  expect(await w.post()).toEqual(['anna: nieuw een, nieuw twee', 'anna: nieuw drie']);
});

test('in een week zonder nieuws gaat er niets uit', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'bouwsteen:omvang');
  await w.publiceer('elders', WOENSDAG, { bouwstenen: ['loket'] });
  expect(await w.mail(DINSDAG)).toBe(0);
});

test('alles van één adres en één account komt in één mail, en wat op twee onderwerpen past staat er één keer in', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  await w.volg(anna.adres, 'bouwsteen:omvang');
  // Written before this address had an account that follows.
  await w.db.updateTable('volger').set({ adres: 'ander@school.example' }).execute();
  await w.volg(anna, 'regio:waterkant');
  await w.db.updateTable('volger').set({ adres: anna.adres }).where('adres', 'is not', null).execute();
  await w.publiceer('maatje', WOENSDAG);
  expect(await w.mail(DINSDAG)).toBe(1);
  expect(await w.post()).toEqual(['anna: nieuw maatje']);
});

test('wie iets zelf schreef of aankondigde, hoort het niet', async () => {
  const w = await rondewereld();
  const [anna, bram] = [await w.persoon('Anna'), await w.persoon('Bram')];
  for (const wie of [anna, bram]) await w.volg(wie, 'bouwsteen:omvang');
  await w.publiceer('van-anna', WOENSDAG, { door: anna.id });
  await w.sessie('bij-bram', WOENSDAG, { door: bram.id });
  await w.mail(DINSDAG);
  expect((await w.post()).sort()).toEqual(['anna: nieuw bij-bram', 'bram: nieuw van-anna']);
});

test('ook wie zonder inloggen volgde met het adres van het account, hoort niet wat die zelf schreef', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  await w.volg('x@school.example', 'bouwsteen:omvang');
  await w.db.updateTable('volger').set({ adres: anna.adres }).execute();
  await w.publiceer('van-anna', WOENSDAG, { door: anna.id });
  expect(await w.mail(DINSDAG)).toBe(0);
});

test('wat met de hand in de map stond, is geen bericht, ook niet als het later op de site wordt overgenomen', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'bouwsteen:omvang');
  w.etalage.zet('praktijken', 'los', { titel: 'los', bouwstenen: ['omvang'], regio: 'waterkant', voorbeeld: false });
  await w.publiceer('overgenomen', WOENSDAG, { metDeHand: true });
  await w.wijzig('overgenomen', WOENSDAG + DAG);
  await w.db
    .insertInto('kennissessie')
    .values({
      ...(await w.db.selectFrom('kennissessie').selectAll().executeTakeFirstOrThrow()),
      id: 'x',
      slug: 'x',
      ical_uid: 'x',
      status: 'open',
    })
    .execute();
  expect(await w.mail(DINSDAG)).toBe(0);
});

test('een kennissessie die geweest is, afgelast is of nog een concept is, is geen bericht', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'agenda');
  await w.sessie('komt', WOENSDAG);
  await w.sessie('geweest', WOENSDAG, { begin_op: DINSDAG - 1, eind_op: DINSDAG + DAG });
  await w.sessie('afgelast', WOENSDAG, { status: 'afgelast' });
  await w.sessie('concept', WOENSDAG, { status: 'concept' });
  await w.mail(DINSDAG);
  expect(await w.post()).toEqual(['anna: nieuw komt']);
});

test('van de agenda volg je alles, landelijk, een regio of een bouwsteen', async () => {
  const w = await rondewereld();
  for (const [naam, onderwerp] of Object.entries({
    Alles: 'agenda',
    Land: 'agenda:landelijk',
    Regio: 'agenda:regio:waterkant',
    Steen: 'agenda:bouwsteen:omvang',
  }))
    await w.volg(await w.persoon(naam), onderwerp);
  await w.publiceer('tekst', WOENSDAG);
  await w.sessie('een', WOENSDAG, { gastregio: 'waterkant', bouwstenen: ['loket'] });
  await w.sessie('twee', WOENSDAG, { schaal: 'landelijk', gastregio: null });
  await w.mail(DINSDAG);
  expect((await w.post()).sort()).toEqual(['alles: nieuw een, nieuw twee', 'land: nieuw twee', 'regio: nieuw een', 'steen: nieuw twee']);
});

test('een voorbeeld wordt alleen in de proef verteld', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'agenda');
  await w.sessie('verzonnen', WOENSDAG, { voorbeeld: 1 });
  expect(await w.mail(DINSDAG, { voorbeeld: false })).toBe(0);
  expect(await w.mail(DINSDAG + WEEK)).toBe(1);
  expect((await w.rondebrieven())[0]?.tekst).toContain('verzonnen voorbeeld');
});

test('wat binnen een kwartier weer weg is, hoort niemand, en nieuws komt pas na dat kwartier', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'bouwsteen:omvang');
  await w.volg(anna, 'nieuws', WOENSDAG - DAG, 'direct');
  await w.publiceer('net-voor-zeven', DINSDAG - KWARTIER + 1);
  await w.publiceer('bericht', WOENSDAG, { soort: 'nieuws' });
  await w.publiceer('vergissing', WOENSDAG, { soort: 'nieuws' });
  expect(await w.mail(WOENSDAG + KWARTIER - 1)).toBe(0);
  await w.trekIn('vergissing', WOENSDAG + KWARTIER - 1, 'nieuws');
  expect(await w.mail(WOENSDAG + KWARTIER)).toBe(1);
  expect(await w.mail(DINSDAG)).toBe(0);
  expect(await w.mail(DINSDAG + WEEK)).toBe(1);
  expect(await w.post()).toEqual(['anna: nieuw bericht', 'anna: nieuw net-voor-zeven']);
});

test('wat terugkomt nadat het weg was, is nieuw voor wie er nog niets van hoorde, en alleen dan', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'bouwsteen:omvang');
  await w.publiceer('nooit-verteld', WOENSDAG);
  await w.publiceer('al-verteld', WOENSDAG);
  await w.trekIn('nooit-verteld', WOENSDAG + DAG);
  await w.mail(DINSDAG);
  await w.trekIn('al-verteld', DINSDAG + DAG);
  for (const naam of ['nooit-verteld', 'al-verteld']) await w.zetTerug(naam, DINSDAG + 2 * DAG);
  await w.mail(DINSDAG + WEEK);
  expect(await w.post()).toEqual(['anna: nieuw al-verteld', 'anna: nieuw nooit-verteld']);
});

test('wat terugkomt, moet ook dan een kwartier blijven staan', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'bouwsteen:omvang');
  await w.publiceer('heen-en-weer', WOENSDAG);
  await w.trekIn('heen-en-weer', WOENSDAG + 1);
  await w.zetTerug('heen-en-weer', DINSDAG - 1);
  expect(await w.mail(DINSDAG)).toBe(0);
});

test('een correctie van nieuws is geen nieuws', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'nieuws', WOENSDAG - DAG, 'direct');
  await w.publiceer('bericht', WOENSDAG, { soort: 'nieuws' });
  await w.mail(WOENSDAG + KWARTIER);
  await w.wijzig('bericht', WOENSDAG + DAG);
  for (const later of [2 * DAG, WEEK]) expect(await w.mail(WOENSDAG + later)).toBe(0);
});

test('wie een best practice volgt, hoort dat zij veranderde, niet van een kleine correctie', async () => {
  const w = await rondewereld();
  await w.publiceer('maatje', WOENSDAG);
  await w.publiceer('klein', WOENSDAG);
  const anna = await w.persoon('Anna');
  for (const naam of ['maatje', 'klein']) await w.volg(anna, `praktijk:${naam}`, WOENSDAG + 1);
  await w.wijzig('maatje', WOENSDAG + DAG);
  await w.wijzig('klein', WOENSDAG + DAG, { correctie: true });
  await w.mail(DINSDAG);
  expect(await w.post()).toEqual(['anna: gewijzigd maatje']);
});

test('wat in dezelfde week nieuw is en verandert, wordt één keer verteld, als nieuw', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'bouwsteen:omvang');
  await w.publiceer('maatje', WOENSDAG);
  await w.volg(anna, 'praktijk:maatje', WOENSDAG + 1);
  await w.wijzig('maatje', WOENSDAG + DAG);
  await w.mail(DINSDAG);
  expect(await w.post()).toEqual(['anna: nieuw maatje']);
});

test('een best practice die verhuist wordt gevolgd waar zij heen ging', async () => {
  const w = await rondewereld();
  await w.publiceer('maatje', WOENSDAG);
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'praktijk:maatje', WOENSDAG + 1);
  await w.verhuis('maatje', 'vriend');
  await w.wijzig('maatje', WOENSDAG + DAG);
  await w.mail(DINSDAG);
  expect(await w.post()).toEqual(['anna: gewijzigd maatje']);
});

test('gaat een best practice van de site, dan horen haar volgers dat één keer en is het klaar', async () => {
  const w = await rondewereld();
  await w.publiceer('maatje', WOENSDAG);
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'praktijk:maatje', WOENSDAG + 1);
  await w.volg(anna, 'nieuws', WOENSDAG + 1);
  const namen = async () =>
    (await metNamen(w.db, w.inhoud, await mijnVolgen(w.db, { account: anna }), WOENSDAG + DAG)).map(({ over }) => over.naam);
  await w.trekIn('maatje', WOENSDAG + DAG);
  expect((await namen()).toSorted()).toEqual(['Nieuws', 'maatje']);
  expect([await w.mail(DINSDAG), await w.mail(DINSDAG + WEEK)]).toEqual([1, 0]);
  expect(await w.post()).toEqual(['anna: weg maatje']);
  expect(await w.db.selectFrom('volgt').select('onderwerp').execute()).toEqual([{ onderwerp: 'nieuws' }]);
  const [brief] = await w.rondebrieven();
  expect([brief?.onderwerp, brief?.uitschrijflink]).toEqual(['Niet meer op Regiokring: maatje', null]);
});

test('is de inhoud even niet te lezen, dan eindigt niets en gaat niets verloren', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'bouwsteen:omvang');
  await w.publiceer('maatje', WOENSDAG);
  await w.volg(anna, 'praktijk:maatje', WOENSDAG + 1);
  w.etalage.haalWeg('praktijken', 'maatje');
  expect(await w.mail(DINSDAG)).toBe(0);
  w.etalage.zet('praktijken', 'maatje', { titel: 'maatje', bouwstenen: ['omvang'], regio: 'waterkant', voorbeeld: false });
  expect(await w.mail(DINSDAG + WEEK)).toBe(1);
  expect(await w.post()).toEqual(['anna: nieuw maatje']);
});

test('een regio die opging in een andere wordt daar gevolgd, en wie beide volgt hoort alles één keer', async () => {
  const w = await rondewereld();
  const [anna, bram] = [await w.persoon('Anna'), await w.persoon('Bram')];
  await w.volg(anna, 'regio:veenhoek');
  await w.volg(bram, 'regio:veenhoek');
  await w.volg(bram, 'regio:waterkant');
  w.etalage.regio('veenhoek', 'samengevoegd', 'waterkant');
  await w.publiceer('nieuw-huis', WOENSDAG, { regio: 'waterkant', bouwstenen: [] });
  await w.publiceer('oud-huis', WOENSDAG, { regio: 'veenhoek', bouwstenen: [] });
  await w.mail(DINSDAG);
  expect((await w.post()).sort()).toEqual(['anna: nieuw nieuw-huis, nieuw oud-huis', 'bram: nieuw nieuw-huis, nieuw oud-huis']);
});

test('een regio die niet meer meedoet, eindigt met één bericht', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'regio:veenhoek');
  w.etalage.regio('veenhoek', 'teruggetrokken');
  expect([await w.mail(DINSDAG), await w.mail(DINSDAG + WEEK)]).toEqual([1, 0]);
  expect(await w.post()).toEqual(['anna: weg Regio veenhoek']);
  const [brief] = await w.rondebrieven();
  // Her page stays on the site.
  expect(brief?.onderwerp).toBe('Doet niet meer mee: Regio veenhoek');
  expect(brief?.tekst).toContain('‘Regio veenhoek’ doet niet meer mee. We mailen je hier niet meer over.');
  expect(brief?.tekst).not.toContain('staat niet meer');
});

test('wat met de mail eindigt, staat er niet bij als iets waarmee je nog kunt stoppen', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  for (const onderwerp of ['regio:veenhoek', 'agenda:regio:veenhoek', 'bouwsteen:omvang']) await w.volg(anna, onderwerp);
  await w.publiceer('laatste', WOENSDAG, { regio: 'veenhoek' });
  w.etalage.regio('veenhoek', 'teruggetrokken');
  await w.mail(DINSDAG);
  expect(await w.post()).toEqual(['anna: nieuw laatste, weg Regio veenhoek']);
  const [brief] = await w.rondebrieven();
  expect(brief?.tekst).toContain('omdat je dit volgt: Bouwsteen omvang. ');
  expect(brief?.tekst).not.toContain('regio:veenhoek');
  const sleutel = new URL(brief?.uitschrijflink ?? '').searchParams.get('sleutel') ?? '';
  expect(await gevolgdMetSleutel(w.db, sleutel)).toHaveLength(1);
  expect(brief?.tekst.match(/sleutel=/g)).toHaveLength(1);
});

test('is een onderwerp even niet te lezen, dan staat er geen code in de mail', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'bouwsteen:omvang');
  await w.publiceer('maatje', WOENSDAG);
  for (const slug of ['omvang', 'loket']) w.etalage.haalWeg('bouwstenen', slug);
  await w.mail(DINSDAG);
  const [brief] = await w.rondebrieven();
  expect(brief?.tekst).toContain('omdat je dit volgt: een onderwerp dat je koos. ');
  expect(brief?.tekst).not.toContain('bouwsteen:omvang');
});

test('hooguit één mail op een dag: wat intussen komt, staat in de volgende', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'nieuws', WOENSDAG - DAG, 'direct');
  for (const [plek, naam] of ['een', 'twee', 'drie'].entries()) {
    await w.publiceer(naam, WOENSDAG + plek * 30 * MINUUT, { soort: 'nieuws' });
    await w.mail(WOENSDAG + plek * 30 * MINUUT + KWARTIER);
  }
  const morgen = momentVan('2026-12-03', '07:00');
  expect([await w.mail(morgen - 1), await w.mail(morgen), await w.mail(morgen + MINUUT)]).toEqual([0, 1, 0]);
  expect(await w.post()).toEqual(['anna: nieuw een', 'anna: nieuw twee, nieuw drie']);
});

test('wie het meteen wil horen, hoort ’s nachts niets, zodat ook op één datum hooguit één mail komt', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'nieuws', WOENSDAG - DAG, 'direct');
  const [nacht, morgen] = [momentVan('2026-12-03', '00:00'), momentVan('2026-12-03', '07:00')];
  await w.publiceer('laat', nacht - KWARTIER, { soort: 'nieuws' });
  expect([await w.mail(nacht), await w.mail(morgen - 1)]).toEqual([0, 0]);
  await w.publiceer('vroeg', morgen - KWARTIER, { soort: 'nieuws' });
  expect(await w.mail(morgen)).toBe(1);
  expect(await w.post()).toEqual(['anna: nieuw laat, nieuw vroeg']);
  await w.publiceer('avond', nacht + DAG - KWARTIER - 1, { soort: 'nieuws' });
  expect(await w.mail(nacht + DAG - 1)).toBe(0);
  expect(await w.mail(morgen + DAG)).toBe(1);
});

test('ook na een storing wordt ’s nachts niemand gemaild: de mail van de week gaat dan om zeven uur', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'bouwsteen:omvang');
  await w.publiceer('maatje', WOENSDAG);
  const nacht = momentVan('2026-12-09', '03:00');
  expect([await w.mail(nacht), await w.mail(nacht + 4 * 60 * MINUUT)]).toEqual([0, 1]);
});

test('wie van ritme verandert, hoort alles één keer', async () => {
  const w = await rondewereld();
  const [anna, bram] = [await w.persoon('Anna'), await w.persoon('Bram')];
  await w.volg(anna, 'nieuws', WOENSDAG - DAG, 'direct');
  await w.volg(bram, 'nieuws');
  await w.publiceer('een', WOENSDAG, { soort: 'nieuws' });
  await w.mail(WOENSDAG + KWARTIER);
  for (const [account, ritme] of [[anna, 'week'] as const, [bram, 'direct'] as const])
    expect(await ritmeWijzigen(w.db, { wie: { account }, onderwerp: 'nieuws', ritme, inhoud: w.inhoud })).toEqual({ gelukt: true });
  await w.mail(WOENSDAG + DAG);
  await w.publiceer('twee', WOENSDAG + 2 * DAG, { soort: 'nieuws' });
  await w.mail(WOENSDAG + 2 * DAG + KWARTIER);
  await w.mail(DINSDAG);
  expect((await w.post()).sort()).toEqual(['anna: nieuw een', 'anna: nieuw twee', 'bram: nieuw een', 'bram: nieuw twee']);
});

test('wie van ritme verandert, hoort ook niet nog eens wat intussen weg was en terugkwam', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'nieuws', WOENSDAG - DAG, 'direct');
  await w.publiceer('bericht', WOENSDAG, { soort: 'nieuws' });
  await w.mail(WOENSDAG + KWARTIER);
  await w.volg(anna, 'nieuws', WOENSDAG + DAG, 'week');
  await w.trekIn('bericht', WOENSDAG + DAG, 'nieuws');
  await w.zetTerug('bericht', WOENSDAG + 2 * DAG, { soort: 'nieuws' });
  expect(await w.mail(DINSDAG)).toBe(0);
});

test('alleen nieuws kan meteen', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'bouwsteen:omvang', WOENSDAG, 'direct');
  expect(await w.db.selectFrom('volgt').select('ritme').execute()).toEqual([{ ritme: 'week' }]);
  const wie = { account: anna };
  expect(await ritmeWijzigen(w.db, { wie, onderwerp: 'bouwsteen:omvang', ritme: 'direct', inhoud: w.inhoud })).toMatchObject({
    reden: 'onbekend',
  });
});

test('wie iets gaat volgen, hoort niet wat er al stond', async () => {
  const w = await rondewereld();
  await w.publiceer('eerder', WOENSDAG);
  await w.volg(await w.persoon('Anna'), 'bouwsteen:omvang', WOENSDAG + 1);
  await w.publiceer('later', WOENSDAG + 2);
  await w.mail(DINSDAG);
  expect(await w.post()).toEqual(['anna: nieuw later']);
});

test('wat niet bestaat of niet meer meedoet kun je niet volgen, en meer dan dertig dingen ook niet', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  w.etalage.regio('veenhoek', 'teruggetrokken');
  for (const onderwerp of [
    '',
    'nieuws:x',
    'bouwsteen:geen',
    'bouwsteen:',
    'regio:veenhoek',
    'praktijk:geen',
    'constructor',
    "nieuws' or 1=1",
  ])
    expect([onderwerp, await w.volg(anna, onderwerp)]).toEqual([onderwerp, { gelukt: false, reden: 'onbekend' }]);
  for (let i = 0; i <= MEESTE_ONDERWERPEN; i++) w.etalage.zet('bouwstenen', `b${i}`, { titel: `b${i}` });
  for (let i = 0; i < MEESTE_ONDERWERPEN; i++) expect(await w.volg(anna, `bouwsteen:b${i}`)).toMatchObject({ gelukt: true });
  expect(await w.volg(anna, 'bouwsteen:b0')).toMatchObject({ gelukt: true });
  expect(await w.volg(anna, `bouwsteen:b${MEESTE_ONDERWERPEN}`)).toEqual({ gelukt: false, reden: 'te-veel' });
  // So many fit in the one line by which a mail program stops them all.
  for (let i = 0; i < MEESTE_ONDERWERPEN; i++) await w.publiceer(`p${i}`, WOENSDAG, { bouwstenen: [`b${i}`] });
  await w.mail(DINSDAG);
  expect((await w.rondebrieven())[0]?.uitschrijflink?.length).toBeLessThan(900);
});

test('één adres dat niet kan, houdt de anderen niet op', async () => {
  const w = await rondewereld();
  for (const naam of ['Anna', 'Bram', 'Carla']) await w.volg(await w.persoon(naam), 'bouwsteen:omvang');
  await w.db.updateTable('account').set({ adres: 'geen adres' }).where('id', '=', 'bram').execute();
  await w.publiceer('maatje', WOENSDAG);
  await expect(w.mail(DINSDAG)).rejects.toThrow('bare address');
  expect((await w.post()).sort()).toEqual(['anna: nieuw maatje', 'carla: nieuw maatje']);
  await w.db
    .updateTable('account')
    .set({ adres: mens('Bram').adres })
    .where('id', '=', 'bram')
    .execute();
  expect(await w.mail(DINSDAG + MINUUT)).toBe(1);
});

test('de mail zegt in gewone woorden wat er nieuw is, van wie, waar het staat en hoe je stopt', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'bouwsteen:omvang');
  await w.volg(anna, 'agenda', WOENSDAG - 1);
  await w.publiceer('maatje', WOENSDAG);
  await w.sessie('leerkring', WOENSDAG, { bouwstenen: [] });
  await w.mail(DINSDAG);
  const [brief] = await w.rondebrieven();
  expect(brief?.onderwerp).toBe('Nieuw op Regiokring: leerkring en nog 1 bericht');
  expect(brief?.tekst.replace(/sleutel=\S+/g, 'sleutel=…')).toBe(`Hallo Anna,

Dit is er nieuw over wat je volgt op Regiokring.

Kennissessie: leerkring (donderdag 11 februari 2027, 13.00 tot 16.30 uur), ${ORIGIN}/kennissessies/leerkring/
Best practice: maatje (Regio waterkant), ${ORIGIN}/praktijken/maatje/

Stop met mailen over Bouwsteen omvang:
${ORIGIN}/volgen/beheren/?sleutel=…

Stop met mailen over Kennissessies:
${ORIGIN}/volgen/beheren/?sleutel=…

Stop met alles uit deze mail:
${ORIGIN}/volgen/beheren/?sleutel=…

Met vriendelijke groet,
Regiokring, kennisplatform van de onderwijsregio's

Je krijgt deze mail omdat je dit volgt: Bouwsteen omvang; Kennissessies. Stop je met de knop van je mailprogramma? Dan stop je met alles waar deze mail over gaat.
`);
});

test('wie een praktijk volgt hoort op dinsdag één keer welke regio ermee begon, behalve wie dat zelf opschreef', async () => {
  const w = await rondewereld();
  const [anna, bram] = [await w.persoon('Anna'), await w.persoon('Bram')];
  await w.publiceer('maatje', WOENSDAG - 30 * DAG);
  for (const wie of [anna, bram]) await w.volg(wie, 'praktijk:maatje');
  const account = { ...bram, rechten: [{ soort: 'auteur' as const, onderwijsregio: 'veenhoek' }] };
  const leeg = { tot: null, omvang: '', anders: '', resultaat: '', stopreden: null, stopuitleg: '' };
  const ingevuld = { ...leeg, stand: 'past-toe' as const, sinds: '2026-11' };
  const adopteer = { account, inhoud: w.inhoud, praktijk: 'maatje', regio: 'veenhoek', ingevuld: { ...ingevuld, nummer: 0, adoptie: '' } };
  expect(await adopteren(w.db, { ...adopteer, nu: WOENSDAG })).toMatchObject({ gelukt: true });
  expect(await w.mail(DINSDAG)).toBe(1);
  expect(await w.mail(DINSDAG + WEEK)).toBe(0);
  const [brief] = await w.rondebrieven();
  expect([brief?.aan, brief?.onderwerp]).toEqual([anna.adres, 'Overgenomen op Regiokring: maatje']);
  const gestopt = { ...ingevuld, stand: 'gestopt' as const, tot: '2026-12', stopreden: 'geld' as const, stopuitleg: 'Op.', nummer: 1 };
  const [{ id: adoptie } = { id: '' }] = await adoptiesLezen(w.db);
  expect(await adopteren(w.db, { ...adopteer, ingevuld: { ...gestopt, adoptie }, nu: DINSDAG + WEEK })).toMatchObject({ gelukt: true });
  expect(await w.mail(DINSDAG + 2 * WEEK)).toBe(1);
  const laatste = (await w.rondebrieven()).at(-1);
  expect(laatste?.onderwerp).toBe('Een regio stopte: maatje');
  expect(laatste?.tekst).toContain('Best practice, een regio stopte: maatje (Regio veenhoek, geen geld), ');
  expect(brief?.tekst).toContain(`Stop met mailen over maatje:\n${ORIGIN}/volgen/beheren/`);
  expect(brief?.tekst).toContain(
    `Best practice, overgenomen: maatje (Regio veenhoek, past dit toe), ${ORIGIN}/praktijken/maatje/#wie-past-dit-toe`,
  );
});

test('wie een bouwsteen volgt hoort van een nieuwe bronkaart, en van een signaal dat antwoord kreeg', async () => {
  const w = await rondewereld();
  const anna = await w.persoon('Anna');
  await w.volg(anna, 'bouwsteen:omvang');
  await w.publiceer('podcast', WOENSDAG, { soort: 'elders' });
  await w.publiceer('boek', WOENSDAG, { soort: 'elders', bouwstenen: ['loket'] });
  await w.signaal('vraag', WOENSDAG);
  expect(await w.mail(DINSDAG)).toBe(1);
  const [brief] = await w.rondebrieven();
  expect(brief?.tekst).toContain(`Bronkaart: podcast (podcast, De Krant), ${ORIGIN}/elders/podcast/`);
  await w.beantwoord('vraag', DINSDAG + DAG);
  expect([await w.mail(DINSDAG + WEEK), await w.mail(DINSDAG + 2 * WEEK)]).toEqual([1, 0]);
  const tweede = (await w.rondebrieven()).at(-1);
  expect([
    tweede?.onderwerp,
    tweede?.tekst.includes(`Antwoord op een signaal: vraag (Regio waterkant), ${ORIGIN}/signalen/vraag/`),
  ]).toEqual(['Nieuw op Regiokring: vraag', true]);
});

test('wie een regio volgt hoort van haar signalen alleen wat met haar naam voor iedereen te lezen is, één keer', async () => {
  const w = await rondewereld();
  const [anna, bram] = [await w.persoon('Anna'), await w.persoon('Bram')];
  for (const wie of [anna, bram]) await w.volg(wie, 'regio:waterkant');
  await w.signaal('met-naam', WOENSDAG, { door: bram.id });
  await w.signaal('zonder-naam', WOENSDAG, { metNaam: false });
  await w.signaal('dicht', WOENSDAG, { openbaar: false });
  await w.signaal('van-een-ander', WOENSDAG, { regio: 'veenhoek' });
  expect(await w.mail(DINSDAG)).toBe(1);
  await w.verberg('met-naam');
  expect(await w.mail(DINSDAG + WEEK)).toBe(0);
  await w.toon('met-naam', DINSDAG + WEEK + DAG);
  expect(await w.mail(DINSDAG + 2 * WEEK)).toBe(0);
  expect(await w.post()).toEqual(['anna: nieuw met-naam']);
  // Opened again it is not new, and a second answer is not told either.
  await w.beantwoord('met-naam', DINSDAG + 2 * WEEK + DAG);
  await w.mail(DINSDAG + 3 * WEEK);
  await w.heropen('met-naam');
  await w.mail(DINSDAG + 4 * WEEK);
  await w.beantwoord('met-naam', DINSDAG + 4 * WEEK + DAG);
  await w.mail(DINSDAG + 5 * WEEK);
  expect((await w.post()).slice(1)).toEqual(['anna: nieuw antwoord met-naam']);
});

test('van een bundel wordt één antwoord verteld, en een signaal van een voorbeeldregio niet als voorbeelden er niet zijn', async () => {
  const w = await rondewereld();
  await w.volg(await w.persoon('Anna'), 'bouwsteen:loket');
  await w.signaal('kop', WOENSDAG);
  await w.signaal('deel', WOENSDAG, { bouwsteen: 'loket', regio: 'veenhoek' });
  await w.bundel('deel', 'kop');
  await w.beantwoord('kop', WOENSDAG + DAG);
  await w.signaal('verzonnen', WOENSDAG, { bouwsteen: 'loket', regio: 'voorbeeldregio' });
  await w.beantwoord('verzonnen', WOENSDAG + DAG);
  expect(await w.mail(DINSDAG)).toBe(1);
  expect(await w.post()).toEqual(['anna: nieuw antwoord kop']);
});
