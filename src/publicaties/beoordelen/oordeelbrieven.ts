import { type Inzendbrief, type Inzendpost, inzendbrief, naarBeheer, naarMijn, tekstsoort, teksttitel } from '#publicaties/brieven.ts';
import { veldMetNaam } from '#publicaties/velden/velden.ts';

/** Receipt for who sent it in. */
export const ontvangst = (
  post: Inzendpost,
  { aanBeurt, vertrouwd, kern }: { aanBeurt: 'regio' | 're'; vertrouwd: boolean; kern: string },
): Inzendbrief =>
  inzendbrief(post, 'Ingediend', [
    `Je tekst is ingediend. ${wieKijkt(aanBeurt, vertrouwd)} Je krijgt een mail bij elke stap.`,
    {
      feiten: [
        ['Titel', teksttitel(post)],
        ['Kern', kern],
      ],
    },
    naarMijn(post, 'Bekijk je tekst'),
  ]);

function wieKijkt(aanBeurt: 'regio' | 're', vertrouwd: boolean): string {
  if (aanBeurt === 're') return 'De Realisatie-Eenheid kijkt ernaar.';
  if (vertrouwd) return 'De projectleider van je regio kijkt ernaar.';
  return 'Eerst kijkt de projectleider van je regio ernaar, daarna de Realisatie-Eenheid.';
}

/** For who is next to judge. */
export const terBeoordeling = (
  post: Inzendpost,
  { van, regio, keurder, daarna }: { van: string; regio: string; keurder?: string; daarna: string },
): Inzendbrief =>
  inzendbrief(post, 'Te beoordelen', [
    `${van} (${regio}) diende een ${tekstsoort(post)} in${keurder ? ` en ${keurder} keurde die goed` : ''}. ` +
      `Jij bent aan de beurt om die te beoordelen. ${daarna}`,
    naarBeheer(post, 'Bekijk de tekst en keur goed of stuur terug'),
  ]);

export const teruggestuurd = (
  post: Inzendpost,
  { door, toelichting, opmerkingen }: { door: string; toelichting: string; opmerkingen: readonly { veld: string | null; tekst: string }[] },
): Inzendbrief =>
  inzendbrief(post, 'Teruggestuurd', [
    `${door} las je tekst en vraagt je nog iets aan te passen:`,
    toelichting,
    ...(opmerkingen.length > 0
      ? [
          {
            feiten: opmerkingen.map(
              ({ veld, tekst }) => [(veld && veldMetNaam(post.inzending.collectie, veld)?.label) || 'De hele tekst', tekst] as const,
            ),
          },
        ]
      : []),
    naarMijn(post, 'Pas je tekst aan en dien opnieuw in'),
  ]);

export const goedgekeurd = (post: Inzendpost, { door, nog, vertrouwd }: { door: string; nog: boolean; vertrouwd: boolean }): Inzendbrief =>
  inzendbrief(post, nog ? 'Goedgekeurd door je regio' : 'Goedgekeurd', [
    nog
      ? `${door} keurde je tekst goed. Nu kijkt de Realisatie-Eenheid er nog naar. Daarna kan hij online.`
      : `${door} keurde je tekst goed. ${vertrouwd ? 'Je regio' : 'De Realisatie-Eenheid'} zet hem online. Je krijgt dan weer een mail. ` +
        'Wil je nog iets veranderen? Haal de tekst dan eerst terug.',
    naarMijn(post, 'Bekijk je tekst'),
  ]);

/** For who judges a small correction: what it says now, and what it will say. */
export const correctieTerBeoordeling = (
  post: Inzendpost,
  { van, regio, verschil }: { van: string; regio: string; verschil: string },
): Inzendbrief =>
  inzendbrief(post, 'Kleine correctie te beoordelen', [
    `${van} (${regio}) verbeterde iets kleins in deze tekst:`,
    verschil,
    'Keur je het goed, dan staat het meteen online. Er hoeft verder niemand naar te kijken.',
    naarBeheer(post, 'Bekijk de correctie en keur goed of stuur terug'),
  ]);

/** Receipt for who corrected. */
export const correctieOntvangen = (post: Inzendpost, { aanBeurt, verschil }: { aanBeurt: 'regio' | 're'; verschil: string }): Inzendbrief =>
  inzendbrief(post, 'Correctie ingediend', [
    `${aanBeurt === 'regio' ? 'De projectleider van je regio' : 'De Realisatie-Eenheid'} kijkt naar je kleine correctie:`,
    verschil,
    'Na die goedkeuring staat ze meteen online. Tot dan blijft staan wat er stond. Je krijgt een mail.',
    naarMijn(post, 'Bekijk je tekst'),
  ]);

/** To the Realisatie-Eenheid: what a trusted author put online at once, or one judge let through. */
export const directGewijzigd = (
  post: Inzendpost,
  { door, wat, verschil, keurder }: { door: string; wat: string; verschil: string; keurder?: string },
): Inzendbrief =>
  inzendbrief(post, wat, [
    keurder
      ? `${door} veranderde deze tekst. ${keurder} keurde dat goed. Het staat meteen online.`
      : `${door} veranderde deze tekst. Dat staat meteen online.`,
    ...(verschil ? [verschil] : []),
    naarBeheer(post, 'Bekijk wat er veranderde'),
  ]);
