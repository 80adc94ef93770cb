import type { Insertable, Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { AdoptieTabel } from '#db/tabellen-adoptie.ts';
import { DAG_MS } from '#grond/duur.ts';
import { isoMaand, maandLater } from '#grond/taal/datum.ts';

type Voorbeeld = Pick<Insertable<AdoptieTabel>, 'praktijk' | 'titel' | 'onderwijsregio' | 'stand' | 'omvang' | 'anders' | 'resultaat'> & {
  /** Months and days ago. */
  sinds: number;
  tot?: number;
  bijgewerkt: number;
  stopreden?: AdoptieTabel['stopreden'];
  stopuitleg?: string;
  reactie?: string;
};

const LOKET = { praktijk: 'een-loket-voor-iedereen-die-het-onderwijs-in-wil', titel: 'Eén loket voor iedereen die het onderwijs in wil' };

const VOORBEELDEN: readonly Voorbeeld[] = [
  {
    ...LOKET,
    ...{ onderwijsregio: 'voorbeeldregio-heuvelrand', stand: 'aangepast', sinds: 8, bijgewerkt: 40, omvang: '14 besturen in po en vo' },
    anders: 'Wij hebben geen eigen loketmedewerker. Drie opleidingen nemen om de beurt de telefoon op.',
    resultaat: 'Wie belt, krijgt nu binnen twee werkdagen een gesprek. Dat was twee weken.',
    reactie: 'Mooi dat jullie het met de opleidingen delen. Hoe houden jullie bij wie er al gebeld heeft?',
  },
  {
    ...LOKET,
    ...{
      onderwijsregio: 'voorbeeldregio-plassengebied',
      stand: 'gestopt',
      sinds: 14,
      tot: 4,
      bijgewerkt: 100,
      omvang: 'proef met 4 besturen',
    },
    ...{ anders: '', resultaat: '', stopreden: 'tijd' },
    stopuitleg: 'Zonder vaste uren voor het loket bleef het werk bij één persoon liggen.',
  },
  {
    ...{ praktijk: 'drie-jaar-begeleiding-voor-iedere-startende-leraar', titel: 'Drie jaar begeleiding voor iedere startende leraar' },
    ...{ onderwijsregio: 'voorbeeldregio-waterkant', stand: 'past-toe', sinds: 3, bijgewerkt: 20, omvang: '9 scholen in het vo' },
    ...{ anders: '', resultaat: 'Na een half jaar is nog niemand van de 31 starters gestopt.' },
  },
];

/** The example regions take over a few things of each other; one of them stopped. */
export async function adoptiesVullen(trx: Transaction<Tabellen>, nu: Moment): Promise<void> {
  for (const [plek, { sinds, tot, bijgewerkt, stopreden = null, reactie = '', ...wat }] of VOORBEELDEN.entries()) {
    const id = `voorbeeld-adoptie-${plek + 1}`;
    const gewijzigd_op = nu - bijgewerkt * DAG_MS;
    const maand = maandLater(isoMaand(nu), -sinds);
    const gestopt = tot === undefined ? null : maandLater(isoMaand(nu), -tot);
    const reactie_op = reactie === '' ? null : gewijzigd_op + DAG_MS;
    await trx
      .insertInto('adoptie')
      .values({
        ...{
          ...wat,
          id,
          sinds: maand,
          tot: gestopt,
          stopreden,
          reactie,
          reactie_op,
          reactie_stand: reactie_op === null ? null : wat.stand,
          reactie_gemeld_op: reactie_op,
          gewijzigd_op,
        },
        ...{ nagevraagd_op: null, weg_gemeld_op: null, opgenomen_in: null, verborgen_op: null, verborgen_door: null, reactie_door: null },
      })
      .execute();
    const stap = {
      adoptie_id: id,
      nummer: 1,
      stand: wat.stand,
      sinds: gestopt ?? maand,
      op: gewijzigd_op,
      door: null,
      gemeld_op: gewijzigd_op,
    };
    await trx.insertInto('adoptiestap').values(stap).execute();
  }
}
