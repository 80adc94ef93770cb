import type { Moment } from '#db/tabellen.ts';
import { klokTekst, tijdvakTekst } from '#grond/taal/datum.ts';
import { aantal, opsomming } from '#grond/taal/opsomming.ts';
import type { Onderdeel, OpenbaarOnderdeel } from '#kennissessies/onderdeel.ts';
import { plekkenVan } from './meeverhuizen.ts';

/** Parts at the same time. Its hours are from the first that begins to the last that ends. */
export interface Ronde<O extends Onderdeel = Onderdeel> {
  ronde: number;
  /** The first round of the day is 1. */
  nummer: number;
  beginOp: Moment;
  eindOp: Moment;
  onderdelen: O[];
}
type MetRondes = { bijeenkomsten: readonly unknown[]; onderdelen: readonly Onderdeel[] };

/** The rounds of a session, by their hours. */
export function rondesVan<O extends Onderdeel>(onderdelen: readonly O[]): Ronde<O>[] {
  return [...Map.groupBy(onderdelen, ({ ronde }) => ronde)]
    .map(([ronde, eigen]) => ({
      ronde,
      beginOp: Math.min(...eigen.map(({ beginOp }) => beginOp)),
      eindOp: Math.max(...eigen.map(({ eindOp }) => eindOp)),
      onderdelen: eigen,
    }))
    .sort((a, b) => a.beginOp - b.beginOp || a.ronde - b.ronde)
    .map((een, plek) => ({ ...een, nummer: plek + 1 }));
}

type Uren = { beginOp: Moment; eindOp: Moment };
/** Whether there is a moment in both. */
export const isTegelijk = (een: Uren, ander: Uren): boolean => een.beginOp < ander.eindOp && ander.beginOp < een.eindOp;

/** "10.45 tot 12.15 uur"; of a session of several meetings with the day. */
export const rondetijd = ({ bijeenkomsten }: Pick<MetRondes, 'bijeenkomsten'>, een: Uren): string =>
  bijeenkomsten.length > 1 ? tijdvakTekst(een.beginOp, een.eindOp) : `${klokTekst(een.beginOp)} tot ${klokTekst(een.eindOp)} uur`;

/** "Werken met data, 10.45 tot 12.15 uur, zaal 3" */
export const onderdeelTekst = (k: Pick<MetRondes, 'bijeenkomsten'>, een: Onderdeel): string =>
  [een.titel, rondetijd(k, een), een.plaats].filter(Boolean).join(', ');

/** What somebody chose, round by round: the part, or null for what is still to be chosen. */
export const keuzePerRonde = ({ onderdelen }: Pick<MetRondes, 'onderdelen'>, gekozen: readonly string[]) =>
  rondesVan(onderdelen).map((ronde) => ({ ...ronde, keuze: ronde.onderdelen.find(({ id }) => gekozen.includes(id)) ?? null }));

/** The parts that somebody goes to at one meeting, each with its room: "Ronde 1: Werken met data, 10.45 tot 12.15 uur, zaal 3". */
export const keuzeregels = (
  k: MetRondes & { bijeenkomsten: Parameters<typeof plekkenVan>[0]['bijeenkomsten'] },
  { plek, gekozen }: { plek: number; gekozen: readonly string[] },
): string[] =>
  keuzePerRonde(k, gekozen).flatMap(({ nummer, keuze }) =>
    keuze && plekkenVan(k, [keuze]).includes(plek) ? [`Ronde ${nummer}: ${onderdeelTekst(k, keuze)}`] : [],
  );

/** Whether there is a round in which this person chose nothing, and could. */
export const kiestNog = (k: Pick<MetRondes, 'onderdelen'>, gekozen: readonly string[]): boolean =>
  keuzePerRonde(k, gekozen).some(({ keuze, onderdelen }) => keuze === null && onderdelen.some(({ afgelast }) => !afgelast));

/** What people read under the title of a part: its hours when they are not those of the round, for whom it is, and the room. */
export const onderdeelkenmerken = (k: Pick<MetRondes, 'bijeenkomsten'>, een: Onderdeel, ronde: Ronde): string[] =>
  [
    een.beginOp !== ronde.beginOp || een.eindOp !== ronde.eindOp ? rondetijd(k, een) : '',
    een.doelgroepen.length > 0 ? `vooral voor ${opsomming(een.doelgroepen)}` : '',
    een.plaats,
  ].filter(Boolean);

/** "nog 4 plaatsen", "vol" or "gaat niet door" */
export const onderdeelstand = ({ afgelast, vrij }: OpenbaarOnderdeel): string =>
  afgelast ? 'gaat niet door' : vrij > 0 ? `nog ${aantal(vrij, 'plaats', 'plaatsen')}` : 'vol';
