import { huidigeRegio, huidigeStap, isGesloten } from '#inhoud/regiostand.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';

type Regio = Stuk<'onderwijsregios'>;
type Praktijk = Stuk<'praktijken'>;

export interface Partnervraag {
  inhoud: Inhoud;
  /** Region to talk with, as it was called once. */
  aan: string;
  /** Best practice to talk about, by one of its slugs; null for the region itself. */
  praktijk: string | null;
  /** The local trial: what goes to a made-up address becomes a file there. */
  proef: boolean;
}
export interface Gesprekspartner {
  regio: Regio;
  praktijk: Praktijk | null;
  /** Mailbox of a role, never of a person. */
  postbus: string;
}
export type Partnerreden = 'onbekend' | 'praktijk-weg' | 'doet-niet-mee' | 'verzonnen' | 'zonder-postbus';

/** With whom one talks about this, as regions and texts stand now; or why that cannot be. */
export function gesprekspartner({ inhoud, aan, praktijk, proef }: Partnervraag): Gesprekspartner | { reden: Partnerreden } {
  const regio = inhoud.een('onderwijsregios', huidigeRegio(inhoud, aan));
  if (!regio) return { reden: 'onbekend' };
  const stuk = praktijk === null ? null : (verbanden(inhoud).praktijk(praktijk) ?? null);
  if (praktijk !== null && (!stuk || stuk.gegevens.voorbeeld !== regio.gegevens.voorbeeld)) return { reden: 'praktijk-weg' };
  if (isGesloten(huidigeStap(regio.gegevens).status)) return { reden: 'doet-niet-mee' };
  if (regio.gegevens.voorbeeld && !proef) return { reden: 'verzonnen' };
  const postbus = postbusVan(inhoud, regio, stuk);
  return postbus === null ? { reden: 'zonder-postbus' } : { regio, praktijk: stuk, postbus };
}

/** Where a region reads its mail: its own mailbox, else that of the best practice that it shared. */
export function postbusVan(inhoud: Inhoud, regio: Regio, praktijk: Praktijk | null): string | null {
  const eigen = praktijk && huidigeRegio(inhoud, praktijk.gegevens.regio) === regio.slug ? praktijk.gegevens.contact : null;
  return regio.gegevens.contact ?? eigen;
}

/** Where somebody asks the Realisatie-Eenheid for what a letter to the region does not bring: it reads which region, and about what. */
export const kennisvraagpad = (regio: string, over: string | null): string =>
  `/kennisvragen/stellen/?${new URLSearchParams({
    vraag: `Hoe kom ik in gesprek met ${regio}${over === null || over === regio ? '' : ` over ‘${over}’`}?`,
  })}`;

/** Where somebody asks this region for a talk, about a best practice or about all it does. */
export const gesprekspad = (aan: string, praktijk: string | null): string =>
  `/mijn/gesprekken/vragen/?${new URLSearchParams({ aan, ...(praktijk !== null && { praktijk }) })}`;
