import type { Recht } from '#accounts/rechten.ts';
import { dagTekst } from '#grond/taal/datum.ts';
import { type Alinea, briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { houdTekst, kwijtTekst, magTekst, type Regionaam, rechtTekst } from './rechtwoorden.ts';

interface Lezer {
  adres: string;
  naam: string;
}
interface Rechtpost {
  aan: Lezer;
  recht: Recht;
  regionaam: Regionaam;
  origin: string;
  /** Mailbox for questions about the platform; empty when there is none. */
  contact: string;
}
/** Who invites or appoints, as the reader knows them, and where an answer goes. */
export interface Gever {
  wie: string;
  adres: string;
}

const WAAROM = 'Je krijgt deze mail omdat het over jouw rechten op Regiokring gaat.';
const brief = (aan: Lezer, onderwerp: string, alineas: readonly Alinea[], { waarom = WAAROM, antwoordAan = '' } = {}): Brief => ({
  ...{ aan: aan.adres, antwoordAan },
  ...briefOpmaken({ onderwerp, naam: aan.naam, alineas, waarom }),
});

/** What somebody is with a right, after "als" or "je bent nu". */
const rolTekst = ({ recht, regionaam }: Rechtpost): string =>
  recht.soort === 're' ? 'collega bij de Realisatie-Eenheid' : rechtTekst(recht, regionaam);

/** Where somebody begins with a right. */
const beginVan = ({ soort }: Recht): string => ({ auteur: '/mijn/publicaties/', projectleider: '/mijn/regio/', re: '/beheer/' })[soort];

const begin = ({ origin, recht }: Rechtpost): Alinea => ({
  href: `${origin}${beginVan(recht)}`,
  tekst: { auteur: 'Begin met schrijven', projectleider: 'Ga naar je regio', re: 'Ga naar Beheer' }[recht.soort],
});

/** To somebody without an account, or who has not logged in since: the right comes with the login. */
export const uitgenodigd = (post: Rechtpost & { door: Gever; verlooptOp: number }): Brief =>
  brief(
    post.aan,
    `Je bent uitgenodigd als ${rolTekst(post)}`,
    [
      `${post.door.wie} nodigt je uit op Regiokring, het kennisplatform van de onderwijsregio's.`,
      `Je kunt dan ${magTekst(post.recht)}.`,
      `Log in met dit adres: ${post.aan.adres}. Je krijgt een code in je mail. Een wachtwoord is niet nodig.`,
      ...(post.recht.soort === 're' ? ['Je koppelt bij het inloggen een app op je telefoon die codes maakt.'] : []),
      {
        href: `${post.origin}/inloggen/?${new URLSearchParams({ naar: beginVan(post.recht) })}`,
        tekst: 'Log in',
      },
      `De uitnodiging geldt tot en met ${dagTekst(post.verlooptOp)}.`,
    ],
    { waarom: 'Ken je ons niet, of is dit niet voor jou? Dan hoef je niets te doen.', antwoordAan: post.door.adres },
  );

/** To somebody with an account who was appointed. */
export const benoeming = (post: Rechtpost & { door: Gever }): Brief =>
  brief(
    post.aan,
    `Je bent nu ${rolTekst(post)}`,
    [
      `${post.door.wie} gaf je dit recht op Regiokring. Je kunt nu ${magTekst(post.recht)}.`,
      ...(post.recht.soort === 're' ? ['Log opnieuw in. Je koppelt dan een app op je telefoon die codes maakt.'] : []),
      begin(post),
    ],
    { antwoordAan: post.door.adres },
  );

export const gehonoreerd = (post: Rechtpost): Brief =>
  brief(
    post.aan,
    `Je verzoek is goedgekeurd: ${rechtTekst(post.recht, post.regionaam)}`,
    [`Je kunt nu ${magTekst(post.recht)}.`, begin(post)],
    { antwoordAan: post.contact },
  );

export const afgewezen = (post: Rechtpost & { reden: string }): Brief =>
  brief(
    post.aan,
    `Je verzoek is afgewezen: ${rechtTekst(post.recht, post.regionaam)}`,
    [
      'De reden:',
      post.reden,
      ...(post.contact ? [`Heb je vragen? Mail dan naar ${post.contact}.`] : []),
      { href: `${post.origin}/meedoen/`, tekst: 'Lees hoe meeschrijven gaat' },
    ],
    { antwoordAan: post.contact },
  );

/** To whose right ended; `blijft` are the rights that this person still has. */
export const beeindigd = (post: Rechtpost & { blijft: readonly Recht[] }): Brief => {
  const kwijt = kwijtTekst(post.recht, post.blijft);
  const [eerste] = post.blijft;
  const naar = eerste ? beginVan(eerste) : '/mijn/aanmeldingen/';
  return brief(
    post.aan,
    `Je recht is beëindigd: ${rechtTekst(post.recht, post.regionaam)}`,
    [
      ...(kwijt ? [`Je kunt niet meer ${kwijt}.`] : []),
      ...(eerste ? [houdTekst(post.blijft, post.regionaam)] : []),
      ...(post.recht.soort === 're' ? [] : ['Teksten waar je aan werkte, blijven van de onderwijsregio.']),
      'Je bent overal uitgelogd. Je account en je aanmeldingen blijven bestaan.',
      { href: `${post.origin}/inloggen/?${new URLSearchParams({ naar })}`, tekst: 'Log opnieuw in' },
      ...(post.contact ? [`Klopt dit niet? Mail dan naar ${post.contact}.`] : []),
    ],
    { antwoordAan: post.contact },
  );
};

/** To everybody who already was there. */
export const nieuweRe = ({ aan, adres }: { aan: Lezer; adres: string }): Brief =>
  brief(
    aan,
    'Er is een nieuwe collega bij de Realisatie-Eenheid op Regiokring',
    [`${adres} heeft nu de rechten van de Realisatie-Eenheid.`, 'Klopt dit niet? Beëindig het recht dan meteen bij Mensen en rechten.'],
    { waarom: 'Iedereen van de Realisatie-Eenheid krijgt deze mail.' },
  );

/** To whose second step it was, and to everybody of the Realisatie-Eenheid. */
export const tweedeStapWeg = ({ aan, adres, door }: { aan: Lezer; adres: string; door: string }): Brief =>
  brief(
    aan,
    `De tweede stap van ${adres} is weggehaald`,
    [
      `${door} haalde de tweede stap van ${adres} weg. De oude app en de herstelcodes werken niet meer.`,
      `Bij de volgende keer inloggen koppelt ${adres} een nieuwe app.`,
      'Klopt dit niet? Beëindig het recht dan meteen bij Mensen en rechten, en bel elkaar.',
    ],
    { waarom: 'Iedereen van de Realisatie-Eenheid krijgt deze mail.' },
  );

const MEESTE = 20;

/** To who decides: who asked for what, all of an hour together. */
export function gevraagd({
  aan,
  verzoeken,
  pad,
  origin,
}: {
  aan: Lezer;
  verzoeken: readonly string[];
  pad: string;
  origin: string;
}): Brief {
  const rest = verzoeken.length - MEESTE;
  return brief(
    aan,
    verzoeken.length === 1 ? `Nieuw verzoek: ${verzoeken[0]}` : `${verzoeken.length} nieuwe verzoeken om schrijfrecht`,
    [
      verzoeken.length === 1 ? 'Er wacht een verzoek op jou:' : 'Er wachten verzoeken op jou:',
      ...verzoeken.slice(0, MEESTE),
      ...(rest > 0 ? [`En nog ${rest}.`] : []),
      { href: `${origin}${pad}`, tekst: 'Bekijk de verzoeken' },
    ],
    { waarom: 'Je krijgt deze mail hoogstens één keer per uur, omdat jij over deze verzoeken beslist.' },
  );
}
