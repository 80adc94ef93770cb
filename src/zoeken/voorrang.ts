import { stam } from '#grond/taal/stam.ts';
import type { Begrip } from '#zoeken/taal/begrip.ts';
import { lezen } from '#zoeken/taal/vraag.ts';
import type { Bladregel, Laag } from './laag.ts';

/** Visitors come for what others did and for sessions to join; pages about the site come last. */
const VOORRANG: Record<Bladregel['soort'], number> = {
  praktijk: 1,
  kennissessie: 1,
  terugblik: 0.9,
  bouwsteen: 0.6,
  nieuws: 0.5,
  onderwijsregio: 0.45,
  pagina: 0.45,
};
/** Of a session that is over, its terugblik tells more. */
const GEWEEST = 0.8;

/** How much a page is favoured among pages that answer equally well. */
export function voorrang(regel: Bladregel | undefined, nu: number): number {
  if (!regel) return 0;
  return VOORRANG[regel.soort] * (regel.eind !== undefined && regel.eind < nu ? GEWEEST : 1);
}

/** Whoever names a page wants to see it; whoever names a region, its own page before what it took part in. */
const GENOEMD = 1.5;
const REGIO_GENOEMD = 2.4;
/** Said with the name of a region, or left out: "regio Heuvelrand" is "Voorbeeldregio Heuvelrand". */
const SOORT_REGIO = /^(?:onderwijs|voorbeeld)?regio$/;
const SOORT_NAAM = /^(?:onderwijs|voorbeeld)?regio /i;

/** How much more a page is favoured when a query says its name and nothing else. */
export function opNaam(gedachten: readonly Begrip[], laag: Laag): (id: string) => number {
  if (onderwerpen(gedachten).length === 0) return () => 1;
  const zelfde = (naam: string, vraag: readonly Begrip[]): boolean => {
    const [eigen, anders] = [onderwerpen(lezen(naam, laag).begrippen), onderwerpen(vraag)];
    return eigen.length === anders.length && eigen.every((een) => anders.includes(een));
  };
  const zonderSoort = gedachten.filter(({ woorden }) => !woorden.some((woord) => SOORT_REGIO.test(woord)));
  return (id) => {
    const { naam, soort } = laag.bladen.get(id) ?? {};
    if (!naam) return 1;
    if (soort === 'onderwijsregio') return zonderSoort.length > 0 && zelfde(naam.replace(SOORT_NAAM, ''), zonderSoort) ? REGIO_GENOEMD : 1;
    return zelfde(naam, gedachten) ? GENOEMD : 1;
  };
}

/** Each thought by what it means, whatever words were used; what is said of any subject left out. */
const onderwerpen = (gedachten: readonly Begrip[]): string[] =>
  gedachten
    .filter(({ licht }) => !licht)
    .map(({ groepen, woorden }) => {
      const gelijk = groepen.find(({ graad }) => graad === 'gelijk');
      return gelijk ? `#${gelijk.nummer}` : woorden.map(stam).join(' ');
    });
