import { isoDatum, isoKlok } from '#grond/taal/datum.ts';
import type { Bijeenkomst, MetLink } from '#kennissessies/kennissessie.ts';
import { programmatekst } from './programmaregels.ts';

const GEGEVENS = ['titel', 'kern', 'soort', 'schaal', 'vorm', 'gastregio', 'plaats', 'onlineLink', 'doelgroepen', 'bouwstenen'] as const;
const RUIMTE = ['programma', 'organisator', 'contact', 'capaciteit', 'achtergehouden', 'aanmeldenVanaf', 'aanmeldenTot'] as const;
type Velden = (typeof GEGEVENS)[number] | (typeof RUIMTE)[number];

/** What an organiser decides about a session. */
export type Sessiegegevens = Pick<MetLink, Velden> & {
  /** At least one, by date; one that was there already has its id. */
  bijeenkomsten: readonly (Pick<Bijeenkomst, 'beginOp' | 'eindOp' | 'onderdeel'> & { id?: string })[];
};

/** For whom a session can be; the words that people read. */
export const DOELGROEPEN = [
  ...['projectleiders', 'programmamanagers', 'bestuurders', "onderwijsregio's in oprichting", 'kwartiermakers', 'penvoerders'],
  ...['schoolleiders', 'schoolopleiders', 'programmaleiders SO&P', 'hr-adviseurs', 'loketmedewerkers', 'communicatieadviseurs'],
  ...['data-analisten', 'leraren', 'lerarenopleiders'],
] as const;

/** How many meetings the form has room for. */
export const MEESTE_BIJEENKOMSTEN = 6;
/** Behind the names of the fields of the second meeting and further: "datum_2". */
export const achter = (plek: number): string => (plek === 0 ? '' : `_${plek + 1}`);
/** The name of the box of one of several choices under one question. */
export const vakje = (vraag: 'bouwsteen' | 'doelgroep', waarde: string): string => `${vraag}:${waarde}`;

/** A session as the form holds it. */
export function ingevuldAls(k: MetLink): Record<string, string> {
  const { bijeenkomsten, doelgroepen, bouwstenen } = k;
  return {
    ...{ titel: k.titel, kern: k.kern, soort: k.soort, schaal: k.schaal, vorm: k.vorm, gastregio: k.gastregio ?? '' },
    ...{ plaats: k.plaats, online_link: k.onlineLink, organisator: k.organisator, contact: k.contact },
    capaciteit: k.capaciteit > 0 ? String(k.capaciteit) : '',
    achtergehouden: k.achtergehouden > 0 ? String(k.achtergehouden) : '',
    aanmelden_vanaf: isoDatum(k.aanmeldenVanaf),
    // Empty means: until it begins, whenever that will be.
    aanmelden_tot: k.aanmeldenTot >= k.beginOp ? '' : isoDatum(k.aanmeldenTot),
    programma: programmatekst(k.programma),
    ...Object.fromEntries(bijeenkomsten.flatMap((een, plek) => Object.entries(rij(een, plek)))),
    ...Object.fromEntries(bouwstenen.map((slug) => [vakje('bouwsteen', slug), 'ja'])),
    ...Object.fromEntries(doelgroepen.map((groep) => [vakje('doelgroep', groep), 'ja'])),
    versie: String(k.versie),
  };
}

const rij = ({ beginOp, eindOp, onderdeel }: Bijeenkomst, plek: number): Record<string, string> => ({
  [`datum${achter(plek)}`]: isoDatum(beginOp),
  [`begintijd${achter(plek)}`]: isoKlok(beginOp),
  [`eindtijd${achter(plek)}`]: isoKlok(eindOp),
  [`onderdeel${achter(plek)}`]: onderdeel,
});

/** The fields by their labels, in the order of the form; for telling what somebody else changed meanwhile. */
export const VELDNAMEN: Readonly<Record<string, string>> = {
  ...{ titel: 'Titel', kern: 'Kern', soort: 'Soort', schaal: 'Schaal', gastregio: 'Onderwijsregio', vorm: 'Vorm' },
  ...{ datum: 'Datum', begintijd: 'Begintijd', eindtijd: 'Eindtijd', plaats: 'Plaats', online_link: 'Online link' },
  ...{ capaciteit: 'Aantal plaatsen', achtergehouden: 'Achtergehouden plaatsen', aanmelden_vanaf: 'Aanmelden vanaf' },
  ...{ aanmelden_tot: 'Aanmelden tot en met', organisator: 'Organisator', contact: 'Vragen aan', programma: 'Programma' },
};

export interface Veldverschil {
  veld: string;
  /** As it stands now, and as somebody filled it in from an older version. */
  nu: string;
  ingevuld: string;
}

/** Where a form that began at an older version differs from the session as it stands now. */
export function verschillen(k: MetLink, waarden: Record<string, string>): Veldverschil[] {
  const nu = ingevuldAls(k);
  const gewoon = (tekst = '') => tekst.replace(/\r\n?/g, '\n').trim();
  const velden = Object.entries(VELDNAMEN).flatMap(([naam, veld]) =>
    naam in waarden && gewoon(nu[naam]) !== gewoon(waarden[naam])
      ? [{ veld, nu: gewoon(nu[naam]) || 'leeg', ingevuld: gewoon(waarden[naam]) || 'leeg' }]
      : [],
  );
  return [...velden, ...keuzeverschil('Bouwstenen', 'bouwsteen', nu, waarden), ...keuzeverschil('Voor wie', 'doelgroep', nu, waarden)];
}

function keuzeverschil(
  veld: string,
  vraag: 'bouwsteen' | 'doelgroep',
  ...beide: [Record<string, string>, Record<string, string>]
): Veldverschil[] {
  const [nu = '', ingevuld = ''] = beide.map((waarden) =>
    Object.keys(waarden)
      .flatMap((naam) => (naam.startsWith(`${vraag}:`) ? [naam.slice(vraag.length + 1)] : []))
      .sort()
      .join(', '),
  );
  return nu === ingevuld ? [] : [{ veld, nu: nu || 'geen', ingevuld: ingevuld || 'geen' }];
}
