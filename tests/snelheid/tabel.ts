import type { Afgelasttijd } from './afgelasten.ts';
import type { Beheertijd } from './beheer.ts';
import type { Vergelijking } from './beurten.ts';
import type { EersteBeeld } from './eerste-beeld.ts';
import type { Gewicht } from './gewicht.ts';
import type { Groei } from './groei.ts';
import { GROEIDOEL, verhouding } from './groeibeeld.ts';
import type { Paginagroei } from './paginagroei.ts';
import type { Plafondtijd } from './plafond.ts';
import type { OpPostgres } from './postgres.ts';
import type { Rondetijd } from './rondetijd.ts';
import type { Toetstijd } from './toetstijd.ts';
import type { Vindbaar } from './vindbaar.ts';
import type { Voorbeeldtijd } from './voorbeeld.ts';
import type { Zoekdruk, Zoekoogst } from './zoekdruk.ts';
import type { Zoekpagina } from './zoekpagina.ts';

/** Rows as a Markdown table, the first column left and the others right. */
export function tabel(koppen: readonly string[], rijen: readonly (readonly string[])[]): string {
  const breedtes = koppen.map((kop, plek) => Math.max(kop.length, ...rijen.map((rij) => rij[plek]?.length ?? 0)));
  const regel = (cellen: readonly string[]) =>
    `| ${cellen.map((cel, plek) => (plek === 0 ? cel.padEnd(breedtes[plek] ?? 0) : cel.padStart(breedtes[plek] ?? 0))).join(' | ')} |`;
  const streep = `|${breedtes.map((breedte, plek) => (plek === 0 ? '-'.repeat(breedte + 2) : `${'-'.repeat(breedte + 1)}:`)).join('|')}|`;
  return [regel(koppen), streep, ...rijen.map(regel)].join('\n');
}

export const vergelijkingen = (kop: string, uit: Record<string, Vergelijking>, doel: number): string =>
  naastElkaar([kop, 'Regiokring', 'kaal'], uit, doel);
export const naastSqlite = ({ aanmelden, gespreid, paginas }: OpPostgres): string =>
  [
    naastElkaar(['aanmeldingen', 'PostgreSQL', 'SQLite'], aanmelden, 0.2),
    naastElkaar(['op PostgreSQL', 'twintig', 'één'], gespreid, 1),
    naastElkaar(['pagina uit het geheugen', 'PostgreSQL', 'SQLite'], paginas, 0.9),
  ].join('\n\n');

const naastElkaar = (koppen: readonly string[], uit: Record<string, Vergelijking>, doel: number): string =>
  tabel(
    [...koppen, 'verhouding', 'in rekentijd', 'doel'],
    Object.entries(uit).map(([naam, { ons, kaal, verhouding, rekenverhouding }]) => [
      naam,
      `${getal(ons.perSeconde)}/s`,
      `${getal(kaal.perSeconde)}/s`,
      getal(verhouding, 2),
      getal(rekenverhouding, 2),
      `≥ ${getal(doel, 2)}`,
    ]),
  );

export function plafondtabel({ voorrang, iedereen, geweigerd, sessies, pogingen, aangemeld }: Plafondtijd): string {
  const rij = (naam: string, { ons, kaal, verhouding, rekenverhouding }: Vergelijking) => [
    naam,
    `${getal(ons.perSeconde)}/s`,
    `${getal(kaal.perSeconde)}/s`,
    getal(verhouding, 2),
    getal(rekenverhouding, 2),
    '≥ 0,80',
  ];
  const kop = ['bevestigde aanmeldingen', 'met grenzen', 'zonder', 'verhouding', 'in rekentijd', 'doel'];
  return [
    tabel(kop, [rij('wie eerst mag, tijdens de voorrang', voorrang), rij('daarna iedereen, met een maximum', iedereen)]),
    `Te vroeg en geweigerd: ${getal(geweigerd.perSeconde)}/s. In ${getal(sessies)} kennissessies met grenzen gaven ${getal(pogingen)} pogingen
${getal(aangemeld)} aanmeldingen: nergens te veel, iedereen op zijn beurt.`,
  ].join('\n\n');
}

export const gewichtentabel = (uit: Record<string, Gewicht>): string =>
  tabel(
    ['eerste bezoek aan', 'alles', 'waarvan letters', 'waarvan script'],
    Object.entries(uit).map(([pad, { alles, letters, script }]) => [pad, kB(alles), kB(letters), kB(script)]),
  );

