import type { Bladregel } from './laag.ts';

/** Visitors come for what others did and for sessions to join; pages about the site come last. */
const VOORRANG: Record<Bladregel['soort'], number> = {
  praktijk: 1,
  kennissessie: 1,
  terugblik: 0.9,
  bouwsteen: 0.6,
  nieuws: 0.5,
  onderwijsregio: 0.45,
  pagina: 0.45,
};
/** Of a session that is over, its terugblik tells more. */
const GEWEEST = 0.8;

/** How much a page is favoured among pages that answer equally well. */
export function voorrang(regel: Bladregel | undefined, nu: number): number {
  if (!regel) return 0;
  return VOORRANG[regel.soort] * (regel.eind !== undefined && regel.eind < nu ? GEWEEST : 1);
}
