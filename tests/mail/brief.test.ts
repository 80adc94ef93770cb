import { expect, test } from 'vitest';
import { opmaak } from '#mail/brief.ts';

test('een brief zegt in tekst en in HTML hetzelfde, met één bron', () => {
  const { onderwerp, tekst, html } = opmaak({
    onderwerp: 'Je bent aangemeld: Zij-instroom',
    aanhef: 'Hallo Carla,',
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
  expect(html).toContain('<p><a href="https://regiokring.example/mijn/">Bekijk je aanmelding</a></p>');
  expect(html).toMatch(/<p style="font-size:32px[^"]*"><strong>7KQ2M9XA<\/strong><\/p>/);
  expect(html).toContain('<p><b>Plaats:</b> Zwolle</p>');
});

test('wat iemand invult staat in de HTML als tekst', () => {
  const kwaad = `<img src=x onerror="alert('1')">&`;
  const { html } = opmaak({
    onderwerp: kwaad,
    aanhef: kwaad,
    alineas: [kwaad, { code: kwaad }, { feiten: [[kwaad, kwaad]] }, { href: 'https://a.example/?"><script>', tekst: kwaad }],
  });
  expect(html).not.toMatch(/<(img|script)/);
  expect(html.match(/&lt;img src=x onerror=&quot;alert\(&#39;1&#39;\)&quot;&gt;&amp;/g)).toHaveLength(7);
});

test('een feit linkt naar een pagina of een postbus, en nergens anders heen', () => {
  const met = (href: string) => opmaak({ onderwerp: 'x', alineas: [{ feiten: [['Vragen', '<a>', href]] }] }).html;
  expect(met('mailto:a@b.example')).toContain('<b>Vragen:</b> <a href="mailto:a@b.example">&lt;a&gt;</a>');
  expect(met('https://a.example/?"><script>')).not.toContain('<script>');
  for (const raar of ['javascript:alert(1)', '/mijn/', '']) expect(met(raar)).toContain('<b>Vragen:</b> &lt;a&gt;</p>');
});

test('een brief linkt alleen naar een volledig webadres', () => {
  const metLink = (href: string) => () => opmaak({ onderwerp: 'x', alineas: [{ href, tekst: 'x' }] });
  expect(metLink('/mijn/')).toThrow();
  expect(metLink('javascript:alert(1)')).toThrow();
  expect(metLink('https://regiokring.example/')).not.toThrow();
});
