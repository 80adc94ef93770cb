import { datumTekst, momentVan } from '#grond/taal/datum.ts';
import type { Inzending } from '#publicaties/inzending.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { keuzesVan, type Veld, type Velden } from '#publicaties/soorten/veld.ts';
import { groepenVoor, optielijsten } from '#publicaties/velden/opties.ts';
import { hoortBij } from '#publicaties/velden/velden.ts';
import { alsTekst } from '#publicaties/velden/vergelijken.ts';
import { gekozenDoelen, type Naambron } from '#publicaties/velden/verwijsdoelen.ts';

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

/** What was filled in at one field, as a judge reads it: titles for choices and references, days in words. */
export function inWoorden(veld: Veld, velden: Velden, bron: Naambron): string {
  if (veld.soort === 'keuzes') {
    const opties = groepenVoor(veld, optielijsten(bron.inhoud)).flatMap((groep) => groep.opties);
    return keuzesVan(velden, veld.naam)
      .map((waarde) => opties.find((optie) => optie.waarde === waarde)?.tekst ?? waarde)
      .join('\n');
  }
  if (veld.soort === 'verwijzingen')
    return gekozenDoelen(veld.naar, keuzesVan(velden, veld.naam), bron)
      .map(({ tekst }) => tekst)
      .join('\n');
  const tekst = alsTekst(veld, velden);
  if (veld.soort === 'regel' && veld.type === 'date') return dagInWoorden(tekst);
  return tekst;
}

function dagInWoorden(tekst: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(tekst)) return tekst;
  try {
    return datumTekst(momentVan(tekst));
  } catch {
    return tekst;
  }
}
