import { hoofdletter } from '#grond/taal/opsomming.ts';
import { totTekst } from '#kennissessies/bijeenkomsten.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';
import type { Brief } from '#mail/outbox.ts';
import { inJeAgenda } from './agendabrieven.ts';
import { afspraakfeiten, deelnemersbrief, ingevuld, nogKiezen } from './briefdelen.ts';
import { type Aanmeldpost, afmeldlink, beheren } from './post.ts';
import { waaromWachten } from './wachten.ts';

/** Receipt and invitation in one: the place is certain. */
export const bevestiging = (post: Aanmeldpost): Brief =>
  deelnemersbrief(post, `Je bent aangemeld: ${post.kennissessie.titel}`, 'REQUEST', [
    'Je hebt een plaats bij deze kennissessie.',
    afspraakfeiten(post, 'plaats'),
    ...inJeAgenda(post),
    ...ingevuld(post),
    ...nogKiezen(post),
    beheren(post),
    afmeldlink(post),
  ]);

/** Receipt for someone who waits, with the reason and what is free now; never says how many wait before them. */
export const opWachtlijst = (post: Aanmeldpost, vrijPerVorm: OpenbareKennissessie['vrijPerVorm'], reden: string | null = null): Brief =>
  deelnemersbrief(post, `Je staat op de wachtlijst: ${post.kennissessie.titel}`, null, [
    `Je staat op de wachtlijst. ${reden ?? waaromWachten(post.aanmelding.deelname, vrijPerVorm, ' bij je aanmelding')}`,
    'Komt er een plaats vrij en ben jij aan de beurt? Dan krijg je die meteen en sturen we je een mail.',
    `${hoofdletter(totTekst(post.kennissessie))} kan er een plaats voor je vrijkomen.`,
    afspraakfeiten(post, 'wachtlijst'),
    ...ingevuld(post),
    beheren(post),
    afmeldlink(post),
  ]);
