import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { type Gevolgwie, gevolgdVan } from './mijn-volgen.ts';
import { volgonderwerp } from './volgonderwerp.ts';

export type Ritmeuitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' };

/** Changes how often somebody is mailed about one thing, where there is a choice; what was told stays told. */
export const ritmeWijzigen = (
  db: Db,
  { wie, onderwerp, ritme, inhoud }: { wie: Gevolgwie; onderwerp: string; ritme: 'direct' | 'week'; inhoud: Inhoud },
): Promise<Ritmeuitslag> =>
  db.transaction().execute(async (trx): Promise<Ritmeuitslag> => {
    const zij = (await gevolgdVan(trx, wie)).filter((een) => een.onderwerp === onderwerp);
    if (zij.length === 0 || !volgonderwerp(inhoud, onderwerp)?.direct) return { gelukt: false, reden: 'onbekend' };
    for (const { id } of zij) await ritmeZetten(trx, id, ritme);
    return { gelukt: true };
  });

/** The other rhythm, with up to where this one told: what was heard is not heard again. */
export const ritmeZetten = (trx: Transaction<Tabellen>, id: string, ritme: 'direct' | 'week') =>
  trx
    .updateTable('volgt')
    .set(({ ref }) => ({ ritme, ander_tot: ref('verteld_tot') }))
    .where('id', '=', id)
    .where('ritme', '!=', ritme)
    .execute();
