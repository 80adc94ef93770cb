import { wanneerFeiten } from '#kennissessies/bijeenkomsten.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import type { Brief } from '#mail/outbox.ts';
import { eigenMail } from './agendabrieven.ts';
import { afspraakfeiten, deelnemersbrief } from './briefdelen.ts';
import { type Aanmeldpost, afmeldlink, beheren, waar } from './post.ts';

/** Another time, place, form or link; `groot` is what somebody must not overlook. */
export const sessieGewijzigd = (
  post: Aanmeldpost,
  { hadPlaats, was, groot }: { hadPlaats: boolean; was: MetLink; groot: boolean },
): Brief =>
  deelnemersbrief(post, `${groot ? 'Gewijzigd' : 'Kleine aanpassing'}: ${post.kennissessie.titel}`, hadPlaats ? 'REQUEST' : null, [
    `Deze kennissessie is gewijzigd. Je houdt je ${hadPlaats ? 'plaats' : 'plek op de wachtlijst'}.`,
    ...(post.kennissessie.redenGewijzigd ? [`Reden: ${post.kennissessie.redenGewijzigd}`] : []),
    afspraakfeiten(post, { metLink: hadPlaats }),
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

/** The session is off; for everybody who had a place, an offer or a turn. */
export const afgelast = (post: Aanmeldpost, { hadPlaats }: { hadPlaats: boolean }): Brief =>
  deelnemersbrief(post, `Gaat niet door: ${post.kennissessie.titel}`, hadPlaats ? 'CANCEL' : null, [
    'Deze kennissessie gaat niet door. Je hoeft niets te doen.',
    ...(post.kennissessie.redenAfgelast ? [`Reden: ${post.kennissessie.redenAfgelast}`] : []),
    afspraakfeiten(post),
    ...(hadPlaats ? [`De afspraak verdwijnt uit je agenda.${eigenMail(post)}`] : []),
    { href: `${post.origin}/kennissessies/`, tekst: 'Bekijk andere kennissessies' },
  ]);
