import type { Gegevens } from '#inhoud/schema.ts';
import { rijenVan, tekstVan, type Velden } from './veld.ts';

/** A whole number as people write it ("1.200"); NaN when it is none. */
export function getal(tekst: string): number {
  const kaal = tekst.replace(/[.\s]/g, '');
  return /^\d{1,7}$/.test(kaal) ? Number(kaal) : Number.NaN;
}

export const trefwoordenVan = (velden: Velden): string[] => [
  ...new Set(
    tekstVan(velden, 'trefwoorden')
      .split(/[,;]/)
      .map((woord) => woord.trim())
      .filter(Boolean),
  ),
];

type Download = Record<'titel' | 'url' | 'soort' | 'grootte', string>;
/** What was uploaded; only files meant as a download, not the pictures in the text. */
export const downloadsVan = (velden: Velden): Download[] =>
  rijenVan(velden, 'downloads').map(({ titel = '', url = '', soort = '', grootte = '' }) => ({ titel, url, soort, grootte }));

/** The downloads of a file, as a form keeps them. */
export const uitDownloads = (downloads: Gegevens<'praktijken'>['downloads']): Record<string, string>[] =>
  downloads.map(({ titel, url, soort, grootte = '' }) => ({ titel, url, soort, grootte }));

/** What the files of a best practice and a terugblik have in common, as a form. */
export const uitGedeeld = (g: Gegevens<'praktijken'> | Gegevens<'terugblikken'>): Velden => ({
  titel: g.titel,
  kern: g.kern,
  bouwstenen: g.bouwstenen,
  taken: g.taken,
  sectoren: g.sectoren,
  trefwoorden: g.trefwoorden.join(', '),
  downloads: uitDownloads(g.downloads),
});
