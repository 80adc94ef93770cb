import type { Selectable } from 'kysely';
import { vingerafdruk } from '#accounts/geheimen.ts';
import type { Db } from '#db/tabellen.ts';
import type { VraaguitkomstTabel } from '#db/tabellen-kennissessie.ts';
import { vraagkenmerk } from '#kennissessies/gestelde-vraag.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';

/** A question for the speakers, how many people asked it, and what became of it. */
export interface Sessievraag {
  /** The same for everybody who asked the same in other capitals or signs. */
  kenmerk: string;
  vraag: string;
  aantal: number;
  uitkomst: Selectable<VraaguitkomstTabel>['uitkomst'] | null;
  antwoord: string;
  /** How many of them were mailed this answer. */
  gemaild: number;
}

/** What people who still come, or wait, asked at sign-up: the same question once, the oldest first; never who asked. */
export async function sessievragen(db: Db, kennissessieId: string): Promise<Sessievraag[]> {
  const rijen = await db
    .selectFrom('aanmelding')
    .select(['vraag', 'antwoordbrief'])
    .where('kennissessie_id', '=', kennissessieId)
    .where('status', '!=', 'afgemeld')
    .where('vraag', '!=', '')
    .orderBy('aangemeld_op')
    .orderBy('id')
    .execute();
  const uitkomsten = await db.selectFrom('vraaguitkomst').selectAll().where('kennissessie_id', '=', kennissessieId).execute();
  return [...Map.groupBy(rijen, ({ vraag }) => vraagkenmerk(vraag))].map(([kenmerk, keren]) => {
    const { uitkomst = null, antwoord = '' } = uitkomsten.find((een) => een.kenmerk === kenmerk) ?? {};
    const afdruk = antwoordafdruk({ kenmerk, antwoord });
    const gemaild = keren.filter(({ antwoordbrief }) => antwoordbrief === afdruk).length;
    return { kenmerk, vraag: keren[0]?.vraag ?? '', aantal: keren.length, uitkomst, antwoord, gemaild };
  });
}

/** The same beside a terugblik: what people asked is for who held the session, not for every region that writes about it. */
export const vragenVoorTerugblik = async (
  db: Db,
  { id, gastregio }: Pick<OpenbareKennissessie, 'id' | 'gastregio'>,
  regio: string | null,
): Promise<Sessievraag[]> => (regio === null || regio === gastregio ? sessievragen(db, id) : []);

/** The mark of one answer to one question, left with everybody who was mailed it. */
export const antwoordafdruk = ({ kenmerk, antwoord }: { kenmerk: string; antwoord: string }): string =>
  vingerafdruk(`${kenmerk} ${antwoord}`);
