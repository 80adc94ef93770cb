import type { Db } from '#db/tabellen.ts';
import { type Dagreden, type Dagverzoek, magAanvinken } from './aanwezigheid-invullen.ts';

/** More than anybody counts at a door. */
export const MEESTE_ZONDER = 2000;
export type Teluitslag = { gelukt: true } | { gelukt: false; reden: Dagreden | 'geen-getal' };

/** How many people came to a meeting without having signed up: a whole number, the last one that was written holds. */
export async function zonderAanmeldingTellen(db: Db, { aantal, ...verzoek }: Dagverzoek & { aantal: number }): Promise<Teluitslag> {
  return db.transaction().execute(async (trx): Promise<Teluitslag> => {
    const geweigerd = await magAanvinken(trx, verzoek);
    if (geweigerd) return { gelukt: false, reden: geweigerd };
    if (!Number.isInteger(aantal) || aantal < 0 || aantal > MEESTE_ZONDER) return { gelukt: false, reden: 'geen-getal' };
    const wat = { aantal, door: verzoek.account.id, op: verzoek.nu };
    await trx
      .insertInto('zonder_aanmelding')
      .values({ kennissessie_id: verzoek.id, bijeenkomst_id: verzoek.bijeenkomst, ...wat })
      .onConflict((al) => al.columns(['kennissessie_id', 'bijeenkomst_id']).doUpdateSet(wat))
      .execute();
    return { gelukt: true };
  });
}
