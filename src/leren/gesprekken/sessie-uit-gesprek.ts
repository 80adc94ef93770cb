import { LANGSTE_TITEL } from '#grond/taal/schoon.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { type Gesprek, waaroverGesprek } from './gesprek.ts';

/** With what the plan of a kennissessie begins that comes from a talk without an answer; who asked is not in it. */
export function sessieUitGesprek(inhoud: Inhoud, gevraagd: Gesprek): { titel: string; kern: string; bouwstenen: readonly string[] } {
  const { titel } = waaroverGesprek(inhoud, gevraagd);
  const stuk = gevraagd.praktijk === null ? undefined : verbanden(inhoud).praktijk(gevraagd.praktijk);
  return {
    titel: `In gesprek over: ${titel}`.slice(0, LANGSTE_TITEL).trim(),
    kern: `Regio's vragen elkaar hierover om een gesprek. In deze kennissessie praten we erover met iedereen die ermee bezig is.`,
    bouwstenen: stuk?.gegevens.bouwstenen ?? [],
  };
}
