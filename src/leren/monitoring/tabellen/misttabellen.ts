import { alfabetisch } from '#grond/taal/alfabetisch.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import { vergeefsTussen } from '#leren/kennisvragen/vergeefs-gezocht.ts';
import { BEGIN, type Tabelsoort } from '#leren/monitoring/bron/monitortabel.ts';
import { dagenTussen } from '#leren/monitoring/bron/terugbliktijd.ts';

/** Words that fewer searches had may be somebody's name. */
const VAAK = 5;

export const ZOEKTABEL: Tabelsoort = {
  naam: 'zoeken',
  titel: 'Gezocht en niet gevonden',
  uitleg: `Woorden waarmee in dit schooljaar ten minste ${VAAK} keer niets werd gevonden, op alfabet.`,
  balk: 'keer',
  voorRegio: false,
  leest: ['zoektellingen'],
  kolommen: [
    {
      naam: 'woorden',
      titel: 'Gezocht',
      eenheid: 'naam',
      sinds: BEGIN,
      afleiding: `De woorden, in kleine letters. Wat minder dan ${VAAK} keer is gezocht, staat samen onder “Andere woorden”.`,
    },
    {
      naam: 'keer',
      titel: 'Keer',
      eenheid: 'aantal',
      sinds: BEGIN,
      optellen: true,
      afleiding:
        'Hoe vaak iemand ermee zocht en niets vond. Deze tellingen blijven een jaar: van een eerder schooljaar kan een deel al weg zijn.',
    },
  ],
  async maak({ db, jaar }) {
    const geteld = await vergeefsTussen(db, { van: jaar.vanDag, tot: jaar.totDag });
    const vaak = geteld.filter(({ aantal }) => aantal >= VAAK);
    const rest = geteld.filter(({ aantal }) => aantal < VAAK);
    const anders = rest.reduce((som, { aantal }) => som + aantal, 0);
    return [
      ...vaak.map(({ vraag, aantal }) => ({ cellen: { woorden: vraag, keer: aantal }, regio: null })),
      ...(anders > 0 ? [{ cellen: { woorden: 'Andere woorden', keer: anders }, regio: null }] : []),
    ];
  },
};

export const NAKIJKTABEL: Tabelsoort = {
  naam: 'nakijken',
  titel: 'Best practices die nagekeken moeten worden',
  uitleg: 'Hun datum om na te kijken is voorbij. Dit is de stand van nu, bij elk schooljaar dezelfde.',
  balk: 'dagen',
  voorRegio: true,
  leest: [],
  kolommen: [
    { naam: 'best_practice', titel: 'Best practice', eenheid: 'naam', sinds: BEGIN, afleiding: 'De titel op de site.' },
    { naam: 'regio', titel: 'Van', eenheid: 'naam', sinds: BEGIN, afleiding: 'De onderwijsregio die haar deelde.' },
    { naam: 'nakijken_voor', titel: 'Nakijken voor', eenheid: 'datum', sinds: BEGIN, afleiding: 'De dag die de regio zelf koos.' },
    {
      naam: 'dagen',
      titel: 'Dagen voorbij',
      eenheid: 'dagen',
      sinds: BEGIN,
      afleiding: 'Van die dag tot de dag waarop deze tabel is gemaakt.',
    },
  ],
  maak({ inhoud, nu }) {
    const vandaag = isoDatum(nu);
    const naam = regionamen(inhoud);
    return inhoud
      .alle('praktijken')
      .filter(({ gegevens }) => gegevens.herzien_voor <= vandaag)
      .toSorted((a, b) => alfabetisch(a.gegevens.titel, b.gegevens.titel))
      .map(({ url, gegevens: { titel, regio, herzien_voor } }) => ({
        cellen: { best_practice: titel, regio: naam(regio), nakijken_voor: herzien_voor, dagen: dagenTussen(herzien_voor, vandaag) },
        ...{ url, regio: huidigeRegio(inhoud, regio) },
      }));
  },
};
