import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openen, schrijven } from '#inhoud/tekst/brug/brug.ts';
import { alsGetypt } from '#inhoud/tekst/plakken/kladbloktekst.ts';
import { achterOmleiding } from '#inhoud/tekst/plakken/omleidingen.ts';
import { geplakt } from '#inhoud/tekst/plakken/plakken.ts';

const MAP = 'tests/inhoud/tekst/plakken/klembord';
const vormen = readdirSync(MAP).filter((naam) => naam.endsWith('.txt'));
const plak = (html: string) => {
  const uitslag = geplakt(html);
  if (!uitslag.gelukt || uitslag.kaal) throw new Error('Only words were left');
  return uitslag;
};
const tekst = (html: string) => plak(html).markdown.trimEnd();

describe('wat op het klembord stond', () => {
  test.each(vormen)('%s: in het gewone veld staat wat een mens zou typen', (naam) => {
    const { markdown } = plak(readFileSync(`${MAP}/${naam}`, 'utf8'));
    expect(markdown).toBe(readFileSync(`${MAP}/${naam.replace('.txt', '.md')}`, 'utf8'));
  });

  test.each(vormen)('%s: opgemaakt staat hetzelfde er, en elk blok is te bewerken', (naam) => {
    const markdown = readFileSync(`${MAP}/${naam.replace('.txt', '.md')}`, 'utf8');
    const uit = openen(markdown);
    expect(uit?.doc.children.map(({ type }) => type.name)).not.toContain('bronblok');
    expect(uit && schrijven(uit.doc, { blokken: [], gaten: [''], plekken: new Map() })).toBe(markdown.trimEnd());
  });

  test('wat achterbleef wordt geteld', () => {
    const achter = vormen.map((naam) => {
      const { beelden, opmerkingen } = plak(readFileSync(`${MAP}/${naam}`, 'utf8'));
      return [naam, beelden, opmerkingen > 0];
    });
    expect(achter).toEqual([
      ['google-documenten.txt', 1, false],
      ['intranet.txt', 1, false],
      ['libreoffice.txt', 0, true],
      ['outlook.txt', 1, false],
      ['word-op-het-web.txt', 0, true],
      ['word.txt', 1, true],
    ]);
  });
});

/** A paragraph as Word makes a point of a list: list, level, sign, words. */
const punt = (lijst: string, niveau: number, teken: string, woorden: string, letter = 'Calibri') =>
  `<p class=MsoListParagraph style='text-indent:-18pt;mso-list:${lijst} level${niveau} lfo1'><span style='font-family:${letter}'><span style='mso-list:Ignore'>${teken}<span>&nbsp; </span></span></span>${woorden}</p>`;
const hangend = (inhoud: string, links = 18) => `<p style="margin-left:${links}pt;text-indent:-18pt">${inhoud}</p>`;

