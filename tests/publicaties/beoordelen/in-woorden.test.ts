import { expect, test } from 'vitest';
import { INZENDCOLLECTIES, type Inzendcollectie } from '#db/tabellen-inzending.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { watErStaat } from '#publicaties/beoordelen/in-woorden.ts';
import type { Veld, Velden } from '#publicaties/soorten/veld.ts';
import { hoortBij, veldenVan } from '#publicaties/velden/velden.ts';

const bron = { inhoud: { alle: () => [], een: () => undefined } as unknown as Inhoud, sessies: [] };
const WAARDE = {
  ...{ regel: 'iets', tekst: 'iets', markdown: 'iets', keuze: 'iets', keuzes: ['iets'], verwijzingen: ['iets'] },
  rijen: [],
};
const vul = (veld: Veld) => (veld.soort === 'rijen' ? [{ [veld.delen[0]?.naam ?? '']: 'iets' }] : WAARDE[veld.soort]);

test.each(INZENDCOLLECTIES)('wie %s beoordeelt ziet alles wat is ingevuld, en wat leeg bleef', (collectie: Inzendcollectie) => {
  const alle = veldenVan(collectie);
  const velden: Velden = Object.fromEntries(alle.map((veld) => [veld.naam, vul(veld)]));
  // At whatever address it stands: a list of terms that somebody filled in elsewhere goes online too.
  for (const slug of [null, 'ergens']) {
    const { delen, leeg } = watErStaat({ collectie, slug, velden }, bron);
    const kort = alle.filter(({ soort }) => soort !== 'markdown');
    expect(delen.flatMap((deel) => deel.velden)).toEqual(kort.map(({ label }) => ({ label, tekst: 'iets' })));
    expect(leeg).toEqual([]);
    const gewoon = alle.filter(({ alleenBij }) => alleenBij === undefined);
    expect(watErStaat({ collectie, slug, velden: {} }, bron)).toEqual({ delen: [], leeg: gewoon.map(({ label }) => label) });
  }
});

test('een veld voor één pagina staat in het formulier van die pagina, en overal waar het is ingevuld', () => {
  const begrippen = veldenVan('paginas').find(({ naam }) => naam === 'begrippen') as Veld;
  const bij = (slug: string | null, tekst = '') => hoortBij(begrippen, { slug, velden: { begrippen: tekst } });
  expect([bij('begrippen'), bij('over'), bij(null), bij('over', 'po: De basisschool.')]).toEqual([true, false, false, true]);
});
