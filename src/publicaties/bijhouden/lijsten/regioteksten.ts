import { perVersie } from '#inhoud/per-versie.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

/** What stands online of these regions, and with null of none, sorted out once per version of the content. */
export const regioteksten = (inhoud: Inhoud, regios: readonly (string | null)[]): Stuk[] =>
  regios.flatMap((regio) => perRegio(inhoud).get(regio) ?? []);

const perRegio = perVersie((inhoud) =>
  Map.groupBy(
    [...inhoud.alle('terugblikken'), ...inhoud.alle('praktijken'), ...inhoud.alle('elders')],
    ({ gegevens }): string | null => gegevens.regio,
  ),
);
