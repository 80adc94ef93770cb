import type { Weigerreden } from '#accounts/inloggen/inloggen.ts';
import type { Stapreden } from '#accounts/inloggen/tweede-stap.ts';
import type { Zin } from '../formulier.ts';

const OPNIEUW = 'Vraag een nieuwe code aan.';
const mis = (zin: Zin['zin']) => ({ code: 'BAD_REQUEST', zin }) as const;
const TE_VEEL_FOUTEN = {
  code: 'TOO_MANY_REQUESTS',
  zin: ({ wacht }) => `Er is te vaak een foute code ingevuld. Probeer het over ${wacht} opnieuw.`,
} as const satisfies Zin;

/** What a refused code from the mail says. */
export const INLOGCODEZINNEN = {
  onbekend: mis(`In deze browser is geen code aangevraagd, of de code is al gebruikt. ${OPNIEUW}`),
  verlopen: mis(`Deze code is ouder dan tien minuten. ${OPNIEUW}`),
  gebruikt: mis(`Deze code is al gebruikt. ${OPNIEUW}`),
  op: mis(`De code is te vaak fout ingevuld en werkt niet meer. ${OPNIEUW}`),
  fout: {
    ...mis(({ over }) => `Deze code klopt niet. Kijk in de nieuwste e-mail. Je kunt het nog ${over} keer proberen.`),
    veld: 'code',
  },
  'te-veel-fouten': TE_VEEL_FOUTEN,
} satisfies Record<Weigerreden, Zin>;

/** What a refused second step says. */
export const STAPZINNEN = {
  onbekend: mis('Log eerst in met een code uit je e-mail.'),
  verlopen: mis('Dit duurde langer dan tien minuten. Log opnieuw in.'),
  gebruikt: mis('Deze code is al gebruikt. Log opnieuw in.'),
  op: mis('De code is te vaak fout ingevuld. Log opnieuw in.'),
  fout: {
    ...mis(
      ({ over }) => `Deze code klopt niet of is al gebruikt. Wacht op de volgende code in je app. Je kunt het nog ${over} keer proberen.`,
    ),
    veld: 'code',
  },
  klok: {
    ...mis(
      ({ over }) =>
        'De klok van de server of van je telefoon loopt niet gelijk. Zet de tijd van je telefoon op automatisch. ' +
        'Wacht op de volgende code. ' +
        `Helpt dat niet? Log dan in met een herstelcode en mail je technisch beheerder. Je kunt het nog ${over} keer proberen.`,
    ),
    veld: 'code',
  },
  'geen-sleutel': mis(
    'De server kan de code uit je app nu niet controleren. Log in met een herstelcode. ' +
      'Heb je die niet? Vraag je technisch beheerder om je tweede stap opnieuw in te stellen.',
  ),
  'te-veel-fouten': TE_VEEL_FOUTEN,
} satisfies Record<Stapreden, Zin>;

/** What too many requests for a code say. */
export const AANVRAAGZINNEN = {
  'te-veel-codes': {
    code: 'TOO_MANY_REQUESTS',
    zin: ({ wacht }) =>
      `Voor dit adres is te vaak een code gevraagd. Gebruik de code uit je nieuwste mail, of probeer het over ${wacht} opnieuw.`,
  },
} satisfies Record<string, Zin>;
