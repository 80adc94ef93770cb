import type { Db } from '#db/tabellen.ts';

/** What is kept of the days themselves about somebody, by registration; for their own export. */
export interface Dagen {
  /** Of each meeting that was ticked: its start, whether this person was there, and when that was written down. */
  aanwezigheid: { begint_op: string | null; uitslag: 'aanwezig' | 'afwezig'; vastgelegd_op: string | null }[];
  /** Whether the questions after the session were answered, not what: null when nothing was asked, or that is no longer kept. */
  evaluatie_beantwoord: boolean | null;
}

export async function dagenUitvoeren(db: Db, { account }: { account: { id: string } }): Promise<Map<string, Dagen>> {
  const moment = (op: number | null) => (op === null ? null : new Date(op).toISOString());
  const eigen = await db
    .selectFrom('aanmelding as a')
    .innerJoin('kennissessie as k', 'k.id', 'a.kennissessie_id')
    .leftJoin('evaluatieverzoek as e', 'e.aanmelding_id', 'a.id')
    .select(['a.id', 'a.kennissessie_id', 'k.begin_op', 'e.beantwoord'])
    .where('a.account_id', '=', account.id)
    .execute();
  const tikken = await db
    .selectFrom('aanwezigheid as w')
    .innerJoin('aanmelding as a', 'a.id', 'w.aanmelding_id')
    .leftJoin('bijeenkomst as b', 'b.id', 'w.bijeenkomst_id')
    .select(['w.aanmelding_id', 'w.bijeenkomst_id', 'w.uitslag', 'w.op', 'b.begin_op'])
    .where('a.account_id', '=', account.id)
    .orderBy('b.begin_op')
    .execute();
  return new Map(
    eigen.map(({ id, begin_op, beantwoord }) => [
      id,
      {
        aanwezigheid: tikken
          .filter(({ aanmelding_id }) => aanmelding_id === id)
          .map((tik) => ({ begint_op: moment(tik.begin_op ?? begin_op), uitslag: tik.uitslag, vastgelegd_op: moment(tik.op) })),
        evaluatie_beantwoord: beantwoord === null ? null : beantwoord === 1,
      },
    ]),
  );
}
