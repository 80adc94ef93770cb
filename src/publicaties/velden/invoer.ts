import { INZENDCOLLECTIES, type Inzendcollectie } from '#db/tabellen-inzending.ts';
import { bestaatDatum } from '#grond/taal/datum.ts';
import { DUBBEL, lang, regel } from '#grond/taal/schoon.ts';
import { heeftKeuzes, type Veld, type Velden, type Waarde } from '#publicaties/soorten/veld.ts';
import { veldenVan } from './velden.ts';

const MAX_LANG = 100_000;
const MAX_RIJEN = 60;
const MAX_KEUZES = 200;

/**
 * Reads a form as it was sent: only the fields we know, every text in one form of line end and Unicode, without signs
 * that turn the reading direction around. Anything may be empty; nothing is cut off. What cannot be kept is named in `mis`:
 * too long, a day that does not exist, one field sent twice.
 */
export function leesVelden(data: FormData, collectie: Inzendcollectie): { velden: Velden; mis: Record<string, string> } {
  const velden: Velden = {};
  const mis: Record<string, string> = {};
  for (const veld of veldenVan(collectie)) {
    const waarde = leesVeld(data, veld);
    velden[veld.naam] = waarde;
    const hoogste = 'max' in veld && veld.max ? veld.max : MAX_LANG;
    if (!heeftKeuzes(veld) && data.getAll(veld.naam).length > 1) mis[veld.naam] = DUBBEL;
    if (isDatumveld(veld) && typeof waarde === 'string' && ISO.test(waarde) && !bestaatDatum(waarde))
      mis[veld.naam] = `Vul bij ‘${veld.label}’ een datum in die bestaat.`;
    if (lengte(waarde) > hoogste) mis[veld.naam] = `Maak ‘${veld.label}’ korter: hoogstens ${hoogste.toLocaleString('nl-NL')} tekens.`;
  }
  return { velden, mis };
}

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const isDatumveld = (veld: Veld) => 'type' in veld && veld.type === 'date';

function leesVeld(data: FormData, veld: Veld): Waarde {
  switch (veld.soort) {
    case 'keuzes':
    case 'verwijzingen':
      return [...new Set(data.getAll(veld.naam).map((waarde) => regel(waarde)))].filter(Boolean).slice(0, MAX_KEUZES);
    case 'rijen':
      return leesRijen(data, veld);
    case 'tekst':
    case 'markdown':
      return lang(data.get(veld.naam));
    default:
      return regel(data.get(veld.naam));
  }
}

/** Rows are numbered in the names of their fields; empty ones close up. */
function leesRijen(data: FormData, veld: Veld & { soort: 'rijen' }): Record<string, string>[] {
  const rijen: Record<string, string>[] = [];
  for (let nummer = 1; nummer <= MAX_RIJEN; nummer += 1) {
    const rij = veld.delen.map(({ naam, regels }) => {
      const waarde = data.get(rijnaam(veld.naam, nummer, naam));
      return [naam, regels ? lang(waarde) : regel(waarde)] as const;
    });
    if (rij.some(([, waarde]) => waarde !== '')) rijen.push(Object.fromEntries(rij));
  }
  return rijen;
}

/** Which kind of text a form says it is; what is no kind has no submission either, so which one it becomes does not matter. */
export const leesCollectie = (waarde: unknown): Inzendcollectie => INZENDCOLLECTIES.find((een) => een === waarde) ?? 'terugblikken';

/** The name of one field in a row: "vragen-2-antwoord". */
export const rijnaam = (veld: string, nummer: number, deel: string): string => `${veld}-${nummer}-${deel}`;

function lengte(waarde: Waarde): number {
  if (typeof waarde === 'string') return waarde.length;
  return waarde.reduce((tot, deel) => tot + (typeof deel === 'string' ? deel.length : Object.values(deel).join('').length), 0);
}

/** A refused form as it was sent, from the texts that the page gets back. */
export function leesWaarden(waarden: Record<string, string>): {
  collectie: Inzendcollectie;
  velden: Velden;
  revisie: number;
  andermans: Andermans | null;
} {
  const json = (naam: string) => {
    try {
      return JSON.parse(waarden[naam] ?? 'null');
    } catch {
      return null;
    }
  };
  return {
    collectie: leesCollectie(waarden.collectie),
    velden: json('velden') ?? {},
    revisie: Number.parseInt(waarden.revisie ?? '', 10) || 0,
    andermans: json('andermans'),
  };
}

/** What somebody else saved meanwhile, to lay beside one's own. */
export interface Andermans {
  revisie: number;
  velden: Velden;
  door: string;
  op: number;
}
