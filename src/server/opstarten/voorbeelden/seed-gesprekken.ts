import type { Insertable, Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { GesprekTabel } from '#db/tabellen-kennisvraag.ts';
import { DAG_MS } from '#grond/duur.ts';

type Voorbeeld = Pick<Insertable<GesprekTabel>, 'account_id' | 'van_regio' | 'naar_regio' | 'praktijk' | 'titel'> & {
  /** Days ago. */
  gevraagd: number;
  beantwoord?: number;
};

const VOORBEELDEN: readonly Voorbeeld[] = [
  {
    ...{ account_id: 'bram', van_regio: 'voorbeeldregio-heuvelrand', naar_regio: 'voorbeeldregio-waterkant', gevraagd: 30, beantwoord: 27 },
    ...{ praktijk: 'een-loket-voor-iedereen-die-het-onderwijs-in-wil', titel: 'Eén loket voor iedereen die het onderwijs in wil' },
  },
  {
    ...{ account_id: 'carla', van_regio: 'voorbeeldregio-plassengebied', naar_regio: 'voorbeeldregio-waterkant', gevraagd: 3 },
    ...{ praktijk: null, titel: 'Voorbeeldregio Waterkant' },
  },
];

/** Two of the example cast asked Anna's region for a talk; one of them had it. */
export async function gesprekkenVullen(trx: Transaction<Tabellen>, nu: Moment): Promise<void> {
  for (const [plek, { gevraagd, beantwoord, ...wat }] of VOORBEELDEN.entries())
    await trx
      .insertInto('gesprek')
      .values({
        ...{ ...wat, id: `voorbeeld-gesprek-${plek + 1}`, sleutel: `voorbeeld-gesprek-${plek + 1}`, gevraagd_op: nu - gevraagd * DAG_MS },
        ...{ status: beantwoord === undefined ? 'open' : 'beantwoord', afgehandeld_door: null, herinnerd_op: null },
        afgehandeld_op: beantwoord === undefined ? null : nu - beantwoord * DAG_MS,
      })
      .execute();
}
