import { woordenVan } from '#grond/taal/vouwen.ts';
import { stam } from '#zoeken/taal/stam.ts';
import { type Begrip, eigenTermen, getaltermen, groepstermen, isKort, samenstellingstermen } from './begrip.ts';
import { metDatums } from './datums.ts';
import { metGetallen } from './getallen.ts';
import { isLicht, isLosseHelft, isStopwoord, magErnaStaan } from './stopwoorden.ts';
import type { Gevonden, Synoniemen } from './synoniemen.ts';
import { samengeschreven, type Verstaan, versta } from './verstaan.ts';
import type { Woordenschat } from './woordenschat.ts';

export interface Plan {
  /** All words, as the rules understood them. */
  woorden: string[];
  begrippen: Begrip[];
  /** Said in a sentence: then not every word was chosen to search with. */
  zin: boolean;
  /** What was read differently from what was typed. */
  verbeterd: { van: string; naar: string }[];
}

export interface Taallaag {
  schat: Woordenschat;
  lijst: Synoniemen;
}

const MEESTE_TEKENS = 400;
const MEESTE_WOORDEN = 20;
const KORTSTE_ZIN = 6;

interface Leesopties {
  letterlijk?: boolean;
  /** Somebody is still typing the last word. */
  onaf?: boolean;
  /** Words that are right, though the site does not have them: none of these is corrected. */
  juist?: ReadonlySet<string>;
}
const GEEN: ReadonlySet<string> = new Set();

/** Reads a query. Who may not correct a right word looks up those in `verbeterd`, and reads again with the ones that are. */
export function lezen(vraag: string, laag: Taallaag, { letterlijk = false, onaf = false, juist = GEEN }: Leesopties = {}): Plan {
  const woorden = woordenVan(metGetallen(metDatums(vraag.slice(0, MEESTE_TEKENS)))).slice(0, MEESTE_WOORDEN);
  const zin = woorden.length >= KORTSTE_ZIN;
  const getypt = samengebracht(woorden, laag);
  if (letterlijk)
    return { woorden: getypt, begrippen: getypt.filter((woord) => !isStopwoord(woord)).map(letterlijkBegrip), zin, verbeterd: [] };
  const verstaan = getypt.flatMap((_, plek) => versta(getypt, plek, laag, { onaf: onaf && plek === getypt.length - 1, juist }));
  const verbeterd = verstaan.flatMap(({ woord, van }) => (van ? [{ van, naar: woord }] : []));
  const begrippen = zonderLosTeken(begrippenVan(verstaan, laag));
  const laatste = begrippen.at(-1);
  // Half a word says little yet.
  if (onaf && laatste && !laag.schat.kent(laatste.woorden.at(-1) ?? '')) laatste.licht = true;
  return { woorden: verstaan.map(({ woord }) => woord), begrippen, zin, verbeterd };
}

const letterlijkBegrip = (woord: string): Begrip => ({
  woorden: [woord],
  termen: [{ term: woord, gewicht: 1, precies: true }],
  groepen: [],
});

/** Separable verbs as one word: "waarom stromen leraren uit" asks for "uitstromen". */
function samengebracht(woorden: readonly string[], { schat, lijst }: Taallaag): string[] {
  const gebruikt = new Set<number>();
  const heel = woorden.map((woord, plek) => {
    if (isStopwoord(woord) || woord.length < 4) return woord;
    for (let later = plek + 1; later < woorden.length; later++) {
      const helft = woorden[later] ?? '';
      if (
        !isLosseHelft(helft) ||
        !magErnaStaan(woorden[later + 1]) ||
        gebruikt.has(later) ||
        lijst.vanaf(woorden.slice(plek, later + 1), 0)?.lengte === later - plek + 1
      )
        continue;
      const werkwoord = helft + woord;
      if (!lijst.vanaf([werkwoord], 0) && !schat.kentVorm(werkwoord)) continue;
      gebruikt.add(later);
      return werkwoord;
    }
    return woord;
  });
  return heel.filter((_, plek) => !gebruikt.has(plek));
}

