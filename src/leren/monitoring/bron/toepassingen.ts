import type { Moment } from '#db/tabellen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { type Adoptiestap, adoptiestappen } from '#leren/adopties/adoptie.ts';
import { ADOPTIESTAND } from '#leren/adopties/adoptiestanden.ts';
import { type Toepassing, verspreidingVan } from '#leren/adopties/verspreiding.ts';
import type { Monitorbron } from './monitortabel.ts';

/** A best practice at another region, with how that went. */
export interface Overname extends Toepassing {
  /** When the region first told that it really works with it, and since which month it did; null when it never did. */
  begonnen: { op: Moment; sinds: string } | null;
  /** When the region first told where it stands now; a word that it corrected since changes nothing. */
  laatstOp: Moment;
}

/** All that can be seen on the site, by the best practices and regions of today. */
export async function overnames({ db, inhoud, adopties }: Pick<Monitorbron, 'db' | 'inhoud' | 'adopties'>): Promise<Overname[]> {
  const stappen = (await adoptiestappen(db)).filter(({ verborgen }) => !verborgen);
  const paar = (praktijk: string, regio: string) => `${verbanden(inhoud).praktijk(praktijk)?.slug} ${huidigeRegio(inhoud, regio)}`;
  const perPaar = Map.groupBy(stappen, ({ praktijk, onderwijsregio }) => paar(praktijk, onderwijsregio));
  const verspreiding = verspreidingVan(adopties, inhoud);
  return inhoud
    .alle('praktijken')
    .flatMap(({ slug }) => verspreiding.vanPraktijk(slug))
    .map((toepassing) => metVerloop(toepassing, perPaar.get(`${toepassing.praktijk.slug} ${toepassing.regio.slug}`) ?? []));
}

function metVerloop(toepassing: Toepassing, stappen: readonly Adoptiestap[]): Overname {
  const eerste = stappen.find(({ stand }) => ADOPTIESTAND[stand].telt);
  const eigen = stappen.filter(({ adoptie }) => adoptie === toepassing.adoptie.id);
  const anders = eigen.findLastIndex(({ stand }) => stand !== toepassing.adoptie.stand);
  const laatstOp = eigen[anders + 1]?.op ?? toepassing.adoptie.gewijzigdOp;
  return { ...toepassing, begonnen: eerste ? { op: eerste.op, sinds: eerste.sinds } : null, laatstOp };
}
