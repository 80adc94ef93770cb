import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { DAG_MS, UUR_MS } from '#grond/duur.ts';
import { plaatsuitnodigingenVerlopen } from '#kennissessies/aanmelden/uitnodigingen-verlopen.ts';
import { OPRUIMEN } from '#server/opstarten/dagelijks.ts';
import { SITE } from '../steun/productie.ts';
import { DOEL } from './doel.ts';
import { KANARIE } from './kanaries.ts';
import { maakPlek, type Plek } from './plek.ts';
import { openStandboek, type Standboek } from './stand.ts';
import { bevolk } from './wereld.ts';

const ADRES_VAN_JAN = 'jan@kanarieadres.example';
const GESTELD = -UUR_MS;
/** The sessions of this world are over after forty days. */
const VOORBIJ = 40 * DAG_MS + 3 * UUR_MS;

/** What a site in use holds, until when by the privacy page, and the tables in which it may stay. */
const TERMIJNEN: readonly (readonly [wat: string, woorden: string, tot: number, blijft: readonly string[]])[] = [
  ['wensen voor eten gaan een dag na de sessie weg', KANARIE.dieet, VOORBIJ + DAG_MS, []],
  ['wensen voor toegankelijkheid ook', KANARIE.toegang, VOORBIJ + DAG_MS, []],
  [
    'het adres van wie een plaats kreeg aangeboden gaat weg na de sessie, en van wie schrijfrecht kreeg aangeboden 120 dagen na het aanbod',
    KANARIE.genodigde,
    120 * DAG_MS,
    [],
  ],
  ['een vraag aan de sprekers gaat een jaar na de sessie weg', KANARIE.deelnemersvraag, VOORBIJ + 365 * DAG_MS, []],
  ['wie een kennisvraag stelde is na een jaar vergeten', KANARIE.vrager, GESTELD + 365 * DAG_MS, []],
  ['de kennisvraag zelf blijft', KANARIE.vraagtekst, Number.POSITIVE_INFINITY, ['kennisvraag']],
];
/** Of whom: what of a person stays, and until when. */
const WIE: readonly (readonly [wat: string, vraag: string, tot: number])[] = [
  [
    'wie zich aanmeldde staat er twee jaar na de sessie niet meer bij',
    "select id from aanmelding where account_id = 'jan'",
    VOORBIJ + 730 * DAG_MS,
  ],
  ['een login die niemand gebruikt staat er na veertien dagen niet meer', "select id from session where account_id = 'jan'", 14 * DAG_MS],
  ['een account blijft zolang het bestaat', `select id from account where adres = '${ADRES_VAN_JAN}'`, Number.POSITIVE_INFINITY],
];

let plek: Plek;
let standboek: Standboek;
let db: Db;
let sluit: () => Promise<void>;
let begin: number;
beforeAll(async () => {
  plek = await maakPlek();
  begin = Date.now();
  await bevolk(plek.adres);
  ({ db, sluit } = openDb(plek.adres));
  standboek = await openStandboek(plek.adres);
  // What a letter says goes when it is delivered: tests/mail.
  await db.deleteFrom('outbox').execute();
});
afterAll(async () => {
  await standboek?.sluit();
  await sluit?.();
  await plek?.ruimOp();
});

/** What the site does by itself until this moment after it was filled. */
async function tot(na: number): Promise<void> {
  const nu = begin + na;
  await plaatsuitnodigingenVerlopen(db, { origin: SITE, nu });
  for (const doen of Object.values(OPRUIMEN)) await doen({ db }, nu);
}

test.skipIf(DOEL)('wat wij bewaren is er tot zijn termijn om is, en geen uur langer', async () => {
  const momenten = [...new Set([...TERMIJNEN, ...WIE].map(([, , moment]) => moment))].sort((a, b) => a - b);
  for (const moment of momenten) {
    const laatst = !Number.isFinite(moment);
    for (const na of laatst ? [10 * 365 * DAG_MS] : [moment - UUR_MS, moment + UUR_MS]) {
      await tot(na);
      await db.deleteFrom('outbox').execute();
      for (const [wat, woorden, grens, blijft] of TERMIJNEN) {
        const waar = await standboek.tabellenMet(woorden);
        if (na > grens || laatst) expect([wat, waar]).toEqual([wat, blijft]);
        else expect([wat, waar.length > 0]).toEqual([wat, true]);
      }
      for (const [wat, vraag, grens] of WIE) expect([wat, (await standboek.rijen(vraag)).length > 0]).toEqual([wat, na < grens]);
    }
  }
});

test.skipIf(DOEL)('zonder opruimen stond het er na tien jaar nog', async () => {
  const ander = await maakPlek();
  await bevolk(ander.adres);
  const boek = await openStandboek(ander.adres);
  for (const [wat, woorden] of TERMIJNEN) expect([wat, (await boek.tabellenMet(woorden)).length > 0]).toEqual([wat, true]);
  await boek.sluit();
  await ander.ruimOp();
});
