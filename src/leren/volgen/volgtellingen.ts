import type { Db } from '#db/tabellen.ts';
import { alfabetisch } from '#grond/taal/alfabetisch.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { type Volgonderwerp, volgonderwerp } from './volgonderwerp.ts';

export interface Volgtelling {
  over: Pick<Volgonderwerp, 'naam' | 'url'>;
  /** "12", or "<5": so few could be known by name. */
  aantal: string;
}
/** The smallest number that is told. */
const MINSTENS = 5;

/** By how many people each thing is followed, most first: a region that merged and what it merged into are one. Never by whom. */
export async function volgtellingen(db: Db, inhoud: Inhoud): Promise<Volgtelling[]> {
  const rijen = await db
    .selectFrom('volgt')
    .innerJoin('volger', 'volger.id', 'volgt.volger_id')
    .select(['volgt.onderwerp', 'volgt.volger_id'])
    .where('volgt.bevestigd_op', 'is not', null)
    .where('volger.slaapt_sinds', 'is', null)
    .execute();
  const per = new Map<string, { over: Volgonderwerp; wie: Set<string> }>();
  for (const { onderwerp, volger_id } of rijen) {
    const over = volgonderwerp(inhoud, onderwerp);
    if (!over) continue;
    const telling = per.get(over.onderwerp) ?? { over, wie: new Set() };
    telling.wie.add(volger_id);
    per.set(over.onderwerp, telling);
  }
  return (
    [...per.values()]
      .map(({ over, wie }) => ({ over, wie: wie.size < MINSTENS ? 0 : wie.size }))
      // Those of whom no number is told stand by name: their order tells nothing either.
      .sort((a, b) => b.wie - a.wie || alfabetisch(a.over.naam, b.over.naam))
      .map(({ over, wie }) => ({ over, aantal: wie === 0 ? `<${MINSTENS}` : String(wie) }))
  );
}
