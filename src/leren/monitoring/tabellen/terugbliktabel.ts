import { BEGIN, type Tabelsoort } from '#leren/monitoring/bron/monitortabel.ts';
import { gehouden } from '#leren/monitoring/bron/sessies-van-jaar.ts';
import { dagenTotTerugblik } from '#leren/monitoring/bron/terugbliktijd.ts';

/** Ten working days: the norm for a terugblik. */
const NORM = 14;

export const TERUGBLIKTABEL: Tabelsoort = {
  naam: 'terugblikken',
  titel: 'Hoe snel er een terugblik is',
  uitleg: 'De kennissessies van dit schooljaar die geweest zijn, naar wanneer hun terugblik online stond.',
  balk: 'kennissessies',
  voorRegio: false,
  leest: [],
  kolommen: [
    {
      naam: 'wanneer',
      titel: 'Terugblik',
      eenheid: 'naam',
      sinds: BEGIN,
      afleiding: 'In dagen na de laatste bijeenkomst. Binnen tien werkdagen is de afspraak.',
    },
    {
      naam: 'kennissessies',
      titel: 'Kennissessies',
      eenheid: 'aantal',
      sinds: BEGIN,
      optellen: true,
      afleiding: 'Hoeveel kennissessies die in dit schooljaar begonnen en niet zijn afgelast.',
    },
  ],
  maak(bron) {
    const soort = gehouden(bron).map((sessie) => {
      const dagen = dagenTotTerugblik(bron.inhoud, sessie);
      if (dagen === null) return sessie.redenZonderTerugblik === '' ? 'Nog geen terugblik' : 'Zonder terugblik, met een reden';
      return dagen <= NORM
        ? `Binnen ${NORM} dagen`
        : dagen <= 2 * NORM
          ? `In ${NORM + 1} tot en met ${2 * NORM} dagen`
          : `Later dan ${2 * NORM} dagen`;
    });
    const namen = [
      `Binnen ${NORM} dagen`,
      `In ${NORM + 1} tot en met ${2 * NORM} dagen`,
      `Later dan ${2 * NORM} dagen`,
      'Zonder terugblik, met een reden',
      'Nog geen terugblik',
    ];
    return namen.map((wanneer) => ({
      cellen: { wanneer, kennissessies: soort.filter((een) => een === wanneer).length },
      regio: null,
    }));
  },
};
