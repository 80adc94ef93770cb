import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aannemen } from '#inhoud/bijlagen/aannemen.ts';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { bergsleutelVan, beslotenBijlage, openbareBijlage } from '#inhoud/bijlagen/serveren.ts';
import { pdf, png } from './maken.ts';

let map = '';
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'bijlagen-'));
});
afterAll(() => rm(map, { recursive: true, force: true }));

const bijlage = async (adres: string) => {
  const sleutel = bergsleutelVan(adres);
  return sleutel && openbareBijlage(schijfberging(map), sleutel);
};
const gegeven = async (bytes: Buffer, naam?: string) => {
  const uitslag = await aannemen(schijfberging(map), bytes, naam);
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  return { ...uitslag.bijlage, antwoord: await bijlage(uitslag.bijlage.url) };
};

test('een document is om op te slaan, met een gewone naam en ons eigen type', async () => {
  const { hash, antwoord } = await gegeven(pdf('a'), 'Draaiboek “Meeloopdag”\r\nSet-Cookie: x.pdf');
  expect(antwoord).toEqual({
    bytes: pdf('a'),
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'attachment; filename="draaiboek-meeloopdag-set-cookie-x.pdf"',
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'public, max-age=3600',
      ETag: `"${hash}"`,
    },
  });
});

test('een document zonder naam krijgt er een, ook als iemand in de map heeft zitten schrijven', async () => {
  const { hash, url, antwoord } = await gegeven(pdf('b'));
  expect(antwoord?.headers['Content-Disposition']).toBe(`attachment; filename="bijlage-${hash.slice(0, 8)}.pdf"`);
  await writeFile(`${map}/${hash}.naam`, 'x"\r\nSet-Cookie: y');
  expect((await bijlage(url))?.headers['Content-Disposition']).toBe(`attachment; filename="bijlage-${hash.slice(0, 8)}.pdf"`);
});

test('alleen een afbeelding van onszelf staat in een pagina', async () => {
  const { antwoord } = await gegeven(await png(), 'foto.png');
  expect(antwoord?.headers).toMatchObject({ 'Content-Type': 'image/webp', 'Content-Disposition': 'inline' });
});

test('een link in de map wordt niet gevolgd: niet om te laten zien, niet als naam, en niet als iets dat er al is', async () => {
  const buiten = `${map}-buiten`;
  await writeFile(buiten, 'geheim-van-de-server');
  const { hash } = await gegeven(pdf('link'), 'link.pdf');
  await rm(`${map}/${hash}.naam`);
  await symlink(buiten, `${map}/${hash}.naam`);
  expect((await bijlage(`/bijlagen/${hash}.pdf`))?.headers['Content-Disposition']).toContain(`filename="bijlage-${hash.slice(0, 8)}.pdf"`);
  await rm(`${map}/${hash}.pdf`);
  await symlink(buiten, `${map}/${hash}.pdf`);
  expect(await bijlage(`/bijlagen/${hash}.pdf`)).toBeNull();
  expect(await beslotenBijlage(schijfberging(map), { hash, soort: 'pdf', titel: 'Link' })).toBeNull();
  // Sent in again it is a file again, and what the link pointed at is untouched.
  await gegeven(pdf('link'), 'link.pdf');
  expect((await readFile(`${map}/${hash}.pdf`)).equals(pdf('link'))).toBe(true);
  expect(await readFile(buiten, 'utf8')).toBe('geheim-van-de-server');
  await rm(buiten);
});

test('wat geen adres van een bijlage is, bestaat niet', async () => {
  const { hash, url } = await gegeven(pdf('c'), 'c.pdf');
  await writeFile(`${map}/${hash}.html`, '<script>1</script>');
  const adressen = [
    `/bijlagen/${hash}.html`,
    `/bijlagen/${hash}.naam`,
    `/bijlagen/${hash}.webp`,
    `${url}/`,
    `/bijlagen/../${hash}.pdf`,
    url.toUpperCase(),
    `${url}?x`,
    `/bijlagen/${'0'.repeat(64)}.pdf`,
    '/bijlagen/constructor',
    `/bijlagen/${hash}.toString`,
    `x${url}`,
    `${url}\n`,
  ];
  expect((await Promise.all(adressen.map(bijlage))).filter(Boolean)).toEqual([]);
});

test('een besloten bestand heet naar zijn titel, is met een openbaar adres niet te vinden en zegt niet dat iemand het mag bewaren', async () => {
  const besloten = schijfberging(`${map}/deelnemers`);
  const uitslag = await aannemen(besloten, pdf('besloten'), 'geheime-naam.pdf');
  const { hash, soort } = uitslag.gelukt ? uitslag.bijlage : { hash: '', soort: '' };
  expect(await beslotenBijlage(besloten, { hash, soort, titel: 'Slides “maandag”\r\nSet-Cookie: x' })).toEqual({
    bytes: pdf('besloten'),
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'attachment; filename="slides-maandag-set-cookie-x.pdf"',
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    },
  });
  expect((await beslotenBijlage(besloten, { hash, soort, titel: '…' }))?.headers['Content-Disposition']).toContain(
    `bijlage-${hash.slice(0, 8)}.pdf`,
  );
  for (const adres of [`/bijlagen/${hash}.pdf`, `/bijlagen/deelnemers/${hash}.pdf`, `/bijlagen/../deelnemers/${hash}.pdf`])
    expect(await bijlage(adres)).toBeNull();
  expect(await beslotenBijlage(besloten, { hash: '../../x', soort, titel: 'x' })).toBeNull();
});
