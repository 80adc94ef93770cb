import type { Moment } from '#db/tabellen.ts';
import { dagKort, momentTekst } from '#grond/taal/datum.ts';
import { hoofdletter } from '#grond/taal/opsomming.ts';
import { totTekst, wanneerFeiten } from '#kennissessies/bijeenkomsten.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';
import type { Alinea } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { agendadelen, eigenMail } from './agendabrieven.ts';
import { type Aanmeldpost, afmeldlink, beheren, naarSessie, opgemaakt, route, waar, ZONDER_DIEET } from './post.ts';
import { plaatsTekst, terug } from './weggaan.ts';

/** Receipt and invitation in one: the place is certain. */
export const bevestiging = (post: Aanmeldpost): Brief =>
  brief(post, `Je bent aangemeld: ${post.kennissessie.titel}`, 'REQUEST', [
    'Je hebt een plaats bij deze kennissessie.',
    gegevens(post, { metLink: true }),
    ...inJeAgenda(post),
    ...ingevuld(post),
    beheren(post),
    afmeldlink(post),
  ]);

/** Receipt for someone who waits; never says how many wait before them. */
export const opWachtlijst = (post: Aanmeldpost): Brief =>
  brief(post, `Je staat op de wachtlijst: ${post.kennissessie.titel}`, null, [
    'Alle plaatsen zijn bezet. Je staat op de wachtlijst. Komt er een plaats vrij en ben jij aan de beurt? Dan krijg je die meteen en sturen we je een mail.',
    `${hoofdletter(totTekst(post.kennissessie))} kan er een plaats voor je vrijkomen.`,
    gegevens(post),
    ...ingevuld(post),
    beheren(post),
    afmeldlink(post),
  ]);

/** From the waiting list to a place. */
export const doorgeschoven = (post: Aanmeldpost): Brief =>
  brief(post, `Je hebt een plaats: ${post.kennissessie.titel}`, 'REQUEST', [
    'Er is een plaats vrijgekomen en jij was aan de beurt. Je bent nu aangemeld. Kun je toch niet komen? Meld je dan af, zodat iemand anders kan.',
    gegevens(post, { metLink: true }),
    ...inJeAgenda(post),
    beheren(post),
    afmeldlink(post),
  ]);

/** Answers changed, place or turn kept; with an invitation only when the form of taking part changed. */
export const antwoordenGewijzigd = (post: Aanmeldpost, { bevestigd, andereVorm }: { bevestigd: boolean; andereVorm: boolean }): Brief =>
  brief(post, `Je antwoorden zijn gewijzigd: ${post.kennissessie.titel}`, bevestigd && andereVorm ? 'REQUEST' : null, [
    `Je nieuwe antwoorden zijn bewaard. Je houdt je ${bevestigd ? 'plaats' : 'plek op de wachtlijst'}.`,
    gegevens(post, { metLink: bevestigd }),
    ...ingevuld(post),
    beheren(post),
    afmeldlink(post),
  ]);

/** The withdrawal is done; takes the session out of the calendar when it stood there. */
export const afgemeld = (
  post: Aanmeldpost,
  { hadPlaats, doorgegeven, vrij }: { hadPlaats: boolean; doorgegeven: boolean; vrij: number },
): Brief =>
  brief(post, `Je bent afgemeld: ${post.kennissessie.titel}`, hadPlaats ? 'CANCEL' : null, [
    hadPlaats
      ? `Je bent afgemeld. ${plaatsTekst(doorgegeven)} De afspraak verdwijnt uit je agenda.${eigenMail(post)}`
      : 'Je bent afgemeld en staat niet meer op de wachtlijst.',
    gegevens(post),
    `Wil je toch komen? ${terug(post.kennissessie, vrij, post.nu).tekst}`,
    naarSessie(post),
  ]);

/** Somebody else took this person off the list, and says why. */
export const vanLijstGehaald = (post: Aanmeldpost, { hadPlaats, reden }: { hadPlaats: boolean; reden: string }): Brief =>
  brief(post, `Je aanmelding is vervallen: ${post.kennissessie.titel}`, hadPlaats ? 'CANCEL' : null, [
    `De organisator heeft je ${hadPlaats ? 'plaats' : 'plek op de wachtlijst'} laten vervallen.`,
    `Reden: ${reden}`,
    gegevens(post),
    ...(hadPlaats ? [`De afspraak verdwijnt uit je agenda.${eigenMail(post)}`] : []),
    'Klopt dit niet? Antwoord dan op deze mail.',
    naarSessie(post),
  ]);

/** The window is closed and no place came free; for everybody who still waits. */
export const vergeefs = (post: Aanmeldpost): Brief =>
  brief(post, `Er kwam geen plaats vrij: ${post.kennissessie.titel}`, null, [
    'De aanmelding is gesloten en er kwam geen plaats voor je vrij. Je kunt niet meer meedoen aan deze kennissessie. Je hoeft niets te doen.',
    gegevens(post),
    'Na afloop komt er vaak een terugblik. Die lees je op de pagina van de kennissessie.',
    naarSessie(post),
    { href: `${post.origin}/kennissessies/`, tekst: 'Bekijk andere kennissessies' },
  ]);

/** The session is off; for everybody who had a place, an offer or a turn. */
export const afgelast = (post: Aanmeldpost, { hadPlaats }: { hadPlaats: boolean }): Brief =>
  brief(post, `Gaat niet door: ${post.kennissessie.titel}`, hadPlaats ? 'CANCEL' : null, [
    'Deze kennissessie gaat niet door. Je hoeft niets te doen.',
    ...(post.kennissessie.redenAfgelast ? [`Reden: ${post.kennissessie.redenAfgelast}`] : []),
    gegevens(post),
    ...(hadPlaats ? [`De afspraak verdwijnt uit je agenda.${eigenMail(post)}`] : []),
    { href: `${post.origin}/kennissessies/`, tekst: 'Bekijk andere kennissessies' },
  ]);

