import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { momentTekst } from '#grond/taal/datum.ts';
import { opsomming } from '#grond/taal/opsomming.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import { bezettingPerRegio } from '#kennissessies/plaatsen.ts';
import {
  heeftVoorrang,
  magNu,
  plafondNu,
  type Regiogrenzen,
  type Regioplek,
  regioVan,
  VOORRANGGROEPEN,
} from '#kennissessies/regiogrenzen.ts';

/** "onderwijsregio's in oprichting en voorlopers" */
export const wieEerst = ({ voorrangStatussen }: Pick<Regiogrenzen, 'voorrangStatussen'>): string =>
  opsomming(voorrangStatussen.map((status) => VOORRANGGROEPEN[status] ?? status));

/** "Tot 9 december om 09.00 uur eerst voor …", as everybody reads it while it lasts; empty when nobody goes first. */
export const voorrangTekst = (k: Regiogrenzen, nu: Moment): string =>
  heeftVoorrang(k, nu) ? `Tot ${momentTekst(k.voorrangTot ?? 0)} eerst voor ${wieEerst(k)}; daarna voor iedereen.` : '';

/** "Ten hoogste 4 mensen per onderwijsregio, tot 9 december om 09.00 uur."; empty when as many can come as want to. */
export function plafondTekst(k: Regiogrenzen, nu: Moment): string {
  const plafond = plafondNu(k, nu);
  if (plafond === null) return '';
  const tot = k.maxPerRegioTot === null ? '' : `, tot ${momentTekst(k.maxPerRegioTot)}`;
  return `Ten hoogste ${plafond === 1 ? '1 persoon' : `${plafond} mensen`} per onderwijsregio${tot}.`;
}

/** Why somebody waits who would have a place if it were for the places alone, or null. */
export async function wachtreden(
  trx: Db | Transaction<Tabellen>,
  k: Regiogrenzen & Pick<Kennissessie, 'id'>,
  wie: Regioplek,
  nu: Moment,
): Promise<string | null> {
  if (!magNu(k, wie.regiostatus, nu)) return `Tot ${momentTekst(k.voorrangTot ?? 0)} gaan ${wieEerst(k)} eerst. Je houdt je beurt.`;
  const plafond = plafondNu(k, nu);
  const hier = plafond === null ? 0 : ((await bezettingPerRegio(trx, k.id)).get(regioVan(wie)) ?? 0);
  if (plafond === null || hier < plafond) return null;
  const tot = k.maxPerRegioTot === null ? '' : ` tot ${momentTekst(k.maxPerRegioTot)}`;
  const wij = wie.onderwijsregio === null ? 'de mensen zonder onderwijsregio' : 'jouw onderwijsregio';
  // A cap may have been lowered since: then more have a place.
  const bezet = hier === 1 ? 'heeft al iemand' : `hebben al ${hier} mensen`;
  return `Van ${wij} ${bezet} een plaats. Meer kan niet${tot}. Je houdt je beurt.`;
}
