import { ordenen } from '#inhoud/lijsten/ordening.ts';
import { COLLECTIES, type Collectie } from '#inhoud/schema.ts';
import type { Inhoudsfout, Stuk } from '#inhoud/stuk.ts';
import { type Bekend, dodeVerwijzing, kapotteVerwijzing, vrijVoor } from '#inhoud/verwijzingen.ts';
import type { Keuring } from './keuring.ts';
import type { Leesbeurt } from './map-lezen.ts';
import { openNakijken } from './opnieuw-nakijken.ts';

export interface Etalagebron {
  /** Whether entries marked `voorbeeld: true` are shown. */
  voorbeeld: boolean;
  log?: { warn(o: object, m: string): void };
}

/** What of all that was read is shown: the lists in their order, each entry by its slug, and what is not right. */
export class Etalage {
  /** Counts up at every change of what is shown or not right. */
  versie = 0;
  fouten: readonly Inhoudsfout[] = [];
  readonly #lijsten = new Map<Collectie, Stuk[]>();
  readonly #perSlug = new Map<Collectie, Map<string, Stuk>>();
  readonly #hoorders: (() => void)[] = [];
  readonly #nakijken = openNakijken();
  #getoond = new Map<Collectie, Stuk[]>();
  readonly #bron: Etalagebron;
  readonly #keuring: Keuring;
  readonly #ooitBekend: (nu: Bekend) => Bekend;

  constructor(bron: Etalagebron, keuring: Keuring, ooitBekend: (nu: Bekend) => Bekend) {
    this.#bron = bron;
    this.#keuring = keuring;
    this.#ooitBekend = ooitBekend;
  }

  lijst(collectie: Collectie): Stuk[] {
    return this.#lijsten.get(collectie) ?? [];
  }

  een(collectie: Collectie, slug: string): Stuk | undefined {
    return this.#perSlug.get(collectie)?.get(slug);
  }

  opWijziging(hoor: () => void): void {
    this.#hoorders.push(hoor);
  }

  /** Shows what was read; lists of a collection that did not change stay the same lists. */
  toon(beurt: Leesbeurt): void {
    const { zichtbaar, fouten } = this.#gesorteerd(beurt);
    const perCollectie = Map.groupBy(zichtbaar, ({ collectie }) => collectie);
    const anders = COLLECTIES.filter((c) => !zelfde(perCollectie.get(c) ?? [], this.#getoond.get(c) ?? []));
    if (anders.length === 0 && JSON.stringify(fouten) === JSON.stringify(this.fouten)) return;
    this.#getoond = perCollectie;
    for (const c of anders) {
      const lijst = ordenen(perCollectie.get(c) ?? [], this.#lijsten.get(c));
      this.#lijsten.set(c, lijst);
      this.#perSlug.set(c, new Map(lijst.map((stuk) => [stuk.slug, stuk])));
    }
    for (const fout of fouten)
      if (!this.fouten.some((oud) => oud.melding === fout.melding && oud.bestand === fout.bestand))
        this.#bron.log?.warn(fout, 'content not right');
    this.fouten = fouten;
    this.versie += 1;
    for (const hoor of this.#hoorders) hoor();
  }

  /** What is right, and all that is not; what points only to something that was removed stays, and is told. */
  #gesorteerd({ stukken, slecht, bekend }: Leesbeurt): { zichtbaar: Stuk[]; fouten: Inhoudsfout[] } {
    const fouten = [...slecht];
    const ooit = this.#ooitBekend(bekend);
    const kijkNa = this.#nakijken(bekend);
    const zichtbaar = stukken.filter((stuk) => {
      const dood = kijkNa(stuk, () => dodeVerwijzing(stuk, bekend));
      const fout = this.#keuring.fout(stuk) ?? (dood && kapotteVerwijzing(stuk, ooit, vrijVoor(stuk)));
      const toon = !fout && (this.#bron.voorbeeld || !('voorbeeld' in stuk.gegevens && stuk.gegevens.voorbeeld));
      const melding = toon ? dood : fout;
      if (melding) fouten.push(melding);
      return toon;
    });
    return { zichtbaar, fouten };
  }
}

const zelfde = (een: readonly Stuk[], ander: readonly Stuk[]): boolean =>
  een.length === ander.length &&
  een.every(({ bestand, digest }, plek) => bestand === ander[plek]?.bestand && digest === ander[plek]?.digest);
