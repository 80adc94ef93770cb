import type { Db, Moment } from '#db/tabellen.ts';
import type { PlaatsuitnodigingTabel, Plaatsuitslag } from '#db/tabellen-kennissessie.ts';

export interface Genodigde {
  id: string;
  adres: string;
  plek: PlaatsuitnodigingTabel['plek'];
  uitslag: Exclude<Plaatsuitslag, 'aangenomen'>;
  gemaaktOp: Moment;
  verlooptOp: Moment;
  uitslagOp: Moment | null;
}

/** Who was invited for a session and did not say yes: first who may still answer, then the others, the latest first. */
export async function genodigden(db: Db, kennissessieId: string): Promise<{ open: Genodigde[]; niet: Genodigde[] }> {
  const rijen = await db
    .selectFrom('plaatsuitnodiging')
    .select(['id', 'adres', 'plek', 'uitslag', 'gemaakt_op as gemaaktOp', 'verloopt_op as verlooptOp', 'uitslag_op as uitslagOp'])
    .where('kennissessie_id', '=', kennissessieId)
    .where('uitslag', '!=', 'aangenomen')
    .where('adres', '!=', '')
    .orderBy('gemaakt_op', 'desc')
    .$narrowType<{ uitslag: Genodigde['uitslag'] }>()
    .execute();
  return { open: rijen.filter(({ uitslag }) => uitslag === 'open').reverse(), niet: rijen.filter(({ uitslag }) => uitslag !== 'open') };
}
