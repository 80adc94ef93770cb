import type { Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';
import type { Bijeenkomst, MetLink } from '#kennissessies/kennissessie.ts';
import type { Onderdeel } from '#kennissessies/onderdeel.ts';

type Tijden = Pick<Bijeenkomst, 'beginOp' | 'eindOp'>;

/** Whether a part lies within this meeting. */
export const valtBinnen = (een: Tijden, bijeenkomst: Tijden): boolean =>
  een.beginOp >= bijeenkomst.beginOp && een.eindOp <= bijeenkomst.eindOp;

/** In which meetings these parts are. */
export const plekkenVan = ({ bijeenkomsten }: { bijeenkomsten: readonly Tijden[] }, onderdelen: readonly Tijden[]): number[] => [
  ...new Set(onderdelen.map((een) => bijeenkomsten.findIndex((bijeenkomst) => valtBinnen(een, bijeenkomst))).filter((plek) => plek >= 0)),
];

/**
 * The parts of a session whose meetings get other hours: they stay where they are as long as all of a meeting still fit in it,
 * and else move along with its start.
 */
export const meeverhuisd = (was: Pick<MetLink, 'bijeenkomsten' | 'onderdelen'>, wordt: readonly Bijeenkomst[]): Onderdeel[] =>
  was.onderdelen.map((een) => {
    const eerst = was.bijeenkomsten.find((bijeenkomst) => valtBinnen(een, bijeenkomst));
    const straks = wordt.find(({ id }) => id === eerst?.id);
    if (!eerst || !straks) return een;
    const samen = was.onderdelen.filter((ander) => valtBinnen(ander, eerst));
    if (samen.every((ander) => valtBinnen(ander, straks))) return een;
    const ms = straks.beginOp - eerst.beginOp;
    return { ...een, beginOp: een.beginOp + ms, eindOp: een.eindOp + ms };
  });

/** Whether every part lies within a meeting. */
export const passenErin = ({ bijeenkomsten, onderdelen }: Pick<MetLink, 'bijeenkomsten' | 'onderdelen'>): boolean =>
  onderdelen.every((een) => bijeenkomsten.some((bijeenkomst) => valtBinnen(een, bijeenkomst)));

/** Writes the hours of parts that moved along. */
export async function onderdeeltijdenBewaren(trx: Transaction<Tabellen>, was: MetLink, { onderdelen }: MetLink): Promise<void> {
  for (const { id, beginOp, eindOp, versie } of onderdelen) {
    const eerst = was.onderdelen.find((een) => een.id === id);
    if (!eerst || (eerst.beginOp === beginOp && eerst.eindOp === eindOp)) continue;
    await trx
      .updateTable('onderdeel')
      .set({ begin_op: beginOp, eind_op: eindOp, versie: versie + 1 })
      .where('id', '=', id)
      .execute();
  }
}
