import type { Weigering, Weigerreden } from '#accounts/inloggen/inloggen.ts';
import { aantal } from '#grond/taal/opsomming.ts';

const OPNIEUW = 'Vraag een nieuwe code aan.';
const nogTeProberen = (over: number): string => `Je kunt het nog ${over} keer proberen.`;
const later = ({ wachtMs }: Weigering): string => `Er is te vaak een foute code ingevuld. Probeer het over ${wachttekst(wachtMs)} opnieuw.`;

/** What a refused login says, per step and reason. */
export const INLOGZINNEN = {
  inlogcode: {
    onbekend: () => `In deze browser is geen code aangevraagd, of de code is al gebruikt. ${OPNIEUW}`,
    verlopen: () => `Deze code is ouder dan tien minuten. ${OPNIEUW}`,
    gebruikt: () => `Deze code is al gebruikt. ${OPNIEUW}`,
    op: () => `De code is te vaak fout ingevuld en werkt niet meer. ${OPNIEUW}`,
    fout: ({ over }) => `Deze code klopt niet. Kijk in de nieuwste e-mail. ${nogTeProberen(over)}`,
    'te-veel-fouten': later,
  },
  tweedeStap: {
    onbekend: () => 'Log eerst in met een code uit je e-mail.',
    verlopen: () => 'Dit duurde langer dan tien minuten. Log opnieuw in.',
    gebruikt: () => 'Deze code is al gebruikt. Log opnieuw in.',
    op: () => 'De code is te vaak fout ingevuld. Log opnieuw in.',
    fout: ({ over }) => `Deze code klopt niet of is al gebruikt. Wacht op de volgende code in je app. ${nogTeProberen(over)}`,
    'te-veel-fouten': later,
  },
} satisfies Record<string, Record<Weigerreden, (weigering: Weigering) => string>>;

/** "12 minuten" */
export const wachttekst = (ms: number): string => aantal(Math.max(1, Math.ceil(ms / 60_000)), 'minuut', 'minuten');
