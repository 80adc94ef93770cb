import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { Plaatsuitslag } from '#db/tabellen-kennissessie.ts';
import { doorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { uitnodigingVoorbij } from '#kennissessies/brieven/uitnodigingsbrieven.ts';
import { type MetLink, opzoeken } from '#kennissessies/kennissessie.ts';
import { type Bezetting, bezetting } from '#kennissessies/plaatsen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import type { Plaatsuitnodiging } from './uitgenodigd/plaatsuitnodiging.ts';

/**
 * An invitation comes to nothing. A place that was held back is held back again, unless those were given free meanwhile;
 * any other place goes to whoever waits longest. Who did not end it reads so, until the start: after it there is nothing to do.
 */
export async function plaatsTeruggeven(
  trx: Transaction<Tabellen>,
  uitnodiging: Plaatsuitnodiging,
  uitslag: Exclude<Plaatsuitslag, 'open'>,
  { origin, nu }: { origin: string; nu: Moment },
): Promise<void> {
  const { id, kennissessie_id } = uitnodiging;
  const was = await opzoeken(trx, { id: kennissessie_id });
  if (!was) throw new Error('An invitation without a session.');
  const { kennissessie, stand } = zonderUitnodiging(was, uitnodiging, await bezetting(trx, kennissessie_id));
  await trx.updateTable('plaatsuitnodiging').set({ uitslag, uitslag_op: nu }).where('id', '=', id).execute();
  if (kennissessie.achtergehouden > was.achtergehouden)
    await trx
      .updateTable('kennissessie')
      .set((eb) => ({ achtergehouden: eb('achtergehouden', '+', 1), versie: eb('versie', '+', 1) }))
      .where('id', '=', kennissessie_id)
      .execute();
  await doorschuiven(trx, kennissessie_id, { origin, nu });
  if ((uitslag === 'ingetrokken' || uitslag === 'verlopen') && nu < kennissessie.beginOp)
    await zetKlaar(trx, uitnodigingVoorbij({ kennissessie, uitnodiging, origin }, { uitslag, stand, nu }), nu);
}

/** The session and who has a place in it, once this invitation no longer counts. */
export function zonderUitnodiging(was: MetLink, { plek, gemaakt_op }: Plaatsuitnodiging, stand: Bezetting) {
  const weerAchter = plek === 'achtergehouden' && (was.vrijgegevenOp ?? 0) < gemaakt_op;
  const kennissessie: MetLink = weerAchter ? { ...was, achtergehouden: was.achtergehouden + 1, versie: was.versie + 1 } : was;
  return { kennissessie, stand: plek === 'wachtlijst' ? stand : { ...stand, bezet: stand.bezet - 1 } };
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
