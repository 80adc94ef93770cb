import { hoofdletter } from '#grond/taal/opsomming.ts';
import { slugVan } from '#grond/taal/slug.ts';
import { DOELGROEPEN } from '#kennissessies/doelgroepen.ts';
import type { Kennissessie, OpenbareKennissessie } from '#kennissessies/kennissessie.ts';

interface Optie {
  waarde: string;
  tekst: string;
  uitleg?: string | undefined;
}

const SCHALEN: readonly Optie[] = [
  { waarde: 'landelijk', tekst: 'Landelijk', uitleg: 'Voor iedereen in het land.' },
  { waarde: 'regionaal', tekst: 'Regionaal', uitleg: 'Voor een deel van het land.' },
];
const VORMEN: readonly Optie[] = [
  { waarde: 'fysiek', tekst: 'Op locatie' },
  { waarde: 'online', tekst: 'Online' },
  { waarde: 'hybride', tekst: 'Op locatie of online', uitleg: 'Je kiest bij het aanmelden.' },
];

/** In an address without signs that it must spell out. */
const GROEPSLUG = new Map<string, string>(DOELGROEPEN.map((groep) => [groep, slugVan(groep)]));
const GROEPEN: readonly Optie[] = [...GROEPSLUG].map(([groep, waarde]) => ({ waarde, tekst: hoofdletter(groep) }));

/** What a visitor reads for a form. */
export const vormTekst = (vorm: OpenbareKennissessie['vorm']): string => VORMEN.find(({ waarde }) => waarde === vorm)?.tekst ?? vorm;

type Gefilterd = Pick<Kennissessie, 'schaal' | 'vorm' | 'doelgroepen' | 'bouwstenen' | 'gastregio'>;

/**
 * The filters of the agenda; the names of bouwstenen and regions come from the published content. `reeks` says under which regions
 * a session of one region is found: also under the one that it merged into.
 */
export const agendaFacetten = <K extends Gefilterd>(
  bouwstenen: readonly Optie[],
  regios: readonly Optie[],
  reeks: (regio: string) => string[] = (regio) => [regio],
) => [
  {
    naam: 'schaal',
    titel: 'Schaal',
    uitleg: 'Voor wie de kennissessie is. Ook een landelijke kan bij een regio te gast zijn.',
    opties: SCHALEN,
    waarden: (k: K) => [k.schaal],
  },
  {
    naam: 'vorm',
    titel: 'Vorm',
    uitleg: 'Kom je langs of doe je online mee?',
    opties: VORMEN,
    waarden: (k: K) => [k.vorm],
  },
  {
    naam: 'doelgroep',
    titel: 'Voor wie',
    uitleg: 'De rol waar de kennissessie vooral voor is. Heb je een andere rol? Dan mag je ook komen.',
    opties: GROEPEN,
    waarden: (k: K) => k.doelgroepen.flatMap((groep) => GROEPSLUG.get(groep) ?? []),
  },
  {
    naam: 'bouwsteen',
    titel: 'Bouwsteen',
    uitleg: 'Het thema waar het over gaat.',
    opties: bouwstenen,
    waarden: (k: K) => k.bouwstenen,
  },
  {
    naam: 'regio',
    titel: 'Onderwijsregio',
    uitleg: 'De regio die ontvangt.',
    opties: regios,
    waarden: (k: K) => (k.gastregio ? reeks(k.gastregio) : []),
    heetNu: (regio: string) => reeks(regio).at(-1) ?? regio,
  },
];
