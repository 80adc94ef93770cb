import { bijDeRe } from '#leren/bij-de-re.ts';
import { nieuweSignalen } from './brieven.ts';

const ZIN: Record<string, string> = {
  indienen: 'Nieuw signaal',
  'opnieuw-indienen': 'Opnieuw ingediend',
  // Which region says so stands with its own step.
  'niet-opgelost': 'Volgens een indiener niet opgelost',
  'ook-hier': 'Speelt ook in een andere regio',
};

/** What came in of signals, told to the Realisatie-Eenheid; what was taken up meanwhile is left out. */
export const { melden: signalenMelden, bijstellen: signalenBijstellen } = bijDeRe('signalen', async (trx, { aan, sinds, origin }) => {
  const stappen = await trx
    .selectFrom('signaalstap as stap')
    .innerJoin('signaal as s', 's.id', 'stap.signaal_id')
    .select(['s.titel', 'stap.handeling', 'stap.tekst', 'stap.op', 's.status', 's.bekeken_op', 's.niet_opgelost_op'])
    .where('stap.op', '>=', sinds)
    .where('stap.handeling', 'in', Object.keys(ZIN))
    .orderBy('stap.op')
    .execute();
  const nog = stappen.filter(({ handeling, op, status, bekeken_op, niet_opgelost_op }) => {
    if (handeling === 'ook-hier') return true;
    // What reopens a bundle is told by the signal of who said so, and not by the one that it is part of as well.
    if (handeling === 'niet-opgelost') return niet_opgelost_op === op && (status === 'heropend' || status === 'gebundeld');
    return status === 'ingediend' && bekeken_op === null;
  });
  const wat = ({ handeling, tekst }: Pick<(typeof nog)[number], 'handeling' | 'tekst'>) =>
    handeling === 'niet-opgelost' && tekst !== '' ? `Volgens ${tekst} niet opgelost` : ZIN[handeling];
  const zinnen = [...new Set(nog.map((een) => `${wat(een)}: ${een.titel}`))];
  return zinnen.length === 0 ? null : nieuweSignalen({ aan, zinnen, origin });
});
