import type { Houder } from '#accounts/rechten/houders.ts';
import type { Moment } from '#db/tabellen.ts';
import { dagTekst, datumTekst, momentVan } from '#grond/taal/datum.ts';
import { opsomming } from '#grond/taal/opsomming.ts';
import { type Alinea, briefOpmaken } from '#mail/brief.ts';
import type { Brief } from '#mail/outbox.ts';
import { signaalUrl } from './openbare-signalen.ts';
import type { Signaal } from './signaal.ts';
import { SIGNAALHANDELINGEN, type Signaalhandeling } from './signaalhandelingen.ts';
import type { Signaallezer } from './signaalpost.ts';
import { eersteBlikVoor, WISSEN_NA_DAGEN } from './signaaltermijn.ts';

type Post = Signaallezer & { origin: string };

/** The receipt, for everybody who speaks for the region. */
export const signaalOntvangen = (post: Post, { nu }: { nu: Moment }): Brief =>
  brief(post, 'Jullie signaal is ontvangen', [
    `De Realisatie-Eenheid kijkt er uiterlijk ${dagTekst(eersteBlikVoor(nu))} naar.`,
    'Zolang de Realisatie-Eenheid niet gekeken heeft, kun je het nog wijzigen of intrekken.',
    'Bij elke stap krijg je een mail, en aan het eind altijd een antwoord of een reden.',
  ]);

/** What a step says to those whom it concerns, besides the words that go with it. */
export interface Stapinhoud {
  handeling: Signaalhandeling;
  /** The answer, the reason or what else was written with it. */
  tekst: string;
  /** The signal that it goes on with, where and when it is discussed, in whose name it is answered, until when one may object. */
  kop?: Pick<Signaal, 'id' | 'titel' | 'openbaarOp'>;
  tafel?: { tafel: string; tafelDag: string };
  antwoord?: { namens: string; antwoordDag: string; tot?: Moment };
  /** Which region says so. */
  regio?: string;
}

/** A step that somebody else took. */
export const signaalstapBrief = (post: Post, stap: Stapinhoud): Brief =>
  brief(post, onderwerpVan(post, stap), post.eigen ? alineasVan(post, stap) : (VOOR_MEDE[stap.handeling] ?? alineasVan(post, stap)));

const onderwerpVan = ({ eigen }: Post, { handeling }: Stapinhoud): string =>
  (eigen || !VOOR_MEDE[handeling] ? ONDERWERP[handeling] : undefined) ?? SIGNAALHANDELINGEN[handeling].gedaan;

const ONDERWERP: Partial<Record<Signaalhandeling, string>> = {
  openbaar: 'Nu voor iedereen te lezen',
  terugsturen: 'Pas jullie signaal aan',
  beantwoorden: 'Antwoord op een signaal',
  'niet-opgelost': 'Opnieuw opgepakt',
};

/** What a region that put its name under it hears, where that is not what the senders hear. */
const VOOR_MEDE: Partial<Record<Signaalhandeling, Alinea[]>> = {
  verbergen: [
    'Dit signaal staat niet meer op de site. De naam van jullie regio staat er dus ook niet meer. Over het antwoord krijg je een mail.',
  ],
  terugsturen: [
    'Dit signaal staat niet meer op de site. De indieners passen de tekst aan. Jullie regio hoort er daarom niet meer bij.',
    'Komt het weer op de site? Dan kunnen jullie opnieuw laten weten dat dit ook bij jullie speelt.',
  ],
};

