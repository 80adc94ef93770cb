import type { Inzending } from '#publicaties/inzending.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { hoortBij } from '#publicaties/velden/velden.ts';
import { inWoorden } from '#publicaties/velden/veldwoorden.ts';
import type { Naambron } from '#publicaties/velden/verwijsdoelen.ts';

/** What is there beside the long texts, part by part, and what was left empty: nothing that was filled in is kept from a judge. */
export function watErStaat(
  { collectie, slug, velden }: Pick<Inzending, 'collectie' | 'slug' | 'velden'>,
  bron: Naambron,
): { delen: { titel: string; velden: { label: string; tekst: string }[] }[]; leeg: string[] } {
  const alle = soortVan(collectie).delen.map((deel) => ({
    titel: deel.titel,
    velden: deel.velden
      .filter((veld) => hoortBij(veld, { slug, velden }))
      .map((veld) => ({ soort: veld.soort, label: veld.label, tekst: inWoorden(veld, velden, bron) })),
  }));
  const delen = alle.map(({ titel, velden: eigen }) => ({
    titel,
    velden: eigen.flatMap(({ soort, label, tekst }) => (soort !== 'markdown' && tekst ? [{ label, tekst }] : [])),
  }));
  return {
    delen: delen.filter(({ velden: eigen }) => eigen.length > 0),
    leeg: alle.flatMap(({ velden: eigen }) => eigen.filter(({ tekst }) => !tekst).map(({ label }) => label)),
  };
}
