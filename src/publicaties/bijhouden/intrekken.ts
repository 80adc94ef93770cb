import type { Db, Moment } from '#db/tabellen.ts';
import { eigenInzending, noteer } from '#publicaties/inzending.ts';
import { isRe, magIntrekken, type Schrijver } from '#publicaties/wie-mag.ts';

/** Takes a published text off the site; its address answers 410 from then on, and the text is kept. */
export async function intrekken(
  db: Db,
  { account, id, toelichting, nu }: { account: Schrijver; id: string; toelichting: string; nu: Moment },
): Promise<{ gelukt: true } | { gelukt: false; reden: 'onbekend' | 'geen-recht' | 'zonder-toelichting' | 'niet-online' | 'bezig' }> {
  return db.transaction().execute(async (trx) => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    if (!magIntrekken(account, inzending)) return { gelukt: false, reden: 'geen-recht' };
    if (toelichting.trim() === '') return { gelukt: false, reden: 'zonder-toelichting' };
    const { publicatie } = inzending;
    if (publicatie?.opdracht === 'weghalen') return { gelukt: true };
    if (publicatie?.opdracht) return { gelukt: false, reden: 'bezig' };
    if (!publicatie?.op_schijf) return { gelukt: false, reden: 'niet-online' };
    await trx
      .updateTable('publicatie')
      .set({ opdracht: 'weghalen', gewijzigd_op: nu, pogingen: 0, volgende_poging_op: nu, fout: '' })
      .where('inzending_id', '=', id)
      .execute();
    const stap = isRe(account) ? 're' : 'regio';
    await noteer(trx, { id, revisie: publicatie.revisie }, { soort: 'ingetrokken', stap, door: account.id, nu, toelichting });
    return { gelukt: true };
  });
}
