import type { Moment } from '#db/tabellen.ts';
import { dagTekst, isoKlok, momentTekst } from '#grond/taal/datum.ts';
import { totTekst } from '#kennissessies/bijeenkomsten.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';
import { neemtAan } from '#kennissessies/toestand.ts';

/** What there is to know of a session beside when, where and for whom, in the order in which people look for it. */
export function sessiefeiten(k: OpenbareKennissessie, regio: { titel: string; url: string } | undefined, nu: Moment) {
  return [
    ...(k.soort === 'landelijke-bijeenkomst' ? [{ naam: 'Soort', waarde: 'Landelijke bijeenkomst' }] : []),
    { naam: 'Schaal', waarde: k.schaal === 'landelijk' ? 'Landelijk' : 'Regionaal' },
    ...(regio ? [{ naam: k.schaal === 'landelijk' ? 'Te gast bij' : 'Onderwijsregio', waarde: regio.titel, href: regio.url }] : []),
    { naam: 'Organisator', waarde: k.organisator },
    ...(k.status === 'afgelast' || nu >= k.eindOp
      ? []
      : [
          { naam: 'Aanmelden', waarde: `${vanafTekst(k)} ${totTekst(k)}` },
          ...(k.capaciteit > 0 ? [{ naam: 'Plaatsen', waarde: plaatsenTekst(k, nu) }] : []),
        ]),
    ...(k.contact ? [{ naam: 'Vragen', waarde: k.contact, href: `mailto:${k.contact}` }] : []),
  ];
}

/** How many there are; of two forms that count by themselves, what each has left. */
const plaatsenTekst = (k: OpenbareKennissessie, nu: Moment): string => {
  const { capaciteit, vrijPerVorm: vrij } = k;
  return vrij && neemtAan(k, nu) ? `${capaciteit}. Nog vrij op de locatie: ${vrij.fysiek}, online: ${vrij.online}` : String(capaciteit);
};

/** Where it is, before someone chose how to take part. */
export const waarTekst = ({ vorm, plaats }: Pick<OpenbareKennissessie, 'vorm' | 'plaats'>): string =>
  vorm === 'online' ? 'online' : `${plaats || 'de plaats volgt nog'}${vorm === 'hybride' ? ', of online' : ''}`;

/** A day counts from its first minute: then the clock says nothing more. */
const vanafTekst = ({ aanmeldenVanaf: op }: OpenbareKennissessie): string =>
  `Vanaf ${isoKlok(op) === '00:00' ? dagTekst(op) : momentTekst(op)}`;
