import { expect, onTestFinished, test } from 'vitest';
import { momentVan } from '#grond/taal/datum.ts';
import { eigenTekstlezingen } from '#leren/gelezen/eigen-teksten.ts';
import { openLeesteller } from '#leren/gelezen/leesteller.ts';
import { gelezenTeksten, keerGelezen } from '#leren/gelezen/leestellingen.ts';
import { verseDb } from '../../steun/db.ts';
import { PRAKTIJKEN, proefinhoud, REGIOS } from '../adopties/adoptiewereld.ts';

const NU = momentVan('2026-11-24', '10:00');

async function begin() {
  const { db, sluit } = await verseDb();
  const { inhoud, zet } = proefinhoud(REGIOS, PRAKTIJKEN);
  const tijd = { nu: NU };
  const meldingen: string[] = [];
  const log = { warn: (_o: object, melding: string) => void meldingen.push(melding) };
  const opent = (anders: { rust?: number } = {}) => openLeesteller({ db, inhoud, log, klok: () => tijd.nu, ...anders });
  const rijen = () => db.selectFrom('leestelling').selectAll().orderBy('maand').orderBy('slug').execute();
  return { db, sluit, inhoud, zet, tijd, meldingen, opent, rijen };
}

test('wie een tekst opent telt; een lijst, een formulier of een adres dat niet bestaat niet', async () => {
  const { opent, rijen } = await begin();
  const teller = opent();
  for (const pad of [
    '/',
    '/praktijken/',
    '/praktijken/loket/',
    '/praktijken/loket/',
    '/praktijken/weg/',
    '/onderwijsregios/duin/',
    '/volgen/',
  ])
    teller.meld(pad);
  expect(await rijen()).toEqual([]);
  await teller.stop();
  expect(await rijen()).toEqual([
    { maand: '2026-11', collectie: 'onderwijsregios', slug: 'duin', aantal: 1 },
    { maand: '2026-11', collectie: 'praktijken', slug: 'loket', aantal: 2 },
  ]);
});

test('twee processen op één database tellen bij elkaar op, en een maand begint om middernacht in Nederland', async () => {
  const { opent, rijen, tijd } = await begin();
  tijd.nu = momentVan('2026-11-30', '23:59');
  const [een, ander] = [opent(), opent()];
  for (const teller of [een, ander, ander]) teller.meld('/praktijken/loket/');
  await Promise.all([een.stop(), ander.stop()]);
  tijd.nu = momentVan('2026-12-01');
  een.meld('/praktijken/loket/');
  await een.stop();
  expect(await rijen()).toEqual([
    { maand: '2026-11', collectie: 'praktijken', slug: 'loket', aantal: 3 },
    { maand: '2026-12', collectie: 'praktijken', slug: 'loket', aantal: 1 },
  ]);
});

test('het schrijven komt later, in één keer, en wat daarna komt in een volgende', async () => {
  const { opent, rijen } = await begin();
  const teller = opent({ rust: 5 });
  onTestFinished(() => teller.stop());
  for (let keer = 0; keer < 100; keer++) teller.meld('/praktijken/loket/');
  expect(await rijen()).toEqual([]);
  await expect.poll(rijen).toMatchObject([{ aantal: 100 }]);
  teller.meld('/praktijken/loket/');
  await expect.poll(rijen).toMatchObject([{ aantal: 101 }]);
});

test('kan de database niet, dan staat dat in het log en blijft het geteld tot het wel kan', async () => {
  const { opent, rijen, meldingen, db } = await begin();
  const teller = opent({ rust: 5 });
  const stuk = () => Promise.reject(new Error('vol'));
  Object.defineProperty(db, 'transaction', { value: () => ({ execute: stuk }), configurable: true });
  teller.meld('/praktijken/loket/');
  await expect.poll(() => meldingen.length).toBeGreaterThan(1);
  Reflect.deleteProperty(db, 'transaction');
  await teller.stop();
  expect(await rijen()).toMatchObject([{ slug: 'loket', aantal: 1 }]);
});

test('een tekst die verhuist houdt wat ze had, en een ingetrokken tekst ook', async () => {
  const { db, opent, inhoud, zet } = await begin();
  const teller = opent();
  for (const pad of ['/praktijken/loket/', '/praktijken/pool/']) teller.meld(pad);
  await teller.stop();
  zet(REGIOS, [{ slug: 'balie', regio: 'duin', voorheen: ['loket'] }]);
  teller.meld('/praktijken/balie/');
  await teller.stop();
  const gelezen = await gelezenTeksten(db, { inhoud, van: '2026-11', tot: '2026-11' });
  expect(gelezen.map((een) => [een.slug, een.stuk?.slug, keerGelezen(een)])).toEqual([
    ['balie', 'balie', 2],
    ['pool', undefined, 1],
  ]);
  expect(await gelezenTeksten(db, { inhoud, van: '2026-12', tot: '2027-07' })).toEqual([]);
});

test('wie voor een regio schrijft ziet alle teksten daarvan op naam, ook wat niemand las of er niet meer staat, en geen andere', async () => {
  const { db, opent, inhoud, zet, tijd } = await begin();
  const teller = opent();
  const lees = async (nu: number, ...paden: string[]) => {
    tijd.nu = nu;
    for (const pad of paden) teller.meld(pad);
    await teller.stop();
  };
  await lees(momentVan('2025-11-30', '12:00'), '/praktijken/loket/');
  await lees(momentVan('2025-12-01', '12:00'), '/praktijken/loket/');
  await lees(momentVan('2026-10-01', '12:00'), '/praktijken/loket/', '/praktijken/loket/', '/praktijken/pool/');
  await lees(NU, '/praktijken/loket/', '/onderwijsregios/duin/');
  const vraag = { inhoud, regios: ['duin'], weg: [], nu: NU };
  const LOKET = { titel: 'Aanpak loket', url: '/praktijken/loket/', soort: 'Best practice', perMaand: [1, 2, 0], jaar: 4 };
  const DUIN = { titel: 'Regio duin', url: '/onderwijsregios/duin/', soort: 'Onderwijsregio', perMaand: [1, 0, 0], jaar: 1 };
  expect(await eigenTekstlezingen(db, vraag)).toEqual([LOKET, DUIN]);
  zet(REGIOS, [{ slug: 'nieuw', regio: 'duin' }]);
  const weg = [
    { collectie: 'praktijken', slug: 'loket', titel: 'Aanpak loket' },
    { collectie: 'praktijken', slug: null, titel: 'Nooit online' },
  ];
  expect(await eigenTekstlezingen(db, { ...vraag, weg })).toEqual([
    { ...LOKET, url: null, soort: 'Niet meer op de site' },
    { titel: 'Aanpak nieuw', url: '/praktijken/nieuw/', soort: 'Best practice', perMaand: [0, 0, 0], jaar: 0 },
    DUIN,
  ]);
});
