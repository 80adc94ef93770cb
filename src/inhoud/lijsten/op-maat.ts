import { kostenwaarde } from '#inhoud/maatlat/schalen.ts';
import { perVersie } from '#inhoud/per-versie.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

/** The orders that go by a mark, as addresses say them and as people read them. */
export const OP_MAAT = { 'meest-zeker': 'Meest zeker', goedkoopst: 'Goedkoopst' } as const;
export type OpMaat = keyof typeof OP_MAAT;

/** The orders of the list of best practices; the first is how it stands. */
export const VOLGORDEN = { nieuwste: 'Nieuwste', ...OP_MAAT } as const;
export type Volgorde = keyof typeof VOLGORDEN;

/** The order that an address asks, or that of a list that nobody put in another. */
export const volgordeVan = (gevraagd: string | null): Volgorde =>
  gevraagd !== null && Object.hasOwn(OP_MAAT, gevraagd) ? (gevraagd as OpMaat) : 'nieuwste';

/** Most sure or cheapest first; what has no value, or none that is known, comes last. Equals stay in the order they had. */
export function opMaat<T>(items: readonly T[], hoe: OpMaat, waardeVan: (item: T) => string | undefined): T[] {
  const sleutel = (item: T): number => {
    const waarde = Number.parseInt(waardeVan(item) ?? '', 10);
    if (Number.isNaN(waarde)) return Number.POSITIVE_INFINITY;
    return hoe === 'meest-zeker' ? -waarde : waarde;
  };
  return items
    .map((item) => ({ item, plek: sleutel(item) }))
    .sort((a, b) => (a.plek === b.plek ? 0 : a.plek - b.plek))
    .map(({ item }) => item);
}

const gesorteerd: Record<OpMaat, (inhoud: Inhoud) => Stuk<'praktijken'>[]> = {
  'meest-zeker': perVersie((inhoud) =>
    opMaat(inhoud.alle('praktijken'), 'meest-zeker', ({ gegevens }) => String(gegevens.onderbouwing.niveau)),
  ),
  goedkoopst: perVersie((inhoud) =>
    opMaat(inhoud.alle('praktijken'), 'goedkoopst', ({ gegevens }) => kostenwaarde(gegevens.kosten.schaal)),
  ),
};

/** All best practices in this order, sorted once per version of the content. */
export const praktijkenIn = (inhoud: Inhoud, volgorde: Volgorde): readonly Stuk<'praktijken'>[] =>
  volgorde === 'nieuwste' ? inhoud.alle('praktijken') : gesorteerd[volgorde](inhoud);
