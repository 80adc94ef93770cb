import type { Gegevens } from '#inhoud/schema.ts';
import { EFFECT, KOSTEN, ONDERBOUWING, tredeVan } from './schalen.ts';

/** How far something goes on a scale: so many of so many, drawn as that many signs. */
export interface Peil {
  vol: number;
  van: number;
  teken: 'euro' | 'punt';
}

/** One of the four things to know at once of a best practice. */
export interface Maatlat {
  /** Where it is explained: /praktijken/uitleg/#kosten */
  sleutel: 'kosten' | 'tijd' | 'effect' | 'zekerheid';
  naam: string;
  waarde: string;
  /** What stands where there is little room; the drawn scale says the rest. */
  kort: string;
  stand: Peil | null;
  /** One line of the authors. */
  reden: string;
}

export type Gemeten = Pick<Gegevens<'praktijken'>, 'kosten' | 'inzet' | 'effect' | 'onderbouwing' | 'resultaat'>;

/** Kosten, tijd per jaar, effect and hoe zeker of a best practice, in the order in which everybody shows them. */
export const maatlattenVan = (p: Gemeten): Maatlat[] =>
  [kosten(p), tijd(p), effect(p), zekerheid(p)].map((maat) => ({ ...maat, reden: isHerhaling(maat) ? '' : maat.reden }));

/** A line that says no more than the mark itself is no reason. */
const isHerhaling = ({ waarde, reden }: Maatlat): boolean => reden.trim().replace(/\.$/, '').toLowerCase() === waarde.toLowerCase();

function kosten({ kosten: { schaal, toelichting } }: Gemeten): Maatlat {
  const stand: Peil = { vol: schaal === 'onbekend' ? 0 : schaal.length, van: 4, teken: 'euro' };
  const waarde = stand.vol === 0 ? ONBEKEND : (tredeVan(KOSTEN, schaal)?.uitleg.replace(/\.$/, '') ?? '');
  return { sleutel: 'kosten', naam: 'Kosten', waarde, kort: stand.vol === 0 ? ONBEKEND : '', stand, reden: toelichting };
}

function tijd({ inzet: { uren, toelichting } }: Gemeten): Maatlat {
  const waarde = uren === 'onbekend' ? ONBEKEND : `${uren.toLocaleString('nl-NL')} uur`;
  return { sleutel: 'tijd', naam: 'Tijd per jaar', waarde, kort: waarde, stand: null, reden: toelichting };
}

function effect({ effect: welk, resultaat }: Gemeten): Maatlat {
  const waarde = tredeVan(EFFECT, welk)?.tekst ?? ONBEKEND;
  return { sleutel: 'effect', naam: 'Effect', waarde, kort: waarde, stand: null, reden: eersteZin(resultaat.kern) };
}

function zekerheid({ onderbouwing: { niveau, toelichting } }: Gemeten): Maatlat {
  const waarde = ONDERBOUWING[niveau]?.tekst ?? ONBEKEND;
  return { sleutel: 'zekerheid', naam: 'Hoe zeker', waarde, kort: '', stand: { vol: niveau, van: 5, teken: 'punt' }, reden: toelichting };
}

/** The marks as an index keeps them: "€€|1200|positief|2". */
export const bewaardeMaten = ({ kosten: { schaal }, inzet: { uren }, effect: welk, onderbouwing: { niveau } }: Gemeten): string =>
  [schaal, uren, welk, niveau].join('|');

/** The marks that an index kept, without reasons; none when there are none, or when they are not what we wrote. */
export function matenUit(bewaard = ''): Maatlat[] {
  const [schaal = '', uren = '', welk = '', niveau = ''] = bewaard.split('|');
  const isOns = tredeVan(KOSTEN, schaal) && tredeVan(EFFECT, welk) && tredeVan(ONDERBOUWING, niveau) && /^(\d{1,7}|onbekend)$/.test(uren);
  if (!isOns) return [];
  return maatlattenVan({
    kosten: { schaal: schaal as Gemeten['kosten']['schaal'], toelichting: '' },
    inzet: { uren: uren === 'onbekend' ? uren : Number(uren), toelichting: '' },
    effect: welk as Gemeten['effect'],
    onderbouwing: { niveau: Number(niveau), toelichting: '' },
    resultaat: { kern: '', gemeten: '', gemeten_op: '' },
  });
}

const ONBEKEND = 'Nog niet bekend';

/** Up to the first stop before a capital: "ca. 20 scholen" goes on. */
const eersteZin = (tekst: string): string => /^.+?[.!?](?=\s+\p{Lu}|\s*$)/su.exec(tekst)?.[0] ?? tekst;

/** What a scale says to who cannot see it: "2 van 4". */
export const peilwoorden = ({ vol, van }: Peil): string => `${vol} van ${van}`;
