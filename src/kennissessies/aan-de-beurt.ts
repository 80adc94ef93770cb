import { sql, type Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import { type Bezetting, bezettingPerRegio, type Ruimte, ruimtesVan, ruimteVan, teGeven } from '#kennissessies/plaatsen.ts';
import { heeftVoorrang, plafondNu, regioVan } from '#kennissessies/regiogrenzen.ts';
import { neemtAan } from '#kennissessies/toestand.ts';
import { metAccount } from './met-account.ts';

type Trx = Transaction<Tabellen>;

/**
 * Who gets a place now when the session is so and its places are taken so: by (priority, moment, id), each form by itself when they
 * are counted so. Who must let others go first, and who is over the cap of their region, is skipped and keeps the turn. Nobody
 * outside the sign-up window, after the start, or of a session that is cancelled. `zonder` is a registration that is about to go.
 */
export async function aanDeBeurt(trx: Trx, k: Kennissessie, { stand, zonder = '', nu }: { stand: Bezetting; zonder?: string; nu: Moment }) {
  if (!neemtAan(k, nu)) return [];
  const over = new Map<Ruimte, number>(ruimtesVan(k).map((ruimte) => [ruimte, Math.max(0, teGeven(k, stand, ruimte))]));
  const plaatsen = [...over.values()].reduce((som, aantal) => som + aantal, 0);
  if (plaatsen === 0) return [];
  const plafond = plafondNu(k, nu);
  const perRegio = plafond === null ? new Map<string, number>() : await bezettingPerRegio(trx, k.id, zonder);
  const vol = [...perRegio].flatMap(([regio, bezet]) => (bezet >= (plafond ?? Number.POSITIVE_INFINITY) ? [regio] : []));
  const rij = await wachtenden(trx, k.id)
    .where('aanmelding.id', '!=', zonder)
    .$if(heeftVoorrang(k, nu), (vraag) => vraag.where('regiostatus', 'in', k.voorrangStatussen))
    .$if(vol.length > 0, (vraag) => vraag.where(sql<string>`coalesce(aanmelding.onderwijsregio, '')`, 'not in', vol))
    .$if(over.size === 1 && plafond === null, (vraag) => vraag.limit(plaatsen))
    .execute();
  return rij.filter((een) => {
    const [ruimte, regio] = [ruimteVan(k, een.deelname), regioVan(een)];
    const [plek, hier] = [over.get(ruimte) ?? 0, perRegio.get(regio) ?? 0];
    if (plek === 0 || (plafond !== null && hier >= plafond)) return false;
    over.set(ruimte, plek - 1);
    perRegio.set(regio, hier + 1);
    return true;
  });
}

/** The queue, who is first at the top. */
const wachtenden = (trx: Trx, kennissessieId: string) =>
  metAccount(trx, kennissessieId).where('status', '=', 'wachtlijst').orderBy('prioriteit').orderBy('aangemeld_op').orderBy('aanmelding.id');
