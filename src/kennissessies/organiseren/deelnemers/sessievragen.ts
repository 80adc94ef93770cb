import type { Db } from '#db/tabellen.ts';

/** A question for the speakers, and how many people asked it. */
export interface Sessievraag {
  vraag: string;
  aantal: number;
}

/** What people who still come, or wait, asked at sign-up: the same question once, the oldest first; never who asked. */
export async function sessievragen(db: Db, kennissessieId: string): Promise<Sessievraag[]> {
  const rijen = await db
    .selectFrom('aanmelding')
    .select('vraag')
    .where('kennissessie_id', '=', kennissessieId)
    .where('status', '!=', 'afgemeld')
    .where('vraag', '!=', '')
    .orderBy('aangemeld_op')
    .orderBy('id')
    .execute();
  const gelijk = Map.groupBy(rijen, ({ vraag }) =>
    vraag
      .toLocaleLowerCase('nl')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  return [...gelijk.values()].map((keren) => ({ vraag: keren[0]?.vraag ?? '', aantal: keren.length }));
}
