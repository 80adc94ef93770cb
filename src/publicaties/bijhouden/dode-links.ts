import type { Linkreden } from '#db/tabellen-inzending.ts';
import { datumTekst } from '#grond/taal/datum.ts';
import { hostVan } from '#inhoud/bronkaarten/bronverwijzing.ts';
import { voorLezers } from '#inhoud/meldingen.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import type { Kapot } from './links/linkboek.ts';

export interface DodeLink {
  stuk: Stuk;
  regel: number;
  melding: string;
}

/** What was found where a link leads, for who can do something about it. */
const GEVONDEN: Record<Linkreden, string> = {
  weg: 'de pagina is er niet meer',
  fout: 'de site geeft een fout',
  foutpagina: 'er staat nu een foutpagina',
  'naam-weg': 'het adres van de site bestaat niet meer',
  onbereikbaar: 'de site is niet te bereiken',
  'te-laat': 'de site geeft geen antwoord',
};

/**
 * What stands online and names what is gone, here or elsewhere; only of these regions when given. The compiled page of a region belongs to
 * that region.
 */
export function dodeLinks(inhoud: Inhoud, kapot: Kapot, regios?: readonly (string | null)[]): DodeLink[] {
  const hier = inhoud.fouten.flatMap(({ bestand, regel, melding }) => {
    const stuk = stukBij(inhoud, bestand);
    return stuk ? [{ stuk, regel, melding: voorSchrijvers(melding) }] : [];
  });
  const elders = inhoud.alle('elders').flatMap((stuk) => {
    const { link } = stuk.gegevens;
    const gezien = kapot.get(link);
    const melding = gezien && `De link naar ${hostVan(link)} werkt niet meer: ${GEVONDEN[gezien.reden]} (${datumTekst(gezien.op)}).`;
    return melding ? [{ stuk, regel: stuk.regels.link ?? 1, melding }] : [];
  });
  return [...hier, ...elders].filter(({ stuk }) => {
    const regio = regioVan(stuk);
    return !regios || (regio !== undefined && regios.includes(regio));
  });
}

/** For who fills in a form, under a heading that says that it is online. */
const voorSchrijvers = (melding: string): string => voorLezers(melding.replace(/ Dit stuk is nog wel te zien\.$/, ''));

/** The entry that this file is, when it is shown. */
export function stukBij(inhoud: Pick<Inhoud, 'een'>, bestand: string): Stuk | undefined {
  const [, collectie, slug = ''] =
    /^(praktijken|terugblikken|elders|nieuws|onderwijsregios|bouwstenen|paginas)\/(.+)\.mdx?$/.exec(bestand) ?? [];
  return collectie === undefined ? undefined : inhoud.een(collectie as Stuk['collectie'], slug);
}

function regioVan({ collectie, slug, gegevens }: Stuk): string | null | undefined {
  if (collectie === 'onderwijsregios') return slug;
  return 'regio' in gegevens ? gegevens.regio : undefined;
}
