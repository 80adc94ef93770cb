import { maatlattenVan } from '#inhoud/maatlat/maatlatten.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Resultaat, Zoekuitslag } from '#zoeken/uitslag.ts';
import { isBijschrift, type Levend } from './bladen/levend.ts';
import { alleStukken, type Levendbron, levendVan, type Stand, standVan } from './stand.ts';

/** What stands on the site at this moment. */
export interface Nu {
  stand: Stand;
  levend: readonly Levend[];
  /** False when the database did not answer, and these are the pages of before. */
  vers: boolean;
}

/** Follows what stands on the site; worked out again only when something changed. */
export function volgStand({ inhoud, ...bron }: { inhoud: Inhoud } & Levendbron): () => Promise<Nu> {
  const lees = levendVan(bron);
  let versie = Number.NaN;
  let laatste: Nu = { stand: new Map(), levend: [], vers: false };
  return async () => {
    const { levend, vers } = await lees();
    const anders = versie !== inhoud.versie || levend !== laatste.levend;
    versie = inhoud.versie;
    laatste = { levend, vers, stand: anders ? standVan(inhoud, levend) : laatste.stand };
    return laatste;
  };
}

/**
 * An answer as it may be given now, however far the index is: what left the site is not in it, and of what was changed
 * only what the page says now. Who withdraws or corrects a text reads the former one nowhere from then on.
 */
export function metWatErStaat(
  uitslag: Zoekuitslag,
  { stand, levend, vers }: Nu,
  bij: { inhoud: Inhoud; isNog(url: string, kenmerk: string): boolean },
): Zoekuitslag {
  const nu = (een: Resultaat): Resultaat[] => {
    const kenmerk = stand.get(een.url);
    if (kenmerk === undefined) return een.soort === 'kennissessie' && !vers ? [een] : [];
    return [bij.isNog(een.url, kenmerk) ? een : { ...een, ...inHetKort(een, bij.inhoud, levend) }];
  };
  const resultaten = uitslag.resultaten.flatMap(nu);
  const verdwenen = uitslag.resultaten.length - resultaten.length;
  return { ...uitslag, resultaten, totaal: Math.max(0, uitslag.totaal - verdwenen) };
}

function inHetKort({ url }: Resultaat, inhoud: Inhoud, levend: readonly Levend[]) {
  const blad = levend.find((een) => een.url === url);
  const stuk = alleStukken(inhoud).find((een) => een.url === url)?.gegevens ?? (blad && !isBijschrift(blad) ? blad : undefined);
  const maten = stuk && 'onderbouwing' in stuk ? maatlattenVan(stuk) : [];
  return { titel: stuk?.titel ?? '', passage: [{ tekst: stuk?.kern ?? '', raak: false }], koppen: [], kenmerken: [], maten };
}
