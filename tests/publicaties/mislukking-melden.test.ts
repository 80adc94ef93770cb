import { existsSync } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { statusuitleg } from '#publicaties/inzendwoorden.ts';
import { plannen } from '#publicaties/uitgeven/vrijgeven.ts';
import { veldMetNaam } from '#publicaties/velden/velden.ts';
import { inWoorden } from '#publicaties/velden/veldwoorden.ts';
import { aantalWachtend } from '#publicaties/werklijst.ts';
import { DAG, NU, ORIGIN, STIL, type Wereld, wereld } from './wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

test('de Realisatie-Eenheid leest wie indiende, van welke regio, en wie goedkeurde', async () => {
  const id = await w.praktijk({}, 'bram');
  await w.dienIn(id, 'bram');
  await w.keurGoed(id, 'dirk');
  const brief = (aan: string) =>
    w.db
      .selectFrom('outbox')
      .select('tekst')
      .where('aan', '=', `${aan}@voorbeeld.example`)
      .where('onderwerp', 'like', 'Te beoordelen:%')
      .executeTakeFirstOrThrow();
  const { naam } = await w.wie('bram');
  const regio = w.inhoud.een('onderwijsregios', 'voorbeeldregio-heuvelrand')?.gegevens.titel;
  const plat = (tekst: string) => tekst.replace(/\s+/g, ' ');
  expect(plat((await brief('rosa')).tekst)).toContain(`${naam} (${regio}) diende een best practice in en dirk keurde die goed.`);
  expect(plat((await brief('dirk')).tekst)).toContain(`${naam} (${regio}) diende een best practice in. Jij bent`);
});

test('hoeveel teksten op je wachten: bij de projectleider wat zij moet beoordelen, bij de Realisatie-Eenheid ook wat online kan', async () => {
  const wachten = async () => [await aantalWachtend(w.db, await w.wie('dirk')), await aantalWachtend(w.db, await w.wie('rosa'))];
  expect(await wachten()).toEqual([0, 0]);
  const id = await w.praktijk();
  await w.dienIn(id);
  expect(await wachten()).toEqual([1, 0]);
  await w.keurGoed(id, 'dirk');
  expect(await wachten()).toEqual([0, 1]);
  await w.keurGoed(id, 'rosa');
  expect(await wachten()).toEqual([0, 1]);
  await w.publiceer(id);
  await w.uitgever().nu(id);
  expect(await wachten()).toEqual([0, 0]);
});

test('de uitleg bij een status klopt voor een vertrouwde regio en voor een concept naast een online versie', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  const goedgekeurd = await w.haal(id);
  expect(statusuitleg(goedgekeurd)).toBe('De tekst kan online. De Realisatie-Eenheid publiceert hem.');
  expect(statusuitleg({ ...goedgekeurd, vertrouwd: true })).toBe('De tekst kan online. Je regio publiceert hem zelf.');
  await w.publiceer(id);
  await w.uitgever().nu(id);
  await w.schrijf(id, { kern: 'Nieuw.' });
  expect(statusuitleg(await w.haal(id))).toContain('zien deze nieuwe versie. Wat online staat, blijft staan.');
});

test('in het verloop staat bij een geplande tekst wat de datum betekent', async () => {
  const id = await w.goedgekeurd(await w.praktijk());
  const { goedgekeurde_revisie } = await w.haal(id);
  await plannen(w.db, {
    uitgever: STIL,
    account: await w.wie('rosa'),
    id,
    revisie: goedgekeurde_revisie ?? 0,
    op: NU + DAG,
    origin: ORIGIN,
    nu: NU,
  });
  const regel = w.db.selectFrom('inzending_gebeurtenis').select('toelichting').where('soort', '=', 'gepland');
  expect((await regel.executeTakeFirstOrThrow()).toelichting).toMatch(/^Komt online op .*25 november 2026/);
});

test('wie beoordeelt leest titels en Nederlandse datums, geen adressen en codes', () => {
  const bron = { inhoud: w.inhoud, sessies: [{ slug: 's', titel: 'Een sessie' }] };
  const lees = (naam: string, waarde: string | string[]) => {
    const veld = veldMetNaam('praktijken', naam);
    return veld && inWoorden(veld, { [naam]: waarde }, bron);
  };
  expect(lees('bouwstenen', ['samenwerking-en-governance'])).toBe(w.inhoud.een('bouwstenen', 'samenwerking-en-governance')?.gegevens.titel);
  expect(lees('resultaat_gemeten_op', '2025-07-01')).toBe('1 juli 2025');
  expect(lees('resultaat_gemeten_op', 'vorig jaar')).toBe('vorig jaar');
  expect(lees('kennissessies', ['s'])).toBe('Een sessie');
  expect(lees('verwant', ['exitgesprekken-die-echt-iets-opleveren'])).toBe(
    w.inhoud.een('praktijken', 'exitgesprekken-die-echt-iets-opleveren')?.gegevens.titel,
  );
});

test('een half geschreven bestand dat bij de start te jong was om weg te halen, gaat later alsnog weg, zonder herstart', async () => {
  const half = join(w.contentDir, 'praktijken', '.een-tekst.mdx.0123.nieuw');
  await writeFile(half, '');
  await utimes(half, new Date(NU - 1000), new Date(NU - 1000));
  let nu = NU;
  const uitgever = w.uitgever(() => nu);
  await uitgever.nu('niets');
  expect(existsSync(half)).toBe(true);
  nu = NU + 76_000;
  uitgever.por();
  await expect.poll(() => existsSync(half), { timeout: 20_000 }).toBe(false);
});
