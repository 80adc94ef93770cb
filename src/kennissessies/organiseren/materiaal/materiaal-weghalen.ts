import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';

export type Materiaalweguitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'al-weggehaald' };

/** Takes one file or link away from who has a place; the file itself goes with the daily cleaning, when no session has it any more. */
export async function materiaalWeghalen(
  db: Db,
  { account, id, materiaal, nu }: { account: Account; id: string; materiaal: string; nu: Moment },
): Promise<Materiaalweguitslag> {
  return db.transaction().execute(async (trx): Promise<Materiaalweguitslag> => {
    const sessie = await sessieVoor(trx, account, id);
    if (!sessie) return { gelukt: false, reden: 'onbekend' };
    const { numDeletedRows } = await trx
      .deleteFrom('materiaal')
      .where('kennissessie_id', '=', id)
      .where('id', '=', materiaal)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return { gelukt: false, reden: 'al-weggehaald' };
    const waar = { kennissessie: id, onderwijsregio: sessie.gastregio };
    await gebeurtenisVastleggen(trx, { wat: 'materiaal-weggehaald', door: account, ...waar, nu });
    return { gelukt: true };
  });
}
