import type { Brief } from '#mail/outbox.ts';
import { inJeAgenda } from './agendabrieven.ts';
import { afspraakfeiten, deelnemersbrief, ingevuld } from './briefdelen.ts';
import { type Aanmeldpost, afmeldlink, beheren } from './post.ts';

/** From the waiting list to a place. */
export const doorgeschoven = (post: Aanmeldpost): Brief =>
  deelnemersbrief(post, `Je hebt een plaats: ${post.kennissessie.titel}`, 'REQUEST', [
    'Er is een plaats vrijgekomen en jij was aan de beurt. Je bent nu aangemeld. ' +
      'Kun je toch niet komen? Meld je dan af, zodat iemand anders kan.',
    afspraakfeiten(post, { metLink: true }),
    ...inJeAgenda(post),
    beheren(post),
    afmeldlink(post),
  ]);

/** Answers changed, place or turn kept; with an invitation only when the form of taking part changed. */
export const antwoordenGewijzigd = (post: Aanmeldpost, { bevestigd, andereVorm }: { bevestigd: boolean; andereVorm: boolean }): Brief =>
  deelnemersbrief(post, `Je antwoorden zijn gewijzigd: ${post.kennissessie.titel}`, bevestigd && andereVorm ? 'REQUEST' : null, [
    `Je nieuwe antwoorden zijn bewaard. Je houdt je ${bevestigd ? 'plaats' : 'plek op de wachtlijst'}.`,
    afspraakfeiten(post, { metLink: bevestigd }),
    ...ingevuld(post),
    beheren(post),
    afmeldlink(post),
  ]);
