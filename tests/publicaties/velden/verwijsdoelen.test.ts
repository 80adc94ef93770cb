import { afterAll, beforeAll, expect, test } from 'vitest';
import { leesVelden } from '#publicaties/velden/invoer.ts';
import { gekozenDoelen, type Verwijsbron, verwijsdoelen } from '#publicaties/velden/verwijsdoelen.ts';
import { NU, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
let bron: Verwijsbron;
beforeAll(async () => {
  w = await wereld();
  bron = {
    inhoud: w.inhoud,
    sessies: Array.from({ length: 12 }, (_, plek) => ({ slug: `sessie-${plek}`, titel: `Sessie ${plek} over zij-instroom`, beginOp: NU })),
    zelf: null,
  };
});
afterAll(() => w.ruimOp());

const titels = (gezocht: string, naar: 'praktijken' | 'kennissessies' = 'praktijken') =>
  verwijsdoelen(naar, gezocht, bron).gevonden.map(({ tekst }) => tekst);
const EEN = 'exitgesprekken-die-echt-iets-opleveren';

test('een paar letters van de naam zijn genoeg, met of zonder hoofdletter of accent, en wat ermee begint staat voorop', () => {
  const titel = w.inhoud.een('praktijken', EEN)?.gegevens.titel;
  expect(titels('EXITG')[0]).toBe(titel);
  expect(titels('éxit opleveren')).toEqual([titel]);
  expect(titels('bestaatnietergens')).toEqual([]);
  const [eerste = ''] = titels('een');
  expect(eerste.toLowerCase().startsWith('een') || eerste.toLowerCase().startsWith('één')).toBe(true);
});

test('ook de regio en het adres van de pagina wijzen de weg; bij elke best practice staat de regio', () => {
  const { gevonden } = verwijsdoelen('praktijken', `https://voorbeeld.example/praktijken/${EEN}/`, bron);
  const regio = w.inhoud.een('onderwijsregios', w.inhoud.een('praktijken', EEN)?.gegevens.regio ?? '')?.gegevens.titel;
  expect(gevonden).toEqual([{ waarde: EEN, tekst: w.inhoud.een('praktijken', EEN)?.gegevens.titel, uitleg: regio }]);
  expect(titels(regio ?? '')).toContain(w.inhoud.een('praktijken', EEN)?.gegevens.titel);
});

test('één letter zoekt nog niet, en er komen er nooit meer dan tien terug', () => {
  expect(titels('e')).toEqual([]);
  expect(titels(' - ')).toEqual([]);
  const { gevonden, meer } = verwijsdoelen('kennissessies', 'zij-instroom', bron);
  expect([gevonden.length, meer]).toEqual([10, true]);
  expect(verwijsdoelen('kennissessies', 'sessie 11', bron)).toEqual({
    gevonden: [{ waarde: 'sessie-11', tekst: 'Sessie 11 over zij-instroom', uitleg: expect.stringContaining('2026') }],
    meer: false,
  });
});

test('een tekst wijst nooit naar zichzelf: niet bij het zoeken, en niet als het adres toch wordt ingestuurd', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  await w.publiceer(id);
  await w.uitgever().nu(id);
  const zelf = await w.haal(id);
  const gevonden = (wie: Verwijsbron['zelf']) => verwijsdoelen('praktijken', 'maatje zij-instromer', { ...bron, zelf: wie }).gevonden;
  expect(gevonden(null).map(({ waarde }) => waarde)).toEqual([zelf.slug]);
  expect(gevonden(zelf)).toEqual([]);
  // Also when it had the address before; a text of another kind with that address is another text.
  expect(gevonden({ ...zelf, slug: 'nieuw', voorheen: [zelf.slug ?? ''] })).toEqual([]);
  expect(gevonden({ ...zelf, collectie: 'terugblikken' })).toHaveLength(1);
  await w.schrijf(id, { verwant: [EEN, zelf.slug ?? ''] });
  const fouten = { verwant: 'Haal deze tekst zelf weg bij ‘Verwante best practices’.' };
  expect(await w.dienIn(id)).toEqual({ gelukt: false, reden: 'onvolledig', fouten });
  await w.schrijf(id, { verwant: [EEN] });
  expect(await w.dienIn(id)).toMatchObject({ gelukt: true });
});

test('wat gekozen is heet zoals nu; wat er niet meer is houdt zijn adres', () => {
  expect(gekozenDoelen('praktijken', [EEN, 'weg'], bron).map(({ tekst }) => tekst)).toEqual([
    w.inhoud.een('praktijken', EEN)?.gegevens.titel,
    'weg',
  ]);
});

test('een formulier stuurt elke keuze apart, dubbele tellen één keer', () => {
  const data = new FormData();
  for (const waarde of [EEN, EEN, ' nog-een ']) data.append('verwant', waarde);
  const { velden, mis } = leesVelden(data, 'praktijken');
  expect([velden.verwant, velden.kennissessies, mis]).toEqual([[EEN, 'nog-een'], [], {}]);
});
