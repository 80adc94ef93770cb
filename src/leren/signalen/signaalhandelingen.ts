import type { Moment } from '#db/tabellen.ts';
import type { Signaalsoort, Signaalstatus } from '#db/tabellen-signaal.ts';
import { DAG_MS } from '#grond/duur.ts';
import type { Signaal } from './signaal.ts';

/** What each kind of signal is called, and what it is. */
export const SIGNAALSOORT: Record<Signaalsoort, { tekst: string; uitleg: string }> = {
  knelpunt: { tekst: 'Knelpunt', uitleg: 'Iets werkt niet, en wij kunnen het niet zelf oplossen.' },
  dilemma: { tekst: 'Dilemma', uitleg: 'Elke keuze heeft een prijs, en die keuze is niet alleen aan ons.' },
  kans: { tekst: 'Kans', uitleg: 'Dit kan beter, als anderen meedoen.' },
  'ruimte-in-de-regels': { tekst: 'Ruimte in de regels', uitleg: 'Wij willen van een regel afwijken om iets te proberen.' },
};

/** The word everybody reads for each state, with a sentence that says where it is now; `open` when an answer is still to come. */
export const SIGNAALSTATUS: Record<Signaalstatus, { tekst: string; zin: string; soort: 'goed' | 'let-op' | 'neutraal'; open: boolean }> = {
  ingediend: { tekst: 'Ingediend', zin: 'Het ligt bij de Realisatie-Eenheid.', soort: 'let-op', open: true },
  teruggestuurd: { tekst: 'Teruggestuurd', zin: 'De regio past de tekst aan.', soort: 'let-op', open: false },
  gebundeld: { tekst: 'Gebundeld', zin: 'Het gaat samen met een ander signaal verder.', soort: 'neutraal', open: true },
  'naar-tafel': { tekst: 'Op tafel', zin: 'Het ligt op een landelijke tafel.', soort: 'neutraal', open: true },
  beantwoord: { tekst: 'Beantwoord', zin: 'Er is een antwoord.', soort: 'goed', open: false },
  'niet-doorgezet': { tekst: 'Niet doorgezet', zin: 'Het gaat niet verder. De reden staat erbij.', soort: 'neutraal', open: false },
  heropend: {
    tekst: 'Opnieuw opgepakt',
    zin: 'Het antwoord loste het niet op. Er wordt opnieuw naar gekeken.',
    soort: 'let-op',
    open: true,
  },
  ingetrokken: { tekst: 'Ingetrokken', zin: 'De regio trok het in.', soort: 'neutraal', open: false },
};

/** Within how many days after an answer its senders may say, once, that it does not solve it. */
export const NIET_OPGELOST_DAGEN = 30;
export const NIET_OPGELOST_MS = NIET_OPGELOST_DAGEN * DAG_MS;

const OPEN: readonly Signaalstatus[] = ['ingediend', 'naar-tafel', 'heropend'];
/** Whether an answer is still to come to it alone: what is part of another waits there. */
export const wachtOpAntwoord = (status: Signaalstatus): boolean => OPEN.includes(status);
const ZICHTBAAR: readonly Signaalstatus[] = [...OPEN, 'gebundeld', 'beantwoord', 'niet-doorgezet'];

interface Signaalregel {
  wie: 're' | 'indiener' | 'andere-regio';
  van: readonly Signaalstatus[];
  /** Null when it stays in the state that it is in. */
  naar: Signaalstatus | null;
  /** Looks at how the signal goes that it is part of, when it is part of one. */
  samen?: true;
  /** Goes for all of a bundle. */
  allen?: true;
  /** Without words nobody would know why. */
  tekst?: 'verplicht';
  mits?: (signaal: Signaal, nu: Moment) => boolean;
  /** As everybody reads it afterwards. */
  gedaan: string;
}

