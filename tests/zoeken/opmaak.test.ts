import { expect, test } from 'vitest';
import { matenUit } from '#inhoud/maatlat/maatlatten.ts';
import { html } from '#zoeken/html.ts';
import { opmaak } from '#zoeken/opmaak.ts';
import { legeUitslag, type Zoekuitslag } from '#zoeken/uitslag.ts';

const KWAAD = `<img src=x onerror=alert(1)>"'&`;
const VEILIG = '&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;';
const uitslag: Zoekuitslag = {
  ...legeUitslag(`?${new URLSearchParams({ q: KWAAD })}`, true),
  totaal: 1,
  ook: [KWAAD],
  verbeterd: [{ van: 'x', naar: KWAAD }],
  onbekend: [KWAAD],
  keuzes: [{ naam: 'regio', tekst: KWAAD, zonder: `?q=${KWAAD}` }],
  facetten: [{ naam: 'regio', titel: KWAAD, uitleg: '', opties: [{ waarde: KWAAD, tekst: KWAAD, aantal: 1, gekozen: true }] }],
  resultaten: [
    {
      url: '/praktijken/x/',
      soort: 'praktijk',
      titel: KWAAD,
      passage: [{ tekst: KWAAD, raak: true }],
      koppen: [{ tekst: KWAAD, url: '/praktijken/x/#y' }],
      kenmerken: [KWAAD],
      maten: [],
      voorbeeld: true,
    },
  ],
};

test('niets uit de index of het adres wordt opmaak', () => {
  const gemaakt = opmaak(uitslag, { '/praktijken/x/': KWAAD });
  expect(gemaakt).not.toContain('<img');
  expect(gemaakt.split(VEILIG).length).toBeGreaterThan(8);
});

test('de controle ziet opmaak die niet is ontdaan van haakjes', () => {
  expect(`<li>${KWAAD}</li>`).toContain('<img');
  expect(String(html`<li>${KWAAD}</li>`)).toBe(`<li>${VEILIG}</li>`);
});

test('zonder antwoord staat er dat er niets is, en hoe het verder kan', () => {
  const leeg = opmaak({
    ...legeUitslag('?q=zwembad+personeelstekort', true),
    onbekend: ['zwembad'],
    ernaast: { woorden: ['personeelstekort'], bouwstenen: [{ url: '/bouwstenen/x/', titel: KWAAD }] },
  });
  for (const deel of ['Niets gevonden voor “zwembad personeelstekort”', 'Hierover staat er nog niets.', 'Stel je kennisvraag', VEILIG])
    expect(leeg).toContain(deel);
  expect(leeg).toContain('<a href="/zoeken/?q=personeelstekort">personeelstekort</a>');
  expect(leeg).not.toContain('zoekresultaat"');
});

test('zonder index staat er dat het even duurt', () => expect(opmaak(legeUitslag('?q=loket', false))).toContain('wordt nog gemaakt'));

test('wat alleen in de buurt komt, staat er niet als antwoord', () => {
  const buurt = opmaak({ ...uitslag, twijfel: true });
  for (const deel of ['Niets precies gevonden', 'Geen pagina gaat precies over je vraag.', 'Stel je kennisvraag', 'zoekresultaat"'])
    expect(buurt).toContain(deel);
  expect(buurt).not.toMatch(/\d+ resultaten/);
  expect(opmaak({ ...uitslag, twijfel: false })).not.toContain('in de buurt');
});

test('bij een best practice staan de maten, bij de rest niet', () => {
  const [eerste] = uitslag.resultaten;
  const met = opmaak({ ...uitslag, resultaten: eerste ? [{ ...eerste, maten: matenUit('€€|1200|positief|3') }] : [] });
  expect(met).toContain('2 van 4');
  expect(met).toContain('1.200 uur');
  expect(opmaak(uitslag)).not.toContain('maatlat');
});

test('op kosten en zekerheid kun je alleen ordenen als er best practices bij zijn', () => {
  const kosten = (aantal: number) => [
    { naam: 'kosten', titel: 'Kosten', uitleg: '', opties: [{ waarde: '1', tekst: '€', aantal, gekozen: false }] },
  ];
  expect(opmaak({ ...uitslag, facetten: kosten(1) })).toContain('sorteer=goedkoopst');
  expect(opmaak({ ...uitslag, facetten: kosten(0) })).not.toContain('sorteer=goedkoopst');
  expect(opmaak({ ...uitslag, facetten: kosten(0), sorteer: 'goedkoopst' })).toContain('<span aria-current="true">Goedkoopst</span>');
});
