import type { Db, Moment } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { inzendingMet, noteer, zetStatus } from '#publicaties/inzending.ts';
import { mislukkingMelden } from '#publicaties/mislukking-melden.ts';
import { opdrachtGeven } from './vrijgeven.ts';

/** Releases everything whose planned moment has come. What cannot go online any more goes back to approved, and its people hear why. */
export async function geplandeVrijgeven(db: Db, { inhoud, origin, nu }: { inhoud: Inhoud; origin: string; nu: Moment }): Promise<void> {
  const rijp = await db
    .selectFrom('inzending')
    .select('id')
    .where('status', '=', 'gepland')
    .where('gepland_op', '<=', nu)
    .orderBy('gepland_op')
    .execute();
  for (const { id } of rijp)
    await db.transaction().execute(async (trx) => {
      const inzending = await inzendingMet(trx, id);
      if (inzending?.status !== 'gepland' || (inzending.gepland_op ?? 0) > nu) return;
      const uitslag = await opdrachtGeven(trx, inzending, { door: null, inhoud, nu });
      if (uitslag.gelukt) return;
      const waarom = uitslag.reden === 'kapot' ? uitslag.melding : 'Er is geen goedgekeurde versie.';
      await zetStatus(trx, inzending, 'goedgekeurd', nu, { gepland_op: null });
      await noteer(trx, inzending, { soort: 'mislukt', door: null, nu, toelichting: waarom });
      await mislukkingMelden(trx, inzending, { waarom, origin, nu });
    });
}

/** The first planned moment, or null when nothing is planned. */
export async function eersteGeplande(db: Db): Promise<Moment | null> {
  const { op } = await db
    .selectFrom('inzending')
    .select(({ fn }) => fn.min('gepland_op').as('op'))
    .where('status', '=', 'gepland')
    .executeTakeFirstOrThrow();
  return op;
}
