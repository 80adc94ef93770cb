import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import type { Monitorbron } from './monitortabel.ts';
import { isInJaar } from './schooljaar.ts';

/** The sessions that began in this school year and were not called off, by start. */
export const vanJaar = ({ sessies, jaar }: Pick<Monitorbron, 'sessies' | 'jaar'>): Kennissessie[] =>
  sessies.filter(({ beginOp, status }) => status !== 'afgelast' && isInJaar(jaar, beginOp));

/** Of these, what is over. */
export const gehouden = (bron: Pick<Monitorbron, 'sessies' | 'jaar' | 'nu'>): Kennissessie[] =>
  vanJaar(bron).filter(({ eindOp }) => eindOp <= bron.nu);
