import type { Db, Moment } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { wis } from '#mail/outbox.ts';
import { LOS } from './losmaken.ts';

/** How long questions for the speakers stay, with what became of them. */
const VRAGEN_MS = 365 * DAG_MS;
/** How long a registration says who it was. */
export const BEWAREN_MS = 2 * 365 * DAG_MS;

/**
 * Retention, to be called at least daily: diet and access needs vanish a day after the session, questions a year and who was
 * registered two years after it. The rows stay without a person, so that counts stay true.
 */
export async function aanmeldingenOpruimen(db: Db, { nu }: { nu: Moment }): Promise<{ antwoorden: number; aanmeldingen: number }> {
  return db.transaction().execute(async (trx) => {
    const eindVoor = (moment: Moment) => trx.selectFrom('kennissessie').select('id').where('eind_op', '<=', moment);
    const geleegd = await trx
      .updateTable('aanmelding')
      .set({ toegang: '', dieet: '' })
      .where((eb) => eb.or([eb('toegang', '!=', ''), eb('dieet', '!=', '')]))
      .where('kennissessie_id', 'in', eindVoor(nu - DAG_MS))
      .returning('id')
      .execute();
    // A letter that could not be delivered still holds a copy of the answers.
    for (const { id } of geleegd) await wis(trx, { reeks: `aanmelding-${id}` });
    // An address that somebody else filled in is kept no longer than it is of use.
    await trx
      .updateTable('plaatsuitnodiging')
      .set({ adres: '' })
      .where('adres', '!=', '')
      .where('uitslag', '!=', 'open')
      .where('kennissessie_id', 'in', eindVoor(nu - DAG_MS))
      .execute();
    await trx
      .updateTable('aanmelding')
      .set({ vraag: '', antwoordbrief: null })
      .where('vraag', '!=', '')
      .where('kennissessie_id', 'in', eindVoor(nu - VRAGEN_MS))
      .execute();
    await trx
      .deleteFrom('vraaguitkomst')
      .where('kennissessie_id', 'in', eindVoor(nu - VRAGEN_MS))
      .execute();
    await trx
      .updateTable('sessiebrief')
      .set({ tekst: '' })
      .where('soort', '=', 'antwoord')
      .where('tekst', '!=', '')
      .where('kennissessie_id', 'in', eindVoor(nu - VRAGEN_MS))
      .execute();
    const losgemaakt = await trx
      .updateTable('aanmelding')
      .set(LOS)
      .where('account_id', 'is not', null)
      .where('kennissessie_id', 'in', eindVoor(nu - BEWAREN_MS))
      .executeTakeFirst();
    const naamloos = trx.selectFrom('aanmelding').select('id').where('account_id', 'is', null);
    await trx
      .updateTable('aanwezigheid')
      .set({ door: null })
      .where('door', 'is not', null)
      .where('aanmelding_id', 'in', naamloos)
      .execute();
    return { antwoorden: geleegd.length, aanmeldingen: Number(losgemaakt.numUpdatedRows) };
  });
}
