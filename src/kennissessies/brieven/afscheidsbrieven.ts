import type { Brief } from '#mail/outbox.ts';
import { eigenMail } from './agendabrieven.ts';
import { afspraakfeiten, deelnemersbrief } from './briefdelen.ts';
import { type Aanmeldpost, laatWeten, naarSessie } from './post.ts';
import { plaatsTekst, terug } from './weggaan.ts';

/** The withdrawal is done; takes the session out of the calendar when it stood there. */
export const afgemeld = (post: Aanmeldpost, { hadPlaats, doorgegeven }: { hadPlaats: boolean; doorgegeven: boolean }): Brief =>
  deelnemersbrief(post, `Je bent afgemeld: ${post.kennissessie.titel}`, hadPlaats ? 'CANCEL' : null, [
    hadPlaats
      ? `Je bent afgemeld. ${plaatsTekst(doorgegeven)} De afspraak verdwijnt uit je agenda.${eigenMail(post)}`
      : 'Je bent afgemeld en staat niet meer op de wachtlijst.',
    afspraakfeiten(post, 'voorbij'),
    `Wil je toch komen? ${terug(post.kennissessie, post.nu)}`,
    naarSessie(post),
  ]);

/** Somebody else took this person off the list, and says why. */
export const vanLijstGehaald = (post: Aanmeldpost, { hadPlaats, reden }: { hadPlaats: boolean; reden: string }): Brief =>
  deelnemersbrief(post, `Je aanmelding is vervallen: ${post.kennissessie.titel}`, hadPlaats ? 'CANCEL' : null, [
    `De organisator heeft je ${hadPlaats ? 'plaats' : 'plek op de wachtlijst'} laten vervallen.`,
    `Reden: ${reden}`,
    afspraakfeiten(post, 'voorbij'),
    ...(hadPlaats ? [`De afspraak verdwijnt uit je agenda.${eigenMail(post)}`] : []),
    `Klopt dit niet? ${laatWeten(post)}`,
    naarSessie(post),
  ]);

/** The window is closed and no place came free; for everybody who still waits. */
export const vergeefs = (post: Aanmeldpost): Brief =>
  deelnemersbrief(post, `Er kwam geen plaats vrij: ${post.kennissessie.titel}`, null, [
    'De aanmelding is gesloten en er kwam geen plaats voor je vrij. ' +
      'Je kunt niet meer meedoen aan deze kennissessie. Je hoeft niets te doen.',
    afspraakfeiten(post, 'voorbij'),
    'Komt er na afloop een terugblik? Dan lees je die op de pagina van de kennissessie.',
    naarSessie(post),
    { href: `${post.origin}/kennissessies/`, tekst: 'Bekijk andere kennissessies' },
  ]);
