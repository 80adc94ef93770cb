import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { type Geopend, openen, schrijven } from '#inhoud/tekst/brug/brug.ts';
import { brugschema } from '#inhoud/tekst/brug/brugschema.ts';
import { naarMdx } from '#inhoud/tekst/naar-mdx.ts';
import { tekstNaarHtml } from '#inhoud/tekst/tekst.ts';
import { alleTeksten } from './teksten.ts';

const NIETS: Geopend['herkomst'] = { blokken: [], gaten: [''], plekken: new Map() };
const geopend = (tekst: string): Geopend => {
  const uit = openen(tekst);
  if (!uit) throw new Error('Not to be edited as it looks');
  return uit;
};
const dicht = (doc: Node): string[] =>
  doc.children.filter(({ type }) => type.name === 'bronblok').map(({ attrs }) => String(attrs.bron).slice(0, 12));
const html = (tekst: string): string => {
  const uitslag = naarMdx(tekst);
  return uitslag.gelukt ? tekstNaarHtml(uitslag.mdx).html : uitslag.reden;
};
const { documenten, bestanden, bewerkt } = alleTeksten();

describe('openen en weer bewaren zonder iets te wijzigen', () => {
  test.each([...documenten, ...bestanden])('%s is byte voor byte hetzelfde', (_, tekst) => {
    const { doc, herkomst } = geopend(tekst);
    expect(schrijven(doc, herkomst)).toBe(tekst);
  });

  test('ook zoals een schrijver hem bewerkt; van alles wat online staat is elk blok te bewerken', () => {
    for (const [naam, tekst] of bewerkt) {
      const { doc, herkomst } = geopend(tekst);
      expect([naam, schrijven(doc, herkomst), dicht(doc)]).toEqual([naam, tekst, []]);
    }
  });

  test('wat alleen als bron te zien is, wordt niet meer', () => {
    const alle = documenten.flatMap(([naam, tekst]) => dicht(geopend(tekst).doc).map((begin) => `${naam}: ${begin}`));
    expect(alle).toEqual([
      'html-uit-een-oude-site.md: <div class="',
      'html-uit-een-oude-site.md: <p align="ce',
      'html-uit-een-oude-site.md: <script>aler',
      'html-uit-een-oude-site.md: <img src="fo',
      'links-en-adressen.md: [plan]: http',
      'links-en-adressen.md: [de brief]: ',
      'notulen-met-commentaar.md: <!-- Sjabloo',
      'notulen-met-commentaar.md: <!-- TODO: c',
      'notulen-met-commentaar.md: <!---->',
      'voetnoten.md: [^1]: In het',
      'voetnoten.md: [^telling]: ',
    ]);
  });
});

