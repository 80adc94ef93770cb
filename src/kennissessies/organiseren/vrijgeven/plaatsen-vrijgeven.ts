import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { aanDeBeurt } from '#kennissessies/aan-de-beurt.ts';
import { doorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { doorgeschoven } from '#kennissessies/brieven/plaatsbrieven.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { type Gevolg, gevolg, voorNiemand } from '#kennissessies/organiseren/gevolg.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { kanMetSessie } from '#kennissessies/overgangen.ts';
import { bezetting } from '#kennissessies/plaatsen.ts';

export interface Vrijgeefverzoek {
  account: Account;
  id: string;
  /** Whoever does it saw who gets a place, and which letter. */
  bevestigd: boolean;
  origin: string;
  nu: Moment;
}
export type Vrijgeefuitslag =
  | { gelukt: true; doorgeschoven: number }
  | { gelukt: false; reden: 'onbekend' | 'kan-niet' | 'niets-achtergehouden' }
  | { gelukt: false; reden: 'onbevestigd'; gevolg: Gevolg };

/** Gives the places that are held back to everybody, now: first to who waits. A place that is held for who was invited stays held. */
export async function plaatsenVrijgeven(db: Db, { account, id, bevestigd, origin, nu }: Vrijgeefverzoek): Promise<Vrijgeefuitslag> {
  return db.transaction().execute(async (trx): Promise<Vrijgeefuitslag> => {
    const was = await sessieVoor(trx, account, id);
    if (!was) return { gelukt: false, reden: 'onbekend' };
    if (!kanMetSessie('vrijgeven', was, nu)) return { gelukt: false, reden: 'kan-niet' };
    if (was.achtergehouden === 0) return { gelukt: false, reden: 'niets-achtergehouden' };
    const stand = await bezetting(trx, id);
    const erbij = (await aanDeBeurt(trx, { ...was, achtergehouden: 0 }, { stand, nu })).length;
    const wie = 'van de wachtlijst, nu met een plaats';
    const vooruit = bevestigd ? null : gevolg([{ mensen: erbij, wie, brief: () => doorgeschoven(voorNiemand(was, origin, nu)) }]);
    if (vooruit) return { gelukt: false, reden: 'onbevestigd', gevolg: vooruit };
    return { gelukt: true, doorgeschoven: await geefVrij(trx, was, { door: account, origin, nu }) };
  });
}

/** Nothing is held back any more; answers how many people moved up. */
export async function geefVrij(
  trx: Transaction<Tabellen>,
  { id, achtergehouden, gastregio }: MetLink,
  { door, origin, nu }: { door: Account | null; origin: string; nu: Moment },
): Promise<number> {
  await trx
    .updateTable('kennissessie')
    .set((eb) => ({ achtergehouden: 0, vrijgegeven_op: nu, versie: eb('versie', '+', 1) }))
    .where('id', '=', id)
    .execute();
  const wat = { wat: 'plaatsen-vrijgegeven', bijzonderheden: String(achtergehouden) } as const;
  await gebeurtenisVastleggen(trx, { ...wat, door, kennissessie: id, onderwijsregio: gastregio, nu });
  return (await doorschuiven(trx, id, { origin, nu })).length;
}