test.each<[string, string, string]>([
  [
    'een bol die alleen zo staat',
    hangend('<span>●</span><span> <b>Eerste</b> punt</span>') + hangend('<span>●</span><span> Tweede</span>'),
    '- **Eerste** punt\n- Tweede',
  ],
  [
    'een ander teken per lijst',
    punt('l0', 1, '·', 'a', 'Symbol') + punt('l1', 1, '1.', 'b') + punt('l1', 1, '2.', 'c'),
    '- a\n\n1. b\n2. c',
  ],
  [
    'letters en Romeinse cijfers',
    punt('l0', 1, 'A.', 'a') + punt('l0', 2, 'ii)', 'b') + punt('l0', 3, '(c)', 'c'),
    '1. a\n   1. b\n      1. c',
  ],
  ['een letter van Wingdings is een bol', punt('l0', 1, 'Ø', 'a', 'Wingdings') + punt('l0', 1, 'ü', 'b', 'Wingdings'), '- a\n- b'],
  ['een teken uit het eigen gebied van Symbol', hangend('\uf0b7&nbsp;a') + hangend('\uf0b7&nbsp;b'), '- a\n- b'],
  ['een telling die halverwege begint', punt('l0', 1, '4.', 'a') + punt('l0', 1, '5.', 'b'), '4. a\n5. b'],
  [
    'een niveau dat wordt overgeslagen',
    punt('l0', 1, '1.', 'a') + punt('l0', 3, '1.1.1', 'b') + punt('l0', 2, '1.2', 'c'),
    '1. a\n   1. b\n   2. c',
  ],
  ['niveaus die alleen aan de inspringing te zien zijn', hangend('• a') + hangend('o&nbsp; b', 36) + hangend('• c'), '- a\n  - b\n- c'],
  ['streepjes die iemand typte', '<p>– a</p><p>– b</p>', '- a\n- b'],
  ['één streepje is nog geen lijst', '<p>– en toch</p><p>niet</p>', '– en toch\n\nniet'],
  ['een jaartal is geen nummer', '<p>2024. Een jaar</p><p>2025. Nog een</p>', '2024\\. Een jaar\n\n2025\\. Nog een'],
  ['cijfers die niet tellen zijn geen lijst', '<p>1. a</p><p>7. b</p>', '1\\. a\n\n7\\. b'],
  [
    'een genummerde lijst die elk punt opnieuw begint',
    '<ol><li>a</li></ol><ol start=2><li>b</li></ol><ol start=3><li>c</li></ol>',
    '1. a\n2. b\n3. c',
  ],
  [
    'samengevoegd over rijen en kolommen',
    '<table><tr><th>a<th>b<th>c</tr><tr><td rowspan=0 colspan=2>x<td>1</tr><tr><td>2</tr></table>',
    '| a | b | c |\n| - | - | - |\n| x | | 1 |\n| x | | 2 |',
  ],
  [
    'een tabel die alleen de pagina indeelt',
    '<table><tr><td><h2>Kop</h2><table><tr><td>a<td>b</tr></table></td><td><p>ernaast</p></td></tr></table>',
    '## Kop\n\n| a | b |\n| - | - |\n\nernaast',
  ],
  [
    'een programma met tijden is geen lijst',
    hangend('09.30 uur Welkom') + hangend('10.00 uur Pauze'),
    '09.30 uur Welkom\n\n10.00 uur Pauze',
  ],
  ['een voorletter is geen teken van een lijst', hangend('A. Jansen (2024)') + hangend('B. Pieters'), 'A. Jansen (2024)\n\nB. Pieters'],
  ['een paragraaf van een wet is geen punt', '<p>§ 3 Scholing</p><p>§ 4 Werk</p>', '§ 3 Scholing\n\n§ 4 Werk'],
  ['een paragraafteken dat als bol hangt', hangend('§ a') + hangend('§ b'), '- a\n- b'],
  ['één pijl is nog geen lijst, twee wel', '<p>→ Let op</p><p>tekst</p><p>→ a</p><p>→ b</p>', '→ Let op\n\ntekst\n\n- a\n- b'],
  ['de naam van een tabel', '<table><caption>Uren</caption><tr><td>a<td>b</tr></table>', 'Uren\n\n| a | b |\n| - | - |'],
  ['wat in een cel in blokken staat', '<table><tr><td><pre>a</pre><details>b</details><td>c</tr></table>', '| a b | c |\n| - | - |'],
  ['een pagina die één formulier is', '<form><p>Tekst</p><input value="x"><button>Zoek</button></form>', 'Tekst'],
  ['een kop die een knop is', '<h2><button aria-expanded="false">Vraag</button></h2><p>Antwoord</p>', '## Vraag\n\nAntwoord'],
  ['punten die hun lijst kwijt zijn', 'Tekst<li>een</li><li>twee<ul><li>drie</li></ul></li>', 'Tekst\n\n- een\n- twee\n  - drie'],
  ['schuin in een ander schrift is niet schuin', "<p><span style='mso-bidi-font-style:italic'>recht</span></p>", 'recht'],
  ['regels die de pagina zo laat zien', '<div style="white-space: pre-wrap">een\ntwee</div><p>drie\nvier</p>', 'een\ntwee\n\ndrie vier'],
  ['een opmerking van Google', '<p>Tekst<a href="#cmnt1">[a]</a></p><div><p><a href="#cmnt_ref1">[a]</a></p></div>', 'Tekst'],
  ['doorgestreept en onderstreept is geen wijziging', '<p><ins>a</ins> <del>b</del></p>', 'a ~~b~~'],
  ['een leesteken tegen vet', '<p><b>(Let op)</b>dit en dat<i>!</i>nu</p>', '**(Let op**)dit en dat!nu'],
  ['een teken dat nergens als code hoort', '<p>A&amp;B &lt;x&gt; &euro;&nbsp;5 &#8211; 6&#176;</p>', 'A&B \\<x> € 5 – 6°'],
])('%s', (_, html, verwacht) => expect(tekst(html)).toBe(verwacht));

test.each([
  ['https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fschool.nl%2Fa%3Fb%3D1&data=05', 'https://school.nl/a?b=1'],
  [
    'https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=https%3A%2F%2Fschool.nl%2F&locale=nl',
    'https://school.nl/',
  ],
  ['https://urldefense.com/v3/__https://school.nl/plan__;!!N!x$', 'https://school.nl/plan'],
  ['https://urldefense.proofpoint.com/v2/url?u=https-3A__school.nl_plan&d=x', 'https://school.nl/plan'],
  ['https://www.google.com/url?q=https://school.nl/&sa=D', 'https://school.nl/'],
  [
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%3A%2F%2Fschool.nl%2F',
    'https://school.nl/',
  ],
  [
    'https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)',
    'https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)',
  ],
  ['https://www.google.com/search?q=loket', 'https://www.google.com/search?q=loket'],
  ['https://school.nl/?url=https://ander.nl', 'https://school.nl/?url=https://ander.nl'],
])('achter %s staat het bedoelde adres', (adres, verwacht) => expect(achterOmleiding(adres)).toBe(verwacht));

test.each([
  ['•\tEerste punt\r\n•\tTweede punt', '- Eerste punt\n- Tweede punt'],
  ['Kop:\n• a\n\t○ b\nna', 'Kop:\n\n- a\n   - b\n\nna'],
  ['1.\tEen\n2.\tTwee', '1. Een\n2. Twee'],
  ['Gewone tekst\nop twee regels', 'Gewone tekst\nop twee regels'],
  ['\uf0b7 a', '- a'],
])('kale tekst %j wordt wat een mens zou typen', (kaal, verwacht) => expect(alsGetypt(kaal)).toBe(verwacht));

test('ook als alleen de woorden bewaard konden worden, staan er geen tekencodes', () => {
  const uitslag = geplakt(`${'<div>'.repeat(5000)}A&amp;B &lt;x&gt; caf&eacute;`);
  expect(uitslag).toMatchObject({ gelukt: true, kaal: true, markdown: 'A&B <x> café' });
});
