import type { Moment } from '#db/tabellen.ts';
import { momentTekst } from '#grond/taal/datum.ts';
import { opsomming } from '#grond/taal/opsomming.ts';
import { urlVan } from '#inhoud/stuk.ts';
import { type Alinea, briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import type { Inzending } from './inzending.ts';
import type { Ontvanger } from './ontvangers.ts';

export type Inzendbrief = Brief & { reeks: string; soort: string };

/** What every letter about a submission is made of; links start with `origin`. */
export interface Inzendpost {
  inzending: Pick<Inzending, 'id' | 'collectie' | 'titel' | 'slug'>;
  aan: Ontvanger;
  origin: string;
}

export const gepland = (post: Inzendpost, { op }: { op: Moment }): Inzendbrief =>
  inzendbrief(post, 'Gepland', [`Je tekst komt ${momentTekst(op)} online.`, naarMijn(post, 'Bekijk je tekst')]);

export const gepubliceerd = (post: Inzendpost, { opnieuw, keurders }: { opnieuw: boolean; keurders: readonly string[] }): Inzendbrief =>
  inzendbrief(post, opnieuw ? 'Bijgewerkt' : 'Gepubliceerd', [
    opnieuw
      ? 'De nieuwe versie van je tekst staat online.'
      : 'Je tekst staat online. Binnen enkele seconden is die ook te vinden met zoeken.',
    ...(keurders.length > 0 ? [`Goedgekeurd door ${opsomming(keurders)}.`] : []),
    { href: `${post.origin}${adres(post)}`, tekst: 'Bekijk de pagina' },
    'Klopt er later iets niet meer? Dan kun je de tekst verbeteren of van de site halen:',
    naarMijn(post, 'Naar je tekst'),
  ]);

export const verhuisd = (post: Inzendpost, { oude_slug }: { oude_slug: string }): Inzendbrief =>
  inzendbrief(post, 'Nieuw adres', [
    'Je tekst staat op een ander adres. ' +
      `Wie het oude adres (/${post.inzending.collectie}/${oude_slug}/) gebruikt, komt vanzelf op het nieuwe.`,
    { href: `${post.origin}${adres(post)}`, tekst: 'Bekijk de pagina' },
  ]);

/** To who was asked to judge: it is not needed any more. */
export const teruggehaald = (post: Inzendpost, { door }: { door: string }): Inzendbrief =>
  inzendbrief(post, 'Teruggehaald', [
    `${door} haalde deze tekst terug om er nog iets aan te veranderen. Je hoeft er nu niets mee te doen.`,
    'Je krijgt weer een mail als de tekst opnieuw is ingediend.',
  ]);

export const ingetrokken = (post: Inzendpost, { door, toelichting }: { door: string; toelichting: string }): Inzendbrief =>
  inzendbrief(post, 'Ingetrokken', [
    `${door} heeft deze tekst van de site gehaald. Op het oude adres staat dat de pagina is weggehaald.`,
    ...(toelichting ? [`Reden: ${toelichting}`] : []),
    naarMijn(post, 'Bekijk je tekst'),
  ]);

/** To the rest of the Realisatie-Eenheid: one of them placed this without a second reader. */
export const alleenGeplaatst = (post: Inzendpost, { door }: { door: string }): Inzendbrief =>
  inzendbrief(post, 'Geplaatst', [`${door} plaatste deze tekst zonder tweede lezer.`, naarBeheer(post, 'Bekijk de tekst')]);

/** To its authors and the Realisatie-Eenheid: approved, but it did not get online. */
export const nietOnlineGekomen = (post: Inzendpost, { waarom, voor }: { waarom: string; voor: 'schrijver' | 're' }): Inzendbrief =>
  inzendbrief(post, 'Niet online gekomen', [
    waarom,
    'Wat er eerder stond, staat er nog.',
    ...(voor === 'schrijver'
      ? ['De Realisatie-Eenheid kreeg ook bericht.', naarMijn(post, 'Bekijk je tekst')]
      : [naarBeheer(post, 'Bekijk de tekst')]),
  ]);

/** To its authors: somebody took over the file as it was changed outside the site. */
export const overgenomen = (post: Inzendpost, { door, vervallen }: { door: string; vervallen: boolean }): Inzendbrief =>
  inzendbrief(post, 'Overgenomen van de site', [
    `Het bestand van deze tekst was buiten de site om veranderd. ${door} nam die versie over: daarmee werk je nu verder.`,
    ...(vervallen
      ? ['De goedkeuring van de versie die nog online zou komen, is daarmee vervallen. Die versie staat nog bij de versies.']
      : []),
    naarMijn(post, 'Bekijk je tekst'),
  ]);

/** To who leads a region: the Realisatie-Eenheid began a text for it. */
export const namensBegonnen = (post: Inzendpost, { door, regio }: { door: string; regio: string }): Inzendbrief =>
  inzendbrief(
    post,
    'Namens jullie regio begonnen',
    [
      `${door} van de Realisatie-Eenheid begon een ${tekstsoort(post)} namens ${regio}. Een projectleider van jullie regio beoordeelt die.`,
      'Wil je hem liever zelf afmaken? Kies dan Overnemen. De tekst is daarna van jullie, en de Realisatie-Eenheid beoordeelt hem.',
      naarMijn(post, 'Bekijk de tekst of neem hem over'),
    ],
    {
      over: `${tekstsoort(post)}${post.inzending.titel ? ` ‘${post.inzending.titel}’` : ''}`,
      waarom: 'Je krijgt deze mail omdat je projectleider van deze onderwijsregio bent.',
    },
  );

/** To who wrote it for a region: that took it over. */
export const doorRegioOvergenomen = (post: Inzendpost, { door, regio }: { door: string; regio: string }): Inzendbrief =>
  inzendbrief(post, 'Overgenomen door de regio', [
    `${door} nam deze tekst over voor ${regio}. Je hoeft er nu niets mee te doen.`,
    'Als de regio de tekst indient, kun jij hem beoordelen.',
    naarBeheer(post, 'Bekijk de tekst'),
  ]);

/** To everybody who was there; once. */
export const voorDeelnemers = (post: Inzendpost, { kern, kennissessie }: { kern: string; kennissessie: string }): Inzendbrief =>
  inzendbrief(
    post,
    'De terugblik staat online',
    [
      'Je had een plaats bij deze kennissessie. De terugblik is nu te lezen.',
      kern,
      { href: `${post.origin}${adres(post)}`, tekst: 'Lees de terugblik' },
    ],
    { waarom: `Je krijgt deze mail één keer, omdat je je had aangemeld voor “${kennissessie}”.` },
  );

/** A letter about a text, in the series of its reader; its subject begins with what it is: "Teruggestuurd: Een loket". */
export function inzendbrief(
  post: Inzendpost,
  soort: string,
  alineas: Alinea[],
  { over = teksttitel(post), waarom = 'Je krijgt deze mail omdat je bij deze tekst betrokken bent.' } = {},
): Inzendbrief {
  return {
    aan: post.aan.adres,
    reeks: `inzending-${post.inzending.id}-${post.aan.id}`,
    soort,
    ...briefOpmaken({ onderwerp: `${soort}: ${over}`, naam: post.aan.naam, alineas, waarom }),
  };
}

export const tekstsoort = ({ inzending }: Inzendpost): string => soortVan(inzending.collectie).naam.toLowerCase();
export const teksttitel = ({ inzending }: Inzendpost): string => inzending.titel || 'zonder titel';
const adres = ({ inzending: { collectie, slug } }: Inzendpost): string => urlVan(collectie, slug ?? '');
export const naarMijn = ({ origin, inzending }: Inzendpost, tekst: string): Alinea => ({
  href: `${origin}/mijn/publicaties/${inzending.id}/`,
  tekst,
});
export const naarBeheer = ({ origin, inzending }: Inzendpost, tekst: string): Alinea => ({
  href: `${origin}/beheer/publicaties/${inzending.id}/`,
  tekst,
});
