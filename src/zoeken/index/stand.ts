import { createHash } from 'node:crypto';
import { COLLECTIES } from '#inhoud/schema.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import type { Agenda } from '#kennissessies/agenda/agenda.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';
import { type Bijschrift, isBijschrift, type Levend, type Losblad } from './bladen/levend.ts';

/** Every page by its address, with a mark that changes when the page says something else. */
export type Stand = ReadonlyMap<string, string>;

/** `vers` is false when the database did not answer, and these are the pages of before. */
export type Levendlezer = () => Promise<{ levend: readonly Levend[]; vers: boolean }>;
export interface Levendbron {
  agenda: Pick<Agenda, 'lees'>;
  /** Pages of other rooms, and what they add to texts: the same list as long as nothing changed. */
  los?: { lees(): Promise<{ bladen: readonly (Losblad | Bijschrift)[]; vers: boolean }> };
}

/** Reads all pages that are no text; the same list as long as nothing changed. */
export function levendVan({ agenda, los }: Levendbron): Levendlezer {
  let uit: readonly [readonly Levend[], readonly Levend[]] = [[], []];
  let levend: readonly Levend[] = [];
  return async () => {
    const { kennissessies, vers } = await agenda.lees();
    const anders = (await los?.lees()) ?? { bladen: [], vers: true };
    if (uit[0] !== kennissessies || (los && uit[1] !== anders.bladen)) levend = [...kennissessies, ...anders.bladen];
    uit = [kennissessies, anders.bladen];
    return { levend, vers: vers && anders.vers };
  };
}

/** What stands on the site now. */
export function standVan(inhoud: Inhoud, levend: readonly Levend[]): Stand {
  const stand = new Map<string, string>();
  for (const { url, digest } of alleStukken(inhoud)) stand.set(url, digest);
  for (const een of levend) {
    const tekst = stand.get(een.url);
    if (!isBijschrift(een)) stand.set(een.url, kenmerkVan(een));
    else if (tekst !== undefined) stand.set(een.url, tekst + BIJSCHRIFT + kenmerkVan(een));
  }
  return stand;
}

const BIJSCHRIFT = '+';
/** Of the mark of a page, what is of its text only. */
export const tekstkenmerk = (kenmerk: string): string => kenmerk.split(BIJSCHRIFT)[0] ?? '';

const kenmerken = new WeakMap<Levend, string>();
/** Worked out once for as long as its room holds it. */
function kenmerkVan(een: Levend): string {
  const kenmerk = kenmerken.get(een) ?? som(JSON.stringify(isBijschrift(een) || 'velden' in een ? een : zonderTelling(een)));
  kenmerken.set(een, kenmerk);
  return kenmerk;
}

export const alleStukken = (inhoud: Inhoud): Stuk[] => COLLECTIES.flatMap((collectie): readonly Stuk[] => inhoud.alle(collectie));

/** Sixteen hexadecimal digits that name a text. */
export const som = (tekst: string): string => createHash('sha256').update(tekst).digest('hex').slice(0, 16);

/** One more registration is no reason for a new index; a session that is full is. */
function zonderTelling({ vrij, wachtend, gewijzigdOp: _, ...rest }: OpenbareKennissessie) {
  return { ...rest, vol: vrij === 0, wachtlijst: wachtend > 0 };
}
