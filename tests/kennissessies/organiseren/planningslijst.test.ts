import { afterEach, beforeEach, expect, test } from 'vitest';
import { aanwezigheidInvullen } from '#kennissessies/organiseren/aanwezigheid/aanwezigheid-invullen.ts';
import { type Planningsvraag, planningslijst } from '#kennissessies/organiseren/planningslijst.ts';
import { hoeveelErKomen } from '#kennissessies/organiseren/tellen/hoeveel-er-komen.ts';
import { OP_PG } from '../../steun/db.ts';
import { metLeesplan } from '../../steun/leesplan.ts';
import { DAG, mens, NU, rosa, UUR, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeEach(async () => {
  w = await wereld();
});
afterEach(() => w.sluit());

const WATERKANT = 'voorbeeldregio-waterkant';
/** So many sessions, on the days after this one. */
async function plan(aantal: number, vanafDag: number, anders: Partial<Wereld['sessie']> = {}): Promise<void> {
  const rijen = Array.from({ length: aantal }, (_, plek) => {
    const id = `${anders.status ?? 'open'}${vanafDag}-${plek}`;
    const begin_op = NU + (vanafDag + plek) * DAG;
    return { ...w.sessie, id, slug: id, ical_uid: id, titel: `Sessie ${id}`, begin_op, eind_op: begin_op + UUR, ...anders };
  });
  await w.db.insertInto('kennissessie').values(rijen).execute();
}
const lijst = (vraag: Partial<Planningsvraag> = {}) => planningslijst(w.db, { account: rosa, nu: NU, ...vraag });
const ids = ({ sessies }: { sessies: { kennissessie: { id: string } }[] }) => sessies.map(({ kennissessie }) => kennissessie.id);

test('van veel kennissessies staat het begin van elk deel er, met hoeveel het er zijn; een deel alleen is te bladeren', async () => {
  await plan(60, 1);
  await plan(20, -40);
  await plan(14, 5, { status: 'concept' });
  const { komend, concept, geweest, alle } = await lijst();
  expect([alle, komend.totaal, concept.totaal, geweest.totaal]).toEqual([95, 61, 14, 20]);
  expect([ids(komend).length, ids(concept).length, ids(geweest).length]).toEqual([24, 12, 12]);
  expect([ids(komend)[0], ids(concept)[0], ids(geweest)[0]]).toEqual(['open1-0', 'concept5-0', 'open-40-19']);
  const eerste = await lijst({ deel: 'komend' });
  const tweede = await lijst({ deel: 'komend', pagina: 2 });
  expect([eerste.komend.paginas, ids(eerste.komend).length, ids(tweede.komend).length]).toEqual([2, 48, 13]);
  expect(new Set([...ids(eerste.komend), ...ids(tweede.komend)]).size).toBe(61);
  expect([ids(eerste.geweest), eerste.geweest.totaal]).toEqual([[], 20]);
  // What lies outside is the nearest page there is.
  for (const pagina of [-1, 0, 99]) expect((await lijst({ deel: 'komend', pagina })).komend.pagina).toBe(pagina === 99 ? 2 : 1);
});

test('zoeken gaat over titel, plaats en organisator, en over wie ontvangt', async () => {
  await plan(2, 1, { titel: 'Één regio vertelt', plaats: 'Zwolle', schaal: 'landelijk', gastregio: null });
  await plan(3, 10, { plaats: 'Meppel', organisator: 'De Brug' });
  const totaal = async (vraag: Partial<Planningsvraag>) => (await lijst(vraag)).komend.totaal;
  expect(await totaal({ zoek: 'een reg' })).toBe(2);
  expect(await totaal({ zoek: 'meppel' })).toBe(3);
  expect(await totaal({ zoek: 'brug' })).toBe(3);
  expect(await totaal({ zoek: 'zwembad' })).toBe(0);
  expect([await totaal({ waar: 'landelijk' }), await totaal({ waar: WATERKANT }), await totaal({ waar: 'nergens' })]).toEqual([2, 4, 0]);
  expect(await totaal({ waar: WATERKANT, zoek: 'meppel' })).toBe(3);
  // The region that hosts, and nothing else, is what a projectleider can find.
  const anna = { ...mens('Anna'), rechten: [{ soort: 'projectleider' as const, onderwijsregio: WATERKANT }] };
  expect([await totaal({ account: anna }), await totaal({ account: anna, waar: 'landelijk' })]).toEqual([4, 0]);
});

// The plan is the one that SQLite makes.
test.skipIf(OP_PG)('hoeveel kennissessies er ook zijn: aanmeldingen worden alleen geteld van wat op de bladzijde staat', async () => {
  await plan(100, 1);
  await plan(100, -200);
  await plan(100, 1, { status: 'concept' });
  const geteld: number[] = [];
  const { db: gelezen, leestHelemaal } = metLeesplan(w.db);
  let sql = '';
  const db = gelezen.withPlugin({
    transformQuery({ node, queryId }) {
      ({ sql } = w.db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    async transformResult({ result }) {
      if (sql.includes('from aanmelding')) geteld.push(result.rows.length);
      return result;
    },
  });
  for (const deel of [null, 'komend', 'concept', 'geweest'] as const) await planningslijst(db, { account: rosa, deel, nu: NU });
  // Of what is over also who were there: nobody kept that here.
  expect(geteld).toEqual([48, 0, 48, 48, 48, 0]);
  expect((await leestHelemaal()).filter((stap) => /^SCAN (a|u)\b/.test(stap))).toEqual([]);
});

test('van wat komt staat er hoeveel plaatsen bezet zijn; van wat geweest is of niet doorgaat wie er zouden komen, en wie er waren', async () => {
  for (const naam of ['Anna', 'Bram', 'Carla']) await w.meldAan(naam);
  const { begin_op, eind_op } = w.sessie;
  const staat = async (nu: number) => {
    const { komend, geweest } = await lijst({ nu });
    return [...komend.sessies, ...geweest.sessies].map(hoeveelErKomen)[0];
  };
  expect(await staat(NU)).toEqual(['2 van 2 plaatsen bezet', '1 op de wachtlijst']);
  expect(await staat(eind_op)).toEqual(['2 aangemeld', '']);
  const tikken = [{ aanmelding: (await w.rij('Anna')).id, uitslag: 'aanwezig' as const }];
  expect(await aanwezigheidInvullen(w.db, { account: rosa, id: 'k1', bijeenkomst: 'k1', tikken, nu: begin_op })).toEqual({ gelukt: true });
  expect(await staat(eind_op)).toEqual(['2 aangemeld', 'Ten minste 1 mens was erbij']);
  await w.zet({ status: 'afgelast' });
  expect(await staat(NU)).toEqual(['2 waren aangemeld']);
});
