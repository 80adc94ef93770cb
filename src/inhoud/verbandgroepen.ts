import { opgegaanReeks } from './regiostand.ts';
import type { Inhoud, Stuk } from './stuk.ts';

/** Who names whom, made when it is first asked for: after a change, a page waits only for what it shows. */
export function groepenIn(inhoud: Inhoud, praktijk: (slug: string) => Stuk<'praktijken'> | undefined) {
  const praktijken = inhoud.alle('praktijken');
  const terugblikken = inhoud.alle('terugblikken');
  const nu = (slugs: readonly string[]) => slugs.map((slug) => praktijk(slug)?.slug ?? slug);
  return {
    /** The slug of today, by one of before. */
    verhuisd: lui(() => {
      const slugs = new Map<string, string>();
      for (const { slug, gegevens } of praktijken) for (const oud of gegevens.voorheen ?? []) slugs.set(oud, slug);
      return slugs;
    }),
    praktijkenPerBouwsteen: lui(() => groeperen(praktijken, ({ gegevens }) => gegevens.bouwstenen)),
    terugblikkenPerBouwsteen: lui(() => groeperen(terugblikken, ({ gegevens }) => gegevens.bouwstenen)),
    praktijkenPerRegio: lui(() => groeperen(praktijken, ({ gegevens }) => opgegaanReeks(inhoud, gegevens.regio))),
    terugblikkenPerRegio: lui(() =>
      groeperen(terugblikken, ({ gegevens }) => (gegevens.regio ? opgegaanReeks(inhoud, gegevens.regio) : [])),
    ),
    terugblikkenPerPraktijk: lui(() => groeperen(terugblikken, ({ gegevens }) => nu(gegevens.praktijken))),
    terugblikkenPerSessie: lui(() => groeperen(terugblikken, ({ gegevens }) => [gegevens.kennissessie])),
    praktijkenPerSessie: lui(() => groeperen(praktijken, ({ gegevens }) => gegevens.kennissessies)),
    praktijkenPerVerwant: lui(() => groeperen(praktijken, ({ gegevens }) => nu(gegevens.verwant))),
  };
}

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
