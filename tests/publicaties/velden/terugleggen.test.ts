import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ontcijferen } from '#inhoud/stuk-lezen.ts';
import { opstellen } from '#publicaties/velden/bestand.ts';
import { velden } from '#publicaties/velden/terugleggen.ts';
import { type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeAll(async () => {
  w = await wereld();
});
afterAll(() => w.ruimOp());

const DAGEN = ['gepubliceerd', 'gewijzigd', 'gecontroleerd'];
const zonderDagen = (gegevens: object) => Object.fromEntries(Object.entries(gegevens).filter(([naam]) => !DAGEN.includes(naam)));

test.each(
  (['praktijken', 'terugblikken'] as const).flatMap((collectie) =>
    readdirSync(`content/${collectie}`)
      .filter((naam) => /^[^_].*\.mdx$/.test(naam))
      .map((naam) => [collectie, naam.replace('.mdx', '')] as const),
  ),
)('%s/%s is te bewerken als formulier en komt er met dezelfde velden en dezelfde pagina weer uit', (collectie, slug) => {
  const stuk = collectie === 'praktijken' ? w.inhoud.een('praktijken', slug) : w.inhoud.een('terugblikken', slug);
  if (!stuk) throw new Error(slug);
  const { regio, voorbeeld } = stuk.gegevens;
  const kennissessie = 'kennissessie' in stuk.gegevens ? stuk.gegevens.kennissessie : null;
  const opgesteld = opstellen(velden(stuk), { collectie, onderwijsregio: regio, voorbeeld, kennissessie, vandaag: '2026-11-24' });
  if (!opgesteld.gelukt) throw new Error(JSON.stringify(opgesteld.fouten));
  const terug = ontcijferen(collectie, `${collectie}/${slug}.mdx`, opgesteld.bestand);
  expect(zonderDagen(terug.gegevens)).toEqual(zonderDagen(stuk.gegevens));
  expect(w.inhoud.html(terug)).toEqual(w.inhoud.html(stuk));
});
