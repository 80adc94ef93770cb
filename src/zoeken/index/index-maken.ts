import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { praktijkFacetten } from '#inhoud/lijsten/facetten-van.ts';
import { type Inhoud, SOORTNAAM } from '#inhoud/stuk.ts';
import { UITLEG } from '#inhoud/woorden.ts';
import { LAAGBESTAND, STANDBESTAND } from '#zoeken/bundel.ts';
import { FACETNAMEN, type Facetnaam } from '#zoeken/facetnamen.ts';
import { type Deelplaats, inBestand, type Laagbestand, VORM } from '#zoeken/laag.ts';
import { schrijfPaginawoorden } from '#zoeken/openbaar/paginawoorden.ts';
import { type Synoniemgroep, synoniemen } from '#zoeken/taal/synoniemen.ts';
import { woordenschat } from '#zoeken/taal/woordenschat.ts';
import type { Blad } from './bladen/blad.ts';
import { getelde, metStammen, paginawoorden, regelVan } from './bladen/bladregel.ts';
import { verrijker } from './bladen/record.ts';
import { MEESTE_PER_DEEL, maakDeel } from './deel-maken.ts';
import type { Stand } from './stand.ts';

/** Makes a complete index of these pages in a fresh folder and proves that it answers. Throws when it does not. */
export async function maakIndex(
  bladen: readonly Blad[],
  { inhoud, groepen, stand, map, versie, perDeel = MEESTE_PER_DEEL }: Indexbron,
): Promise<void> {
  const lijst = synoniemen(groepen);
  const perBlad = bladen.map(paginawoorden);
  const woorden = getelde(perBlad);
  const verrijk = verrijker(woordenschat(woorden, lijst.woorden), lijst);
  const geschreven = await metStammen(woorden);
  const delen: Deelplaats[] = [];
  const nummers = new Map<string, string>();
  for (let begin = 0; begin < Math.max(1, bladen.length); begin += perDeel) {
    const naam = begin === 0 ? '' : `deel-${delen.length + 1}/`;
    const deel = { bladen: bladen.slice(begin, begin + perDeel), map: join(map, naam), verrijk, bezet: new Set(nummers.values()) };
    const gemaakt = await maakDeel(deel);
    for (const [url, nummer] of gemaakt.nummers) nummers.set(url, nummer);
    delen.push({ map: naam, wijzer: gemaakt.wijzer });
  }
  const facetten = facettenVan(inhoud);
  const laag: Laagbestand = {
    ...{ vorm: VORM, versie, delen, ...geschreven, synoniemen: inBestand(groepen), facetten },
    bladen: bladen.map((blad) => regelVan(blad, nummers.get(blad.url), facetten)),
  };
  const bekend = [...stand].map(([url, kenmerk]) => [url, nummers.get(url), kenmerk]);
  await writeFile(join(map, STANDBESTAND), JSON.stringify(bekend));
  await schrijfPaginawoorden(map, new Map(bladen.map(({ url }, plek) => [nummers.get(url) ?? '', perBlad[plek] ?? ''])));
  await writeFile(join(map, LAAGBESTAND), JSON.stringify(laag));
}

interface Indexbron {
  inhoud: Inhoud;
  groepen: readonly Synoniemgroep[];
  stand: Stand;
  map: string;
  versie: string;
  /** Fewer in tests. */
  perDeel?: number;
}

const SOORT = { naam: 'soort', titel: 'Soort', uitleg: 'Wat voor pagina het is.' };
const NIVEAU = { naam: 'niveau', titel: 'Niveau', uitleg: 'Bouwsteen voor de regio of voor heel Nederland.' };

/** The filters of the search page with all values there are. */
function facettenVan(inhoud: Inhoud): Laagbestand['facetten'] {
  const soorten = Object.entries(SOORTNAAM).map(([waarde, { veel }]) => ({ waarde, tekst: veel }));
  const niveaus = ['regio', 'landelijk'].map((waarde) => ({
    waarde,
    tekst: UITLEG[waarde]?.tekst ?? waarde,
    uitleg: UITLEG[waarde]?.uitleg,
  }));
  const overig = praktijkFacetten(inhoud).map(({ naam, titel, uitleg, opties }) => ({ naam, titel, uitleg, opties: [...opties] }));
  const alle = [{ ...SOORT, opties: soorten }, { ...NIVEAU, opties: niveaus }, ...overig];
  return FACETNAMEN.flatMap((naam: Facetnaam) => alle.filter((facet) => facet.naam === naam).map((facet) => ({ ...facet, naam })));
}

export const leesSynoniemen = async (vertrouwdDir: string): Promise<Synoniemgroep[]> =>
  JSON.parse(await readFile(join(vertrouwdDir, 'zoeken/synoniemen.json'), 'utf8'));
