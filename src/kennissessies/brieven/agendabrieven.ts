import { tijdvakTekst } from '#grond/taal/datum.ts';
import { hoofdletter } from '#grond/taal/opsomming.ts';
import { welkeBijeenkomst } from '#kennissessies/bijeenkomsten.ts';
import type { Alinea } from '#mail/brief.ts';
import type { Brief, Vervolg } from '#mail/outbox.ts';
import { uitnodiging } from './ics.ts';
import { type Aanmeldpost, beheren, kanNiet, naarSessie, opgemaakt, waar } from './post.ts';

type Methode = 'REQUEST' | 'CANCEL';

/**
 * What a letter brings for the calendar: the first meeting still to come with the letter itself, every further one with a
 * short letter of its own, for a message holds one UID (RFC 5546, 3.2). What is over stays in calendars as it was.
 */
export function agendadelen(post: Aanmeldpost, methode: Methode, alleen?: readonly number[]): Pick<Brief, 'agenda' | 'vervolg'> {
  const [eerste, ...verder] = komende(post, alleen);
  if (eerste === undefined) return {};
  return { agenda: agenda(post, methode, eerste), vervolg: verder.map((plek) => vervolg(post, alleen ? 'anders' : methode, plek)) };
}

/** Said after a sentence about one appointment, when letters about others follow. */
export function eigenMail(post: Aanmeldpost, alleen?: readonly number[]): string {
  const aantal = komende(post, alleen).length;
  if (aantal < 2) return '';
  const welke = alleen ? ' die verandert,' : aantal < post.kennissessie.bijeenkomsten.length ? ' die nog komt,' : '';
  return ` Voor elke andere bijeenkomst${welke} krijg je nog een mail.`;
}

/** The file holds all meetings, for who misses one of the mails. */
export function inJeAgenda({ kennissessie: { bijeenkomsten, url }, origin }: Aanmeldpost): Alinea[] {
  if (bijeenkomsten.length < 2) return ['De afspraak voor je agenda zit bij deze mail. Verandert er iets, dan verandert de afspraak mee.'];
  return [
    `Bij deze mail zit de eerste van ${bijeenkomsten.length} afspraken voor je agenda. ` +
      `${bijeenkomsten.length === 2 ? 'De andere komt' : 'De andere komen elk'} in een eigen mail. ` +
      'Verandert er iets, dan veranderen ze mee.',
    {
      href: `${origin}${url}agenda.ics`,
      knop: false,
      tekst: `Staan ze niet ${bijeenkomsten.length === 2 ? 'allebei' : 'allemaal'} in je agenda? Zet ze erin met dit bestand`,
    },
  ];
}

/** The meetings still to come; of a change only those whose appointment is another one: the others stand in calendars as they should. */
const komende = ({ kennissessie: { bijeenkomsten }, nu }: Aanmeldpost, alleen?: readonly number[]): number[] =>
  bijeenkomsten.flatMap(({ eindOp }, plek) => (eindOp > nu && (alleen?.includes(plek) ?? true) ? [plek] : []));

const agenda = (post: Aanmeldpost, methode: Methode, plek: number): Vervolg['agenda'] => ({
  methode,
  ics: uitnodiging({ ...post, ...post.aanmelding, methode, plek }),
});

function vervolg(post: Aanmeldpost, hoe: Methode | 'anders', plek: number): Vervolg {
  const { kennissessie: k, aanmelding } = post;
  const afspraak = `Afspraak ${plek + 1} van ${k.bijeenkomsten.length}`;
  const { beginOp, eindOp, onderdeel } = { onderdeel: '', ...(k.bijeenkomsten[plek] ?? k) };
  const wanneer = tijdvakTekst(beginOp, eindOp);
  const wat = onderdeel ? `${k.titel}, ${onderdeel}` : k.titel;
  const deze = `de afspraak voor ${welkeBijeenkomst(k, plek)} van ‘${k.titel}’`;
  const waarDan = `Waar: ${waar(k, aanmelding.deelname)}.`;
  const woorden: Record<typeof hoe, [onderwerp: string, zin: string]> = {
    CANCEL: [`${afspraak} vervalt: ${wat}`, `${hoofdletter(deze)}, op ${wanneer}, verdwijnt uit je agenda.`],
    REQUEST: [`${afspraak}: ${wat}`, `Dit is ${deze}. Die is op ${wanneer}. ${waarDan}`],
    anders: [`${afspraak} verandert mee: ${wat}`, `${hoofdletter(deze)} verandert mee in je agenda. Die is op ${wanneer}. ${waarDan}`],
  };
  const [onderwerp, zin] = woorden[hoe];
  const rest = hoe === 'CANCEL' ? [naarSessie(post)] : [beheren(post), kanNiet(post)];
  return {
    ...opgemaakt(post, onderwerp, [`${zin} Deze mail hoort bij de vorige over deze kennissessie.`, ...rest], beginOp),
    agenda: agenda(post, hoe === 'CANCEL' ? 'CANCEL' : 'REQUEST', plek),
  };
}
