import { maandTekst, momentVan } from '#grond/taal/datum.ts';
import { adoptievelden } from '../adopteren.ts';
import type { Adoptie } from '../adoptie.ts';
import { ADOPTIESTAND, STOPREDEN } from '../adoptiestanden.ts';

interface Adoptieverschil {
  naam: string;
  nu: string;
  jij: string;
}
/** A form that was overtaken: what this person changed, else what stands there now, and where those differ. */
export interface Ingehaald {
  waarden: Record<string, string>;
  verschillen: Adoptieverschil[];
}

const LEEG = 'Niets';
const inMaand = (waarde: string): string => (/^\d{4}-(0[1-9]|1[0-2])$/.test(waarde) ? maandTekst(momentVan(`${waarde}-01`)) : waarde);
const uit = (woorden: Record<string, string>) => (waarde: string) => (Object.hasOwn(woorden, waarde) ? (woorden[waarde] ?? '') : waarde);
const gewoon = (waarde: unknown): string => (typeof waarde === 'string' ? waarde.replaceAll('\r\n', '\n').trim() : '');

/** Each field as a reader knows it, and how its value reads. */
const VELDEN: Record<string, [naam: string, lees: (waarde: string) => string]> = {
  stand: ['Stand', uit(Object.fromEntries(Object.entries(ADOPTIESTAND).map(([stand, { kort }]) => [stand, kort])))],
  sinds: ['Sinds', inMaand],
  tot: ['Wanneer jullie gestopt zijn', inMaand],
  stopreden: ['Waarom jullie gestopt zijn', uit(STOPREDEN)],
  stopuitleg: ['Uitleg van het stoppen', gewoon],
  omvang: ['Waar en hoe groot', gewoon],
  anders: ['Wat jullie anders doen', gewoon],
  resultaat: ['Resultaat', gewoon],
};

/** What the form keeps of how it began, so that a field that nobody touched never turns back what somebody else wrote in it. */
export const adoptiebegin = (er: Adoptie): string => JSON.stringify(adoptievelden(er));

/** What somebody filled in beside what was saved meanwhile; a form that does not say how it began is theirs in every field. */
export function adoptieIngehaald(er: Adoptie, ingevuld: Readonly<Record<string, string>>): Ingehaald {
  const staat = adoptievelden(er);
  const begin = gelezen(ingevuld.begin);
  const waarden: Record<string, string> = { ...ingevuld };
  const verschillen = Object.entries(VELDEN).flatMap(([veld, [naam, lees]]) => {
    const [nu, jij] = [gewoon(staat[veld]), gewoon(ingevuld[veld])];
    if (nu === jij) return [];
    if (begin && gewoon(begin[veld]) === jij) {
      waarden[veld] = nu;
      return [];
    }
    return [{ naam, nu: lees(nu) || LEEG, jij: lees(jij) || LEEG }];
  });
  return { waarden, verschillen };
}

function gelezen(begin: string | undefined): Record<string, unknown> | null {
  try {
    const er: unknown = JSON.parse(begin ?? '');
    return typeof er === 'object' ? (er as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}
