import { perDing, perVersie } from '#inhoud/per-versie.ts';
import { COLLECTIES } from '#inhoud/schema.ts';
import { type Inhoud, SOORTEN, type Stuk } from '#inhoud/stuk.ts';

/**
 * Every published entry with its fields (not its text) as members of a JSON list in bytes, for /inhoud.json at this origin;
 * put together once per version of the content. Role mailboxes are public, people are not in it.
 */
export const openData: (inhoud: Inhoud, origin: string) => Buffer = perVersie((inhoud, origin) => {
  const leden = COLLECTIES.flatMap((collectie) => inhoud.alle(collectie).map((stuk) => alsLid(stuk, origin)));
  // Every member ends in a comma, the list does not.
  return Buffer.concat(leden).subarray(0, -1);
});

const alsLid = perDing(({ collectie, slug, url, gegevens }: Stuk, origin) => {
  const soort = SOORTEN[collectie];
  const lid = { ...gegevens, id: `${soort}/${slug}`, soort, url: origin + url, gewijzigd: gegevens.gewijzigd };
  return Buffer.from(`${JSON.stringify(lid)},`);
});
