import type { Moment } from '#db/tabellen.ts';
import { isoDatum, klokmoment } from '#grond/taal/datum.ts';
import { regel } from '#grond/taal/schoon.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { achter, MEESTE_BIJEENKOMSTEN, type Sessiegegevens } from './sessiegegevens.ts';
import { isGeweest } from './wat-ontbreekt.ts';

interface Gelezenbijeenkomst {
  plek: number;
  datum: string;
  /** Null for a time that is not there, or that cannot be. */
  begin: Moment | null;
  eind: Moment | null;
  onderdeel: string;
}

/** The meetings of a form, with everything that is wrong with them said at once in `fouten`; whole only when that stays empty. */
export function leesBijeenkomsten(
  waarden: Record<string, string>,
  { was, nu }: { was: MetLink | null; nu: Moment },
  fouten: Record<string, string>,
): Sessiegegevens['bijeenkomsten'] {
  // What was announced keeps its meetings.
  const vast = was && was.status !== 'concept' ? was.bijeenkomsten.length : 1;
  const gelezen = Array.from({ length: MEESTE_BIJEENKOMSTEN }, (_, plek) => leesBijeenkomst(waarden, plek, vast, fouten)).filter(
    (een) => een !== null,
  );
  gelezen.forEach((een, plek) => {
    const mis = [
      ...(isVoorbij(een, was?.bijeenkomsten[plek]?.beginOp, nu) ? [isGeweest(een.plek, gelezen.length > 1)] : []),
      ...(begintVoor(een, gelezen[plek - 1])
        ? [`Bijeenkomst ${een.plek + 1}: deze begint voordat de vorige voorbij is. Zet de bijeenkomsten op volgorde.`]
        : []),
    ];
    if (mis.length > 0) fouten[`datum${achter(een.plek)}`] ??= mis.join(' ');
  });
  return gelezen.map(({ begin, eind, onderdeel }, plek) => {
    const id = was?.bijeenkomsten[plek]?.id;
    return { beginOp: begin ?? 0, eindOp: eind ?? 0, onderdeel, ...(id !== undefined && { id }) };
  });
}

/** Also when the hour is still missing: a day that is over has no hour that comes. What stood there already may stay. */
const isVoorbij = ({ datum, begin }: Gelezenbijeenkomst, eerst: Moment | undefined, nu: Moment): boolean =>
  begin === null ? typeof klokmoment(datum, '12:00') === 'number' && datum < isoDatum(nu) : begin <= nu && begin !== eerst;

/** As far as both are known; a day alone is enough. */
function begintVoor(een: Gelezenbijeenkomst, vorige: Gelezenbijeenkomst | undefined): boolean {
  if (!vorige) return false;
  const tot = vorige.eind ?? vorige.begin;
  if (een.begin !== null && tot !== null) return een.begin < tot;
  const bestaan = [een, vorige].every(({ datum }) => typeof klokmoment(datum, '12:00') === 'number');
  return bestaan && een.datum < vorige.datum;
}

/** One meeting; null when the form does not hold it. */
function leesBijeenkomst(
  waarden: Record<string, string>,
  plek: number,
  vast: number,
  fouten: Record<string, string>,
): Gelezenbijeenkomst | null {
  const naam = (veld: string) => `${veld}${achter(plek)}`;
  const [datum = '', begintijd = '', eindtijd = ''] = ['datum', 'begintijd', 'eindtijd'].map((veld) => (waarden[naam(veld)] ?? '').trim());
  const onderdeel = regel(waarden[naam('onderdeel')] ?? '').slice(0, 300);
  if (plek > 0 && [datum, begintijd, eindtijd].every((waarde) => waarde === '')) {
    if (plek < vast)
      fouten[naam('datum')] ??= `Bijeenkomst ${plek + 1} is al bekendgemaakt en kan niet meer weg. Vul een datum en tijden in.`;
    else if (onderdeel !== '')
      fouten[naam('datum')] ??= `Vul bij bijeenkomst ${plek + 1} ook een datum en tijden in, of haal het onderwerp weg.`;
    return null;
  }
  const bij = plek > 0 || vast > 1 || (waarden.datum_2 ?? '') !== '' ? `Bijeenkomst ${plek + 1}: ` : '';
  const zin = (tekst: string) => (bij ? `${bij}${tekst.charAt(0).toLowerCase()}${tekst.slice(1)}` : tekst);
  const begin = klokmoment(datum, begintijd);
  const eind = klokmoment(datum, eindtijd);
  if (begin === 'geen-dag') fouten[naam('datum')] ??= zin('Vul een datum in die bestaat, zoals 21-01-2027.');
  // A day that is missing hides that an hour is missing too: everything is said at once.
  if (begin === 'geen-tijd' || !isKloktijd(begintijd)) fouten[naam('begintijd')] ??= zin('Vul een begintijd in, zoals 14.00.');
  if (begin === 'overgeslagen') fouten[naam('begintijd')] ??= zin(overgeslagen('begintijd'));
  if (eind === 'geen-tijd' || !isKloktijd(eindtijd)) fouten[naam('eindtijd')] ??= zin('Vul een eindtijd in, zoals 16.30.');
  if (eind === 'overgeslagen') fouten[naam('eindtijd')] ??= zin(overgeslagen('eindtijd'));
  const gelezen = { plek, datum, begin: moment(begin), eind: moment(eind), onderdeel };
  if (typeof begin === 'string' || typeof eind === 'string' || eind > begin) return gelezen;
  fouten[naam('eindtijd')] ??= zin(
    'De eindtijd ligt niet na de begintijd. Een bijeenkomst eindigt op dezelfde dag; loopt zij door na middernacht, kies dan 23.59.',
  );
  return { ...gelezen, eind: null };
}

const moment = (gelezen: ReturnType<typeof klokmoment>): Moment | null => (typeof gelezen === 'string' ? null : gelezen);
const overgeslagen = (welke: string) => `Deze ${welke} bestaat niet: die nacht gaat de klok een uur vooruit. Kies een andere tijd.`;
const isKloktijd = (tijd: string): boolean => typeof klokmoment('2027-01-01', tijd) === 'number';
