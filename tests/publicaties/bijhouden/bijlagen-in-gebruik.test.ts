import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bewaren } from '#inhoud/bijlagen/bijlage-bewaren.ts';
import { bijlagenOpruimen } from '#inhoud/bijlagen/bijlagen-opruimen.ts';
import { bijlagenInGebruik } from '#publicaties/bijhouden/bijlagen-in-gebruik.ts';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { bijvoegen } from '#publicaties/bureau/bijvoegen.ts';
import { openAdressen } from '#publicaties/uitgeven/adressen.ts';
import { DAG, NU, STIL, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

const hash = (naam: string) => createHash('sha256').update(naam).digest('hex');
const url = (naam: string) => `/bijlagen/${hash(naam)}.pdf`;
const beeld = (naam: string) => `/bijlagen/${hash(naam)}.webp`;
async function metBijlagen(titel: string, plaatje: string): Promise<string> {
  const id = await w.praktijk({ titel, aanleiding: `Kijk: ![zaal](${beeld(plaatje)})` });
  const bijlage = { url: url(titel), naam: 'PDF', grootte: '1 kB', isBeeld: false };
  await bijvoegen(w.db, { account: await w.wie('bram'), id, bijlage, omschrijving: titel, nu: NU });
  await w.goedgekeurd(id);
  await w.publiceer(id);
  await w.uitgever().nu(id);
  return id;
}
const weg = async (pad: string) => (await openAdressen(w.db).zoek(pad))?.soort ?? 'er';

test('na intrekken zijn de bestanden van die tekst weg, behalve wat een andere tekst ook toont; opnieuw publiceren geeft ze terug', async () => {
  const een = await metBijlagen('Een', 'samen');
  await metBijlagen('Twee', 'samen');
  await intrekken(w.db, { uitgever: STIL, account: await w.wie('rosa'), id: een, toelichting: 'Klopt niet.', nu: NU });
  await w.uitgever().nu(een);
  expect([await weg(url('Een')), await weg(beeld('samen')), await weg(url('Twee'))]).toEqual(['weg', 'er', 'er']);
  await w.schrijf(een, { kern: 'Nu klopt het wel.' });
  await w.goedgekeurd(een);
  await w.publiceer(een);
  await w.uitgever().nu(een);
  expect(await weg(url('Een'))).toBe('er');
});

test('wat nergens bij hoort verdwijnt na een week; wat in een tekst, een oude versie of een bestand staat blijft', async () => {
  const map = join(w.bewaardDir, 'bijlagen');
  await mkdir(map, { recursive: true });
  const leg = async (naam: string, dagen: number) => {
    await writeFile(join(map, naam), 'x');
    await utimes(join(map, naam), (NU - dagen * DAG) / 1000, (NU - dagen * DAG) / 1000);
  };
  const id = await w.praktijk({ aanleiding: `Kijk: ![zaal](${beeld('oude versie')})` });
  await w.schrijf(id, { aanleiding: 'Zonder beeld.' }, 'berit');
  await writeFile(join(w.contentDir, 'nieuws', '_later.mdx'), `![x](${beeld('van een redacteur')})`);
  for (const naam of ['oude versie', 'van een redacteur', 'wees']) await leg(`${hash(naam)}.webp`, 8);
  await leg(`${hash('wees')}.naam`, 8);
  await leg(`${hash('verse wees')}.webp`, 6);
  await leg('.00000000-0000-4000-8000-000000000000', 8);
  let gevraagd = 0;
  const inGebruik = () => {
    gevraagd += 1;
    return bijlagenInGebruik(w.db, w);
  };
  expect(await bijlagenOpruimen(map, { inGebruik, nu: NU })).toEqual(['.00000000-0000-4000-8000-000000000000', `${hash('wees')}.webp`]);
  expect((await readdir(map)).sort()).toEqual(
    [`${hash('oude versie')}.webp`, `${hash('van een redacteur')}.webp`, `${hash('verse wees')}.webp`].sort(),
  );
  expect(gevraagd).toBe(1);
});

test('een oud bestand dat opnieuw gestuurd wordt, is weer nieuw', async () => {
  const map = join(w.bewaardDir, 'bijlagen');
  const naam = await bewaren(map, 'pdf', Buffer.from('stuk'), 'stuk.pdf');
  await utimes(join(map, `${naam}.pdf`), 0, 0);
  await bewaren(map, 'pdf', Buffer.from('stuk'), 'stuk.pdf');
  expect(await bijlagenOpruimen(map, { inGebruik: async () => new Set(), nu: Date.now() })).toEqual([]);
  expect(existsSync(join(map, `${naam}.pdf`))).toBe(true);
});
