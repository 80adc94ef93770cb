import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Inzendstatus } from '#db/tabellen-inzending.ts';
import type { Stuk } from '#inhoud/stuk.ts';
import { afgerondeInzendingen, hierGeschreven, inzendingenOp, mijnInzendingen, nietOpDeSite } from '#publicaties/werklijst.ts';
import { MINUUT, NU, type Wereld, wereld } from './wereld.ts';

const HEUVELRAND = 'voorbeeldregio-heuvelrand';
let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.ruimOp());

/** A text of this region, changed so many minutes ago. */
async function tekst(id: string, status: Inzendstatus, minuten: number, { regio = HEUVELRAND, fout = '' } = {}): Promise<void> {
  const rij = {
    id,
    collectie: 'praktijken',
    onderwijsregio: regio,
    titel: id,
    voorbeeld: 1,
    slug: id,
    status,
    stap: null,
    kennissessie_id: null,
  } as const;
  const op = NU - minuten * MINUUT;
  const rest = { goedgekeurde_revisie: 1, gepland_op: null, begonnen_door: null, deelnemers_gemaild_op: null, namens_op: null };
  await w.db
    .insertInto('inzending')
    .values({ ...rij, ...rest, status_op: op, begonnen_op: op, gewijzigd_op: op, revisie: 1 })
    .execute();
  if (status !== 'gepubliceerd') return;
  const bestand = { bestand: '', digest: 'd', op_schijf: 'd', opdracht: null, online_op: op, oude_digest: null };
  await w.db
    .insertInto('publicatie')
    .values({ ...bestand, inzending_id: id, collectie: 'praktijken', slug: id, revisie: 1, gewijzigd_op: op, fout })
    .execute();
}

test('wat online is of ingetrokken komt per bladzijde, wat pas veranderde eerst; wat nog werk is staat er niet tussen', async () => {
  for (const [minuten, id] of ['a', 'b', 'c', 'd', 'e'].entries()) await tekst(id, id === 'd' ? 'ingetrokken' : 'gepubliceerd', minuten);
  await tekst('nieuw', 'concept', 0);
  await tekst('elders', 'gepubliceerd', 0, { regio: 'voorbeeldregio-waterkant' });
  const bram = await w.wie('bram');
  const blad = async (pagina: number) => {
    const { items, ...rest } = await afgerondeInzendingen(w.db, bram, { pagina, perPagina: 2 });
    return [items.map(({ id }) => id).join(' '), rest];
  };
  const telling = (pagina: number) => ({ pagina, paginas: 3, totaal: 5 });
  expect(await blad(1)).toEqual(['a b', telling(1)]);
  expect(await blad(2)).toEqual(['c d', telling(2)]);
  expect(await blad(99)).toEqual(['e', telling(3)]);
  expect(await blad(Number.NaN)).toEqual(['a b', telling(1)]);
  expect((await mijnInzendingen(w.db, bram)).map(({ id }) => id)).toEqual(['nieuw']);
  expect((await nietOpDeSite(w.db, bram)).map(({ id }) => id)).toEqual(['nieuw', 'd']);
});

test('wat niet online kwam staat ook bij wat nog werk is', async () => {
  await tekst('vast', 'gepubliceerd', 0, { fout: 'De schijf is vol.' });
  expect((await mijnInzendingen(w.db, await w.wie('bram'))).map(({ id, fout }) => [id, fout])).toEqual([['vast', 'De schijf is vol.']]);
});

test('wie nergens voor schrijft ziet niets', async () => {
  await tekst('a', 'gepubliceerd', 0);
  await tekst('b', 'concept', 0);
  const niemand = { ...(await w.wie('bram')), rechten: [] };
  expect(await mijnInzendingen(w.db, niemand)).toEqual([]);
  expect(await afgerondeInzendingen(w.db, niemand, { pagina: 1, perPagina: 2 })).toEqual({ items: [], pagina: 1, paginas: 1, totaal: 0 });
});

test('van teksten op de site is bekend bij welke inzending zij horen, als je eraan mag werken', async () => {
  await tekst('a', 'gepubliceerd', 0);
  await tekst('b', 'concept', 0);
  const stukken = ['a', 'b', 'c'].map((slug) => ({ collectie: 'praktijken', slug, url: `/praktijken/${slug}/` }) as Stuk);
  expect([...(await inzendingenOp(w.db, await w.wie('bram'), stukken))]).toEqual([['/praktijken/a/', 'a']]);
  expect([...(await inzendingenOp(w.db, await w.wie('anna'), stukken))]).toEqual([]);
  expect([...(await inzendingenOp(w.db, await w.wie('bram'), []))]).toEqual([]);
  expect([...(await hierGeschreven(w.db, await w.wie('bram')))]).toEqual(['/praktijken/a/']);
  expect([...(await hierGeschreven(w.db, await w.wie('anna')))]).toEqual([]);
});
