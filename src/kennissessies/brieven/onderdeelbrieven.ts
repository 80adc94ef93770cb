import { tijdvakTekst } from '#grond/taal/datum.ts';
import type { Onderdeel } from '#kennissessies/onderdeel.ts';
import { plekkenVan } from '#kennissessies/rondes/meeverhuizen.ts';
import { rondesVan, rondetijd } from '#kennissessies/rondes/rondes.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';
import type { Alinea } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { deelnemersbrief, keuzefeiten } from './briefdelen.ts';
import { type Aanmeldpost, beheren } from './post.ts';

/** A part that somebody chose is called otherwise, or is in another room or at another hour; their appointment names it. */
export function onderdeelGewijzigd(post: Aanmeldpost, { was, wordt }: { was: Onderdeel; wordt: Onderdeel }): Brief {
  const { kennissessie: k } = post;
  const feit = (naam: string, nieuw: string, eerst: string): (readonly [string, string])[] =>
    nieuw === eerst ? [] : [[naam, nieuw || 'volgt nog'], ...(eerst ? [['Was', eerst] as const] : [])];
  const alineas = [
    `Er is iets veranderd aan ‘${was.titel}’. Dat koos je voor ronde ${nummerVan(post, wordt)} van deze kennissessie. Dit is anders:`,
    {
      feiten: [
        ...feit('Nieuwe titel', wordt.titel, was.titel),
        ...feit('Nieuwe tijd', rondetijd(k, wordt), rondetijd(k, was)),
        ...feit(was.plaats ? 'Nieuwe zaal' : 'Zaal', wordt.plaats, was.plaats),
      ],
    },
    `Je houdt je plek. De afspraak in je agenda verandert mee. Je hoeft niets te doen.`,
    ...ietsAnders(post, 'Liever iets anders? Kies een ander onderdeel'),
    beheren(post),
  ];
  return metAfspraak(post, `Gewijzigd: ${wordt.titel}, bij ${k.titel}`, alineas, [was, wordt]);
}

/** A part that somebody chose is off; the session itself is not. */
export const onderdeelGaatNietDoor = (post: Aanmeldpost, { onderdeel, reden }: { onderdeel: Onderdeel; reden: string }): Brief =>
  metAfspraak(
    post,
    `Gaat niet door: ${onderdeel.titel}, bij ${post.kennissessie.titel}`,
    [
      `‘${onderdeel.titel}’ gaat niet door. Dat koos je voor ronde ${nummerVan(post, onderdeel)}. ` +
        'De kennissessie zelf gaat wel door en je houdt je plaats. De afspraak in je agenda verandert mee.',
      ...(reden ? [`Reden: ${reden}`] : []),
      { feiten: [['Wanneer het zou zijn', tijdvakTekst(onderdeel.beginOp, onderdeel.eindOp)]] },
      ...ietsAnders(post, 'Kies een ander onderdeel'),
      beheren(post),
    ],
    [onderdeel],
  );

/** There is something to choose for who did not choose in every round. */
export const kiesJeOnderdelen = (post: Aanmeldpost): Brief =>
  deelnemersbrief(post, `Kies je onderdelen: ${post.kennissessie.titel}`, null, [
    'Je hebt een plaats bij deze kennissessie. In de rondes kies je zelf naar welk onderdeel je gaat. Er is nog iets te kiezen:',
    { feiten: keuzefeiten(post) },
    ...ietsAnders(post, 'Kies je onderdelen'),
    'Vol is vol. Kies je niets? Dan houd je gewoon je plaats.',
    beheren(post),
  ]);

/** With the appointment of the meeting in which the part was, or is now. */
const metAfspraak = (post: Aanmeldpost, onderwerp: string, alineas: Alinea[], onderdelen: readonly Onderdeel[]): Brief =>
  deelnemersbrief(post, onderwerp, 'REQUEST', alineas, { afspraken: plekkenVan(post.kennissessie, onderdelen) });

const nummerVan = ({ kennissessie: k }: Aanmeldpost, { ronde }: Onderdeel): number =>
  rondesVan(k.onderdelen).find((een) => een.ronde === ronde)?.nummer ?? 1;

/** As long as answers can be changed. */
const ietsAnders = ({ origin, aanmelding, kennissessie, nu }: Aanmeldpost, tekst: string): Alinea[] =>
  magWijzigen(kennissessie, nu) ? [{ href: `${origin}/mijn/aanmeldingen/${aanmelding.id}/wijzigen/`, tekst }] : [];
