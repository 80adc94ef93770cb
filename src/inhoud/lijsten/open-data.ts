import { COLLECTIES } from '#inhoud/schema.ts';
import { type Inhoud, SOORTEN } from '#inhoud/stuk.ts';

/** Every published entry with its fields (not its text), for /inhoud.json. Role mailboxes are public, people are not in it. */
export function openData(inhoud: Inhoud, origin: string): Record<string, unknown>[] {
  return COLLECTIES.flatMap((collectie) =>
    inhoud.alle(collectie).map(({ slug, url, gegevens }) => ({
      ...gegevens,
      id: `${SOORTEN[collectie]}/${slug}`,
      soort: SOORTEN[collectie],
      url: origin + url,
      gewijzigd: gegevens.gewijzigd,
    })),
  );
}
