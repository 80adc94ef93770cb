import { SIGNAALSOORTEN } from '#db/tabellen-signaal.ts';
import { DAG_MS } from '#grond/duur.ts';
import { BEGIN, type Tabelsoort } from '#leren/monitoring/bron/monitortabel.ts';
import { isInJaar } from '#leren/monitoring/bron/schooljaar.ts';
import { type Signaal, signalenLezen } from '#leren/signalen/signaal.ts';
import { SIGNAALSOORT } from '#leren/signalen/signaalhandelingen.ts';

export const SIGNAALTABEL: Tabelsoort = {
  naam: 'signalen',
  titel: 'Signalen en hoe lang een antwoord duurde',
  uitleg: "Signalen die onderwijsregio's in dit schooljaar stuurden, naar soort.",
  balk: 'ingediend',
  voorRegio: false,
  leest: ['signalen'],
  kolommen: [
    { naam: 'soort', titel: 'Soort', eenheid: 'naam', sinds: BEGIN, afleiding: 'De soort die de regio koos.' },
    {
      ...{ naam: 'ingediend', titel: 'Ingediend', eenheid: 'aantal', sinds: BEGIN, optellen: true },
      afleiding: 'In dit schooljaar ingediend, en niet ingetrokken.',
    },
    {
      ...{ naam: 'beantwoord', titel: 'Beantwoord', eenheid: 'aantal', sinds: BEGIN, optellen: true },
      afleiding: 'Daarvan is er nu een antwoord. Wat in een ander signaal is gebundeld, volgt dat signaal.',
    },
    {
      ...{ naam: 'niet_doorgezet', titel: 'Niet doorgezet', eenheid: 'aantal', sinds: BEGIN, optellen: true },
      afleiding: 'Daarvan is nu verteld waarom het niet verder gaat.',
    },
    {
      ...{ naam: 'weken_tot_antwoord', titel: 'Weken tot antwoord', eenheid: 'weken', sinds: BEGIN },
      afleiding: 'Van indienen tot een antwoord of een reden, in hele weken: de helft kreeg het in zoveel weken of eerder.',
    },
  ],
  async maak({ db, jaar }) {
    const alle = (await signalenLezen(db)).filter(({ status, ingediendOp }) => status !== 'ingetrokken' && isInJaar(jaar, ingediendOp));
    return SIGNAALSOORTEN.map((soort) => {
      const deze = alle.filter((een) => een.soort === soort);
      const met = (status: Signaal['status']) => deze.filter(({ verloop }) => verloop.status === status).length;
      return {
        cellen: {
          ...{
            soort: SIGNAALSOORT[soort].tekst,
            ingediend: deze.length,
            beantwoord: met('beantwoord'),
            niet_doorgezet: met('niet-doorgezet'),
          },
          weken_tot_antwoord: middelste(deze.flatMap(weken)),
        },
        regio: null,
      };
    });
  },
};

const KLAAR: readonly Signaal['status'][] = ['beantwoord', 'niet-doorgezet'];

const weken = ({ ingediendOp, verloop: { status, afgehandeldOp } }: Signaal): number[] =>
  afgehandeldOp !== null && KLAAR.includes(status) ? [Math.max(0, Math.floor((afgehandeldOp - ingediendOp) / (7 * DAG_MS)))] : [];

/** The number that at least half of them do not exceed; null of none. */
const middelste = (getallen: readonly number[]): number | null =>
  getallen.toSorted((a, b) => a - b)[Math.ceil(getallen.length / 2) - 1] ?? null;
