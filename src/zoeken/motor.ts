import { bladzijdeVan } from '#grond/bladzijde.ts';
import { type Facet, type Facetdefinitie, filteren } from '#inhoud/lijsten/facetten.ts';
import { opMaat } from '#inhoud/lijsten/op-maat.ts';
import { matenUit } from '#inhoud/maatlat/maatlatten.ts';
import type { Begrip } from '#zoeken/taal/begrip.ts';
import { lezen, type Plan } from '#zoeken/taal/vraag.ts';
import { FACETNAMEN } from './facetnamen.ts';
import { kracht } from './genoemd.ts';
import { type Bladregel, type Laag, openLaag } from './laag.ts';
import { type Opbrengst, opvragen } from './opvragen.ts';
import type { Index } from './pagefind.ts';
import { gemarkeerd, maakPassage } from './passage.ts';
import type { Rang } from './rangschikken.ts';
import { leesAdres, legeUitslag, PER_PAGINA, type Resultaat, type Sortering, type Stukje, type Zoekuitslag } from './uitslag.ts';

export interface Zoekopties {
  nu: number;
  /** Somebody may still be typing the last word. */
  onaf?: boolean;
}
export type Motor = (adres: string, opties: Zoekopties) => Promise<Zoekuitslag>;

/** Which of these words are right Dutch: asked before one is corrected. */
export type Juist = (woorden: readonly string[]) => Promise<readonly string[]>;

const MEESTE_OOK = 6;
const MEESTE_BOUWSTENEN = 3;
/** How many pages are read to see which form of a word they have, and how many when that form is hardly among them. */
const KOP = 10;
const LANGE_KOP = 30;
const GENOEG = 3;

/** The engine: asks an index what an address asks ("?q=loket&sector=po"). The same in the browser and on the server. */
export function maakMotor(index: Index, juist: Juist = async () => [], laag: Laag = openLaag(index.bestand)): Motor {
  const vraagbaak = new Vraagbaak(index, laag, juist);
  return (adres, opties) => vraagbaak.antwoord(adres, opties);
}

class Vraagbaak {
  readonly #index: Index;
  readonly #laag: Laag;
  readonly #juist: Juist;
  readonly #definities: Facetdefinitie<Rang>[];
  readonly #alles: readonly Rang[];

