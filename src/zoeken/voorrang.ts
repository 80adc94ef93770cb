import type { Begrip } from '#zoeken/taal/begrip.ts';
import { stam } from '#zoeken/taal/stam.ts';
import { lezen } from '#zoeken/taal/vraag.ts';
import type { Bladregel, Laag } from './laag.ts';

/** Visitors come for what others did and for sessions to join; pages about the site, and what only leads elsewhere, come last. */
const VOORRANG: Record<Bladregel['soort'], number> = {
  praktijk: 1,
  kennissessie: 1,
  terugblik: 0.9,
  bouwsteen: 0.6,
  signaal: 0.7,
  nieuws: 0.5,
  onderwijsregio: 0.45,
  pagina: 0.45,
  bronkaart: 0.4,
};
/** Of a session that is over, its terugblik tells more. */
const GEWEEST = 0.8;

/** How much a page is favoured among pages that answer equally well. */
export function voorrang(regel: Bladregel | undefined, nu: number): number {
  if (!regel) return 0;
  return VOORRANG[regel.soort] * (regel.eind !== undefined && regel.eind < nu ? GEWEEST : 1);
}

/** Whoever names a page wants to see it: a region before what it took part in, a fixed page before what mentions its subject. */
const GENOEMD = 1.5;
const EERST_GENOEMD = 2.4;
/** Said with the name of a region, or left out: "regio Heuvelrand" is "Voorbeeldregio Heuvelrand". */
const SOORT_REGIO = /^(?:onderwijs|voorbeeld)?regio$/;
const SOORT_NAAM = /^(?:onderwijs|voorbeeld)?regio /i;

/** How much more pages are favoured when a query says their name and nothing else, by their place. */
export function opNaam(gedachten: readonly Begrip[], laag: Laag): ReadonlyMap<number, number> {
  const gevraagd = onderwerpen(gedachten);
  if (gevraagd.length === 0) return new Map();
  const zonderSoort = onderwerpen(gedachten.filter(({ woorden }) => !woorden.some((woord) => SOORT_REGIO.test(woord))));
  const isGedachte = gedachten.some(({ woorden }) => !woorden.some((woord) => SOORT_REGIO.test(woord)));
  return new Map(
    namenIn(laag).flatMap(({ blad, soort, eigen }): [number, number][] => {
      const isRegio = soort === 'onderwijsregio';
      const anders = isRegio ? zonderSoort : gevraagd;
      const zelfde = eigen.length === anders.length && eigen.every((een) => anders.includes(een)) && (!isRegio || isGedachte);
      return zelfde ? [[blad, soort === 'bouwsteen' ? GENOEMD : EERST_GENOEMD]] : [];
    }),
  );
}

interface Naam {
  blad: number;
  soort: Bladregel['soort'];
  eigen: string[];
}
const namen = new WeakMap<Laag, Naam[]>();
/** What the names of pages are about; the same for every query. */
function namenIn(laag: Laag): Naam[] {
  const bekend = namen.get(laag);
  if (bekend) return bekend;
  const gelezen = laag.bladen.flatMap(({ naam, soort }, blad): Naam[] => {
    if (!naam) return [];
    const isRegio = soort === 'onderwijsregio';
    return [{ blad, soort, eigen: onderwerpen(lezen(isRegio ? naam.replace(SOORT_NAAM, '') : naam, laag).begrippen) }];
  });
  namen.set(laag, gelezen);
  return gelezen;
}

/** Each thought by what it means, whatever words were used; what is said of any subject left out. */
const onderwerpen = (gedachten: readonly Begrip[]): string[] =>
  gedachten
    .filter(({ licht }) => !licht)
    .map(({ groepen, woorden }) => {
      const gelijk = groepen.find(({ graad }) => graad === 'gelijk');
      return gelijk ? `#${gelijk.nummer}` : woorden.map(stam).join(' ');
    });
