import type { Moment } from '#db/tabellen.ts';
import { type Adoptiestap, adoptiestappen } from '#leren/adopties/adoptie.ts';
import { ADOPTIESTAND } from '#leren/adopties/adoptiestanden.ts';
import { type Toepassing, verspreidingVan } from '#leren/adopties/verspreiding.ts';
import type { Monitorbron } from './monitortabel.ts';

/** A best practice at another region, with how that went. */
export interface Overname extends Toepassing {
  /** When the region first told that it really works with it, and since which month it did; null when it never did. */
  begonnen: { op: Moment; sinds: string } | null;
  /** When the region told where it stands now. */
  laatstOp: Moment;
}

/** All that can be seen on the site, by the best practices and regions of today. */
export async function overnames({ db, inhoud, adopties }: Pick<Monitorbron, 'db' | 'inhoud' | 'adopties'>): Promise<Overname[]> {
  const perAdoptie = Map.groupBy(await adoptiestappen(db), (stap) => stap.adoptie);
  const verspreiding = verspreidingVan(adopties, inhoud);
  return inhoud
    .alle('praktijken')
    .flatMap(({ slug }) => verspreiding.vanPraktijk(slug))
    .map((toepassing) => metVerloop(toepassing, perAdoptie.get(toepassing.adoptie.id) ?? []));
}

function metVerloop(toepassing: Toepassing, stappen: readonly Adoptiestap[]): Overname {
  const eerste = stappen.find(({ stand }) => ADOPTIESTAND[stand].telt);
  const laatstOp = stappen.at(-1)?.op ?? toepassing.adoptie.gewijzigdOp;
  return { ...toepassing, begonnen: eerste ? { op: eerste.op, sinds: eerste.sinds } : null, laatstOp };
}
