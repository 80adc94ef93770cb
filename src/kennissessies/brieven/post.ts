import type { Moment } from '#db/tabellen.ts';
import type { AanmeldingTabel } from '#db/tabellen-kennissessie.ts';
import { alleBijeenkomsten, kaartadres } from '#kennissessies/bijeenkomsten.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';
import { type Alinea, briefOpmaken } from '#mail/brief.ts';

/** All that a letter about one registration is made of; links start with `origin`, never with what a browser sent. */
export interface Aanmeldpost {
  kennissessie: MetLink;
  aanmelding: Pick<AanmeldingTabel, 'id' | 'sleutel' | 'deelname' | 'vraag' | 'toegang' | 'dieet' | 'volgnummer'>;
  deelnemer: { naam: string; adres: string };
  /** The parts that this person chose; not there for who has no place, or when a letter says nothing of it. */
  gekozen?: readonly string[];
  origin: string;
  nu: Moment;
}

/** Subject, greeting, words and reason of a letter about one registration. */
export function opgemaakt(
  { deelnemer, kennissessie }: Aanmeldpost,
  onderwerp: string,
  alineas: readonly Alinea[],
  dag = kennissessie.beginOp,
): ReturnType<typeof briefOpmaken> {
  const voorbeeld = kennissessie.voorbeeld ? ['Verzonnen voorbeeld: deze kennissessie bestaat niet echt.'] : [];
  return briefOpmaken({
    onderwerp,
    naam: deelnemer.naam,
    alineas: [...voorbeeld, ...alineas],
    dag,
    waarom: 'Je krijgt deze mail omdat je je voor deze kennissessie hebt aangemeld.',
  });
}

/** Instead of a diet, for who could have come in person. */
export const ZONDER_DIEET = 'niet bewaard, want je doet online mee';

/** Where this person is expected. */
export const waar = (k: MetLink, deelname: 'fysiek' | 'online' | null): string =>
  k.vorm === 'online' || deelname === 'online' ? 'Online' : k.plaats || 'Volgt nog';

/** Whether this person needs the link to take part, when there is one. */
export const heeftLink = (k: MetLink, deelname: 'fysiek' | 'online' | null): boolean =>
  k.onlineLink !== '' && (k.vorm === 'online' || deelname === 'online');

/** Where it is on a map, for who has to travel there; nothing when there is no place yet. */
export const route = (k: MetLink, deelname: 'fysiek' | 'online' | null): [naam: string, waarde: string, href: string][] =>
  k.vorm === 'online' || deelname === 'online' || !k.plaats ? [] : [['Route', 'Bekijk op de kaart', kaartadres(k.plaats)]];

/** How to reach who organises it: an answer arrives there only when the session has a mailbox of its own. */
export const laatWeten = ({ kennissessie: { contact, organisator } }: Aanmeldpost): string =>
  contact ? 'Antwoord dan op deze mail. Die komt bij de organisator.' : `Laat het dan weten aan de organisator: ${organisator}.`;

/** Under words that are not ours. Any name fits behind it: nobody knows whether it takes an article. */
export const vanOrganisator = ({ kennissessie: { organisator } }: Aanmeldpost): string =>
  `Deze mail komt van de organisator van deze kennissessie: ${organisator}.`;

export const afmeldlink = ({ origin, aanmelding, kennissessie: k }: Aanmeldpost, tekst = meldJeAf(k)): Alinea => ({
  href: `${origin}/afmelden/?sleutel=${aanmelding.sleutel}`,
  tekst,
});
/** Who leaves one of several meetings leaves them all. */
const meldJeAf = (k: MetLink): string => `Kun je niet? Meld je af${k.bijeenkomsten.length > 1 ? ` voor ${alleBijeenkomsten(k)}` : ''}`;

/** For who cannot come: the way out, or whom to tell when the first of several meetings has begun and withdrawing is over. */
export const kanNiet = (post: Aanmeldpost): Alinea =>
  magWijzigen(post.kennissessie, post.nu) ? afmeldlink(post) : `Kun je niet meedoen? ${laatWeten(post)}`;

export const naarSessie = ({ origin, kennissessie }: Aanmeldpost): Alinea => ({
  href: `${origin}${kennissessie.url}`,
  tekst: 'Bekijk de kennissessie',
});

export const beheren = ({ origin, aanmelding, kennissessie, nu }: Aanmeldpost): Alinea => ({
  href: `${origin}/mijn/aanmeldingen/${aanmelding.id}/`,
  tekst: magWijzigen(kennissessie, nu) ? 'Bekijk of wijzig je aanmelding' : 'Bekijk je aanmelding',
});