function alineasVan({ eigen, signaal }: Post, { handeling, tekst, kop, tafel, antwoord, regio }: Stapinhoud): Alinea[] {
  const woorden = tekst === '' ? [] : [tekst];
  const reden = ['De reden:', ...woorden];
  switch (handeling) {
    case 'openbaar':
      return ["De Realisatie-Eenheid heeft jullie signaal op de site gezet. Andere regio's kunnen laten weten dat het daar ook speelt."];
    case 'verbergen':
      return ['Alleen jullie en de Realisatie-Eenheid lezen dit signaal nu nog.', ...reden];
    case 'terugsturen':
      return [
        'De Realisatie-Eenheid vraagt jullie om de tekst aan te passen en opnieuw in te dienen.',
        ...reden,
        `Doe je niets, dan wissen we het signaal na ${WISSEN_NA_DAGEN} dagen.`,
      ];
    case 'bundelen':
      return kop?.id === signaal.id
        ? ['Een ander signaal gaat met dit signaal mee. Er komt één antwoord voor allebei.', ...woorden]
        : [`Dit signaal gaat verder samen met ${titelVan(kop)}. Er komt één antwoord voor allebei.`, ...woorden];
    case 'uitbundelen':
      return ['Dit signaal gaat weer alleen verder, en krijgt een eigen antwoord.', ...woorden];
    case 'naar-tafel':
      return [
        `Het ligt op tafel: ${tafel?.tafel ?? ''}${tafel?.tafelDag ? `, op ${dagTekst(momentVan(tafel.tafelDag, '12:00'))}` : ''}.`,
        ...woorden,
      ];
    case 'beantwoorden':
      return [
        `Antwoord van ${antwoord?.namens ?? ''}, ${datumTekst(momentVan(antwoord?.antwoordDag ?? '', '12:00'))}:`,
        ...woorden,
        ...bezwaar(eigen, antwoord?.tot),
      ];
    case 'niet-doorzetten':
      return ['De Realisatie-Eenheid zet dit signaal niet door.', ...reden, ...bezwaar(eigen, antwoord?.tot)];
    case 'niet-opgelost':
      return [
        `${regio ?? 'Een van de indieners'} laat weten dat het antwoord dit niet oplost. De Realisatie-Eenheid kijkt er opnieuw naar.`,
      ];
    case 'ook-hier':
      return [`Dit speelt ook in ${regio ?? 'een andere regio'}. Zij schrijven:`, ...woorden];
    case 'intrekken':
      return ['Jullie regio heeft dit signaal ingetrokken. De Realisatie-Eenheid doet er niets meer mee.'];
    default:
      return woorden;
  }
}

/** Of a signal that is for the Realisatie-Eenheid alone no other region hears what it is called. */
const titelVan = (kop: Stapinhoud['kop']): string => (kop && kop.openbaarOp !== null ? `‘${kop.titel}’` : 'een ander signaal');

const bezwaar = (eigen: boolean, tot: Moment | undefined): string[] =>
  eigen && tot !== undefined ? [`Is het hiermee niet opgelost? Dat kunnen jullie tot en met ${dagTekst(tot)} één keer laten weten.`] : [];

const MEESTE_REGELS = 20;

/** To the Realisatie-Eenheid: what came in, never by which person. */
export function nieuweSignalen({
  aan,
  zinnen,
  origin,
}: {
  aan: Pick<Houder, 'adres' | 'naam'>;
  zinnen: readonly string[];
  origin: string;
}) {
  const [eerste = ''] = zinnen;
  const onderwerp = zinnen.length === 1 ? kort(eerste) : `${zinnen.length} berichten over signalen`;
  const rest = zinnen.length - MEESTE_REGELS;
  const alineas: Alinea[] = [
    ...zinnen.slice(0, MEESTE_REGELS),
    ...(rest > 0 ? [`En nog ${rest}.`] : []),
    { href: `${origin}/beheer/signalen/`, tekst: 'Bekijk de signalen' },
  ];
  const waarom = 'Je krijgt deze mail omdat je bij de Realisatie-Eenheid hoort, hoogstens één keer per uur.';
  return { aan: aan.adres, ...briefOpmaken({ onderwerp, naam: aan.naam, alineas, waarom }) };
}

function brief({ aan, signaal, eigen, ook, origin }: Post, begin: string, alineas: Alinea[]): Brief {
  const pad = eigen
    ? `/mijn/regio/signalen/${signaal.id}/`
    : signaal.openbaarOp === null
      ? '/mijn/regio/signalen/'
      : signaalUrl(signaal.id);
  const onderwerp = kort(`${begin}: ${signaal.titel}`);
  const waarom = eigen
    ? 'Je krijgt deze mail omdat je schrijft voor de onderwijsregio die dit signaal gaf.'
    : 'Je krijgt deze mail omdat jouw onderwijsregio liet weten dat dit daar ook speelt.';
  const anderen = ook.length === 0 ? [] : [`Deze mail gaat ook over ${opsomming(ook.map(({ titel }) => `‘${titel}’`))}.`];
  const delen: Alinea[] = [...alineas, ...anderen, { href: `${origin}${pad}`, tekst: 'Bekijk het signaal' }];
  return {
    aan: aan.adres,
    reeks: `signaal-${signaal.id}-${aan.id}`,
    ...briefOpmaken({ onderwerp, naam: aan.naam, alineas: delen, waarom }),
  };
}

const MEESTE_TEKENS = 110;
const kort = (tekst: string): string =>
  tekst.length <= MEESTE_TEKENS
    ? tekst
    : `${tekst
        .slice(0, MEESTE_TEKENS - 1)
        .trimEnd()
        .toWellFormed()}…`;
