import { datumTekst, momentVan } from '#grond/taal/datum.ts';
import { keuzesVan, type Veld, type Velden } from '#publicaties/soorten/veld.ts';
import { groepenVoor, optielijsten } from '#publicaties/velden/opties.ts';
import { alsTekst } from '#publicaties/velden/vergelijken.ts';
import { gekozenDoelen, type Naambron } from '#publicaties/velden/verwijsdoelen.ts';

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
