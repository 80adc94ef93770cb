import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import { wis } from '#mail/outbox.ts';

/** How long after the answer we still know who asked, and how long we wait for one. */
const VRAGER_MS = 90 * DAG_MS;
const WACHTEN_MS = 365 * DAG_MS;
const TELLING_MS = 365 * DAG_MS;

/** Retention, to be called at least daily: who asked is forgotten, with what they told about it; old counts go. */
export async function kennisvragenOpruimen(db: Db, { nu }: { nu: Moment }): Promise<{ vragers: number; tellingen: number }> {
  return db.transaction().execute(async (trx) => {
    const vergeten = await trx
      .updateTable('kennisvraag')
      .set({ adres: null, account_id: null, toelichting: '' })
      .where((eb) => eb.or([eb('adres', 'is not', null), eb('account_id', 'is not', null)]))
      .where((eb) => eb.or([eb('afgehandeld_op', '<=', nu - VRAGER_MS), eb('gesteld_op', '<=', nu - WACHTEN_MS)]))
      .returning('id')
      .execute();
    // A letter that could not be delivered still holds a copy.
    for (const { id } of vergeten) await wis(trx, { reeks: `kennisvraag-${id}`, ookWie: true });
    const oud = await trx
      .deleteFrom('zoektelling')
      .where('dag', '<', isoDatum(nu - TELLING_MS))
      .executeTakeFirst();
    return { vragers: vergeten.length, tellingen: Number(oud.numDeletedRows) };
  });
}
