import { expect, test } from 'vitest';
import { geplakt } from '#inhoud/tekst/plakken/plakken.ts';

const markdown = (html: string) => {
  const uitslag = geplakt(html);
  return uitslag.gelukt ? uitslag.markdown : uitslag.reden;
};

test('wat uit Word komt, houdt koppen, lijsten, tabellen en links, en verliest de rest', () => {
  const uit = markdown(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head><body><!--StartFragment-->
<p class=MsoTitle>Terugblik<o:p></o:p></p><h1>Wat we <b>deden</b></h1>
<p class=MsoNormal>Over <b style='mso-bidi-font-weight:normal'>starters</b>, a &lt; b en prijs { 5.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Eerste <b>punt</b></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level2 lfo2'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Onderdeel</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Tweede punt</p>
<p class=MsoNormal>Stappen:</p>
<p class=MsoListParagraph style='mso-list:l2 level1 lfo3'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Bel de school</p>
<table><tr><td><p>Rol</p></td><td><p>Uren</p></td></tr><tr><td><p>Coach</p><p>(intern)</p></td><td><p>40</p></td></tr></table>
<p>Zie <a href="https://www.voorbeeldregio.example/plan">het plan</a><a href="#_ftn1" name="_ftnref1">[1]</a>.<span style='mso-hide:all'>verborgen</span></p>
<p><img src="file:///C:/Users/x/clip.png" alt="Foto van de zaal"></p></body></html>`);
  expect(uit).toBe(`## Terugblik

## Wat we **deden**

Over **starters**, a < b en prijs { 5.

- Eerste **punt**
  - Onderdeel
- Tweede punt

Stappen:

1. Bel de school

| Rol | Uren |
| - | - |
| Coach (intern) | 40 |

Zie [het plan](https://www.voorbeeldregio.example/plan)[1].

Foto van de zaal
`);
});

test('wat uit Google Documenten komt, houdt vet en schuin', () => {
  expect(
    markdown(
      `<b style="font-weight:normal;"><p><span style="font-weight:700">Vet</span><span style="font-style:italic;font-weight:400"> schuin</span></p><ul><li aria-level="1"><p>een</p></li><ul><li><p>twee</p></li></ul></ul></b>`,
    ),
  ).toBe('**Vet** *schuin*\n\n- een\n  - twee\n');
});

test.each([
  ['<script>alert(1)</script><p onclick="x">tekst</p>', 'tekst\n'],
  ['<a href="javascript:alert(1)">klik</a>', 'klik\n'],
  ['<img src=x onerror=alert(1) alt="plaat">', 'plaat\n'],
  ['<p>a\u202eb</p>', 'ab\n'],
  ['<iframe src="https://e.example"></iframe><p>na</p>', 'na\n'],
  ['<p>:::kader</p>', '\\:::kader\n'],
  ['gewoon **tekst**', 'gewoon \\*\\*tekst\\*\\*\n'],
])('van %j blijft over wat een mens las', (html, verwacht) => expect(markdown(html)).toBe(verwacht));

test('een berg tags wordt kale tekst, een te grote berg wordt geweigerd', () => {
  expect(geplakt(`${'<div>'.repeat(5000)}tekst`)).toEqual({ gelukt: true, markdown: 'tekst', kaal: true, beelden: 0, opmerkingen: 0 });
  expect(geplakt('<style '.repeat(140_000)).gelukt).toBe(true);
  expect(geplakt('a'.repeat(1_000_001))).toEqual({ gelukt: false, reden: 'te-lang' });
});
