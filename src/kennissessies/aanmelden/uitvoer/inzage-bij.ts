import type { Db } from '#db/tabellen.ts';

/** Who looked at lists or needs of the sessions that somebody signed up for, from that moment on; for their own export. */
export async function inzageBij(
  db: Db,
  { account }: { account: { id: string } },
): Promise<{ kennissessie: string; wat: string; op: string }[]> {
  const rijen = await db
    .selectFrom('inzage as i')
    .innerJoin('aanmelding as a', 'a.kennissessie_id', 'i.kennissessie_id')
    .innerJoin('kennissessie as k', 'k.id', 'a.kennissessie_id')
    .select(['k.titel', 'i.wat', 'i.op'])
    .where('a.account_id', '=', account.id)
    .whereRef('i.op', '>=', 'a.aangemeld_op')
    .orderBy('i.op')
    .execute();
  return rijen.map(({ titel, wat, op }) => ({
    kennissessie: titel,
    wat: wat.replace(/^inzage-/, ''),
    op: new Date(op).toISOString(),
  }));
}
