import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { bijlagenInGebruik } from '#publicaties/bijhouden/bijlagen-in-gebruik.ts';
import { intrekken } from '#publicaties/bijhouden/intrekken.ts';
import { bijvoegen } from '#publicaties/bureau/bijvoegen.ts';
import { openAdressen } from '#publicaties/uitgeven/adressen.ts';
import { inBoek } from '#server/opslag/bijlageboek.ts';
import { bijlagenOpruimen } from '#server/opslag/bijlagen-opruimen.ts';
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

test('wat online staat telt, ook als geen revisie het noemt en het bestand op een andere machine ligt', async () => {
  const id = await metBijlagen('Elders', 'zaal');
  await w.db
    .updateTable('publicatie')
    .set({ bestand: `![zaal](${beeld('alleen hier')})` })
    .where('inzending_id', '=', id)
    .execute();
  expect((await bijlagenInGebruik(w.db, w)).has(hash('alleen hier'))).toBe(true);
});

test('wat nergens bij hoort verdwijnt na een week; wat in een tekst, een oude versie of een bestand staat blijft', async () => {
  const map = join(w.bewaardDir, 'bijlagen');
  const opgestuurd = async (naam: string, dagen: number) =>
    inBoek(w.db, 'bijlagen', schijfberging(map), () => NU - dagen * DAG).zet(
      `${hash(naam)}.webp`,
      Buffer.from(naam),
      naam.replaceAll(' ', '-'),
    );
  const id = await w.praktijk({ aanleiding: `Kijk: ![zaal](${beeld('oude versie')})` });
  await w.schrijf(id, { aanleiding: 'Zonder beeld.' }, 'berit');
  await writeFile(join(w.contentDir, 'nieuws', '_later.mdx'), `![x](${beeld('van een redacteur')})`);
  for (const naam of ['oude versie', 'van een redacteur', 'wees']) await opgestuurd(naam, 8);
  await opgestuurd('verse wees', 6);
  let gevraagd = 0;
  const inGebruik = () => {
    gevraagd += 1;
    return bijlagenInGebruik(w.db, w);
  };
  const bergingen = { bijlagen: schijfberging(map), deelnemers: schijfberging('/nergens') };
  const ruimOp = (nu: number) => bijlagenOpruimen(w.db, { bergingen, welke: 'bijlagen', inGebruik, nu });
  expect(await ruimOp(NU)).toEqual([`${hash('wees')}.webp`]);
  expect((await readdir(map)).filter((naam) => naam.endsWith('.webp')).sort()).toEqual(
    [`${hash('oude versie')}.webp`, `${hash('van een redacteur')}.webp`, `${hash('verse wees')}.webp`].sort(),
  );
  expect([existsSync(join(map, `${hash('wees')}.naam`)), gevraagd]).toEqual([false, 1]);
});
