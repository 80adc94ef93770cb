import { perVersie } from '#inhoud/per-versie.ts';
import { COLLECTIES } from '#inhoud/schema.ts';
import { type Inhoud, SOORTEN } from '#inhoud/stuk.ts';

/**
 * Every published entry with its fields (not its text) as members of a JSON list in bytes, for /inhoud.json at this origin;
 * written once per version of the content. Role mailboxes are public, people are not in it.
 */
export const openData: (inhoud: Inhoud, origin: string) => Buffer = perVersie((inhoud, origin) =>
  Buffer.from(
    COLLECTIES.flatMap((collectie) =>
      inhoud.alle(collectie).map(({ slug, url, gegevens }) =>
        JSON.stringify({
          ...gegevens,
          id: `${SOORTEN[collectie]}/${slug}`,
          soort: SOORTEN[collectie],
          url: origin + url,
          gewijzigd: gegevens.gewijzigd,
        }),
      ),
    ).join(),
  ),
);
