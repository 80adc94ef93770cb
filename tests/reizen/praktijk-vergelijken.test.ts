import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { Bezoeker } from '../steun/bezoeker.ts';
import { tekst } from '../steun/pagina.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

let server: Proefserver;
let gast: Bezoeker;
beforeAll(async () => {
  server = await startServer();
  gast = new Bezoeker(server.url);
});
afterAll(() => server?.ruimOp());

const [POOL, RAAD, BANENMARKT, ACADEMIE] = [
  'bovenbestuurlijke-vervangingspool-met-vaste-contracten',
  'een-regionale-lerarenraad-met-mandaat',
  'een-regionale-banenmarkt-waar-we-mee-stopten',
  'professionaliseren-via-een-gedeelde-academie',
];
const vergelijk = (...slugs: readonly string[]) =>
  gast.lees(`/praktijken/vergelijken/?${new URLSearchParams(slugs.map((slug) => ['p', slug]))}`);
const kolommen = ({ html }: Awaited<ReturnType<typeof vergelijk>>) =>
  html.querySelectorAll('thead th[scope=col] a').map(({ text }) => text.trim());
const rij = ({ html }: Awaited<ReturnType<typeof vergelijk>>, naam: string) =>
  html
    .querySelectorAll('tbody tr')
    .find((regel) => regel.querySelector('th[scope=row]')?.text === naam)
    ?.querySelectorAll('td')
    .map((vak) => vak.text.replace(/\s+/g, ' ').trim());

test('wie in de lijst twee best practices aanvinkt, ziet ze naast elkaar', async () => {
  const lijst = await gast.lees('/praktijken/');
  const vakken = lijst.html.querySelectorAll('.kaart input[name=p]');
  expect(new Set(vakken.map((vak) => vak.getAttribute('form')))).toEqual(new Set(['vergelijk']));
  expect(lijst.html.querySelector('form#vergelijk')?.getAttribute('action')).toBe('/praktijken/vergelijken/');
  const naast = await vergelijk(RAAD, POOL);
  expect(kolommen(naast)).toEqual(['Een regionale lerarenraad met mandaat', 'Bovenbestuurlijke vervangingspool met vaste contracten']);
  expect(rij(naast, 'Kosten')?.map((vak) => vak.slice(0, 8))).toEqual(['2 van 4:', '4 van 4:']);
  expect(rij(naast, 'Tijd per jaar')?.map((vak) => /^[\d.]+ uur/.exec(vak)?.[0])).toEqual(['840 uur', '1.500 uur']);
  expect(rij(naast, 'Contact')?.[0]).toBe('loket@voorbeeldregio-rivierenbocht.example');
});

test('een vergelijking staat niet in zoekmachines, en volgt alleen uit haar adres', async () => {
  const naast = await vergelijk(POOL, RAAD);
  expect(naast.html.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
  expect((await new Bezoeker(server.url).lees(`/praktijken/vergelijken/?p=${POOL}&p=${RAAD}`)).html.querySelector('table')?.text).toBe(
    naast.html.querySelector('table')?.text,
  );
});

test('zonder keuze staat er wat je doet, en bij één kun je er een bij kiezen', async () => {
  expect(tekst(await gast.lees('/praktijken/vergelijken/'))).toContain('Er is nog niets om te vergelijken');
  const alleen = await vergelijk(POOL);
  expect(kolommen(alleen)).toHaveLength(1);
  expect(tekst(alleen)).toContain('Kies er nog een of twee');
  const erbij = alleen.html.querySelector('.vergelijk-erbij');
  expect(erbij?.querySelector('input[type=hidden][name=p]')?.getAttribute('value')).toBe(POOL);
  const ander = erbij?.querySelector('input[type=checkbox]')?.getAttribute('value') ?? '';
  expect(kolommen(await vergelijk(POOL, ander))).toHaveLength(2);
});

test('van meer dan drie staan er drie naast elkaar, en staat erbij welke niet', async () => {
  const veel = await vergelijk(POOL, RAAD, BANENMARKT, ACADEMIE);
  expect(kolommen(veel)).toHaveLength(3);
  expect(tekst(veel)).toContain('Je koos er 4.');
  expect(tekst(veel)).toContain('‘Professionaliseren via een gedeelde academie’');
  expect(veel.html.querySelector('.vergelijk-erbij')).toBeNull();
});

test('twee keer dezelfde is er één, en wat niet bestaat of kwaad wil wordt nooit opmaak', async () => {
  const raar = await vergelijk(POOL, POOL, 'bestaat-niet', '<script>alert(1)</script>');
  expect(kolommen(raar)).toHaveLength(1);
  expect(tekst(raar)).toContain('‘bestaat-niet’ kennen we niet.');
  expect(raar.tekst).not.toContain('<script>alert');
  expect(raar.status).toBe(200);
});

test('wat verhuisde of werd ingetrokken staat er eerlijk bij, en een voorbeeld naast een echte ook', async () => {
  const map = join(server.contentDir, 'praktijken');
  const raad = readFileSync(join(map, `${RAAD}.mdx`), 'utf8');
  writeFileSync(join(map, 'een-raad-van-leraren.mdx'), raad.replace(/^voorbeeld: true$/m, `voorbeeld: false\nvoorheen: ["${RAAD}"]`));
  rmSync(join(map, `${RAAD}.mdx`));
  rmSync(join(map, `${BANENMARKT}.mdx`));
  const { db, sluit } = openDb(join(server.dataDir, 'kennisplatform.db'), { wachttijdMs: 5000 });
  await db
    .insertInto('vervallen_adres')
    .values({ pad: `/praktijken/${BANENMARKT}/`, naar: null, inzending_id: null, op: 1 })
    .execute();
  await sluit();
  const zinnen = async () => tekst(await vergelijk(POOL, RAAD, BANENMARKT));
  await expect.poll(zinnen).toContain(`‘${BANENMARKT}’ is ingetrokken en staat niet meer op de site.`);
  await expect.poll(zinnen).toContain(`‘${RAAD}’ heet nu ‘Een regionale lerarenraad met mandaat’.`);
  expect(await zinnen()).toContain('Let op: je vergelijkt een verzonnen voorbeeld met een echte best practice.');
  expect(kolommen(await vergelijk(POOL, RAAD, BANENMARKT))).toHaveLength(2);
});