export const beeldtabel = (uit: EersteBeeld): string =>
  tabel(
    [
      'eerste bezoek, trage 4G',
      'eerste beeld',
      'met alles ervoor',
      'verhouding',
      'grootste',
      'met alles ervoor',
      'verhouding',
      'verschoven',
      'kB',
    ],
    Object.entries(uit).map(([pad, { met, zonder }]) => [
      pad,
      ...[met.eerste, zonder.eerste].map((ms) => `${getal(ms)} ms`),
      getal(met.eerste / zonder.eerste, 2),
      ...[met.grootste, zonder.grootste].map((ms) => `${getal(ms)} ms`),
      getal(met.grootste / zonder.grootste, 2),
      getal(met.verschoven, 3),
      kB(met.bytes),
    ]),
  );

export const voorbeeldtabel = (uit: Record<string, Voorbeeldtijd>): string =>
  tabel(
    ['voorbeeld van een nieuwe tekst', 'lengte', 'mediaan', 'p95', 'rekentijd', 'doel'],
    Object.entries(uit).map(([naam, { mediaan, p95, rekentijd, kB: lengte }]) => [
      naam,
      `${getal(lengte)} kB`,
      ...[mediaan, p95, rekentijd].map((ms) => `${getal(ms)} ms`),
      '≤ 50 ms',
    ]),
  );

export const beheertabel = (uit: Record<string, Beheertijd>): string =>
  tabel(
    ['rekentijd van een pagina', 'bijna leeg', 'vol', 'verhouding', 'doel'],
    Object.entries(uit).map(([pad, { leeg, vol }]) => [pad, `${getal(leeg, 1)} ms`, `${getal(vol, 1)} ms`, getal(vol / leeg, 2), '≤ 3']),
  );

export const afgelasttabel = ({ brieven, antwoord, laatste, rust, intussen }: Afgelasttijd): string =>
  tabel(
    [`afgelasten van ${getal(brieven)} aanmeldingen`, ''],
    [
      ['tot het antwoord', `${getal(antwoord)} ms`],
      ['tot de laatste brief bij de mailserver', `${getal(laatste)} ms`],
      ['lezer in rust, p99', `${getal(rust, 1)} ms`],
      ['lezer intussen, p99', `${getal(intussen, 1)} ms`],
    ],
  );

export const rondetabel = ({ volgers, onderwerpen, brieven, perPersoon, laatste, rust, intussen }: Rondetijd): string =>
  tabel(
    [`de mail van de week aan ${getal(volgers)} volgers van ${getal(onderwerpen)} onderwerpen`, ''],
    [
      ['tot de laatste brief klaarstaat', `${getal(laatste)} ms`],
      ['brieven, en het meeste voor één mens', `${getal(brieven)}, ${getal(perPersoon)}`],
      ['lezer in rust, p99', `${getal(rust, 1)} ms`],
      ['lezer intussen, p99', `${getal(intussen, 1)} ms`],
    ],
  );

const GROEIREGELS: [string, (g: Groei) => string][] = [
  ['eerste pagina na een eerste start', ({ eersteStart }) => `${getal(eersteStart, 1)} s`],
  ['eerste pagina na een herstart', ({ herstart }) => `${getal(herstart, 1)} s`],
  ['alles vindbaar na een eerste start', ({ vindbaar }) => `${getal(vindbaar, 1)} s`],
  ['van gewijzigd bestand tot pagina', ({ wijziging }) => `${getal(wijziging)} ms`],
  ['lijst uit het geheugen', ({ lijst }) => `${getal(lijst)}/s`],
  ['lijst opnieuw gemaakt', ({ lijstOpnieuw }) => `${getal(lijstOpnieuw)}/s`],
  ['geheugen van de server, hoogstens', ({ server }) => `${getal(server)} MB`],
  ['geheugen van het indexeren, hoogstens', ({ index }) => `${getal(index)} MB`],
];

