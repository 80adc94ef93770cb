import { tijdvakTekst } from '#grond/taal/datum.ts';
import type { Alinea } from '#mail/brief.ts';
import type { Brief, Vervolg } from '#mail/outbox.ts';
import { uitnodiging } from './ics.ts';
import { type Aanmeldpost, afmeldlink, beheren, naarSessie, opgemaakt, waar } from './post.ts';

type Methode = 'REQUEST' | 'CANCEL';

/**
 * What a letter brings for the calendar: the first meeting still to come with the letter itself, every further one with a
 * short letter of its own, for a message holds one UID (RFC 5546, 3.2). What is over stays in calendars as it was.
 */
export function agendadelen(post: Aanmeldpost, methode: Methode): Pick<Brief, 'agenda' | 'vervolg'> {
  const [eerste, ...verder] = komende(post);
  if (eerste === undefined) return {};
  return { agenda: agenda(post, methode, eerste), vervolg: verder.map((plek) => vervolg(post, methode, plek)) };
}

/** Said after a sentence about one appointment, when letters about others follow. */
export const eigenMail = (post: Aanmeldpost): string =>
  komende(post).length > 1 ? ' Over elke volgende afspraak krijg je een eigen mail.' : '';

/** The file holds all meetings, for who misses one of the mails. */
export function inJeAgenda({ kennissessie: { bijeenkomsten, url }, origin }: Aanmeldpost): Alinea[] {
  if (bijeenkomsten.length < 2) return ['De afspraak voor je agenda zit bij deze mail. Verandert er iets, dan verandert de afspraak mee.'];
  return [
    `Bij deze mail zit de eerste van ${bijeenkomsten.length} afspraken voor je agenda. ` +
      'De andere komen elk in een eigen mail. Verandert er iets, dan veranderen ze mee.',
    { href: `${origin}${url}agenda.ics`, knop: false, tekst: 'Staan ze niet alle in je agenda? Zet ze erin met dit bestand' },
  ];
}

const komende = ({ kennissessie: { bijeenkomsten }, nu }: Aanmeldpost): number[] =>
  bijeenkomsten.flatMap(({ eindOp }, plek) => (eindOp > nu ? [plek] : []));

const agenda = (post: Aanmeldpost, methode: Methode, plek: number): Vervolg['agenda'] => ({
  methode,
  ics: uitnodiging({ ...post, ...post.aanmelding, methode, plek }),
});

function vervolg(post: Aanmeldpost, methode: Methode, plek: number): Vervolg {
  const { kennissessie: k, aanmelding } = post;
  const afspraak = `Afspraak ${plek + 1} van ${k.bijeenkomsten.length}`;
  const { beginOp, eindOp } = k.bijeenkomsten[plek] ?? k;
  const wanneer = tijdvakTekst(beginOp, eindOp);
  const [onderwerp, zin, rest] =
    methode === 'CANCEL'
      ? [`${afspraak} vervalt: ${k.titel}`, `${afspraak} van ‘${k.titel}’, op ${wanneer}, verdwijnt uit je agenda.`, [naarSessie(post)]]
      : [
          `${afspraak}: ${k.titel}`,
          `${afspraak} van ‘${k.titel}’ is op ${wanneer}. Waar: ${waar(k, aanmelding.deelname)}.`,
          [beheren(post), afmeldlink(post)],
        ];
  return {
    ...opgemaakt(post, onderwerp, [`${zin} Deze mail hoort bij de vorige over deze kennissessie.`, ...rest], beginOp),
    agenda: agenda(post, methode, plek),
  };
}
