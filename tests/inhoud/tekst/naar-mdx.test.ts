import { expect, test } from 'vitest';
import { letterlijk, naarMdx } from '#inhoud/tekst/naar-mdx.ts';
import { tekstNaarHtml } from '#inhoud/tekst/tekst.ts';
import { rekentijd } from '../../steun/rekentijd.ts';

const mdx = (tekst: string, plaats = {}) => {
  const uitslag = naarMdx(tekst, plaats);
  return uitslag.gelukt ? uitslag.mdx : uitslag.reden;
};
const html = (tekst: string) => tekstNaarHtml(mdx(tekst)).html;

test.each([
  ['a < b en c > d', '<p>a &#x3C; b en c > d</p>'],
  ['prijs { 5', '<p>prijs { 5</p>'],
  ['import is duur', '<p>import is duur</p>'],
  ['export const x = {1}', '<p>export const x = {1}</p>'],
  ['voor <!-- een notitie --> na', '<p>voor &#x3C;!-- een notitie --> na</p>'],
  ['<!-- een notitie -->', '<p>&#x3C;!-- een notitie --></p>'],
  ['<!-- een\n\ntwee -->\n\nna', '<p>&#x3C;!-- een</p>\n<p>twee --></p>\n<p>na</p>'],
  ['- <!-- {1} -->\n- b', '<ul>\n<li>&#x3C;!-- {1} --></li>\n<li>b</li>\n</ul>'],
  ['<!---->', '<p>&#x3C;!----></p>'],
  ['<!-- niet gesloten\n\n**vet**', '<p>&#x3C;!-- niet gesloten</p>\n<p><strong>vet</strong></p>'],
  ['een<br>twee', '<p>een<br>\ntwee</p>'],
  ['Adres\nStraat 1\n\nLeeuwarden', '<p>Adres<br>\nStraat 1</p>\n<p>Leeuwarden</p>'],
  ['- een\n  vervolg\n- twee', '<ul>\n<li>een<br>\nvervolg</li>\n<li>twee</li>\n</ul>'],
  ['> een\n> twee', '<blockquote>\n<p>een<br>\ntwee</p>\n</blockquote>'],
  ['een\\\ntwee  \ndrie', '<p>een<br>\ntwee<br>\ndrie</p>'],
  ['een\ntwee\n===', '<h2 id="een-twee">een twee</h2>'],
  ['<script>1</script>', '<p>&#x3C;script>1&#x3C;/script></p>'],
  ['    code {1}', '<pre><code>code {1}\n</code></pre>'],
  ['~50 en ~60', '<p>~50 en ~60</p>'],
  ['let op:dit', '<p>let op:dit</p>'],
  [':::onbekend\ntekst\n:::', '<p>:::onbekend</p>\n<p>tekst</p>\n<p>:::</p>'],
  ['::bron{titel="x" url="javascript:1"}', '<p>::bron{titel="x" url="javascript:1"}</p>'],
  ['<Kader titel={1}>', '<p>&#x3C;Kader titel={1}></p>'],
])('wat iemand typt, staat er: %j', (tekst, verwacht) => expect(html(tekst)).toBe(verwacht));

test.each([
  ['[klik](javascript:alert(1))', 'klik\n'],
  ['[x](https://u:p@school.nl/)', '[x](https://school.nl/)\n'],
  ['[x](www.school.nl)', '[x](https://www.school.nl)\n'],
  ['[x](jan@school.nl)', '[x](mailto:jan@school.nl)\n'],
  ['[x](//e.example)', 'x\n'],
  ['[x](/\\e.example)', 'x\n'],
  ['![x](https://e.example/a.png)', '[x](https://e.example/a.png)\n'],
  ['![x](/bijlagen/a.webp "titel")', '![x](/bijlagen/a.webp)\n'],
  ['[www.rijksoverheid.nl](https://e.example)', '[www.rijksoverheid.nl (e.example)](https://e.example)\n'],
  ['[info@school.nl](mailto:x@e.example)', '[info@school.nl (x@e.example)](mailto:x@e.example)\n'],
  ['[inloggen](https://rijksoverheіd.nl)', '[inloggen (xn--rijksoverhed-cpk.nl)](https://xn--rijksoverhed-cpk.nl/)\n'],
  ['[bijlage.pdf](https://school.nl/bijlage.pdf)', '[bijlage.pdf](https://school.nl/bijlage.pdf)\n'],
])('een adres wordt veilig en eerlijk: %s', (tekst, verwacht) => expect(mdx(tekst)).toBe(verwacht));

