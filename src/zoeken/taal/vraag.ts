import { woordenVan } from '#grond/taal/vouwen.ts';
import { enkelvoud, stam } from '#zoeken/taal/stam.ts';
import { type Begrip, eigenTermen, groepstermen, isKort, samenstellingstermen } from './begrip.ts';
import { metDatums } from './datums.ts';
import { voluit } from './getallen.ts';
import { isLicht, isLosseHelft, isStopwoord, magErnaStaan, zonderVoorvoegsel } from './stopwoorden.ts';
import type { Synoniemen } from './synoniemen.ts';
import type { Woordenschat } from './woordenschat.ts';

export interface Plan {
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

/** A typed word as the site knows it; `delen` when it is an unknown compound of known words. */
interface Verstaan {
  woord: string;
  delen?: string[];
  van?: string;
}

const MEESTE_TEKENS = 400;
const MEESTE_WOORDEN = 20;
const KORTSTE_ZIN = 6;
const KORTSTE_ENKELVOUD = 6;
/** A doubled letter, or a letter taken for one that sounds the same. */
const KLEINE_SLIP = 0.5;
const TUSSENKLANKEN = ['', 's', 'en', 'e', 'n'];

/** Reads a query: `onaf` when somebody is still typing its last word. */
export function lezen(vraag: string, laag: Taallaag, { letterlijk = false, onaf = false } = {}): Plan {
  const woorden = woordenVan(metDatums(vraag.slice(0, MEESTE_TEKENS))).slice(0, MEESTE_WOORDEN);
  const zin = woorden.length >= KORTSTE_ZIN;
  const getypt = samengebracht(woorden, laag);
  if (letterlijk) return { begrippen: getypt.filter((woord) => !isStopwoord(woord)).map(letterlijkBegrip), zin, verbeterd: [] };
  const verstaan = getypt.flatMap((_, plek) => versta(getypt, plek, laag, onaf && plek === getypt.length - 1));
  const verbeterd = verstaan.flatMap(({ woord, van }) => (van ? [{ van, naar: woord }] : []));
  const begrippen = zonderLosTeken(begrippenVan(verstaan, laag));
  const laatste = begrippen.at(-1);
  // Half a word says little yet.
  if (onaf && laatste && !laag.schat.kent(laatste.woorden.at(-1) ?? '')) laatste.licht = true;
  return { begrippen, zin, verbeterd };
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

function versta(alle: readonly string[], plek: number, { schat, lijst }: Taallaag, onaf: boolean): Verstaan[] {
  const woord = alle[plek] ?? '';
  const aaneen = woord.replaceAll('-', '');
  if (isStopwoord(woord) || /^\d+$/.test(woord) || inTerm(alle, plek, lijst) || schat.kentVorm(aaneen)) return [{ woord }];
  const vorm = schat.kent(aaneen) ? undefined : andereVormen(aaneen).find(schat.kent);
  if (vorm) return [{ woord: vorm }];
  const slordig = aaneen.length > 4 ? schat.bedoeld(aaneen, KLEINE_SLIP) : null;
  if (slordig) return [{ woord: slordig, van: woord }];
  if (schat.kent(aaneen)) return [{ woord }];
  const uitgeschreven = voluit(aaneen).find(schat.kent);
  if (uitgeschreven) return [{ woord: uitgeschreven }];
  if (schat.begintMet(onaf ? aaneen : stam(aaneen).padEnd(5, '?'))) return [{ woord }];
  const gekoppeld = woord.split('-');
  if (gekoppeld.length > 1 && gekoppeld.every((deel) => schat.kent(deel) || isStopwoord(deel)))
    return gekoppeld.map((deel) => ({ woord: deel }));
  const delen = schat.delen(aaneen);
  if (delen) {
    const geheel = metTussenklank(delen, schat);
    if (geheel) return [{ woord: geheel }];
    return lijst.vanaf(delen, 0)?.lengte === delen.length ? delen.map((deel) => ({ woord: deel })) : [{ woord: aaneen, delen }];
  }
  const werkwoord = zonderVoorvoegsel(aaneen);
  if (werkwoord && schat.kent(werkwoord)) return [{ woord: werkwoord }];
  const enkel = enkelvoud(aaneen);
  const bedoeld = schat.bedoeld(aaneen) ?? (enkel.length >= KORTSTE_ENKELVOUD ? schat.bedoeld(enkel) : null);
  if (bedoeld) return [{ woord: bedoeld, van: woord }];
  const hoofddeel = schat.hoofddeel(aaneen);
  return [hoofddeel ? { woord: aaneen, delen: [hoofddeel] } : { woord }];
}

/** Whether the word is part of a synonym, also of one that began earlier. */
function inTerm(woorden: readonly string[], plek: number, lijst: Synoniemen): boolean {
  for (let begin = Math.max(0, plek - 5); begin <= plek; begin++) {
    const lengte = lijst.vanaf(woorden, begin)?.lengte ?? 0;
    if (begin + lengte > plek) return true;
  }
  return false;
}

/** Forms that no stem brings together: a diminutive ("cursusjes"), the verb in "bewaard", who does it ("switchen"). */
function andereVormen(woord: string): string[] {
  const verklein = /^(.{3,}?)(?:[tp]je|(?<=[^tp])je)s?$/.exec(woord)?.[1];
  const werkwoord = /^(.{4,}?)(?:[dt]en?|[dt])$/.exec(woord)?.[1];
  const dader = /^(.{4,})en$/.exec(woord)?.[1];
  return [verklein, werkwoord, dader && `${dader}er`].filter((vorm) => vorm !== undefined);
}

/** The same compound as the site writes it: "opleidingschool" is "opleidingsschool". */
function metTussenklank(delen: readonly string[], schat: Woordenschat): string | null {
  const [links = '', ...rest] = delen;
  return TUSSENKLANKEN.map((klank) => links + klank + rest.join('')).find((geheel) => schat.aantal(geheel) > 0) ?? null;
}

function begrippenVan(verstaan: readonly Verstaan[], { schat, lijst }: Taallaag): Begrip[] {
  const woorden = verstaan.map(({ woord }) => woord);
  const begrippen: Begrip[] = [];
  for (let plek = 0; plek < woorden.length; plek++) {
    const woord = woorden[plek] ?? '';
    const volgend = woorden[plek + 1] ?? '';
    const delen = verstaan[plek]?.delen;
    const term = lijst.vanaf(woorden, plek);
    if (term) {
      const deel = woorden.slice(plek, plek + term.lengte);
      const eigen = lijktOpAnder(deel) ? [] : eigenTermen(deel, schat);
      begrippen.push({ woorden: deel, groepen: term.groepen, termen: [...eigen, ...groepstermen(term.groepen)] });
      plek += term.lengte - 1;
    } else if (delen) {
      const groepen = delen.flatMap((deel) => lijst.vanaf([deel], 0)?.groepen ?? []);
      begrippen.push({ woorden: [woord], groepen: [], termen: samenstellingstermen(delen, groepen), delen, half: delen.length === 1 });
    } else if (!isStopwoord(woord)) {
      const samen = volgend && !isStopwoord(volgend) && kanSamen(woord, volgend) ? metTussenklank([woord, volgend], schat) : null;
      const groepen = samen ? (lijst.vanaf([samen], 0)?.groepen ?? []) : [];
      const termen = [...eigenTermen([samen ?? woord], schat), ...groepstermen(groepen)];
      if (samen) termen.push({ term: `${woord} ${volgend}`, gewicht: 0.6, precies: isKort(woord) || isKort(volgend) });
      begrippen.push({ woorden: [samen ?? woord], groepen, termen, licht: !samen && isLicht(woord) });
      if (samen) plek += 1;
    }
  }
  return zonderDubbel(begrippen);
}

/** An abbreviation that Pagefind takes for a form of another word, as "oop" for "open": its group says enough. */
const lijktOpAnder = ([woord = '', ...rest]: readonly string[]): boolean => rest.length === 0 && isKort(woord) && stam(woord) !== woord;

/** "e learning" may be one word; "m n" and "po vo" are two. */
const kanSamen = (ene: string, ander: string): boolean => !isKort(ene) || !isKort(ander);

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
