import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { woord } from '#inhoud/woorden.ts';
import { heeftKeuzes, keuzesVan, rijenVan, tekstVan, type Veld, type Velden } from '#publicaties/soorten/veld.ts';
import { veldenVan } from './velden.ts';

export interface Anders {
  naam: string;
  label: string;
  van: string;
  naar: string;
}

/** The fields that differ between two versions, each as text. */
export function vergelijken(collectie: Inzendcollectie, van: Velden, naar: Velden): Anders[] {
  return veldenVan(collectie)
    .map((veld) => ({ naam: veld.naam, label: veld.label, van: alsTekst(veld, van), naar: alsTekst(veld, naar) }))
    .concat({ naam: 'downloads', label: 'Bijlagen', van: bijlagen(van), naar: bijlagen(naar) })
    .filter((veld) => veld.van !== veld.naar);
}

/** What was filled in at one field, as text. */
export function alsTekst(veld: Veld, velden: Velden): string {
  if (heeftKeuzes(veld)) return keuzesVan(velden, veld.naam).map(woord).join(', ');
  if (veld.soort === 'keuze')
    return veld.opties.find(({ waarde }) => waarde === tekstVan(velden, veld.naam))?.tekst ?? tekstVan(velden, veld.naam);
  if (veld.soort !== 'rijen') return tekstVan(velden, veld.naam);
  const namen = veld.delen.map(({ naam }) => naam);
  return rijenVan(velden, veld.naam)
    .map((rij) =>
      namen
        .map((naam) => rij[naam])
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n');
}

const bijlagen = (velden: Velden): string =>
  rijenVan(velden, 'downloads')
    .map(({ titel, url }) => `${titel} (${url})`)
    .join('\n');
