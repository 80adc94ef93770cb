import { slugVan } from '#grond/taal/slug.ts';
import { Leesfout } from '#inhoud/frontmatter.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { ontcijferen } from '#inhoud/stuk-lezen.ts';
import { bekendIn, kapotteVerwijzing } from '#inhoud/verwijzingen.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { tekstVan, type Velden } from '#publicaties/soorten/veld.ts';
import { type Opgesteld, opstellen } from '#publicaties/velden/bestand.ts';
import { verwijstNaarZichzelf } from '#publicaties/velden/verwijsdoelen.ts';
import { isGereserveerd } from './adres.ts';
import { type Inzending, vastVan } from './inzending.ts';

const ZONDER_LETTERS =
  'Van deze titel kunnen we geen adres maken: er staan geen letters van a tot en met z in. Zet er een woord in gewone letters bij.';

/** The site as it stands: what it shows, and where it stands. */
export interface Keursite {
  inhoud: Inhoud;
  origin: string;
}

/** The file of a submission as it would go online, checked by the very rules by which the site reads it. */
export function keuren(inzending: Inzending, site: Keursite, nu: number, hoe: { streng?: boolean } = {}): Opgesteld {
  const { inhoud } = site;
  const vast = vastVan(inzending, inhoud, nu);
  const opgesteld = opstellen(inzending.velden, vast, hoe);
  if (!opgesteld.gelukt) return opgesteld;
  const zichzelf = verwijstNaarZichzelf(inzending.velden, inzending);
  if (Object.keys(zichzelf).length > 0) return { gelukt: false, fouten: zichzelf };
  const naast = soortVan(inzending.collectie).naastSite?.(inzending.velden, inzending, site) ?? {};
  if (Object.keys(naast).length > 0) return { gelukt: false, fouten: naast };
  const slug = slugVan(opgesteld.gegevens.titel);
  if (!inzending.slug && (slug === '' || isGereserveerd(slug)))
    return {
      gelukt: false,
      fouten: { titel: slug === '' ? ZONDER_LETTERS : 'Van deze titel kunnen we geen adres maken. Kies een titel met meer woorden.' },
    };
  const mis = leesfout(vast.collectie, inzending.slug ?? 'nieuw', opgesteld.bestand, inhoud);
  return mis ? { gelukt: false, fouten: { [veldBij(mis, inzending.velden)]: mis } } : opgesteld;
}

/** Why the site would leave this file out, or undefined when it would show it. */
export function leesfout(collectie: Inzending['collectie'], slug: string, bestand: string, inhoud: Inhoud): string | undefined {
  try {
    const stuk = ontcijferen(collectie, `${collectie}/${slug}.mdx`, bestand);
    return kapotteVerwijzing(stuk, bekendIn(inhoud))?.melding;
  } catch (fout) {
    if (fout instanceof Leesfout) return fout.message;
    throw fout;
  }
}

/** A message about a reference names its field; one about a link is about the text that holds it. */
function veldBij(melding: string, velden: Velden): string {
  const veld = /^(bouwstenen|praktijken|verwant|kennissessies|zoekt|biedt):/.exec(melding)?.[1];
  const doel = /^De link naar (\S+) /.exec(melding)?.[1];
  return veld ?? Object.keys(velden).find((naam) => doel && tekstVan(velden, naam).includes(doel)) ?? 'titel';
}
