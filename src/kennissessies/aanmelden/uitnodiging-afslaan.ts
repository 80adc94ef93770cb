import type { Db, Moment } from '#db/tabellen.ts';
import { plaatsTeruggeven } from './plaats-teruggeven.ts';

type Aanroep = { origin: string; nu: Moment };
export type Afslaguitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'niet-meer-open' };

/** Who was invited says no; a second time changes nothing and says the same. */
export async function uitnodigingAfslaan(db: Db, { sleutel, origin, nu }: Aanroep & { sleutel: string }): Promise<Afslaguitslag> {
  return db.transaction().execute(async (trx): Promise<Afslaguitslag> => {
    const uitnodiging = await trx.selectFrom('plaatsuitnodiging').selectAll().where('sleutel', '=', sleutel).executeTakeFirst();
    if (!uitnodiging) return { gelukt: false, reden: 'onbekend' };
    if (uitnodiging.uitslag === 'geweigerd') return { gelukt: true };
    if (uitnodiging.uitslag !== 'open') return { gelukt: false, reden: 'niet-meer-open' };
    await plaatsTeruggeven(trx, uitnodiging, 'geweigerd', { origin, nu });
    return { gelukt: true };
  });
}

/** Somebody whose account goes: open invitations count as a no, in a transaction each, before the account is erased. */
export async function uitnodigingenLosmaken(db: Db, { account, origin, nu }: Aanroep & { account: { adres: string } }): Promise<void> {
  const eigen = db.selectFrom('plaatsuitnodiging').select('sleutel').where('adres', '=', account.adres).where('uitslag', '=', 'open');
  for (const { sleutel } of await eigen.execute()) await uitnodigingAfslaan(db, { sleutel, origin, nu });
  await db.updateTable('plaatsuitnodiging').set({ adres: '' }).where('adres', '=', account.adres).execute();
}
