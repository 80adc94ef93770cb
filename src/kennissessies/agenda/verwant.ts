import type { Moment } from '#db/tabellen.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';

const MAX_VERWANT = 3;

/** The next sessions on the same bouwstenen: what is coming and goes on, most in common first. */
export function verwant(k: OpenbareKennissessie, alle: readonly OpenbareKennissessie[], nu: Moment): OpenbareKennissessie[] {
  const gelijk = (ander: OpenbareKennissessie) => ander.bouwstenen.filter((bouwsteen) => k.bouwstenen.includes(bouwsteen)).length;
  return alle
    .filter((ander) => ander.id !== k.id && ander.eindOp > nu && ander.status !== 'afgelast' && gelijk(ander) > 0)
    .sort((a, b) => gelijk(b) - gelijk(a) || a.beginOp - b.beginOp)
    .slice(0, MAX_VERWANT);
}
