import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { AanmeldingTabel, Aanmeldstatus } from '#db/tabellen-kennissessie.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { bezetting, bezettingPerRegio, ruimteVan, vrijVoorNieuwe } from '#kennissessies/plaatsen.ts';
import { magNu, plafondNu, regioVan } from '#kennissessies/regiogrenzen.ts';
import { neemtAan } from '#kennissessies/toestand.ts';
import { achteraan } from './achteraan.ts';

export type Vormwissel = { kan: true; status: Aanmeldstatus; aangemeld_op: Moment } | { kan: false; reden: 'vorm-vol' | 'vorm-dicht' };

/**
 * Where somebody stands who takes part in another way from now on: as it was when all places are counted together; else a
 * place of that form, or the end of its queue. Nobody gives up a place for a turn without having said so (`opgeven`).
 */
export async function vormWisselen(
  trx: Transaction<Tabellen>,
  {
    was,
    naar,
    kennissessie: k,
    opgeven,
    nu,
  }: { was: AanmeldingTabel; naar: AanmeldingTabel['deelname']; kennissessie: MetLink; opgeven: boolean; nu: Moment },
): Promise<Vormwissel> {
  const ruimte = ruimteVan(k, naar);
  const { status, aangemeld_op } = was;
  if (ruimte === ruimteVan(k, was.deelname)) return { kan: true, status, aangemeld_op };
  // Who has a place keeps it in the other form; who waits is held by a window and a cap there, too.
  const mag = status === 'bevestigd' || (await magPlaats(trx, k, was, nu));
  const plek = mag && vrijVoorNieuwe(k, await bezetting(trx, k.id), ruimte, nu) > 0;
  // After the window nobody gets a place who had none.
  if (!neemtAan(k, nu) && !(plek && status === 'bevestigd')) return { kan: false, reden: 'vorm-dicht' };
  if (plek) return { kan: true, status: 'bevestigd', aangemeld_op };
  if (status === 'bevestigd' && !opgeven) return { kan: false, reden: 'vorm-vol' };
  return { kan: true, status: 'wachtlijst', aangemeld_op: await achteraan(trx, k.id, nu) };
}

async function magPlaats(trx: Transaction<Tabellen>, k: MetLink, was: AanmeldingTabel, nu: Moment): Promise<boolean> {
  const plafond = plafondNu(k, nu);
  if (!magNu(k, was.regiostatus, nu)) return false;
  return plafond === null || ((await bezettingPerRegio(trx, k.id)).get(regioVan(was)) ?? 0) < plafond;
}
