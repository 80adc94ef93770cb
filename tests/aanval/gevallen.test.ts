import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GEVALLEN } from './gevallen/alle.ts';
import { openSpeler } from './speler.ts';
import { maakWereld, type Wereld } from './wereld.ts';

/** `npm run aanval` also plays what takes long. */
const ALLES = process.env.AANVAL === 'alles';
/** `npm test` plays on a second database what that one decides; everything where nothing is said. */
const SOORTEN = process.env.AANVAL_SOORTEN?.split(',');

let wereld: Wereld;
let speler: ReturnType<typeof openSpeler>;
beforeAll(async () => {
  wereld = await maakWereld();
  speler = openSpeler(wereld);
});
afterAll(() => wereld?.ruimOp());

describe.for([...Map.groupBy(GEVALLEN, ({ soort }) => soort)].filter(([soort]) => SOORTEN?.includes(soort) ?? true))(
  '%s',
  ([, gevallen]) => {
    test.for(gevallen.map((geval) => [geval.naam, geval] as const))('%s', async ([, geval], { skip }) => {
      skip(geval.traag === true && !ALLES, 'takes long: npm run aanval');
      const mist = speler.mist(geval);
      skip(mist !== null, `not at a server of somebody else: ${mist}`);
      expect(await speler.speel(geval)).toEqual([]);
    });
  },
);

test('elk geval heeft een naam van zichzelf', () => {
  const namen = GEVALLEN.map(({ soort, naam }) => `${soort}: ${naam}`);
  expect(namen.filter((naam, plek) => namen.indexOf(naam) !== plek)).toEqual([]);
});
