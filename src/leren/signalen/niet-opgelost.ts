import type { Db } from '#db/tabellen.ts';
import { signaalstapBrief } from './brieven.ts';
import type { Signaal } from './signaal.ts';
import { rondsturen } from './signaalpost.ts';
import { type Signaaluitslag, type Signaalverzoek, stapZetten } from './signaalstap.ts';

/**
 * Who sent it in says, once and within thirty days, that the answer does not solve it: it waits for the Realisatie-Eenheid again, and
 * everybody whom it concerns hears that. What they wrote is for the Realisatie-Eenheid: no step tells it.
 */
export const nietOpgelostMelden = (db: Db, { tekst, ...verzoek }: Signaalverzoek & { tekst: string }): Promise<Signaaluitslag> => {
  const { origin, nu } = verzoek;
  const isAl = (een: Signaal) => een.nietOpgelost === tekst;
  return stapZetten(db, { ...verzoek, handeling: 'niet-opgelost', tekst: '', isAl }, async (trx, _, bundel) => {
    const stap = { handeling: 'niet-opgelost', tekst: '' } as const;
    await rondsturen(trx, bundel, { maak: (lezer) => signaalstapBrief({ ...lezer, origin }, stap), nu });
    return { niet_opgelost: tekst, niet_opgelost_op: nu };
  });
};
