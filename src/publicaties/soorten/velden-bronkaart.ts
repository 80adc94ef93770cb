import { LANGSTE_TITEL } from '#grond/taal/schoon.ts';
import { BRONSOORTEN, HERKOMSTEN } from '#inhoud/woorden.ts';
import type { Deel } from './veld.ts';
import { bouwstenen, HEEL_ADRES, opties, taken, trefwoorden } from './woordkeuzes.ts';

const WAT = 'Wat voor bron is het?';
const VAN_WIE = 'Van wie is het, en van wanneer?';
const WAAR = 'Waar hoort het bij?';

/** The form for a card about something elsewhere: eight questions, some of them with several fields. */
export const BRONKAARTDELEN: readonly Deel[] = [
  {
    id: 'bron',
    titel: 'De bron',
    uitleg: 'Wat staat er waar? Neem geen zinnen of beelden over: dat mag niet zomaar, en wie meer wil weten, volgt de link.',
    velden: [
      {
        ...{ naam: 'link', label: 'Adres', soort: 'regel', type: 'url', max: 2000, verplicht: true },
        uitleg: `${HEEL_ADRES} Elke maand kijken we of het nog werkt.`,
      },
      {
        ...{ naam: 'titel', label: 'Titel', soort: 'regel', max: LANGSTE_TITEL, verplicht: true },
        uitleg: 'Zoals de bron zelf heet.',
      },
      {
        ...{ naam: 'bronsoort', label: 'Soort', soort: 'keuze', lang: true, opties: opties(BRONSOORTEN), verplicht: true, groep: WAT },
        uitleg: 'Een format of scan om zelf te gebruiken, is een instrument.',
      },
      {
        ...{ naam: 'herkomst', label: 'Herkomst', soort: 'keuze', lang: true, opties: opties(HERKOMSTEN), verplicht: true, groep: WAT },
        uitleg: 'Uit welke sector komt het?',
      },
      {
        ...{ naam: 'uitgever', label: 'Uitgever', soort: 'regel', max: 200, verplicht: true, groep: VAN_WIE },
        uitleg: 'De organisatie die het op haar site zette of uitgaf.',
      },
      {
        ...{ naam: 'auteurs', label: 'Auteurs', soort: 'regel', max: 400, verplicht: false, groep: VAN_WIE },
        uitleg: "Alleen zoals de bron ze zelf noemt, met komma's ertussen.",
      },
      {
        ...{ naam: 'verschenen', label: 'Verschenen', soort: 'regel', klein: true, max: 40, verplicht: true, groep: VAN_WIE },
        uitleg: 'De dag, of alleen de maand of het jaar als je niet meer weet.',
        voorbeeld: '12 juli 2023',
      },
      {
        ...{ naam: 'lengte', label: 'Duur of bladzijden', soort: 'regel', klein: true, max: 40, verplicht: false, groep: VAN_WIE },
        uitleg: 'Hoeveel leest of luistert iemand?',
        voorbeeld: '24 minuten',
      },
    ],
  },
  {
    id: 'nut',
    titel: 'Wat je eraan hebt',
    velden: [
      {
        ...{ naam: 'kern', label: 'Kern', soort: 'tekst', regels: 4, max: 600, verplicht: true },
        uitleg: 'Wat staat erin? Hoogstens drie zinnen, in je eigen woorden.',
      },
      {
        ...{ naam: 'waarom', label: 'Waarom is dit nuttig?', soort: 'tekst', regels: 3, max: 600, verplicht: true },
        uitleg: 'Wie heeft er wat aan, en wanneer? Hoogstens drie zinnen.',
      },
      {
        ...{ naam: 'belang', label: 'Verdient de maker hieraan?', soort: 'regel', max: 300, verplicht: false },
        uitleg: 'Verkoopt de maker iets, of heeft die er een ander belang bij? Schrijf dan welk. Het staat op de kaart.',
        voorbeeld: 'De maker verkoopt trainingen over dit onderwerp.',
      },
    ],
  },
  {
    id: 'verband',
    titel: 'Verband',
    velden: [bouwstenen, taken, trefwoorden].map((veld) => ({ ...veld, groep: WAAR })),
  },
];
