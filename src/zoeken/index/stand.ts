import { createHash } from 'node:crypto';
import { COLLECTIES } from '#inhoud/schema.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';

/** Every page by its address, with a mark that changes when the page says something else. */
export type Stand = ReadonlyMap<string, string>;

/** What stands on the site now. */
export function standVan(inhoud: Inhoud, kennissessies: readonly OpenbareKennissessie[]): Stand {
  const stand = new Map<string, string>();
  for (const { url, digest } of alleStukken(inhoud)) stand.set(url, digest);
  for (const kennissessie of kennissessies) stand.set(kennissessie.url, kenmerkVan(kennissessie));
  return stand;
}

const kenmerken = new WeakMap<OpenbareKennissessie, string>();
/** Worked out once for as long as the agenda holds that session. */
function kenmerkVan(kennissessie: OpenbareKennissessie): string {
  const kenmerk = kenmerken.get(kennissessie) ?? som(JSON.stringify(zonderTelling(kennissessie)));
  kenmerken.set(kennissessie, kenmerk);
  return kenmerk;
}

export const alleStukken = (inhoud: Inhoud): Stuk[] => COLLECTIES.flatMap((collectie): readonly Stuk[] => inhoud.alle(collectie));

/** Sixteen hexadecimal digits that name a text. */
export const som = (tekst: string): string => createHash('sha256').update(tekst).digest('hex').slice(0, 16);

/** One more registration is no reason for a new index; a session that is full is. */
function zonderTelling({ vrij, wachtend, gewijzigdOp: _, ...rest }: OpenbareKennissessie) {
  return { ...rest, vol: vrij === 0, wachtlijst: wachtend > 0 };
}
