import type { Db } from '#db/tabellen.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import { signaalstapBrief } from './brieven.ts';
import { type Signaal, signaal } from './signaal.ts';
import { rondsturen, type Signaallezer } from './signaalpost.ts';
import { type Signaaluitslag, type Signaalverzoek, stapZetten } from './signaalstap.ts';

/**
 * Who sent it in says, once and within thirty days, that the answer does not solve it: it waits for the Realisatie-Eenheid again, and
 * everybody whom it concerns hears that. What they wrote is for the Realisatie-Eenheid: no step tells it.
 */
export async function nietOpgelostMelden(db: Db, { tekst, ...verzoek }: Signaalverzoek & { tekst: string }): Promise<Signaaluitslag> {
  const { inhoud, origin, nu } = verzoek;
  const er = await signaal(db, verzoek);
  const regio = er ? regionamen(inhoud)(huidigeRegio(inhoud, er.onderwijsregio)) : '';
  const isAl = (een: Signaal) => een.nietOpgelost === tekst;
  const melding = { ...verzoek, handeling: 'niet-opgelost', tekst: regio, bijAnderen: '', isAl } as const;
  return stapZetten(db, melding, async (trx, een, bundel) => {
    const maak = (lezer: Signaallezer) =>
      signaalstapBrief({ ...lezer, origin }, { handeling: 'niet-opgelost', tekst: '', regio: wieZegtDat(lezer, een, regio) });
    await rondsturen(trx, bundel, { maak, nu });
    return { niet_opgelost: tekst, niet_opgelost_op: nu };
  });
}

/** A region is named to itself, and to others where everybody may read its name with the signal. */
function wieZegtDat({ eigen, signaal: zijn, ook }: Signaallezer, een: Signaal, regio: string): string {
  if (eigen && [zijn, ...ook].some(({ id }) => id === een.id)) return 'Jullie regio';
  return een.metNaam && een.openbaarOp !== null ? regio : 'Een van de indieners';
}
