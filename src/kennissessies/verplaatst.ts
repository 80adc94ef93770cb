import { isoDatum } from '#grond/taal/datum.ts';
import { opsomming } from '#grond/taal/opsomming.ts';
import type { Kennissessie } from './kennissessie.ts';

/** What the last move made new: "een nieuwe datum en een nieuwe plaats"; a place is no news for who takes part online. */
export function nieuwDoorVerplaatsen(
  { bijeenkomsten, verplaatstVan }: Pick<Kennissessie, 'bijeenkomsten' | 'verplaatstVan'>,
  waar = '',
): string {
  const opAndereDag = verplaatstVan.filter(({ plek, beginOp }) => isoDatum(bijeenkomsten[plek]?.beginOp ?? beginOp) !== isoDatum(beginOp));
  const zelfdeDag = verplaatstVan.length > opAndereDag.length;
  const anders = [
    ...(opAndereDag.length > 1 ? ['nieuwe datums'] : opAndereDag.length > 0 ? ['een nieuwe datum'] : []),
    ...(zelfdeDag ? ['een nieuwe tijd'] : []),
    ...(waar !== 'Online' && verplaatstVan.some(({ plaats }) => plaats) ? ['een nieuwe plaats'] : []),
  ];
  return opsomming(anders) || 'een nieuwe datum of tijd';
}
