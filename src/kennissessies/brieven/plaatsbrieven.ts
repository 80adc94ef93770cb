import { plekkenVan } from '#kennissessies/rondes/meeverhuizen.ts';
import type { Brief } from '#mail/outbox.ts';
import { eigenMail, inJeAgenda } from './agendabrieven.ts';
import { afspraakfeiten, deelnemersbrief, ingevuld, nogKiezen } from './briefdelen.ts';
import { type Aanmeldpost, afmeldlink, beheren } from './post.ts';

/** From the waiting list to a place. */
export const doorgeschoven = (post: Aanmeldpost): Brief =>
  deelnemersbrief(post, `Je hebt een plaats: ${post.kennissessie.titel}`, 'REQUEST', [
    // A place came free, or a window or a cap ended.
    'Er is nu een plaats voor je: jij was aan de beurt. Je bent aangemeld. ' +
      'Kun je toch niet komen? Meld je dan af, zodat iemand anders kan.',
    afspraakfeiten(post, 'plaats'),
    ...inJeAgenda(post),
    ...nogKiezen(post),
    beheren(post),
    afmeldlink(post),
  ]);

/** What is new in somebody's answers: the form of taking part stands in every appointment, a part in that of its meeting. */
export interface Antwoordverschil {
  bevestigd: boolean;
  andereVorm: boolean;
  /** The parts that came or went. */
  gewisseld: readonly string[];
}

/** Answers changed, place or turn kept; with an invitation only when something that stands in calendars changed. */
export function antwoordenGewijzigd(post: Aanmeldpost, { bevestigd, andereVorm, gewisseld }: Antwoordverschil): Brief {
  const { kennissessie: k } = post;
  const anders = k.onderdelen.filter((een) => gewisseld.includes(een.id));
  const afspraken = andereVorm ? k.bijeenkomsten.map((_, plek) => plek) : plekkenVan(k, anders);
  const metAfspraak = bevestigd && afspraken.length > 0;
  const alineas = [
    `Je nieuwe antwoorden zijn bewaard. Je houdt je ${bevestigd ? 'plaats' : 'plek op de wachtlijst'}.`,
    ...(metAfspraak ? [`De afspraak in je agenda verandert mee.${eigenMail(post, afspraken)}`] : []),
    afspraakfeiten(post, bevestigd ? 'plaats' : 'wachtlijst'),
    ...ingevuld(post),
    beheren(post),
    afmeldlink(post),
  ];
  return deelnemersbrief(post, `Je antwoorden zijn gewijzigd: ${k.titel}`, metAfspraak ? 'REQUEST' : null, alineas, { afspraken });
}

/** From the waiting list to a place that was held back: whoever waits agreed already. */
export const plaatsGekregen = (post: Aanmeldpost): Brief =>
  deelnemersbrief(post, `Je hebt een plaats: ${post.kennissessie.titel}`, 'REQUEST', [
    'Je stond op de wachtlijst. De organisator heeft je een plaats gegeven. Je bent nu aangemeld.',
    afspraakfeiten(post, 'plaats'),
    ...inJeAgenda(post),
    ...nogKiezen(post),
    beheren(post),
    afmeldlink(post),
  ]);

/** Chose another form of taking part that was full, and gave up the place for a turn. */
export const plaatsOpgegeven = (post: Aanmeldpost): Brief =>
  deelnemersbrief(post, `Je staat op de wachtlijst: ${post.kennissessie.titel}`, 'CANCEL', [
    `Je wilt ${post.aanmelding.deelname === 'online' ? 'online' : 'op de locatie'} meedoen. Daar zijn alle plaatsen bezet. ` +
      'Je staat nu op de wachtlijst. Je eerdere plaats heb je opgegeven.',
    `De afspraak verdwijnt uit je agenda.${eigenMail(post)}`,
    'Komt er een plaats vrij en ben jij aan de beurt? Dan krijg je die meteen en sturen we je een mail.',
    afspraakfeiten(post, 'wachtlijst'),
    beheren(post),
    afmeldlink(post),
  ]);
