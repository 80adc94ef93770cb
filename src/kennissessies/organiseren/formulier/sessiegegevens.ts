import { isoDatum, isoKlok } from '#grond/taal/datum.ts';
import type { Bijeenkomst, MetLink } from '#kennissessies/kennissessie.ts';
import { programmatekst } from './programmaregels.ts';

const GEGEVENS = ['titel', 'kern', 'soort', 'schaal', 'vorm', 'gastregio', 'plaats', 'onlineLink', 'doelgroepen', 'bouwstenen'] as const;
const RUIMTE = [
  'programma',
  'organisator',
  'contact',
  'capaciteit',
  'capaciteitOnline',
  'achtergehouden',
  'vrijgevenOp',
  'voorrangStatussen',
  'voorrangTot',
  'maxPerRegio',
  'maxPerRegioTot',
  'aanmeldenVanaf',
  'aanmeldenTot',
  'evaluatie',
] as const;
type Velden = (typeof GEGEVENS)[number] | (typeof RUIMTE)[number];

/** What an organiser decides about a session. */
export type Sessiegegevens = Pick<MetLink, Velden> & {
  /** At least one, by date; one that was there already has its id. */
  bijeenkomsten: readonly (Pick<Bijeenkomst, 'beginOp' | 'eindOp' | 'onderdeel'> & { id?: string })[];
};

/** How many meetings the form has room for. */
export const MEESTE_BIJEENKOMSTEN = 6;
/** Behind the names of the fields of the second meeting and further: "datum_2". */
export const achter = (plek: number): string => (plek === 0 ? '' : `_${plek + 1}`);
/** The name of the box of one of several choices under one question. */
/** Questions of which each answer is a box of its own. */
export type Vakjesvraag = 'bouwsteen' | 'doelgroep' | 'voorrang';
export const vakje = (vraag: Vakjesvraag, waarde: string): string => `${vraag}:${waarde}`;

/** A session as the form holds it. */
export function ingevuldAls(k: MetLink): Record<string, string> {
  const { bijeenkomsten, doelgroepen, bouwstenen } = k;
  return {
    ...{ titel: k.titel, kern: k.kern, soort: k.soort, schaal: k.schaal, vorm: k.vorm, gastregio: k.gastregio ?? '' },
    ...{ plaats: k.plaats, online_link: k.onlineLink, organisator: k.organisator, contact: k.contact },
    capaciteit: k.capaciteit > 0 ? String(k.capaciteit) : '',
    capaciteit_online: k.capaciteitOnline === null ? '' : String(k.capaciteitOnline),
    achtergehouden: k.achtergehouden > 0 ? String(k.achtergehouden) : '',
    vrijgeven_op: k.vrijgevenOp === null ? '' : isoDatum(k.vrijgevenOp),
    voorrang_tot: k.voorrangTot === null ? '' : isoDatum(k.voorrangTot),
    max_per_regio: k.maxPerRegio === null ? '' : String(k.maxPerRegio),
    max_per_regio_tot: k.maxPerRegioTot === null ? '' : isoDatum(k.maxPerRegioTot),
    aanmelden_vanaf: isoDatum(k.aanmeldenVanaf),
    // Empty means: until it begins, whenever that will be.
    aanmelden_tot: k.aanmeldenTot >= k.beginOp ? '' : isoDatum(k.aanmeldenTot),
    programma: programmatekst(k.programma),
    evaluatie: k.evaluatie ? 'ja' : 'nee',
    ...Object.fromEntries(bijeenkomsten.flatMap((een, plek) => Object.entries(rij(een, plek)))),
    ...Object.fromEntries(bouwstenen.map((slug) => [vakje('bouwsteen', slug), 'ja'])),
    ...Object.fromEntries(doelgroepen.map((groep) => [vakje('doelgroep', groep), 'ja'])),
    ...Object.fromEntries(k.voorrangStatussen.map((status) => [vakje('voorrang', status), 'ja'])),
    versie: String(k.versie),
  };
}

const rij = ({ beginOp, eindOp, onderdeel }: Bijeenkomst, plek: number): Record<string, string> => ({
  [`datum${achter(plek)}`]: isoDatum(beginOp),
  [`begintijd${achter(plek)}`]: isoKlok(beginOp),
  [`eindtijd${achter(plek)}`]: isoKlok(eindOp),
  [`onderdeel${achter(plek)}`]: onderdeel,
});

const BIJEENKOMSTVELDEN = { datum: 'Datum', begintijd: 'Begintijd', eindtijd: 'Eindtijd', onderdeel: 'Onderwerp' };
/** The fields by their labels, in the order of the form; for telling what is wrong, and what somebody else changed meanwhile. */
export const VELDNAMEN: readonly { naam: string; veld: string }[] = [
  ...Object.entries({ titel: 'Titel', kern: 'Kern', soort: 'Soort', schaal: 'Schaal', gastregio: 'Onderwijsregio' }),
  ...Array.from({ length: MEESTE_BIJEENKOMSTEN }, (_, plek) =>
    Object.entries(BIJEENKOMSTVELDEN).map(
      ([naam, veld]) => [`${naam}${achter(plek)}`, plek ? `${veld} van bijeenkomst ${plek + 1}` : veld] as const,
    ),
  ).flat(),
  ...Object.entries({ vorm: 'Vorm', plaats: 'Plaats', online_link: 'Online link' }),
  ...Object.entries({
    capaciteit: 'Aantal plaatsen',
    capaciteit_online: 'Aantal plaatsen online',
    achtergehouden: 'Achtergehouden plaatsen',
    vrijgeven_op: 'Achtergehouden plaatsen vrijgeven op',
    aanmelden_vanaf: 'Aanmelden vanaf',
    aanmelden_tot: 'Aanmelden tot en met',
    voorrang: 'Wie gaat eerst',
    voorrang_tot: 'Voorrang tot',
    max_per_regio: 'Maximum per onderwijsregio',
    max_per_regio_tot: 'Maximum geldt tot',
  }),
  ...Object.entries({ organisator: 'Organisator', contact: 'Vragen aan', programma: 'Programma', evaluatie: 'Na afloop' }),
].map(([naam, veld]) => ({ naam, veld }));

/** Text as it is compared: a browser sends other line ends than it got. */
export const gewoon = (tekst = '') => tekst.replace(/\r\n?/g, '\n').trim();
