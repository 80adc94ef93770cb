import { expect, test } from 'vitest';
import { briefOpmaken } from '#mail/brief.ts';

test('een brief zegt in tekst en in HTML hetzelfde, met één bron', () => {
  const { onderwerp, tekst, html } = briefOpmaken({
    onderwerp: 'Je bent aangemeld: Zij-instroom',
    naam: 'Carla',
    alineas: [
      'Je hebt een plek.',
      { href: 'https://regiokring.example/mijn/', tekst: 'Bekijk je aanmelding' },
      { code: '7KQ2M9XA' },
      { feiten: [['Plaats', 'Zwolle']] },
    ],
    waarom: 'Je krijgt deze e-mail omdat je je aanmeldde.',
  });
  expect(onderwerp).toBe('Je bent aangemeld: Zij-instroom');
  expect(tekst).toBe(
    'Hallo Carla,\n\nJe hebt een plek.\n\nBekijk je aanmelding:\nhttps://regiokring.example/mijn/\n\n7KQ2M9XA\n\nPlaats: Zwolle\n\n' +
      "Met vriendelijke groet,\nRegiokring, kennisplatform van de onderwijsregio's\n\nJe krijgt deze e-mail omdat je je aanmeldde.\n",
  );
  expect(html).toContain('<html lang="nl">');
  expect(html).toContain('<title>Je bent aangemeld: Zij-instroom</title>');
  expect(html).toMatch(/<td class="knop"[^>]*><a href="https:\/\/regiokring.example\/mijn\/"[^>]*>Bekijk je aanmelding<\/a><\/td>/);
  expect(html).toMatch(/<td class="code"[^>]*font-size:28px[^>]*><strong>7KQ2M9XA<\/strong><\/td>/);
  expect(html).toMatch(/<th [^>]*scope="row"[^>]*>Plaats<\/th><td [^>]*>Zwolle<\/td>/);
});

test('wat iemand invult staat in de HTML als tekst', () => {
  const kwaad = `<img src=x onerror="alert('1')">&`;
  const { html } = briefOpmaken({
    onderwerp: kwaad,
    naam: kwaad,
    alineas: [kwaad, { code: kwaad }, { feiten: [[kwaad, kwaad]] }, { href: 'https://a.example/?"><script>', tekst: kwaad }],
  });
  expect(html).not.toMatch(/<(img|script)/);
  expect(html.match(/&lt;img src=x onerror=&quot;alert\(&#39;1&#39;\)&quot;&gt;&amp;/g)).toHaveLength(8);
});

test('een feit linkt naar een pagina of een postbus, en nergens anders heen', () => {
  const met = (href: string) => briefOpmaken({ onderwerp: 'x', alineas: [{ feiten: [['Vragen', '<a>', href]] }] }).html;
  expect(met('mailto:a@b.example')).toMatch(/>Vragen<\/th><td [^>]*><a href="mailto:a@b.example">&lt;a&gt;<\/a>/);
  expect(met('https://a.example/?"><script>')).not.toContain('<script>');
  for (const raar of ['javascript:alert(1)', '/mijn/', '']) expect(met(raar)).toMatch(/>Vragen<\/th><td [^>]*>&lt;a&gt;<\/td>/);
});

test('een brief linkt alleen naar een volledig webadres', () => {
  const metLink = (href: string) => () => briefOpmaken({ onderwerp: 'x', alineas: [{ href, tekst: 'x' }] });
  expect(metLink('/mijn/')).toThrow();
  expect(metLink('javascript:alert(1)')).toThrow();
  expect(metLink('https://regiokring.example/')).not.toThrow();
});

test('een brief heeft ten hoogste één knop: de eerste link die er een wil zijn', () => {
  const html = (...alineas: Parameters<typeof briefOpmaken>[0]['alineas']) => briefOpmaken({ onderwerp: 'x', alineas }).html;
  const link = (tekst: string) => ({ href: 'https://a.example/', tekst });
  const knoppen = (tekst: string) => [...tekst.matchAll(/<td class="knop".*?>([^<]+)<\/a>/g)].map(([, naam]) => naam);
  expect(knoppen(html('x'))).toEqual([]);
  expect(knoppen(html(link('een'), link('twee')))).toEqual(['een']);
  expect(knoppen(html({ ...link('bestand'), knop: false }, link('een'), link('twee')))).toEqual(['een']);
});

test('een brief over een dag toont die dag, zoals die in Nederland is', () => {
  const html = (dag?: number) => briefOpmaken({ onderwerp: 'x', alineas: [], ...(dag !== undefined && { dag }) }).html;
  expect(html(Date.UTC(2027, 1, 10, 23, 30))).toMatch(/class="blad"[^>]*>do<br><span[^>]*>11<\/span><br>feb</);
  expect(html()).not.toContain('class="blad"');
});

test('wie de tekst leest ziet het adres van een pagina, en een postbus niet twee keer', () => {
  const tekst = (href: string) => briefOpmaken({ onderwerp: 'x', alineas: [{ feiten: [['Route', 'kaart', href]] }] }).tekst;
  expect(tekst('https://a.example/')).toContain('Route: kaart, https://a.example/\n');
  expect(tekst('mailto:a@b.example')).toContain('Route: kaart\n');
});

test('alles wat Outlook en het donker nodig hebben zit in de brief, en niets van een ander', () => {
  const { html } = briefOpmaken({ onderwerp: 'x', alineas: ['y', { href: 'https://a.example/', tekst: 'z' }], waarom: 'w', dag: 0 });
  expect(html).toContain('<meta name="color-scheme" content="light dark">');
  expect(html).toContain('@media (prefers-color-scheme:dark)');
  expect(html.match(/<table /g)?.length).toBe(html.match(/<\/table>/g)?.length);
  expect(html).not.toMatch(/<(img|link|script)|url\(|src=/);
});
