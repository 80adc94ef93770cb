import { dagTekst, isoMetZone, momentTekst } from '#taal/datum.ts';
import { opsomming } from '#taal/opsomming.ts';
import type { OpenbareKennissessie } from './agenda.ts';
import { vormTekst } from './facetten.ts';

/** The facts beside a session, in the order in which people look for them. */
export function sessiefeiten(k: OpenbareKennissessie, regio: { titel: string; url: string } | undefined) {
  return [
    { naam: 'Vorm', waarde: vormTekst(k.vorm) },
    ...(k.vorm === 'online' ? [] : [{ naam: 'Plaats', waarde: k.plaats }]),
    { naam: 'Voor wie', waarde: opsomming(k.doelgroepen) },
    { naam: 'Schaal', waarde: k.schaal === 'landelijk' ? 'Landelijk' : 'Regionaal' },
    ...(regio ? [{ naam: 'Te gast bij', waarde: regio.titel, href: regio.url }] : []),
    { naam: 'Organisator', waarde: k.organisator },
    ...(k.status === 'afgelast'
      ? []
      : [
          { naam: 'Aanmelden', waarde: `${vanafTekst(k)} ${totTekst(k)}` },
          { naam: 'Plaatsen', waarde: String(k.capaciteit) },
        ]),
    ...(k.contact ? [{ naam: 'Vragen', waarde: k.contact, href: `mailto:${k.contact}` }] : []),
  ];
}

/** "tot en met dinsdag 2 februari 2027", with the clock unless it is the end of the day. */
export const totTekst = ({ aanmeldenTot }: Pick<OpenbareKennissessie, 'aanmeldenTot'>): string =>
  `tot en met ${isoMetZone(aanmeldenTot).includes('T23:59:59') ? dagTekst(aanmeldenTot) : momentTekst(aanmeldenTot)}`;

const vanafTekst = ({ aanmeldenVanaf }: OpenbareKennissessie): string => `Vanaf ${momentTekst(aanmeldenVanaf)}`;