/** Another time, place, form or link; `groot` is what somebody must not overlook. */
export const sessieGewijzigd = (
  post: Aanmeldpost,
  { hadPlaats, was, groot }: { hadPlaats: boolean; was: MetLink; groot: boolean },
): Brief =>
  brief(post, `${groot ? 'Gewijzigd' : 'Kleine aanpassing'}: ${post.kennissessie.titel}`, hadPlaats ? 'REQUEST' : null, [
    `Deze kennissessie is gewijzigd. Je houdt je ${hadPlaats ? 'plaats' : 'plek op de wachtlijst'}.`,
    ...(post.kennissessie.redenGewijzigd ? [`Reden: ${post.kennissessie.redenGewijzigd}`] : []),
    gegevens(post, { metLink: hadPlaats }),
    {
      feiten: [
        [
          'Was eerst',
          `${wanneerFeiten(was)
            .map(([, tijd]) => tijd)
            .join('; ')}, ${waar(was, post.aanmelding.deelname)}`,
        ],
      ],
    },
    ...(hadPlaats ? [`De afspraak in je agenda verandert mee.${eigenMail(post)}`] : []),
    beheren(post),
    afmeldlink(post),
  ]);

/** A meeting comes near, for who has a place; says no *morgen*, for it may be read a day later. */
export function herinnering(post: Aanmeldpost, plek: number): Brief {
  const { kennissessie: k, nu } = post;
  const { beginOp } = k.bijeenkomsten[plek] ?? k;
  const welke = k.bijeenkomsten.length > 1 ? `Bijeenkomst ${plek + 1} van ${k.bijeenkomsten.length}` : 'Deze kennissessie';
  // Whoever had the first of several meetings has been there: withdrawing is over, the organiser still wants to know.
  const wegblijven: Alinea[] = magWijzigen(k, nu)
    ? [
        'Kun je toch niet meedoen? Gebruik dan de knop. We vragen eerst of je het zeker weet. Daarna komt je plaats vrij.',
        afmeldlink(post, 'Ik kom toch niet'),
      ]
    : ['Kun je niet meedoen? Antwoord dan op deze mail. Zo weet de organisator dat je er niet bij bent.'];
  const alineas = [`${welke} begint ${momentTekst(beginOp)}. Je hebt een plaats.`, gegevens(post, { metLink: true })];
  const onderwerp = `Herinnering voor ${dagKort(beginOp)}: ${k.titel}`;
  return brief(post, onderwerp, null, [...alineas, ...wegblijven, beheren(post)], beginOp);
}

/** The file holds all meetings, for who misses one of the mails. */
function inJeAgenda({ kennissessie: { bijeenkomsten, url }, origin }: Aanmeldpost): Alinea[] {
  if (bijeenkomsten.length < 2) return ['De afspraak voor je agenda zit bij deze mail. Verandert er iets, dan verandert de afspraak mee.'];
  return [
    `Bij deze mail zit de eerste van ${bijeenkomsten.length} afspraken voor je agenda. De andere komen elk in een eigen mail. Verandert er iets, dan veranderen ze mee.`,
    { href: `${origin}${url}agenda.ics`, knop: false, tekst: 'Staan ze niet alle in je agenda? Zet ze erin met dit bestand' },
  ];
}

function brief(post: Aanmeldpost, onderwerp: string, methode: 'REQUEST' | 'CANCEL' | null, alineas: Alinea[], dag?: Moment): Brief {
  const { aanmelding, deelnemer, kennissessie } = post;
  return {
    aan: deelnemer.adres,
    antwoordAan: kennissessie.contact,
    // One series per registration: a CANCEL never overtakes its REQUEST.
    reeks: `aanmelding-${aanmelding.id}`,
    ...opgemaakt(post, onderwerp, alineas, dag),
    ...(methode && agendadelen(post, methode)),
  };
}

function gegevens({ kennissessie: k, aanmelding: { deelname } }: Aanmeldpost, { metLink = false } = {}): Alinea {
  const online = metLink && k.onlineLink !== '' && (k.vorm === 'online' || deelname === 'online');
  return {
    feiten: [
      ['Wat', k.titel],
      ...wanneerFeiten(k),
      ['Waar', waar(k, deelname)],
      ...(metLink ? route(k, deelname) : []),
      ...(online ? [['Meedoen', k.onlineLink, k.onlineLink] as const] : []),
      ['Organisator', k.organisator],
      ...(k.contact ? [['Vragen', k.contact, `mailto:${k.contact}`] as const] : []),
    ],
  };
}

/** The copy of what was filled in; an empty answer is shown as such. */
function ingevuld({ aanmelding: { deelname, vraag, toegang, dieet }, kennissessie: { vorm }, deelnemer }: Aanmeldpost): Alinea[] {
  const feiten: [string, string][] = [['Naam', deelnemer.naam || deelnemer.adres]];
  if (vorm === 'hybride') feiten.push(['Je doet mee', deelname === 'online' ? 'online' : 'op de locatie']);
  feiten.push(['Vraag aan de sprekers', vraag || 'geen'], ['Toegankelijkheid', toegang || 'niets ingevuld']);
  if ((deelname ?? vorm) !== 'online') feiten.push(['Dieet', dieet || 'niets ingevuld']);
  else if (vorm === 'hybride') feiten.push(['Dieet', ZONDER_DIEET]);
  return ['Dit vulde je in:', { feiten }];
}