function begrippenVan(verstaan: readonly Verstaan[], { schat, lijst }: Taallaag): Begrip[] {
  const woorden = verstaan.map(({ woord }) => woord);
  const begrippen: Begrip[] = [];
  for (let plek = 0; plek < woorden.length; plek++) {
    const woord = woorden[plek] ?? '';
    const volgend = woorden[plek + 1] ?? '';
    const delen = verstaan[plek]?.delen;
    const samen = samengeschreven(woord, volgend, schat);
    const term = langste(lijst.vanaf(woorden, plek), omgekeerd(woorden, plek, lijst));
    if (term) {
      const deel = woorden.slice(plek, plek + term.lengte);
      const eigen = lijktOpAnder(deel) ? [] : eigenTermen(deel, schat);
      begrippen.push({ woorden: deel, groepen: term.groepen, termen: [...eigen, ...groepstermen(term.groepen)] });
      plek += term.lengte - 1;
    } else if (delen) {
      const groepen = delen.flatMap((deel) => lijst.vanaf([deel], 0)?.groepen ?? []);
      begrippen.push({ woorden: [woord], groepen: [], termen: samenstellingstermen(delen, groepen), delen, half: delen.length === 1 });
    } else if (samen) {
      const groepen = lijst.vanaf([samen], 0)?.groepen ?? [];
      const los = [woord, volgend].filter((deel) => !isStopwoord(deel));
      const losse = { term: los.join(' '), gewicht: 0.6, precies: los.some(isKort) };
      begrippen.push({ woorden: [samen], groepen, termen: [...eigenTermen([samen], schat), ...groepstermen(groepen), losse] });
      plek += 1;
    } else if (!isStopwoord(woord)) {
      const termen = isGetal(woord) ? getaltermen(woorden[plek - 1], woord, volgend) : eigenTermen([woord], schat);
      begrippen.push({ woorden: [woord], groepen: [], termen, licht: isLicht(woord) });
    }
  }
  return zonderDubbel(begrippen);
}

const langste = (een: Gevonden | null, ander: Gevonden | null): Gevonden | null =>
  (ander?.lengte ?? 0) > (een?.lengte ?? 0) ? ander : een;

/** A term of two words said the other way round: "starters uitval" for "uitval van starters". */
function omgekeerd(woorden: readonly string[], plek: number, lijst: Synoniemen): Gevonden | null {
  const [woord = '', volgend = ''] = [woorden[plek], woorden[plek + 1]];
  if (isStopwoord(woord) || isStopwoord(volgend)) return null;
  const term = lijst.vanaf([volgend, woord], 0);
  return term?.lengte === 2 ? term : null;
}

/** A year is a subject; a shorter number counts something, or is counted. */
const isGetal = (woord: string): boolean => /^\d{1,3}$/.test(woord);

/** An abbreviation that Pagefind takes for a form of another word, as "oop" for "open": its group says enough. */
const lijktOpAnder = ([woord = '', ...rest]: readonly string[]): boolean => rest.length === 0 && isKort(woord) && stam(woord) !== woord;

/** A bare number or letter is no subject: "1" stands on nearly every page. A year is one. */
const zonderLosTeken = (begrippen: Begrip[]): Begrip[] =>
  begrippen.every(({ woorden }) => woorden.every((woord) => /^(?:\d{1,3}|.)$/u.test(woord))) ? [] : begrippen;

/** A thought said twice counts once. */
function zonderDubbel(begrippen: Begrip[]): Begrip[] {
  const gezien = new Set<string>();
  return begrippen.filter(({ woorden, groepen }) => {
    const gelijk = groepen.find(({ graad }) => graad === 'gelijk');
    const sleutel = gelijk ? `#${gelijk.nummer}` : woorden.map(stam).join(' ');
    if (gezien.has(sleutel)) return false;
    gezien.add(sleutel);
    return true;
  });
}