  constructor(index: Index, laag: Laag, juist: Juist) {
    this.#juist = juist;
    this.#index = index;
    this.#laag = laag;
    this.#alles = [...laag.bladen.keys()].map((blad) => ({ blad, score: 1, plekken: () => [] }));
    this.#definities = laag.bestand.facetten.map((facet, plek) => ({
      ...facet,
      waarden: ({ blad }) => laag.waarden[blad]?.[plek] ?? [],
      plaatsen: ({ blad }) => laag.bladen[blad]?.facetten[plek] ?? [],
    }));
  }

  async antwoord(adres: string, { nu, onaf = false }: Zoekopties): Promise<Zoekuitslag> {
    const { vraag, q, sorteer, letterlijk, pagina } = leesAdres(adres);
    const gefilterd = FACETNAMEN.some((naam) => vraag.getAll(naam).length > 0);
    if (!q && !gefilterd)
      return { ...legeUitslag(adres, true), facetten: this.#metLege(filteren(this.#alles, this.#definities, vraag).facetten) };
    const plan = await this.#gelezen(q, { letterlijk, onaf });
    const { rangen, twijfel, ernaast } = await this.#gevonden(plan, { q, nu, letterlijk });
    const keus = filteren(rangen, this.#definities, vraag);
    const volgorde = gesorteerd(keus.gevonden, q ? sorteer : sorteer === 'beste' ? 'nieuwste' : sorteer, this.#laag, nu);
    const { items, ...blad } = bladzijdeVan(volgorde, pagina, PER_PAGINA);
    const resultaten = await Promise.all(items.map((rang) => this.#resultaat(rang, plan)));
    return {
      ...legeUitslag(adres, true),
      ...blad,
      resultaten: resultaten.filter((een) => een !== null),
      facetten: this.#metLege(keus.facetten),
      keuzes: keus.keuzes,
      weggelaten: keus.weggelaten,
      ook: letterlijk ? [] : ookGezocht(plan, this.#laag),
      verbeterd: plan.verbeterd,
      twijfel: twijfel && rangen.length > 0,
      ...(ernaast && { ernaast: { woorden: ernaast.woorden, bouwstenen: await this.#bouwstenen(ernaast.rangen) } }),
      onbekend: letterlijk ? [] : onbekendIn(plan),
    };
  }

  /** Reads the query; what would be corrected though it is right is left as it is. */
  async #gelezen(q: string, opties: { letterlijk: boolean; onaf: boolean }): Promise<Plan> {
    const plan = lezen(q, this.#laag, opties);
    if (plan.verbeterd.length === 0) return plan;
    const juist = new Set(await this.#juist(plan.verbeterd.map(({ van }) => van.replaceAll('-', ''))));
    return juist.size > 0 ? lezen(q, this.#laag, { ...opties, juist }) : plan;
  }

  async #gevonden(plan: Plan, { q, nu, letterlijk }: { q: string; nu: number; letterlijk: boolean }): Promise<Gevonden> {
    if (!q) return { rangen: this.#alles, twijfel: false, ernaast: null };
    const opbrengst = await opvragen(plan, { laag: this.#laag, index: this.#index, nu, letterlijk });
    if (opbrengst.twijfel) return { ...opbrengst, rangen: await this.#metReden(opbrengst.rangen, plan) };
    return { ...opbrengst, rangen: await this.#genoemdEerst(opbrengst.rangen, plan) };
  }

  /** Of the best pages, those that the query names come first; of one thought also those that explain it, or have the word as typed. */
  async #genoemdEerst(rangen: readonly Rang[], plan: Plan): Promise<readonly Rang[]> {
    const [woord = '', ...meer] = plan.begrippen.flatMap(({ woorden }) => woorden);
    const hoeveel = meer.length === 0 ? this.#laag.schat.aantalVorm(woord) : 1;
    let gewogen: Rang[] = [];
    let erin = 0;
    // A rare form of a common word may be farther down.
    for (const kop of meer.length === 0 ? [rangen.slice(0, KOP), rangen.slice(KOP, LANGE_KOP)] : [rangen.slice(0, KOP)]) {
      if (erin >= Math.min(hoeveel, GENOEG)) break;
      const maal = await Promise.all(
        kop.map(async ({ blad, plekken }) =>
          // The title of what somebody else made says the name of a subject, and what stands here about it comes first.
          this.#laag.bladen[blad]?.soort === 'bronkaart' ? 1 : kracht(plan, await this.#index.pagina(blad), plekken().flat()),
        ),
      );
      erin += maal.filter((een) => een > 1).length;
      gewogen = [...gewogen, ...kop.map((rang, plek) => ({ ...rang, score: rang.score * (maal[plek] ?? 1) }))];
    }
    return [...gewogen.sort((x, y) => y.score - x.score), ...rangen.slice(gewogen.length)];
  }

  /** Options that lead nowhere as well: another query, asked in the browser, may bring them back. */
  #metLege(facetten: readonly Facet[]): Facet[] {
    return this.#laag.bestand.facetten.map(({ naam, titel, uitleg, opties }) => {
      const geteld = new Map(facetten.find((facet) => facet.naam === naam)?.opties.map((optie) => [optie.waarde, optie]));
      return { naam, titel, uitleg, opties: opties.map((optie) => geteld.get(optie.waarde) ?? { ...optie, aantal: 0, gekozen: false }) };
    });
  }

  /** What only comes near must show why: pages on which a reader sees nothing of the query are left out. */
  async #metReden(rangen: readonly Rang[], plan: Plan): Promise<Rang[]> {
    const raak = (stukjes: readonly Stukje[]) => stukjes.some((stukje) => stukje.raak);
    const getoond = await Promise.all(rangen.map((rang) => this.#resultaat(rang, plan)));
    return rangen.filter((_, plek) => {
      const { titel = '', passage = [] } = getoond[plek] ?? {};
      return raak(passage) || raak(gemarkeerd(titel, plan.begrippen, this.#laag));
    });
  }

  async #bouwstenen(rangen: readonly Rang[]): Promise<{ url: string; titel: string }[]> {
    const eerste = rangen.filter(({ blad }) => this.#laag.bladen[blad]?.soort === 'bouwsteen').slice(0, MEESTE_BOUWSTENEN);
    const paginas = await Promise.all(eerste.map(({ blad }) => this.#index.pagina(blad)));
    return paginas.flatMap((pagina) => (pagina ? [{ url: pagina.url, titel: pagina.meta.titel ?? '' }] : []));
  }

  async #resultaat({ blad, plekken }: Rang, plan: Plan): Promise<Resultaat | null> {
    const [pagina, regel] = [await this.#index.pagina(blad), this.#laag.bladen[blad]];
    if (!pagina || !regel) return null;
    const { url, meta } = pagina;
    return {
      url,
      soort: regel.soort,
      titel: meta.titel ?? '',
      ...maakPassage(pagina, plekken().flat(), plan.begrippen, this.#laag),
      kenmerken: kenmerkenVan(meta.kenmerken),
      maten: matenUit(regel.maten),
      voorbeeld: regel.voorbeeld ?? false,
      ...(regel.begin && { begin: regel.begin }),
      ...(regel.eind && { eind: regel.eind }),
    };
  }
}

interface Gevonden {
  rangen: readonly Rang[];
  twijfel: boolean;
  ernaast: Opbrengst['ernaast'];
}

const onbekendIn = ({ begrippen }: Plan): string[] =>
  begrippen.filter(({ termen, half }) => half || termen.length === 0).flatMap(({ woorden }) => woorden);

function gesorteerd(rangen: readonly Rang[], sorteer: Sortering, { bladen, waarden }: Laag, nu: number): readonly Rang[] {
  if (sorteer === 'beste') return rangen;
  if (sorteer === 'meest-zeker' || sorteer === 'goedkoopst') {
    const plek = FACETNAMEN.indexOf(sorteer === 'goedkoopst' ? 'kosten' : 'zekerheid');
    return opMaat(rangen, sorteer, ({ blad }) => waarden[blad]?.[plek]?.[0]);
  }
  const regel = ({ blad }: Rang): Partial<Bladregel> => bladen[blad] ?? {};
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
