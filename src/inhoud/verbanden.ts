import { perVersie } from './per-versie.ts';
import { huidigeRegio } from './regiostand.ts';
import type { Inhoud, Stuk } from './stuk.ts';
import { groepenIn } from './verbandgroepen.ts';

type Praktijk = Stuk<'praktijken'>;
type Terugblik = Stuk<'terugblikken'>;
type Bouwsteen = Stuk<'bouwstenen'>;
type Regio = Stuk<'onderwijsregios'>;

/** How many related practices a page shows at most. */
const MAX_VERWANT = 4;

/** The relations in this content, worked out once per version of it. */
export const verbanden: (inhoud: Inhoud) => Verbanden = perVersie((inhoud) => new Verbanden(inhoud));

/** All relations, each navigable from both ends. What a page does not ask for is not worked out. */
export class Verbanden {
  readonly #inhoud: Inhoud;
  readonly #groepen: ReturnType<typeof groepenIn>;
  readonly #perPraktijk = new WeakMap<Praktijk, VanPraktijk>();
  readonly #perBouwsteen = new Map<string, VanBouwsteen>();
  readonly #perRegio = new Map<string, VanRegio>();

  constructor(inhoud: Inhoud) {
    this.#inhoud = inhoud;
    this.#groepen = groepenIn(inhoud, (slug) => this.praktijk(slug));
  }

