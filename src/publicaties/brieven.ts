import type { Moment } from '#db/tabellen.ts';
import { momentTekst } from '#grond/taal/datum.ts';
import { urlVan } from '#inhoud/stuk.ts';
import { type Alinea, briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { veldMetNaam } from '#publicaties/velden/velden.ts';
import type { Inzending } from './inzending.ts';
import type { Ontvanger } from './ontvangers.ts';

/** What every letter about a submission is made of; links start with `origin`. */
export interface Inzendpost {
  inzending: Pick<Inzending, 'id' | 'collectie' | 'titel' | 'slug'>;
  aan: Ontvanger;
  origin: string;
}

/** Receipt for who sent it in. */
export const ontvangst = (
  post: Inzendpost,
  { aanBeurt, vertrouwd, kern }: { aanBeurt: 'regio' | 're'; vertrouwd: boolean; kern: string },
): Brief =>
  brief(post, `Ingediend: ${naam(post)}`, [
    `Je tekst is ingediend. ${wieKijkt(aanBeurt, vertrouwd)} Je krijgt een mail bij elke stap.`,
    {
      feiten: [
        ['Titel', naam(post)],
        ['Kern', kern],
      ],
    },
    mijn(post, 'Bekijk je tekst'),
  ]);

function wieKijkt(aanBeurt: 'regio' | 're', vertrouwd: boolean): string {
  if (aanBeurt === 're') return 'De Realisatie-Eenheid kijkt ernaar.';
  if (vertrouwd) return 'De projectleider van je regio kijkt ernaar.';
  return 'Eerst kijkt de projectleider van je regio ernaar, daarna de Realisatie-Eenheid.';
}

/** For who is next to judge. */
export const terBeoordeling = (post: Inzendpost, { van, regio, keurder }: { van: string; regio: string; keurder?: string }): Brief =>
  brief(post, `Te beoordelen: ${naam(post)}`, [
    `${van} (${regio}) diende een ${soort(post)} in${keurder ? ` en ${keurder} keurde die goed` : ''}. ` +
      'Jij bent aan de beurt om die te beoordelen.',
    beheer(post, 'Bekijk de tekst en keur goed of stuur terug'),
  ]);

export const teruggestuurd = (
  post: Inzendpost,
  { door, toelichting, opmerkingen }: { door: string; toelichting: string; opmerkingen: readonly { veld: string | null; tekst: string }[] },
): Brief =>
  brief(post, `Teruggestuurd: ${naam(post)}`, [
    `${door} las je tekst en vraagt je nog iets aan te passen:`,
    toelichting,
    ...(opmerkingen.length > 0
      ? [
          {
            feiten: opmerkingen.map(
              ({ veld, tekst }) => [(veld && veldMetNaam(post.inzending.collectie, veld)?.label) || 'Algemeen', tekst] as const,
            ),
          },
        ]
      : []),
    mijn(post, 'Pas je tekst aan en dien opnieuw in'),
  ]);

export const goedgekeurd = (post: Inzendpost, { door, nog }: { door: string; nog: boolean }): Brief =>
  brief(post, `Goedgekeurd: ${naam(post)}`, [
    nog
      ? `${door} keurde je tekst goed. Nu kijkt de Realisatie-Eenheid er nog naar.`
      : `${door} keurde je tekst goed. De tekst kan nu online. Wil je nog iets veranderen? Haal de tekst dan eerst terug.`,
    mijn(post, 'Bekijk je tekst'),
  ]);

export const gepland = (post: Inzendpost, { op }: { op: Moment }): Brief =>
  brief(post, `Gepland: ${naam(post)}`, [`Je tekst komt ${momentTekst(op)} online.`, mijn(post, 'Bekijk je tekst')]);

export const gepubliceerd = (post: Inzendpost, { opnieuw }: { opnieuw: boolean }): Brief =>
  brief(post, `${opnieuw ? 'Bijgewerkt' : 'Gepubliceerd'}: ${naam(post)}`, [
    opnieuw
      ? 'De nieuwe versie van je tekst staat online.'
      : 'Je tekst staat online. Binnen enkele seconden is die ook te vinden met zoeken.',
    { href: `${post.origin}${adres(post)}`, tekst: 'Bekijk de pagina' },
  ]);

export const verhuisd = (post: Inzendpost, { oude_slug }: { oude_slug: string }): Brief =>
  brief(post, `Nieuw adres: ${naam(post)}`, [
    'Je tekst staat op een ander adres. ' +
      `Wie het oude adres (/${post.inzending.collectie}/${oude_slug}/) gebruikt, komt vanzelf op het nieuwe.`,
    { href: `${post.origin}${adres(post)}`, tekst: 'Bekijk de pagina' },
  ]);

/** To who was asked to judge: it is not needed any more. */
export const teruggehaald = (post: Inzendpost, { door }: { door: string }): Brief =>
  brief(post, `Teruggehaald: ${naam(post)}`, [
    `${door} haalde deze tekst terug om er nog iets aan te veranderen. Je hoeft er nu niets mee te doen.`,
    'Je krijgt weer een mail als de tekst opnieuw is ingediend.',
  ]);

export const ingetrokken = (post: Inzendpost, { door, toelichting }: { door: string; toelichting: string }): Brief =>
  brief(post, `Ingetrokken: ${naam(post)}`, [
    `${door} heeft deze tekst van de site gehaald. Op het oude adres staat dat de pagina is weggehaald.`,
    ...(toelichting ? [`Reden: ${toelichting}`] : []),
    mijn(post, 'Bekijk je tekst'),
  ]);

/** To the Realisatie-Eenheid: what a trusted author put online at once. */
export const directGewijzigd = (post: Inzendpost, { door, wat, verschil }: { door: string; wat: string; verschil: string }): Brief =>
  brief(post, `${wat}: ${naam(post)}`, [
    `${door} veranderde deze tekst. Dat staat meteen online.`,
    ...(verschil ? [verschil] : []),
    beheer(post, 'Bekijk wat er veranderde'),
  ]);

/** To the rest of the Realisatie-Eenheid: one of them placed this without a second reader. */
export const alleenGeplaatst = (post: Inzendpost, { door }: { door: string }): Brief =>
  brief(post, `Geplaatst: ${naam(post)}`, [`${door} plaatste deze tekst zonder tweede lezer.`, beheer(post, 'Bekijk de tekst')]);

/** To its authors and the Realisatie-Eenheid: approved, but it did not get online. */
export const nietOnlineGekomen = (post: Inzendpost, { waarom, voor }: { waarom: string; voor: 'schrijver' | 're' }): Brief =>
  brief(post, `Niet online gekomen: ${naam(post)}`, [
    waarom,
    'Wat er eerder stond, staat er nog.',
    ...(voor === 'schrijver'
      ? ['De Realisatie-Eenheid kreeg ook bericht.', mijn(post, 'Bekijk je tekst')]
      : [beheer(post, 'Bekijk de tekst')]),
  ]);

/** To its authors: somebody took over the file as it was changed outside the site. */
export const overgenomen = (post: Inzendpost, { door, vervallen }: { door: string; vervallen: boolean }): Brief =>
  brief(post, `Overgenomen van de site: ${naam(post)}`, [
    `Het bestand van deze tekst was buiten de site om veranderd. ${door} nam die versie over: daarmee werk je nu verder.`,
    ...(vervallen
      ? ['De goedkeuring van de versie die nog online zou komen, is daarmee vervallen. Die versie staat nog bij de versies.']
      : []),
    mijn(post, 'Bekijk je tekst'),
  ]);

/** To who leads a region: the Realisatie-Eenheid began a text for it. */
export const namensBegonnen = (post: Inzendpost, { door, regio }: { door: string; regio: string }): Brief =>
  brief(
    post,
    `Namens jullie regio begonnen: ${soort(post)}${post.inzending.titel ? ` ‘${post.inzending.titel}’` : ''}`,
    [
      `${door} van de Realisatie-Eenheid begon een ${soort(post)} namens ${regio}. Een projectleider van jullie regio beoordeelt die.`,
      'Wil je hem liever zelf afmaken? Kies dan Overnemen. De tekst is daarna van jullie, en de Realisatie-Eenheid beoordeelt hem.',
      mijn(post, 'Bekijk de tekst of neem hem over'),
    ],
    'Je krijgt deze mail omdat je projectleider van deze onderwijsregio bent.',
  );

/** To who wrote it for a region: that took it over. */
export const doorRegioOvergenomen = (post: Inzendpost, { door, regio }: { door: string; regio: string }): Brief =>
  brief(post, `Overgenomen door de regio: ${naam(post)}`, [
    `${door} nam deze tekst over voor ${regio}. Je hoeft er nu niets mee te doen.`,
    'Als de regio de tekst indient, kun jij hem beoordelen.',
    beheer(post, 'Bekijk de tekst'),
  ]);

/** To everybody who was there; once. */
export const voorDeelnemers = (post: Inzendpost, { kern, kennissessie }: { kern: string; kennissessie: string }): Brief =>
  brief(
    post,
    `De terugblik staat online: ${naam(post)}`,
    [
      'Je had een plaats bij deze kennissessie. De terugblik is nu te lezen.',
      kern,
      { href: `${post.origin}${adres(post)}`, tekst: 'Lees de terugblik' },
    ],
    `Je krijgt deze mail één keer, omdat je je had aangemeld voor “${kennissessie}”.`,
  );

function brief(
  post: Inzendpost,
  onderwerp: string,
  alineas: Alinea[],
  waarom = 'Je krijgt deze mail omdat je bij deze tekst betrokken bent.',
): Brief {
  return {
    aan: post.aan.adres,
    reeks: `inzending-${post.inzending.id}-${post.aan.id}`,
    ...briefOpmaken({ onderwerp, naam: post.aan.naam, alineas, waarom }),
  };
}

const soort = ({ inzending }: Inzendpost): string => soortVan(inzending.collectie).naam.toLowerCase();
const naam = ({ inzending }: Inzendpost): string => inzending.titel || 'zonder titel';
const adres = ({ inzending: { collectie, slug } }: Inzendpost): string => urlVan(collectie, slug ?? '');
const mijn = ({ origin, inzending }: Inzendpost, tekst: string): Alinea => ({ href: `${origin}/mijn/publicaties/${inzending.id}/`, tekst });
const beheer = ({ origin, inzending }: Inzendpost, tekst: string): Alinea => ({
  href: `${origin}/beheer/publicaties/${inzending.id}/`,
  tekst,
});
