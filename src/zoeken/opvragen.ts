import type { Begrip, Zoekterm } from '#zoeken/taal/begrip.ts';
import { lezen, type Plan } from '#zoeken/taal/vraag.ts';
import type { Laag } from './laag.ts';
import { GEEN_TREFFERS, type Treffers } from './pagefind/treffers.ts';
import type { Index } from './pagefind.ts';
import { type Rang, rangschikken, WEGING, type Weging, ZELF } from './rangschikken.ts';
import { opNaam, voorrang } from './voorrang.ts';

const MEESTE_TERMEN = 48;
/** Where it does not matter what a query is about above all. */
const GEEN_KERN = 2;
/** In a sentence not every word has to be on the page. */
const ZIN = { zeker: 0.35 };
/** Whoever asks for these very words wants to see where some of them stand. */
const LETTERLIJK = { zeker: 0.2, kern: GEEN_KERN };
/** A word on more pages than this share says too little by itself. */
const ALGEMEEN = 0.4;

/** So little of a query may be on a page that is shown as what comes near, and its weight may be so small. */
const TWIJFEL = { zeker: 0.1, drempel: 0.1, kern: GEEN_KERN };
const MEESTE_IN_DE_BUURT = 5;

interface Omstandigheid {
  laag: Laag;
  index: Index;
  nu: number;
  letterlijk: boolean;
}
export interface Opbrengst {
  rangen: Rang[];
  /** Nothing answers the query; these pages only come near. */
  twijfel: boolean;
  /** When nothing answers the query: its words of the field that can be found by themselves, and the pages these stand on. */
  ernaast: { woorden: string[]; rangen: Rang[] } | null;
}

/** Asks the index for everything the plan means and puts the answers in order. */
export async function opvragen({ begrippen, zin }: Plan, { laag, index, nu, letterlijk }: Omstandigheid): Promise<Opbrengst> {
  const antwoorden = new Map<Zoekterm, Treffers>();
  const vraag = (gedachten: readonly Begrip[]) =>
    Promise.all(
      gedachten
        .flatMap(({ termen }) => termen)
        .slice(0, MEESTE_TERMEN)
        .map(async (term) => antwoorden.has(term) || antwoorden.set(term, await index.treffers(term.term, term.precies))),
    );
  const breedte = ({ termen }: Begrip) => Math.max(0, ...termen.map((term) => antwoorden.get(term)?.aantal ?? 0));
  await vraag(begrippen);
  // Words that are one thought, but not one that this site has: then each for itself.
  const gedachten = begrippen.flatMap((begrip) =>
    begrip.woorden.length > 1 && breedte(begrip) === 0
      ? begrip.woorden.flatMap((woord) => lezen(woord, laag, { juist: new Set([woord]) }).begrippen)
      : [begrip],
  );
  await vraag(gedachten);
  const paginas = laag.bladen.length;
  const naam = opNaam(gedachten, laag);
  const rangen = (deze: readonly Begrip[], streng: Partial<Weging> = letterlijk ? LETTERLIJK : zin ? ZIN : {}) =>
    rangschikken(deze, (term) => antwoorden.get(term) ?? GEEN_TREFFERS, {
      paginas,
      voorrang: (blad) => voorrang(laag.bladen[blad], nu) * (naam.get(blad) ?? 1),
      naam: (blad) => laag.bladen[blad]?.id ?? '',
      weging: { ...WEGING, ...streng },
    });
  const gevonden = rangen(gedachten);
  if (gevonden.length > 0) return { rangen: gevonden, twijfel: false, ernaast: null };
  const heeft = ({ termen }: Begrip) => termen.some((term) => term.gewicht >= ZELF && (antwoorden.get(term)?.aantal ?? 0) > 0);
  const vakwoorden = gedachten.filter((begrip) => isVakwoord(begrip) && heeft(begrip) && breedte(begrip) < paginas * ALGEMEEN);
  // All words are known here, only not together: pages about the words of the field are still worth showing.
  const bekend = gedachten.every((begrip) => begrip.licht || (!begrip.half && !begrip.delen && heeft(begrip)));
  const losse = bekend ? rangen(vakwoorden) : [];
  if (losse.length > 0) return { rangen: losse, twijfel: false, ernaast: null };
  const woorden = gedachten.length > 1 ? vakwoorden.map((begrip) => begrip.woorden.join(' ')) : [];
  const isBekend = (begrip: Begrip) => !begrip.licht && !begrip.half && breedte(begrip) > 0;
  const buurt = !letterlijk && gedachten.some(isBekend) ? rangen(gedachten, TWIJFEL).slice(0, MEESTE_IN_DE_BUURT) : [];
  return { rangen: buurt, twijfel: buurt.length > 0, ernaast: { woorden, rangen: rangen(vakwoorden, { zeker: 0, kern: GEEN_KERN }) } };
}

/** A word of the field, not of every day. */
const isVakwoord = ({ groepen, licht }: Begrip): boolean => !licht && groepen.some(({ graad }) => graad === 'gelijk');