const ms = (waarde: number): string => `${getal(waarde)} ms`;
const VINDREGELS: [string, (v: Vindbaar) => string][] = [
  ['van Publiceren tot online, middelste en langste', ({ live: [midden, meest] }) => `${ms(midden)}, ${ms(meest)}`],
  ['van Publiceren tot vindbaar, middelste en langste', ({ vindbaar: [midden, meest] }) => `${ms(midden)}, ${ms(meest)}`],
  ['hele index opnieuw', ({ indexeren }) => `${getal(indexeren)} s`],
  ['hele index op schijf', ({ indexMB }) => `${getal(indexMB, 1)} MB`],
  ['geheugen om die te maken, hoogstens', ({ geheugen }) => `${getal(geheugen)} MB`],
  ['lezer in rust, p50 en p99', ({ rust: { p50, p99 } }) => `${ms(p50)}, ${ms(p99)}`],
  ['lezer tijdens publiceren, p50 en p99', ({ publiceren: { p50, p99 } }) => `${ms(p50)}, ${ms(p99)}`],
  ['lezer tijdens een hele index, p50 en p99', ({ tijdensIndex: { p50, p99 } }) => `${ms(p50)}, ${ms(p99)}`],
];
const TOETSREGELS: [string, (t: Toetstijd) => string][] = [
  ['van toets tot resultaten, middelste', ({ mediaan }) => ms(mediaan)],
  ['van toets tot resultaten, p95', ({ p95 }) => ms(p95)],
  ['tot het eerste resultaat', ({ bytesTotResultaat }) => kB(bytesTotResultaat)],
  ['daarna, om zelf te zoeken', ({ bytesIndex }) => kB(bytesIndex)],
];

const ZOEKREGELS: [string, (z: Zoekpagina) => string][] = [
  ['hele pagina van een nieuwe zoekvraag', ({ nieuw }) => `${getal(nieuw, 1)} ms`],
  ['van een herhaalde', ({ herhaald }) => `${getal(herhaald, 1)} ms`],
];

/** Each kind of page at each size, and what the largest takes of the smallest. */
export const paginagroeitabel = (uit: readonly Paginagroei[]): string =>
  uit
    .map(({ van, aantallen, perPagina }) =>
      tabel(
        [`rekentijd van een pagina, aantal ${van}`, ...aantallen.map((aantal) => getal(aantal)), 'verhouding', 'doel'],
        Object.entries(perPagina).map(([naam, tijden]) => [
          naam,
          ...tijden.map((een) => `${getal(een, 1)} ms`),
          getal(verhouding(tijden), 2),
          `≤ ${GROEIDOEL}`,
        ]),
      ),
    )
    .join('\n\n');

export function zoekdruktabel({ praktijken, ons, kaal, rekentijd, opdringerig }: Zoekdruk): string {
  const rij = (naam: string, { perSeconde, p50, p99, weggestuurd }: Zoekoogst) => [
    ...[naam, `${getal(perSeconde)}/s`, `${getal(p50)} ms`, `${getal(p99)} ms`, `${getal(100 * weggestuurd)} %`],
  ];
  return [
    tabel(
      [`zoekvragen bij ${getal(praktijken)} best practices`, 'antwoorden', 'p50', 'p99', 'later terugkomen'],
      [
        rij('zestien bezoekers, steeds andere woorden', ons),
        rij('kale server met dezelfde pagina', kaal),
        rij('één bezoeker met honderd vragen tegelijk', opdringerig),
      ],
    ),
    `Rekentijd van één zoekvraag, alle draden samen: ${getal(rekentijd, 1)} ms (doel ≤ 24).`,
  ].join('\n\n');
}

export const groeitabel = (uit: readonly Groei[]): string => perAantal(uit, GROEIREGELS);
export const vindbaartabel = (uit: readonly Vindbaar[]): string => perAantal(uit, VINDREGELS);
export const toetstabel = (uit: readonly Toetstijd[]): string => perAantal(uit, TOETSREGELS);
export const zoekpaginatabel = (uit: readonly Zoekpagina[]): string => perAantal(uit, ZOEKREGELS);

const perAantal = <T extends { praktijken: number }>(uit: readonly T[], regels: readonly [string, (een: T) => string][]): string =>
  tabel(
    ['aantal best practices', ...uit.map(({ praktijken }) => getal(praktijken))],
    regels.map(([naam, waarde]) => [naam, ...uit.map(waarde)]),
  );

const getal = (waarde: number, cijfers = 0): string =>
  new Intl.NumberFormat('nl', { minimumFractionDigits: cijfers, maximumFractionDigits: cijfers }).format(waarde);
const kB = (bytes: number): string => `${getal(bytes / 1000, 1)} kB`;
