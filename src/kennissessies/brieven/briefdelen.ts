import type { Moment } from '#db/tabellen.ts';
import { vervallen, wanneerFeiten } from '#kennissessies/bijeenkomsten.ts';
import { keuzePerRonde, kiestNog, onderdeelTekst } from '#kennissessies/rondes/rondes.ts';
import type { Alinea } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { agendadelen } from './agendabrieven.ts';
import { type Aanmeldpost, opgemaakt, route, waar, ZONDER_DIEET } from './post.ts';

/**
 * A letter about one registration, with what it brings for the calendar; `dag` is the leaf it shows, else the start, and
 * `afspraken` are the meetings that it is about, else all.
 */
export function deelnemersbrief(
  post: Aanmeldpost,
  onderwerp: string,
  methode: 'REQUEST' | 'CANCEL' | null,
  alineas: Alinea[],
  { dag, afspraken }: { dag?: Moment; afspraken?: readonly number[] } = {},
): Brief {
  const { aanmelding, deelnemer, kennissessie } = post;
  return {
    aan: deelnemer.adres,
    antwoordAan: kennissessie.contact,
    // One series per registration: a CANCEL never overtakes its REQUEST.
    reeks: `aanmelding-${aanmelding.id}`,
    ...opgemaakt(post, onderwerp, alineas, dag),
    ...(methode && agendadelen(post, methode, afspraken)),
  };
}

/** How somebody reads the facts: with a place, waiting for one, or no longer coming. */
type Deelnemerschap = 'plaats' | 'wachtlijst' | 'voorbij';
const VORMVRAAG = { plaats: 'Je doet mee', wachtlijst: 'Je koos' } as const;

/** What a session is, as facts; who has a place also reads the way there or the link, and who comes no more nothing of taking part. */
export function afspraakfeiten({ kennissessie: k, aanmelding: { deelname } }: Aanmeldpost, als: Deelnemerschap): Alinea {
  const metLink = als === 'plaats';
  const online = metLink && waar(k, deelname) === 'Online';
  const keuze = deelname === 'online' ? 'Online' : 'Op de locatie';
  return {
    feiten: [
      ['Wat', k.titel],
      ...wanneerFeiten(k, k.status === 'afgelast' ? vervallen(k) : undefined),
      ...(k.vorm === 'hybride' && als !== 'voorbij' ? [[VORMVRAAG[als], keuze] as const] : []),
      ['Waar', waar(k, deelname)],
      ...(metLink ? route(k, deelname) : []),
      ...(online
        ? [k.onlineLink ? (['Meedoen', k.onlineLink, k.onlineLink] as const) : (['Meedoen', 'De link volgt per mail.'] as const)]
        : []),
      ['Organisator', k.organisator],
      ...(k.contact ? [['Vragen', k.contact, `mailto:${k.contact}`] as const] : []),
    ],
  };
}

/** The copy of what was filled in; an empty answer is shown as such. */
export function ingevuld(post: Aanmeldpost): Alinea[] {
  const { aanmelding, kennissessie, deelnemer } = post;
  const { deelname, vraag, toegang, dieet } = aanmelding;
  const { vorm } = kennissessie;
  const feiten: [string, string][] = [['Naam', deelnemer.naam || deelnemer.adres], ...keuzefeiten(post)];
  feiten.push(['Vraag aan de sprekers', vraag || 'geen'], ['Toegankelijkheid', toegang || 'niets ingevuld']);
  if ((deelname ?? vorm) !== 'online') feiten.push(['Dieet', dieet || 'niets ingevuld']);
  else if (vorm === 'hybride') feiten.push(['Dieet', ZONDER_DIEET]);
  return ['Dit vulde je in:', { feiten }];
}

/** Round by round the part that this person goes to; who has no place chose nothing yet. */
export const keuzefeiten = ({ kennissessie: k, gekozen = [] }: Aanmeldpost): [string, string][] =>
  keuzePerRonde(k, gekozen).map(({ nummer, keuze }) => [`Ronde ${nummer}`, keuze ? onderdeelTekst(k, keuze) : 'kies je later']);

/** For who has a place and did not choose in every round: where that is done. */
export const nogKiezen = ({ origin, aanmelding, kennissessie: k, gekozen = [] }: Aanmeldpost): Alinea[] =>
  kiestNog(k, gekozen)
    ? [
        gekozen.length > 0
          ? 'Je koos nog niet voor elke ronde. Wacht niet te lang: vol is vol.'
          : 'Deze kennissessie heeft rondes. Je kiest per ronde naar welk onderdeel je gaat. Wacht niet te lang: vol is vol.',
        { href: `${origin}/mijn/aanmeldingen/${aanmelding.id}/wijzigen/`, tekst: 'Kies je onderdelen' },
      ]
    : [];