test.each([...documenten, ...bewerkt])('%s, elk blok door ons opnieuw geschreven, is op de pagina hetzelfde', (_, tekst) => {
  const opnieuw = schrijven(geopend(tekst).doc, NIETS);
  expect(opnieuw).not.toMatch(/&#x?[\da-f]+;/i);
  expect(html(opnieuw)).toBe(html(tekst));
});

const { nodes, marks } = brugschema;
const t = (tekst: string, ...om: ('strong' | 'emphasis' | 'code')[]) =>
  brugschema.text(
    tekst,
    om.map((naam) => marks[naam].create()),
  );
const p = (...binnen: (Node | string)[]) =>
  nodes.paragraph.create(
    null,
    binnen.map((een) => (typeof een === 'string' ? t(een) : een)),
  );
const br = () => nodes.hard_break.create();
const ul = (...punten: string[]) =>
  nodes.bullet_list.create(
    null,
    punten.map((een) => nodes.list_item.create(null, p(een))),
  );
const ol = (...punten: string[]) =>
  nodes.ordered_list.create(
    null,
    punten.map((een) => nodes.list_item.create(null, p(een))),
  );
const schrijf = (...blokken: Node[]) => schrijven(nodes.doc.create(null, blokken), NIETS);

test.each<[string, Node[], string]>([
  ['geen regeleinde aan de rand van een alinea', [p(br(), 'een', br(), br(), 'twee', br())], 'een\ntwee'],
  ['een spatie in plaats van een regeleinde in een kop', [nodes.heading.create({ level: 2 }, [t('een'), br(), t('twee')])], '## een twee'],
  ['spaties buiten vet en cursief', [p('a', t(' b ', 'strong'), 'c')], 'a **b** c'],
  ['een leesteken tegen een letter buiten vet', [p(t('Let op.', 'strong'), 'Dit is belangrijk')], '**Let op**.Dit is belangrijk'],
  ['vet en cursief tegen elkaar', [p(t('vet.', 'strong'), t('schuin', 'emphasis'))], '**vet**.*schuin*'],
  ['twee lijsten na elkaar', [ul('a'), ul('b'), ul('c')], '- a\n\n* b\n\n- c'],
  ['twee genummerde lijsten na elkaar', [ol('a'), ol('b')], '1. a\n\n1) b'],
  ['een lijst na een andere soort lijst', [ul('a'), ol('b')], '- a\n\n1. b'],
  [
    'wat op opmaak lijkt blijft letterlijk',
    [p('# geen kop'), p('1. geen lijst'), p('*geen* cursief'), p(':::kader')],
    '\\# geen kop\n\n1\\. geen lijst\n\n\\*geen\\* cursief\n\n\\:::kader',
  ],
  [
    'geen strepen die niemand zou typen',
    [p('[1] en a_b, jan@school.nl, www.school.nl, 5 * 4')],
    '[1] en a_b, jan@school.nl, www.school.nl, 5 * 4',
  ],
  ['lege alinea’s tellen niet', [p(), p('a'), p(), p()], 'a'],
  ['niets is niets', [p()], ''],
])('schrijven: %s', (_, blokken, verwacht) => expect(schrijf(...blokken)).toBe(verwacht));

test('wie één blok wijzigt, wijzigt alleen dat blok', () => {
  const bron = 'Kop\n===\n\n\nEen __vette__ regel\n* een\n* twee\n\n| a|b |\n|--|:-:|\n| 1 | 2|\n';
  const { doc, herkomst } = geopend(bron);
  const eerste = doc.child(1);
  const nieuw = doc.replace(doc.child(0).nodeSize, doc.child(0).nodeSize + eerste.nodeSize, doc.slice(0, 0));
  expect(schrijven(nieuw, herkomst)).toBe('Kop\n===\n\n* een\n* twee\n\n| a|b |\n|--|:-:|\n| 1 | 2|\n');
});

test('een onderdeel met een hoofdletter is hetzelfde onderdeel, zoals op de pagina', () => {
  const bron = ':::Kader{titel="Let op"}\nTekst\n:::\n\n::BRON{titel="Plan" url="https://a.example"}';
  const { doc, herkomst } = geopend(bron);
  expect(doc.children.map(({ attrs }) => attrs.soort)).toEqual(['kader', 'bron']);
  expect(schrijven(doc, herkomst)).toBe(bron);
  const opnieuw = schrijven(doc, NIETS);
  expect(opnieuw).toBe(bron.replace('Kader', 'kader').replace('BRON', 'bron'));
  expect(html(opnieuw)).toBe(html(bron));
});

test('een regeleinde als tag is er een, hoe iemand het ook typte', () => {
  const bron = 'een<br>twee<BR />drie</br>vier';
  expect(schrijven(geopend(bron).doc, NIETS)).toBe('een\ntwee\ndrie\nvier');
  expect(html('een\ntwee\ndrie\nvier')).toBe(html(bron));
});

test('een codeblok dat nooit dichtging, neemt niet op wat erachter komt', () => {
  const { doc, herkomst } = geopend('```\ncode');
  expect(schrijven(doc, herkomst)).toBe('```\ncode');
  const meer = nodes.doc.create(null, [...doc.children, p('na')]);
  expect(schrijven(meer, herkomst)).toBe('```\ncode\n```\n\nna');
  // Of HTML that was never closed nobody can say where it ends: that text is edited as it is.
  expect(openen('tekst\n\n<!-- nooit gesloten\n\nna')).toBeNull();
});

test.each([
  '&#x20;ingesprongen',
  'a **&#x20;b** c',
  'een&#10;&#10;twee',
  '| a |\n| - |\n| b | te veel |',
  '> [x][ref]\n>\n> [ref]: https://a.nl',
])('wat niet met dezelfde betekenis terug te schrijven is, staat er als bron: %j', (tekst) => {
  const { doc, herkomst } = geopend(tekst);
  expect(doc.children.map(({ type }) => type.name)).toEqual(['bronblok']);
  expect(schrijven(doc, herkomst)).toBe(tekst);
});

test.each([
  ['vet dat met een teken voor een adres begint en in een woord eindigt', p(t('.www.school.nlV', 'strong'), 'oor 2023')],
  ['een mailadres met een laag streepje achter de apenstaart', p('jan@school.nl_c')],
  ['code naast code met andere opmaak', p(t('&', 'code'), t('amp;', 'code', 'emphasis'), 'woord')],
])('%s is na bewaren weer te bewerken, met dezelfde woorden', (_, alinea) => {
  const { doc } = geopend(schrijf(alinea));
  expect([dicht(doc), doc.textContent]).toEqual([[], alinea.textContent]);
});

test('van een tabel waarvan de eerste rij een cel kwijt is, blijft elke andere cel', () => {
  const cel = (soort: 'table_header' | 'table_cell', tekst: string) => nodes[soort].create(null, p(tekst));
  const tabel = nodes.table.create(null, [
    nodes.table_row.create(null, [cel('table_header', 'Saldo')]),
    nodes.table_row.create(null, [cel('table_cell', 'een'), cel('table_cell', 'twee')]),
  ]);
  expect(schrijf(tabel)).toContain('| een | twee |');
});