test('tekens die de leesrichting draaien of zich verstoppen, verdwijnen, ook als code geschreven', () => {
  expect(mdx('a\u202eb &#x202e; c\u200bd \u00ade')).toBe('ab c cd e\n'.replace('ab c', 'ab').replace('ab cd', 'ab cd'));
});

test('onderdelen worden componenten met letterlijke eigenschappen', () => {
  expect(mdx(':::kader{titel="Let &quot;op&quot; {1}" onclick="x"}\nDenk na.\n:::')).toBe(
    '<Kader titel="Let &quot;op&quot; {1}">\n\nDenk na.\n\n</Kader>\n',
  );
  expect(mdx(':::Citaat[projectleider]\nGoed.\n:::')).toBe('<Citaat bron="projectleider">\n\nGoed.\n\n</Citaat>\n');
  expect(mdx('::bron{titel="Brief" url="https://x.nl/a b" datum="2023"}')).toBe(
    '<Bron titel="Brief" url="https://x.nl/a%20b" datum="2023" />\n',
  );
});

test('koppen komen onder de kop van hun veld, en voetnoten krijgen een eigen naam', () => {
  expect(mdx('# A\n\n## B\n\nx[^q]\n\n[^q]: noot', { onder: 2, noten: 'aanpak-' })).toBe(
    '### A\n\n#### B\n\nx[^aanpak-1]\n\n[^aanpak-1]: noot\n',
  );
});

test('een voetnoot waar niets naar verwijst, blijft te lezen', () => {
  expect(html('tekst\n\n[^1]: losse noot')).toContain('losse noot');
});

test.each([
  ['te-lang', 'a'.repeat(200_001)],
  ['te-diep', `${'> '.repeat(40)}a`],
  ['te-diep', Array.from({ length: 40 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n')],
  ['te-diep', ':::kader\n'.repeat(40)],
  ['te-ingewikkeld', '*a_ '.repeat(20_000)],
  ['te-ingewikkeld', '\\'.repeat(150_000)],
  ['te-ingewikkeld', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['te-ingewikkeld', `|${'a|'.repeat(1500)}\n|${'-|'.repeat(1500)}\n${'|a|\n'.repeat(300)}`],
])('%s: een bom wordt geweigerd voor iemand hem leest', (reden, tekst) => {
  const duur = rekentijd();
  expect(naarMdx(tekst)).toEqual({ gelukt: false, reden });
  expect(duur()).toBeLessThan(5_000);
});

test.each([
  ['een lang woord in een link', `[${'a'.repeat(150_000)}](https://x.nl) [${'a.'.repeat(20_000)}](mailto:a@b.nl)`],
  ['veel wit', `a${' \t'.repeat(50_000)}b${'\n '.repeat(1500)}c`],
  ['veel accenten', `a${'\u0300'.repeat(150_000)}`],
  ['veel dubbelepunten', ':'.repeat(3000)],
])('%s kost geen minuten', (_, tekst) => {
  const duur = rekentijd();
  expect(naarMdx(tekst).gelukt).toBe(true);
  expect(duur()).toBeLessThan(20_000);
});

test('een streep van losse tekens is geen diepe lijst', () => {
  expect(naarMdx(`${'- '.repeat(40)}\n\nNaam: ${'_'.repeat(80)}`).gelukt).toBe(true);
});

test('een lang adres achter veel verwijzingen wordt geen berg', () => {
  const uitslag = naarMdx(`${'[a] '.repeat(1500)}\n\n[a]: https://x.nl/${'y'.repeat(1900)}`);
  expect(uitslag.gelukt && uitslag.mdx.length).toBeLessThan(200_000);
});

test('een lang gewoon stuk mag', () => {
  const alinea = 'Dit is een **gewone** zin met een [link](https://x.nl) erin, zoals mensen die schrijven.\n\n';
  expect(naarMdx(alinea.repeat(300)).gelukt).toBe(true);
  expect(naarMdx(`- ${alinea}`.replaceAll('\n\n', '\n').repeat(300)).gelukt).toBe(true);
});

test('zonder opmaak staat elk teken er zoals getypt', () => {
  expect(tekstNaarHtml(letterlijk('import **x** {1}\n\n<b> # - [a](b)')).html).toBe('<p>import **x** {1}</p>\n<p>&#x3C;b> # - [a](b)</p>');
});
