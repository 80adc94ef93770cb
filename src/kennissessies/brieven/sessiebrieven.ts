import { gaatNietDoor, watVervalt } from '#kennissessies/bijeenkomsten.ts';
import type { Brief } from '#mail/outbox.ts';
import { eigenMail } from './agendabrieven.ts';
import { afspraakfeiten, deelnemersbrief } from './briefdelen.ts';
import { type Aanmeldpost, beheren, kanNiet, naarSessie, route, vanOrganisator } from './post.ts';
import type { Verandering } from './wat-verandert.ts';
import { verschilfeiten, wijzigonderwerp } from './wijzigwoorden.ts';

/** Another time, place, form or link: first what is different, and nothing of what stays; `groot` must not be overlooked. */
export function sessieGewijzigd(
  post: Aanmeldpost,
  { hadPlaats, groot, verandering }: { hadPlaats: boolean; groot: boolean; verandering: Verandering },
): Brief {
  const { kennissessie: k, aanmelding } = post;
  const { verschillen, afspraken, rondesMee } = verandering;
  const feiten = verschilfeiten(verandering, k.onlineLink);
  const alineas = [
    verschillen.length === 1 ? 'Er is iets veranderd aan deze kennissessie:' : 'Er zijn dingen veranderd aan deze kennissessie:',
    { feiten: [...feiten, ...(hadPlaats && verschillen.some(({ nieuw }) => nieuw === k.plaats) ? route(k, aanmelding.deelname) : [])] },
    ...(k.redenGewijzigd ? [`Reden: ${k.redenGewijzigd}`] : []),
    `De rest blijft zoals het was. Je houdt je ${hadPlaats ? 'plaats' : 'plek op de wachtlijst'}.`,
    ...(hadPlaats ? [`De afspraak in je agenda verandert mee.${eigenMail(post, afspraken)}`] : []),
    ...(hadPlaats && rondesMee ? ['De rondes verhuizen mee. Bij je aanmelding staan de nieuwe tijden van je onderdelen.'] : []),
    ...[beheren(post), kanNiet(post)],
  ];
  const dag = k.bijeenkomsten[afspraken[0] ?? 0]?.beginOp ?? k.beginOp;
  const onderwerp = wijzigonderwerp(verandering, { titel: k.titel, groot });
  return deelnemersbrief(post, onderwerp, hadPlaats ? 'REQUEST' : null, alineas, { dag, afspraken });
}

/** The session is off; for everybody who had a place, an offer or a turn. */
export const afgelast = (post: Aanmeldpost, { hadPlaats }: { hadPlaats: boolean }): Brief =>
  deelnemersbrief(post, `Gaat niet door: ${watVervalt(post.kennissessie)}`, hadPlaats ? 'CANCEL' : null, [
    `${gaatNietDoor(post.kennissessie)} Je hoeft niets te doen.`,
    ...(post.kennissessie.redenAfgelast ? [`Reden: ${post.kennissessie.redenAfgelast}`] : []),
    afspraakfeiten(post, 'voorbij'),
    ...(hadPlaats ? [`De afspraak verdwijnt uit je agenda.${eigenMail(post)}`] : []),
    { href: `${post.origin}/kennissessies/`, tekst: 'Bekijk andere kennissessies' },
  ]);

/** A letter of the organiser in own words, as plain text. */
export const bericht = (post: Aanmeldpost, { onderwerp, tekst }: { onderwerp: string; tekst: string }): Brief =>
  deelnemersbrief(post, `${onderwerp}: ${post.kennissessie.titel}`, null, [
    ...tekst.split(/\n{2,}/),
    vanOrganisator(post),
    naarSessie(post),
  ]);
