import type { Moment } from '#db/tabellen.ts';
import { type Antwoord, type Klaarliggend, legKlaar } from '#server/http/answer/antwoord.ts';
import { metTekenset } from '#server/http/answer/mediatypes.ts';
import type { Release, SlotKind, Slots, Visitor } from '#server/http/gate/slots.ts';
import type { Verslag } from '#server/http/locals.ts';
import { maakGeheugen } from './geheugen.ts';
import type { Wijzigingsteller } from './geldigheid.ts';

export interface Paginadienst {
  /** The answer for a public address (path and known query), from memory when what it shows has not changed. */
  haal(adres: string, visitor: () => Visitor): Uit | Promise<Uit>;
  readonly bytes: number;
}

/** Null for who asks too much at once. */
type Uit = Klaarliggend | Antwoord | null;

export interface Paginabron {
  /** Renders an address for nobody in particular. */
  render(adres: string): Promise<{ antwoord: Antwoord; verslag: Verslag }>;
  inhoudsversie(): number;
  kennissessies: Wijzigingsteller;
  /** Which search index answers now. */
  zoekindex(): string | null;
  slots: Slots;
  vast: readonly string[];
  klok?: () => Moment;
}

interface Bewaard {
  klaar: Klaarliggend;
  bytes: number;
  /** What it showed, as numbers at the moment its rendering began; null where it does not matter. */
  inhoud: number | null;
  kennissessies: number | null;
  zoekindex: string | null;
  tot: Moment;
}

const MB = 1024 * 1024;
const kindOf = (adres: string): SlotKind => (adres.startsWith('/zoeken/') ? 'search' : 'pages');

/** Keeps public answers until what they show changes. Many visitors who ask for the same at once get one rendering. */
export function openPaginas({ render, inhoudsversie, kennissessies, zoekindex, slots, vast, klok = Date.now }: Paginabron): Paginadienst {
  // Questions are endless, pages are not: a flood of questions may not push the pages out.
  const gewoon = maakGeheugen<Bewaard>(96 * MB);
  const gevraagd = maakGeheugen<Bewaard>(32 * MB);
  const onderweg = new Map<string, Promise<Klaarliggend | Antwoord>>();
  const geheugenVoor = (adres: string) => (adres.includes('?') ? gevraagd : gewoon);

  function haal(adres: string, visitor: () => Visitor, slot?: Release): Uit | Promise<Uit> {
    const bewaard = geheugenVoor(adres).haal(adres);
    if (!bewaard || !staatNog(bewaard)) return samen(adres, visitor, slot);
    const nummer = bewaard.kennissessies === null ? null : kennissessies();
    const geef = (gelezen: number | null) => {
      if (gelezen !== bewaard.kennissessies) return samen(adres, visitor, slot);
      slot?.();
      return bewaard.klaar;
    };
    return nummer instanceof Promise ? nummer.then(geef) : geef(nummer);
  }

  const staatNog = ({ inhoud, zoekindex: index, tot }: Bewaard): boolean =>
    klok() < tot && (inhoud === null || inhoud === inhoudsversie()) && (index === null || index === zoekindex());

  async function samen(adres: string, visitor: () => Visitor, slot?: Release): Promise<Uit> {
    const stand = { inhoud: inhoudsversie(), zoekindex: zoekindex() };
    const nummer = await kennissessies();
    // Only visitors for whom nothing changed meanwhile may share.
    const wie = JSON.stringify([adres, stand, nummer]);
    const lopend = onderweg.get(wie);
    if (lopend) {
      // What is being made needs no second place.
      slot?.();
      const uitkomst = await lopend;
      if ('etag' in uitkomst) return uitkomst;
    }
    const mijn = (!lopend && slot) || slots.take(kindOf(adres), visitor());
    if (mijn === null) return null;
    // While this visitor waited, another may have had it made.
    if (mijn instanceof Promise) return mijn.then((gekregen) => gekregen && haal(adres, visitor, gekregen));
    const werk = maak(adres, { ...stand, nummer });
    onderweg.set(wie, werk);
    return werk.finally(() => {
      mijn();
      onderweg.delete(wie);
    });
  }

  async function maak(adres: string, stand: { inhoud: number; zoekindex: string | null; nummer: number | null }) {
    const { antwoord, verslag } = await render(adres);
    const { openbaar } = verslag;
    const gezet = antwoord.koppen.some(([naam]) => naam.toLowerCase() === 'set-cookie');
    if (!openbaar || antwoord.status !== 200 || gezet) return antwoord;
    const soort = antwoord.koppen.find(([naam]) => naam.toLowerCase() === 'content-type')?.[1] ?? 'text/html';
    const extra = antwoord.koppen.filter(([naam]) => /^(content-disposition|link|x-robots-tag|last-modified)$/i.test(naam)).flat();
    const gelegd = legKlaar({
      lichaam: antwoord.lichaam,
      geperst: 'op-vraag',
      koppen: [
        ...vast,
        'Content-Type',
        metTekenset('content-type', soort),
        ...extra,
        'Cache-Control',
        'public, max-age=0, must-revalidate',
      ],
    });
    const klaar = { ...gelegd, vondNiets: verslag.vondNiets };
    const toontKennissessies = openbaar.toont.has('kennissessies');
    if (!verslag.vers || (toontKennissessies && stand.nummer === null)) return klaar;
    geheugenVoor(adres).bewaar(adres, {
      klaar,
      bytes: klaar.bytes,
      inhoud: openbaar.toont.has('inhoud') ? stand.inhoud : null,
      // The agenda may have been read just before the last change.
      kennissessies: toontKennissessies ? (verslag.agenda ?? stand.nummer) : null,
      zoekindex: verslag.gezocht ? stand.zoekindex : null,
      tot: openbaar.tot,
    });
    return klaar;
  }

  return {
    haal,
    get bytes() {
      return gewoon.bytes + gevraagd.bytes;
    },
  };
}
