import {
  type Beantwoorduitslag,
  type Gespreksluituitslag,
  gesprekAntwoordMelden,
  gesprekBeantwoorden,
  gesprekSluiten,
} from '#leren/gesprekken/gesprek-afronden.ts';
import { GESPREKKEN_PER_DAG, type Gespreksvraaguitslag, gesprekVragen } from '#leren/gesprekken/gesprek-vragen.ts';
import { gesprekInvoer } from '#leren/gesprekken/invoer.ts';
import { formulieractie, openFormulieractie, type RedenVan, type Zin } from './formulier.ts';

const VRAAGZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze onderwijsregio staat niet meer op de site. Je tekst staat er nog.' },
  'praktijk-weg': {
    code: 'CONFLICT',
    zin: 'Deze best practice is net weggehaald. Je tekst staat er nog. Verstuur je opnieuw, dan gaat je vraag over de regio zelf.',
  },
  'doet-niet-mee': { code: 'CONFLICT', zin: 'Deze onderwijsregio doet niet meer mee. Je tekst staat er nog.' },
  verzonnen: { code: 'CONFLICT', zin: 'Deze regio is verzonnen. Een gesprek vragen kan hier niet.' },
  'zonder-postbus': {
    code: 'CONFLICT',
    zin: 'Deze regio heeft hier geen mailadres meer. Je tekst staat er nog. Stel hem als kennisvraag aan de Realisatie-Eenheid.',
  },
  eigen: { code: 'BAD_REQUEST', zin: "Dit is je eigen regio. Een gesprek vragen is voor andere regio's." },
  'loopt-al': {
    code: 'CONFLICT',
    zin:
      'Je vroeg deze regio hier al een gesprek over, en de regio meldde nog geen antwoord. Een tweede mail sturen we niet. ' +
      'Je tekst staat er nog.',
  },
  'te-veel': {
    code: 'TOO_MANY_REQUESTS',
    zin: ({ wacht }) => `Je vroeg vandaag al ${GESPREKKEN_PER_DAG} gesprekken. Je tekst staat er nog. Probeer het over ${wacht} opnieuw.`,
  },
} satisfies Record<RedenVan<Gespreksvraaguitslag>, Zin>;

const ANTWOORDZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze link werkt niet (meer).' },
} satisfies Record<RedenVan<Beantwoorduitslag>, Zin>;

const MELDZINNEN = {
  onbekend: { code: 'NOT_FOUND', zin: 'Deze vraag staat er niet meer, of hij is niet aan jouw regio gesteld.' },
} satisfies Record<RedenVan<Beantwoorduitslag>, Zin>;

const SLUITZINNEN = {
  'geen-recht': { code: 'NOT_FOUND', zin: 'Dit staat er niet meer.' },
  onbekend: { code: 'NOT_FOUND', zin: 'Dit staat er niet meer.' },
  'al-afgehandeld': { code: 'CONFLICT', zin: 'De regio meldde net dat zij antwoordde.' },
} satisfies Record<RedenVan<Gespreksluituitslag>, Zin>;

/** The doors for asking another region for a talk; saying that it was answered works by a key. */
export const gesprekken = {
  gesprekVragen: formulieractie(VRAAGZINNEN, async ({ account, veld, lees, weiger, nu, locals: { db, inhoud, origin, proef } }) => {
    const waar = { aan: veld('aan'), praktijk: veld('praktijk') || null, kenmerk: veld('kenmerk') };
    const uitslag = await gesprekVragen(db, { ...waar, account, inhoud, proef, vraag: lees(gesprekInvoer), origin, nu });
    return uitslag.gelukt ? { naar: '/mijn/gesprekken/?gedaan=verstuurd' } : weiger(uitslag);
  }),
  gesprekBeantwoorden: openFormulieractie(ANTWOORDZINNEN, async ({ veld, weiger, nu, locals: { db } }) => {
    const sleutel = veld('sleutel');
    const uitslag = await gesprekBeantwoorden(db, { sleutel, nu });
    return uitslag.gelukt ? { naar: `/mijn/gesprekken/beantwoord/?${new URLSearchParams({ sleutel })}` } : weiger(uitslag);
  }),
  gesprekAntwoordMelden: formulieractie(MELDZINNEN, async ({ account, veld, weiger, nu, locals: { db, inhoud } }) => {
    const uitslag = await gesprekAntwoordMelden(db, { account, inhoud, id: veld('gesprek'), nu });
    return uitslag.gelukt ? { naar: '/mijn/regio/?gedaan=beantwoord#gesprekken' } : weiger(uitslag);
  }),
  gesprekSluiten: formulieractie(SLUITZINNEN, async ({ account, veld, weiger, nu, locals: { db } }) => {
    const uitslag = await gesprekSluiten(db, { account, id: veld('gesprek'), nu });
    return uitslag.gelukt ? { naar: '/beheer/gesprekken/?gedaan=gesloten' } : weiger(uitslag);
  }),
};
