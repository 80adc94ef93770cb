import type { Db, Moment } from '#db/tabellen.ts';
import { sluitmoment } from '#kennissessies/toestand.ts';
import { BEVESTIGEN_MS } from './gaan-volgen.ts';
import { volgersInslapen } from './inslapen.ts';
import { isAanmeldonderwerp, sessieVanOnderwerp } from './onderwerp.ts';

/** Retention, to be called at least daily: what nobody confirmed in time, and what can open no more; answers how many. */
export async function volgersOpruimen(db: Db, { nu }: { nu: Moment }): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const stil = await trx
      .deleteFrom('volgt')
      .where('bevestigd_op', 'is', null)
      .where('gevraagd_op', '<=', nu - BEVESTIGEN_MS)
      .executeTakeFirst();
    let weg = Number(stil.numDeletedRows);
    await volgersInslapen(trx, nu);
    for (const { onderwerp } of await trx.selectFrom('volgt').select('onderwerp').distinct().execute()) {
      if (!isAanmeldonderwerp(onderwerp)) continue;
      const k = await sessieVanOnderwerp(trx, onderwerp);
      const voorbij = !k || nu >= k.beginOp || (k.status !== 'save-the-date' && nu >= sluitmoment(k));
      if (!voorbij) continue;
      weg += Number((await trx.deleteFrom('volgt').where('onderwerp', '=', onderwerp).executeTakeFirst()).numDeletedRows);
    }
    return weg;
  });
}