  vanBouwsteen(slug: string): VanBouwsteen {
    return eens(this.#perBouwsteen, slug, () => this.#rondBouwsteen(slug));
  }

  #rondBouwsteen(slug: string): VanBouwsteen {
    const praktijken = this.#groepen.praktijkenPerBouwsteen().get(slug) ?? [];
    const genoemd = this.#bouwsteen(slug)?.gegevens.samenhang ?? [];
    const terug = this.#inhoud.alle('bouwstenen').filter(({ gegevens }) => gegevens.samenhang.includes(slug));
    const regios = uniek(praktijken.map(({ gegevens }) => gegevens.regio)).map((regio) => huidigeRegio(this.#inhoud, regio));
    return {
      praktijken,
      terugblikken: this.#groepen.terugblikkenPerBouwsteen().get(slug) ?? [],
      regios: bestaande(uniek(regios).map((regio) => this.#regio(regio))),
      samen: uniek([...this.#bouwstenen(genoemd), ...terug]),
    };
  }

  vanPraktijk(praktijk: Praktijk): VanPraktijk {
    return eens(this.#perPraktijk, praktijk, () => this.#rondPraktijk(praktijk));
  }

  #rondPraktijk(praktijk: Praktijk): VanPraktijk {
    const { slug, gegevens } = praktijk;
    const { terugblikkenPerSessie, terugblikkenPerPraktijk } = this.#groepen;
    const uitSessies = gegevens.kennissessies.flatMap((sessie) => terugblikkenPerSessie().get(sessie) ?? []);
    const terugblikken = uniek([...(terugblikkenPerPraktijk().get(slug) ?? []), ...uitSessies]);
    return {
      bouwstenen: this.#bouwstenen(gegevens.bouwstenen),
      regio: this.#regio(gegevens.regio),
      terugblikken,
      verwant: this.verwantAan(gegevens, slug),
      kennissessies: uniek([...gegevens.kennissessies, ...terugblikken.map((een) => een.gegevens.kennissessie)]),
    };
  }

  /** Also of a best practice that is still being written; `slug` when it has one. */
  verwantAan(gegevens: Praktijk['gegevens'], slug: string | null): Praktijk[] {
    const { praktijkenPerVerwant, praktijkenPerBouwsteen } = this.#groepen;
    const gekozen = [...this.#praktijken(gegevens.verwant), ...(praktijkenPerVerwant().get(slug ?? '') ?? [])];
    return uniek([...gekozen, ...lijktOp({ slug, gegevens }, praktijkenPerBouwsteen())]).slice(0, MAX_VERWANT);
  }

  vanTerugblik({ gegevens }: Terugblik): { bouwstenen: Bouwsteen[]; regio: Regio | undefined; praktijken: Praktijk[] } {
    return {
      bouwstenen: this.#bouwstenen(gegevens.bouwstenen),
      regio: this.#regio(gegevens.regio),
      praktijken: this.#praktijkenBij(gegevens.kennissessie, gegevens.praktijken),
    };
  }

  vanRegio(slug: string): VanRegio {
    return eens(this.#perRegio, slug, () => this.#rondRegio(slug));
  }

  #rondRegio(slug: string): VanRegio {
    const praktijken = this.#groepen.praktijkenPerRegio().get(slug) ?? [];
    const terugblikken = this.#groepen.terugblikkenPerRegio().get(slug) ?? [];
    const slugs = uniek([...praktijken, ...terugblikken].flatMap(({ gegevens }) => gegevens.bouwstenen));
    return { praktijken, terugblikken, bouwstenen: this.#bouwstenen(slugs) };
  }

  vanKennissessie(slug: string): { terugblik: Terugblik | undefined; praktijken: Praktijk[] } {
    const terugblik = this.#groepen.terugblikkenPerSessie().get(slug)?.[0];
    return { terugblik, praktijken: this.#praktijkenBij(slug, terugblik?.gegevens.praktijken ?? []) };
  }

  vanBronkaart({ gegevens }: Stuk<'elders'>): { bouwstenen: Bouwsteen[]; regio: Regio | undefined } {
    return { bouwstenen: this.#bouwstenen(gegevens.bouwstenen), regio: this.#regio(gegevens.regio) };
  }

  /** Those that a terugblik names, then those that name the session themselves. */
  #praktijkenBij(kennissessie: string, genoemd: readonly string[]): Praktijk[] {
    return uniek([...this.#praktijken(genoemd), ...(this.#groepen.praktijkenPerSessie().get(kennissessie) ?? [])]);
  }

  #praktijken(slugs: readonly string[]): Praktijk[] {
    return bestaande(slugs.map((slug) => this.praktijk(slug)));
  }

  /** By its slug, or one it had before it moved. */
  praktijk(slug: string): Praktijk | undefined {
    return this.#inhoud.een('praktijken', slug) ?? this.#inhoud.een('praktijken', this.#groepen.verhuisd().get(slug) ?? '');
  }

  #bouwstenen(slugs: readonly string[]): Bouwsteen[] {
    return bestaande(slugs.map((slug) => this.#bouwsteen(slug)));
  }

  #bouwsteen(slug: string): Bouwsteen | undefined {
    return this.#inhoud.een('bouwstenen', slug);
  }

  #regio(slug: string | null): Regio | undefined {
    return slug ? this.#inhoud.een('onderwijsregios', slug) : undefined;
  }
}

interface VanBouwsteen {
  praktijken: Praktijk[];
  terugblikken: Terugblik[];
  regios: Regio[];
  samen: Bouwsteen[];
}
interface VanRegio {
  praktijken: Praktijk[];
  terugblikken: Terugblik[];
  bouwstenen: Bouwsteen[];
}
interface VanPraktijk {
  bouwstenen: Bouwsteen[];
  regio: Regio | undefined;
  terugblikken: Terugblik[];
  verwant: Praktijk[];
  kennissessies: string[];
}

/** Practices that share most bouwstenen, taken and sectoren with this one; at least one taak or two bouwstenen. */
function lijktOp(
  { slug, gegevens }: { slug: string | null; gegevens: Praktijk['gegevens'] },
  perBouwsteen: Map<string, Praktijk[]>,
): Praktijk[] {
  const gelijk = (a: readonly string[], b: readonly string[]) => a.filter((waarde) => b.includes(waarde)).length;
  return uniek(gegevens.bouwstenen.flatMap((naam) => (perBouwsteen.get(naam) ?? []).slice(0, 200)))
    .filter((ander) => ander.slug !== slug)
    .map((ander) => ({
      ander,
      kern: 2 * gelijk(gegevens.taken, ander.gegevens.taken) + gelijk(gegevens.bouwstenen, ander.gegevens.bouwstenen),
      rest: gelijk(gegevens.sectoren, ander.gegevens.sectoren) + 2 * gelijk(gegevens.trefwoorden, ander.gegevens.trefwoorden),
    }))
    .filter(({ kern }) => kern >= 2)
    .sort((a, b) => b.kern + b.rest - (a.kern + a.rest))
    .map(({ ander }) => ander);
}

/** Worked out when it is first asked for. */
function eens<K, V>(bekend: { get(sleutel: K): V | undefined; set(sleutel: K, waarde: V): unknown }, sleutel: K, maak: () => V): V {
  const waarde = bekend.get(sleutel) ?? maak();
  bekend.set(sleutel, waarde);
  return waarde;
}

const uniek = <T>(items: readonly T[]): T[] => [...new Set(items)];
const bestaande = <T>(items: readonly (T | undefined)[]): T[] => items.filter((item) => item !== undefined);
