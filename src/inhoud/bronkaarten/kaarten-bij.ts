import { perVersie } from '#inhoud/per-versie.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

/** What a text is about, as far as a card can share it. */
export interface Onderwerp {
  bouwstenen: readonly string[];
  taken: readonly string[];
}
type Bronkaart = Stuk<'elders'>;

/**
 * The cards about one of the same bouwstenen: most shared taken and bouwstenen first, the newest among equals. They are what the list
 * shows at the address of `lijstadres`.
 */
export function kaartenBij(inhoud: Inhoud, { bouwstenen, taken }: Onderwerp): Bronkaart[] {
  const kaarten = [...new Set(bouwstenen.flatMap((slug) => perBouwsteen(inhoud).get(slug) ?? []))];
  const gelijk = (een: readonly string[], ander: readonly string[]) => een.filter((waarde) => ander.includes(waarde)).length;
  const plek = new Map(inhoud.alle('elders').map((kaart, nummer) => [kaart, nummer]));
  return kaarten
    .map((kaart) => ({ kaart, deelt: 2 * gelijk(kaart.gegevens.taken, taken) + gelijk(kaart.gegevens.bouwstenen, bouwstenen) }))
    .sort((a, b) => b.deelt - a.deelt || (plek.get(a.kaart) ?? 0) - (plek.get(b.kaart) ?? 0))
    .map(({ kaart }) => kaart);
}

const perBouwsteen = perVersie((inhoud) => {
  const groepen = new Map<string, Bronkaart[]>();
  for (const kaart of inhoud.alle('elders'))
    for (const slug of kaart.gegevens.bouwstenen) groepen.set(slug, [...(groepen.get(slug) ?? []), kaart]);
  return groepen;
});

/** Where all cards stand that go with a text. */
export const lijstadres = ({ bouwstenen }: Pick<Onderwerp, 'bouwstenen'>): string =>
  `/elders/?${new URLSearchParams(bouwstenen.map((slug) => ['bouwsteen', slug]))}`;
