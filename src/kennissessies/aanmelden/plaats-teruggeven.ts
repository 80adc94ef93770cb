import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { Plaatsuitslag } from '#db/tabellen-kennissessie.ts';
import { doorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import type { Plaatsuitnodiging } from './uitgenodigd/plaatsuitnodiging.ts';

/**
 * An invitation comes to nothing. A place that was held back is held back again, unless those were given free meanwhile;
 * any other place goes to whoever waits longest.
 */
export async function plaatsTeruggeven(
  trx: Transaction<Tabellen>,
  { id, kennissessie_id, plek, gemaakt_op }: Plaatsuitnodiging,
  uitslag: Exclude<Plaatsuitslag, 'open'>,
  { origin, nu }: { origin: string; nu: Moment },
): Promise<void> {
  await trx.updateTable('plaatsuitnodiging').set({ uitslag, uitslag_op: nu }).where('id', '=', id).execute();
  const kennissessie = plek === 'achtergehouden' ? await opzoeken(trx, { id: kennissessie_id }) : undefined;
  if (kennissessie && (kennissessie.vrijgegevenOp ?? 0) < gemaakt_op)
    await trx
      .updateTable('kennissessie')
      .set((eb) => ({ achtergehouden: eb('achtergehouden', '+', 1), versie: eb('versie', '+', 1) }))
      .where('id', '=', kennissessie_id)
      .execute();
  await doorschuiven(trx, kennissessie_id, { origin, nu });
}

/** Who was invited signed up; what was held goes back when they took part in another way. */
export async function uitnodigingAannemen(
  trx: Transaction<Tabellen>,
  uitnodiging: Plaatsuitnodiging,
  { gebruikt, origin, nu }: { gebruikt: boolean; origin: string; nu: Moment },
): Promise<void> {
  if (!gebruikt) return plaatsTeruggeven(trx, uitnodiging, 'aangenomen', { origin, nu });
  const klaar = { uitslag: 'aangenomen', uitslag_op: nu } as const;
  await trx.updateTable('plaatsuitnodiging').set(klaar).where('id', '=', uitnodiging.id).execute();
}
