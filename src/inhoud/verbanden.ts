import type { Inhoud, Stuk } from './stuk.ts';

type Praktijk = Stuk<'praktijken'>;
type Terugblik = Stuk<'terugblikken'>;
type Bouwsteen = Stuk<'bouwstenen'>;
type Regio = Stuk<'onderwijsregios'>;

/** How many related practices a page shows at most. */
const MAX_VERWANT = 4;

/** All relations, each navigable from both ends, worked out once per version of the content. */
export interface Verbanden {
  vanBouwsteen(slug: string): { praktijken: Praktijk[]; terugblikken: Terugblik[]; regios: Regio[]; samen: Bouwsteen[] };
  vanPraktijk(praktijk: Praktijk): {
    bouwstenen: Bouwsteen[];
    regio: Regio | undefined;
    terugblikken: Terugblik[];
    verwant: Praktijk[];
    kennissessies: string[];
  };
  vanTerugblik(terugblik: Terugblik): { bouwstenen: Bouwsteen[]; regio: Regio | undefined; praktijken: Praktijk[] };
  vanRegio(slug: string): { praktijken: Praktijk[]; terugblikken: Terugblik[]; bouwstenen: Bouwsteen[] };
  vanKennissessie(slug: string): { terugblik: Terugblik | undefined; praktijken: Praktijk[] };
}

const gemaakt = new WeakMap<Inhoud, { versie: number; verbanden: Verbanden }>();

export function verbanden(inhoud: Inhoud): Verbanden {
  const bekend = gemaakt.get(inhoud);
  if (bekend?.versie === inhoud.versie) return bekend.verbanden;
  const nieuw = maken(inhoud);
  gemaakt.set(inhoud, { versie: inhoud.versie, verbanden: nieuw });
  return nieuw;
}

function maken(inhoud: Inhoud): Verbanden {
  const praktijken = inhoud.alle('praktijken');
  const terugblikken = inhoud.alle('terugblikken');
  const verhuisd = lui(
    () => new Map(praktijken.flatMap(({ slug, gegevens }) => (gegevens.voorheen ?? []).map((oud) => [oud, slug] as const))),
  );
  const praktijk = (slug: string) => inhoud.een('praktijken', slug) ?? inhoud.een('praktijken', verhuisd().get(slug) ?? '');
  const nu = (slugs: readonly string[]) => slugs.map((slug) => praktijk(slug)?.slug ?? slug);
  const pPerBouwsteen = lui(() => groeperen(praktijken, ({ gegevens }) => gegevens.bouwstenen));
  const tPerBouwsteen = lui(() => groeperen(terugblikken, ({ gegevens }) => gegevens.bouwstenen));
  const pPerRegio = lui(() => groeperen(praktijken, ({ gegevens }) => [gegevens.regio]));
  const tPerRegio = lui(() => groeperen(terugblikken, ({ gegevens }) => (gegevens.regio ? [gegevens.regio] : [])));
  const tPerPraktijk = lui(() => groeperen(terugblikken, ({ gegevens }) => nu(gegevens.praktijken)));
  const tPerSessie = lui(() => groeperen(terugblikken, ({ gegevens }) => [gegevens.kennissessie]));
  const pPerSessie = lui(() => groeperen(praktijken, ({ gegevens }) => gegevens.kennissessies));
  const pPerVerwant = lui(() => groeperen(praktijken, ({ gegevens }) => nu(gegevens.verwant)));
  const bouwsteen = (slug: string) => inhoud.een('bouwstenen', slug);
  const regio = (slug: string | null) => (slug ? inhoud.een('onderwijsregios', slug) : undefined);

  return {
    vanBouwsteen(slug) {
      const bijbehorend = pPerBouwsteen().get(slug) ?? [];
      const genoemd = bouwsteen(slug)?.gegevens.samenhang ?? [];
      const terug = inhoud.alle('bouwstenen').filter(({ gegevens }) => gegevens.samenhang.includes(slug));
      return {
        praktijken: bijbehorend,
        terugblikken: tPerBouwsteen().get(slug) ?? [],
        regios: bestaande(uniek(bijbehorend.map(({ gegevens }) => gegevens.regio)).map(regio)),
        samen: uniek([...bestaande(genoemd.map(bouwsteen)), ...terug]),
      };
    },
    vanPraktijk: onthouden((stuk) => {
      const { slug, gegevens } = stuk;
      const uitSessies = gegevens.kennissessies.flatMap((sessie) => tPerSessie().get(sessie) ?? []);
      const gekozen = [...bestaande(gegevens.verwant.map(praktijk)), ...(pPerVerwant().get(slug) ?? [])];
      const terug = uniek([...(tPerPraktijk().get(slug) ?? []), ...uitSessies]);
      return {
        bouwstenen: bestaande(gegevens.bouwstenen.map(bouwsteen)),
        regio: regio(gegevens.regio),
        terugblikken: terug,
        verwant: uniek([...gekozen, ...lijktOp(stuk, pPerBouwsteen())]).slice(0, MAX_VERWANT),
        kennissessies: uniek([...gegevens.kennissessies, ...terug.map((t) => t.gegevens.kennissessie)]),
      };
    }),
    vanTerugblik({ gegevens }) {
      const genoemd = bestaande(gegevens.praktijken.map(praktijk));
      return {
        bouwstenen: bestaande(gegevens.bouwstenen.map(bouwsteen)),
        regio: regio(gegevens.regio),
        praktijken: uniek([...genoemd, ...(pPerSessie().get(gegevens.kennissessie) ?? [])]),
      };
    },
    vanRegio(slug) {
      const eigen = pPerRegio().get(slug) ?? [];
      const terug = tPerRegio().get(slug) ?? [];
      const slugs = uniek([...eigen, ...terug].flatMap(({ gegevens }) => gegevens.bouwstenen));
      return { praktijken: eigen, terugblikken: terug, bouwstenen: bestaande(slugs.map(bouwsteen)) };
    },
    vanKennissessie(slug) {
      const terugblik = tPerSessie().get(slug)?.[0];
      const genoemd = terugblik?.gegevens.praktijken.map(praktijk) ?? [];
      return { terugblik, praktijken: uniek([...bestaande(genoemd), ...(pPerSessie().get(slug) ?? [])]) };
    },
  };
}

/** Practices that share most bouwstenen, taken and sectoren with this one; at least one taak or two bouwstenen. */
function lijktOp({ slug, gegevens }: Praktijk, perBouwsteen: Map<string, Praktijk[]>): Praktijk[] {
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

function onthouden<A extends object, B>(reken: (over: A) => B): (over: A) => B {
  const bekend = new WeakMap<A, B>();
  return (over) => {
    const eerder = bekend.get(over);
    if (eerder) return eerder;
    const nieuw = reken(over);
    bekend.set(over, nieuw);
    return nieuw;
  };
}

/** Made when it is first asked for: after a change, a page waits only for what it shows. */
function lui<T>(maak: () => T): () => T {
  let klaar: T | undefined;
  return () => {
    klaar ??= maak();
    return klaar;
  };
}

function groeperen<T>(items: readonly T[], sleutels: (item: T) => readonly string[]): Map<string, T[]> {
  const groepen = new Map<string, T[]>();
  for (const item of items)
    for (const sleutel of sleutels(item)) {
      const groep = groepen.get(sleutel);
      if (groep) groep.push(item);
      else groepen.set(sleutel, [item]);
    }
  return groepen;
}
const uniek = <T>(items: readonly T[]): T[] => [...new Set(items)];
const bestaande = <T>(items: readonly (T | undefined)[]): T[] => items.filter((item) => item !== undefined);