/** Everything that can be done with a signal: by whom, in which state, and what it becomes. Acts, pages and tests read it. */
export const SIGNAALHANDELINGEN = {
  wijzigen: { wie: 'indiener', van: ['ingediend'], naar: null, mits: isOnbekeken, gedaan: 'Gewijzigd' },
  'opnieuw-indienen': { wie: 'indiener', van: ['teruggestuurd'], naar: 'ingediend', gedaan: 'Opnieuw ingediend' },
  intrekken: { wie: 'indiener', van: ['ingediend', 'teruggestuurd'], naar: 'ingetrokken', mits: isOnbekeken, gedaan: 'Ingetrokken' },
  'niet-opgelost': {
    ...{ wie: 'indiener', van: ['beantwoord', 'niet-doorgezet'], naar: 'heropend', samen: true, allen: true, tekst: 'verplicht' },
    ...{ mits: magNogNietOpgelost, gedaan: 'Hiermee is het niet opgelost' },
  },
  'ook-hier': { wie: 'andere-regio', van: OPEN, naar: null, samen: true, mits: isOpenbaar, gedaan: 'Speelt ook in een andere regio' },
  'niet-meer-hier': { wie: 'andere-regio', van: OPEN, naar: null, samen: true, gedaan: 'Speelt niet meer in een andere regio' },
  openbaar: {
    ...{ wie: 're', van: ZICHTBAAR, naar: null, gedaan: 'Openbaar gemaakt' },
    mits: (signaal) => signaal.openbaarGewenst && !isOpenbaar(signaal),
  },
  verbergen: { wie: 're', van: ZICHTBAAR, naar: null, tekst: 'verplicht', mits: isOpenbaar, gedaan: 'Niet meer openbaar' },
  terugsturen: {
    ...{ wie: 're', van: ['ingediend'], naar: 'teruggestuurd', tekst: 'verplicht', gedaan: 'Teruggestuurd' },
    mits: ({ delen }) => delen.length === 0,
  },
  bundelen: { wie: 're', van: OPEN, naar: 'gebundeld', gedaan: 'Gebundeld met een ander signaal' },
  uitbundelen: { wie: 're', van: ['gebundeld'], naar: 'ingediend', gedaan: 'Gaat weer alleen verder' },
  'naar-tafel': { wie: 're', van: OPEN, naar: 'naar-tafel', allen: true, gedaan: 'Naar een landelijke tafel' },
  beantwoorden: { wie: 're', van: OPEN, naar: 'beantwoord', allen: true, tekst: 'verplicht', gedaan: 'Beantwoord' },
  'niet-doorzetten': { wie: 're', van: OPEN, naar: 'niet-doorgezet', allen: true, tekst: 'verplicht', gedaan: 'Niet doorgezet' },
} as const satisfies Record<string, Signaalregel>;
export type Signaalhandeling = keyof typeof SIGNAALHANDELINGEN;

/** What is written down with a signal because of something else: that it was sent in, and that another goes on with it. */
const NEVENSTAPPEN: Record<string, string> = { indienen: 'Ingediend', meegekregen: 'Een ander signaal gaat mee' };
/** As everybody reads a step. */
export const stapwoord = (handeling: string): string =>
  (SIGNAALHANDELINGEN as Record<string, Signaalregel>)[handeling]?.gedaan ?? NEVENSTAPPEN[handeling] ?? 'Ingediend';

/** Whether this can be done with a signal as it is now. */
export function kanMetSignaal(handeling: Signaalhandeling, signaal: Signaal, nu: Moment): boolean {
  const { van, samen, mits }: Signaalregel = SIGNAALHANDELINGEN[handeling];
  return van.includes(samen ? signaal.verloop.status : signaal.status) && (mits?.(signaal, nu) ?? true);
}

/** Until when the region may still say that an answer does not solve it. */
export const nietOpgelostTot = ({ verloop }: Signaal): Moment | null =>
  verloop.afgehandeldOp === null ? null : verloop.afgehandeldOp + NIET_OPGELOST_MS;

function isOnbekeken({ bekekenOp, status }: Signaal): boolean {
  return bekekenOp === null || status === 'teruggestuurd';
}
function isOpenbaar({ openbaarOp }: Signaal): boolean {
  return openbaarOp !== null;
}
function magNogNietOpgelost(signaal: Signaal, nu: Moment): boolean {
  return signaal.nietOpgelostOp === null && nu <= (nietOpgelostTot(signaal) ?? 0);
}
