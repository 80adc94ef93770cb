import { datumTekst, momentVan } from '#grond/taal/datum.ts';
import { heeftKeuzes, keuzesVan, type Optiebron, rijenVan, tekstVan, type Veld, type Velden } from '#publicaties/soorten/veld.ts';
import { groepenVoor, optielijsten } from './opties.ts';
import { gekozenDoelen, type Naambron } from './verwijsdoelen.ts';

type Rijenveld = Veld & { soort: 'rijen' };

/** What was filled in at one field, as people read it: titles for choices and references, days in words. */
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
  const tekst = veld.soort === 'rijen' ? rijtekst(veld, rijenMetNamen(veld, velden, bron)) : alsTekst(veld, velden);
  if (veld.soort === 'regel' && veld.type === 'date') return dagInWoorden(tekst);
  return tekst;
}

/** The same as it was filled in, to see whether it changed. */
export function alsTekst(veld: Veld, velden: Velden): string {
  if (heeftKeuzes(veld)) return keuzesVan(velden, veld.naam).join('\n');
  if (veld.soort === 'keuze')
    return veld.opties.find(({ waarde }) => waarde === tekstVan(velden, veld.naam))?.tekst ?? tekstVan(velden, veld.naam);
  if (veld.soort !== 'rijen') return tekstVan(velden, veld.naam);
  return rijtekst(veld, rijenVan(velden, veld.naam));
}

/** The rows of a field with what was chosen in them by its title. */
export function rijenMetNamen(veld: Rijenveld, velden: Velden, { inhoud }: Naambron): Record<string, string>[] {
  const lijsten = optielijsten(inhoud);
  const titel = (bron: Optiebron, waarde: string) =>
    lijsten[bron].flatMap(({ opties }) => opties).find((optie) => optie.waarde === waarde)?.tekst ?? waarde;
  return rijenVan(velden, veld.naam).map((rij) => ({
    ...rij,
    ...Object.fromEntries(veld.delen.flatMap(({ naam, opties }) => (opties && rij[naam] ? [[naam, titel(opties, rij[naam])]] : []))),
  }));
}

const rijtekst = ({ delen }: Rijenveld, rijen: readonly Record<string, string>[]): string =>
  rijen
    .map((rij) =>
      delen
        .map(({ naam }) => rij[naam])
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n');

function dagInWoorden(tekst: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(tekst)) return tekst;
  try {
    return datumTekst(momentVan(tekst));
  } catch {
    return tekst;
  }
}
