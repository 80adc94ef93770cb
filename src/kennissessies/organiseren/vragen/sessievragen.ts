import type { Selectable } from 'kysely';
import { vingerafdruk } from '#accounts/geheimen.ts';
import type { Db } from '#db/tabellen.ts';
import type { VraaguitkomstTabel } from '#db/tabellen-kennissessie.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';

/** A question for the speakers, how many people asked it, and what became of it. */
export interface Sessievraag {
  /** The same for everybody who asked the same in other capitals or signs. */
  kenmerk: string;
  vraag: string;
  aantal: number;
  uitkomst: Selectable<VraaguitkomstTabel>['uitkomst'] | null;
  antwoord: string;
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
  const uitkomsten = await db.selectFrom('vraaguitkomst').selectAll().where('kennissessie_id', '=', kennissessieId).execute();
  return [...Map.groupBy(rijen, ({ vraag }) => kenmerkVan(vraag))].map(([kenmerk, keren]) => {
    const { uitkomst = null, antwoord = '' } = uitkomsten.find((een) => een.kenmerk === kenmerk) ?? {};
    return { kenmerk, vraag: keren[0]?.vraag ?? '', aantal: keren.length, uitkomst, antwoord };
  });
}

/** The same beside a terugblik: what people asked is for who held the session, not for every region that writes about it. */
export const vragenVoorTerugblik = async (
  db: Db,
  { id, gastregio }: Pick<OpenbareKennissessie, 'id' | 'gastregio'>,
  regio: string | null,
): Promise<Sessievraag[]> => (regio === null || regio === gastregio ? sessievragen(db, id) : []);

const kenmerkVan = (vraag: string): string =>
  vingerafdruk(
    vraag
      .toLocaleLowerCase('nl')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
