import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gelezen, ontleed } from '#inhoud/tekst/gelezen.ts';
import { markdownLezen } from '#inhoud/tekst/markdown/markdown.ts';
import { naarMdx } from '#inhoud/tekst/naar-mdx.ts';
import { boomNaarHtml, ontleden, tekstNaarHtml } from '#inhoud/tekst/tekst.ts';
import { adviseren } from '#inhoud/tekst/tekstadvies.ts';
import { lichaam, lichaamsboom } from '#publicaties/velden/bestand.ts';

const MAP = 'tests/inhoud/tekst/documenten/';
const namen = readdirSync(MAP).filter((naam) => naam.endsWith('.md'));
const documenten = namen.map((naam) => [naam, readFileSync(MAP + naam, 'utf8')] as const);

test.each(documenten)('%s ziet er in het voorbeeld uit als straks op de pagina', (_, tekst) => {
  const velden = { aanleiding: tekst, aanpak: tekst, geleerde_lessen: `${tekst}\n\nEinde.` };
  const { mdx } = lichaam(velden, 'praktijken');
  expect(boomNaarHtml(lichaamsboom(velden, 'praktijken'))).toEqual(tekstNaarHtml(mdx));
});

test.each(documenten)('wie %s leest, laat de boom zoals hij was', (_, tekst) => {
  const uitslag = naarMdx(tekst);
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  adviseren(tekst, { veld: 'aanpak', begrippen: [] });
  boomNaarHtml(ontleed(uitslag.mdx));
  expect(gelezen(tekst)).toEqual(markdownLezen(tekst));
  expect(ontleed(uitslag.mdx)).toEqual(ontleden(uitslag.mdx));
});

test('een boom wordt onthouden, tot er te veel andere gelezen zijn', () => {
  const boom = gelezen('Een tekst.');
  expect(gelezen('Een tekst.')).toBe(boom);
  for (let nummer = 0; nummer < 4; nummer += 1) gelezen(`${nummer} ${'woord '.repeat(3000)}`);
  expect(gelezen('Een tekst.')).not.toBe(boom);
});
