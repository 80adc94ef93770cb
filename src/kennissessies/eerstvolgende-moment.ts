import type { Db, Moment } from '#db/tabellen.ts';

/** When sign-up opens next for anybody, or a window or a cap ends; null when nothing does so by itself. */
export async function eerstvolgendeMoment(db: Db, nu: Moment): Promise<Moment | null> {
  const eerst = (kolom: 'aanmelden_vanaf' | 'voorrang_tot' | 'max_per_regio_tot') =>
    db
      .selectFrom('kennissessie')
      .select(({ fn }) => fn.min<Moment | null>(kolom).as('moment'))
      .where('status', 'in', ['open', 'verplaatst'])
      .where(kolom, '>', nu)
      .executeTakeFirst();
  const momenten = await Promise.all([eerst('aanmelden_vanaf'), eerst('voorrang_tot'), eerst('max_per_regio_tot')]);
  const komend = momenten.flatMap((rij) => (rij?.moment ? [rij.moment] : []));
  return komend.length > 0 ? Math.min(...komend) : null;
}
