import { type Facetdefinitie, filteren } from '#inhoud/facetten.ts';
import type { Begrip, Zoekterm } from '#zoektaal/begrip.ts';
import { lezen, type Plan } from '#zoektaal/vraag.ts';
import { FACETNAMEN } from './facetnamen.ts';
import type { Bladregel, Laag } from './laag.ts';
import type { Bron } from './pagefind.ts';
import { maakPassage } from './passage.ts';
import { type Rang, rangschikken, type Treffers, WEGING } from './rangschikken.ts';
import { leesAdres, legeUitslag, PER_PAGINA, type Resultaat, type Sortering, type Zoekuitslag } from './uitslag.ts';
import { voorrang } from './voorrang.ts';

export interface Zoekopties {
  nu: number;
  /** Somebody may still be typing the last word. */
  onaf?: boolean;
}
export type Motor = (adres: string, opties: Zoekopties) => Promise<Zoekuitslag>;

const MEESTE_TERMEN = 48;
const MEESTE_OOK = 6;
/** In a sentence not every word has to be on the page. */
const ZEKER_ZIN = 0.35;
/** Whoever asks for these very words wants to see where some of them stand. */
const ZEKER_LETTERLIJK = 0.2;
/** A word on more pages than this share says too little by itself. */
const ALGEMEEN = 0.4;

/** Searches for what an address asks ("?q=loket&sector=po"): the same in the browser and on the server. */
export function maakMotor(laag: Laag, bron: Bron): Motor {
  const definities = laag.bestand.facetten.map(
    (facet, plek): Facetdefinitie<Rang> => ({ ...facet, waarden: ({ id }) => laag.waarden.get(id)?.[plek] ?? [] }),
  );

  async function gevonden({ begrippen, zin }: Plan, nu: number, letterlijk: boolean): Promise<Rang[]> {
    const antwoorden = new Map<Zoekterm, Treffers>();
    const vraag = (gedachten: readonly Begrip[]) =>
      Promise.all(
        gedachten
          .flatMap(({ termen }) => termen)
          .slice(0, MEESTE_TERMEN)
          .map(async (term) => antwoorden.has(term) || antwoorden.set(term, await bron.treffers(term.term, term.precies))),
      );
    const breedte = ({ termen }: Begrip) => Math.max(0, ...termen.map((term) => antwoorden.get(term)?.size ?? 0));
    await vraag(begrippen);
    // Words that are one thought, but not one that this site has: then each for itself.
    const gedachten = begrippen.flatMap((begrip) =>
      begrip.woorden.length > 1 && breedte(begrip) === 0 ? begrip.woorden.flatMap((woord) => lezen(woord, laag).begrippen) : [begrip],
    );
    await vraag(gedachten);
    const rangen = (deze: readonly Begrip[]) =>
      rangschikken(deze, (term) => antwoorden.get(term) ?? new Map(), {
        paginas: laag.bladen.size,
        voorrang: (id) => voorrang(laag.bladen.get(id), nu),
        weging: { ...WEGING, ...(letterlijk ? { zeker: ZEKER_LETTERLIJK } : zin && { zeker: ZEKER_ZIN }) },
      });
    const gevonden = rangen(gedachten);
    if (gevonden.length > 0 || !gedachten.every((begrip) => begrip.licht || breedte(begrip) > 0)) return gevonden;
    return rangen(gedachten.filter((begrip) => isVakwoord(begrip) && breedte(begrip) < laag.bladen.size * ALGEMEEN));
  }

  return async (adres, { nu, onaf = false }) => {
    const { vraag, q, sorteer, letterlijk, pagina } = leesAdres(adres);
    const gefilterd = FACETNAMEN.some((naam) => vraag.getAll(naam).length > 0);
    if (!q && !gefilterd) return legeUitslag(adres, true);
    const plan = lezen(q, laag, { letterlijk, onaf });
    const rangen = q ? await gevonden(plan, nu, letterlijk) : alles(laag);
    const keus = filteren(rangen, definities, vraag);
    const volgorde = gesorteerd(keus.gevonden, q ? sorteer : sorteer === 'beste' ? 'nieuwste' : sorteer, laag, nu);
    const paginas = Math.max(1, Math.ceil(volgorde.length / PER_PAGINA));
    const deze = Math.min(pagina, paginas);
    const stuk = volgorde.slice((deze - 1) * PER_PAGINA, deze * PER_PAGINA);
    const resultaten = await Promise.all(stuk.map((rang) => resultaat(rang, plan)));
    return {
      ...legeUitslag(adres, true),
      totaal: volgorde.length,
      pagina: deze,
      paginas,
      resultaten: resultaten.filter((een) => een !== null),
      facetten: keus.facetten,
      keuzes: keus.keuzes,
      weggelaten: keus.weggelaten,
      ook: letterlijk ? [] : ookGezocht(plan, laag),
      verbeterd: plan.verbeterd,
      onbekend: letterlijk ? [] : plan.begrippen.filter(({ termen }) => termen.length === 0).flatMap(({ woorden }) => woorden),
    };
  };

  async function resultaat({ id, plekken }: Rang, plan: Plan): Promise<Resultaat | null> {
    const [fragment, regel] = [await bron.fragment(id), laag.bladen.get(id)];
    if (!fragment || !regel) return null;
    const { meta } = fragment;
    return {
      url: fragment.url,
      soort: regel.soort,
      titel: meta.titel ?? '',
      ...maakPassage(fragment, plekken.flat(), plan.begrippen, laag),
      kenmerken: kenmerkenVan(meta.kenmerken),
      voorbeeld: regel.voorbeeld ?? false,
      ...(regel.begin && { begin: regel.begin }),
      ...(regel.eind && { eind: regel.eind }),
    };
  }
}

/** A word of the field that says something: when the whole question finds nothing, pages about these are still worth showing. */
const isVakwoord = ({ groepen, licht }: Begrip): boolean => !licht && groepen.some(({ graad }) => graad === 'gelijk');

const alles = ({ bladen }: Laag): Rang[] => [...bladen.keys()].map((id) => ({ id, score: 1, plekken: [] }));

function gesorteerd(rangen: readonly Rang[], sorteer: Sortering, { bladen }: Laag, nu: number): readonly Rang[] {
  if (sorteer === 'beste') return rangen;
  const regel = ({ id }: Rang): Partial<Bladregel> => bladen.get(id) ?? {};
  if (sorteer === 'nieuwste') return rangen.toSorted((a, b) => (regel(b).datum ?? '').localeCompare(regel(a).datum ?? ''));
  return rangen.filter((rang) => (regel(rang).eind ?? 0) > nu).toSorted((a, b) => (regel(a).begin ?? 0) - (regel(b).begin ?? 0));
}

/** Other words for what was asked, the site's own word first. */
function ookGezocht({ begrippen }: Plan, { lijst }: Laag): string[] {
  const woorden = begrippen.flatMap(({ groepen, woorden: getypt }: Begrip) =>
    groepen
      .filter(({ graad }) => graad === 'gelijk')
      .flatMap(({ nummer }) => {
        const groep = lijst.groepen[nummer];
        return groep ? [groep.voorkeur, ...groep.gelijk].filter((term) => term.toLowerCase() !== getypt.join(' ')).slice(0, 3) : [];
      }),
  );
  return [...new Set(woorden)].slice(0, MEESTE_OOK);
}

function kenmerkenVan(tekst = '[]'): string[] {
  const gelezen: unknown = JSON.parse(tekst);
  return Array.isArray(gelezen) ? gelezen.map(String) : [];
}
