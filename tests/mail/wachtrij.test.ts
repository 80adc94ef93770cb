import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '#db/open.ts';
import { laatGaan, laatsteVan, trekIn, trekInReeks, wis, zetKlaar } from '#mail/outbox.ts';
import { mailStaatStil, postbusTelling } from '#mail/postbusstand.ts';
import { bezorgd, mislukt, neem, verlopenWeg, wekAlles } from '#mail/wachtrij.ts';
import { OP_PG, verseDb } from '../steun/db.ts';
import { metLeesplan } from '../steun/leesplan.ts';
import { brief, NU } from './steun.ts';

let open: OpenDatabase;
beforeEach(async () => {
  open = await verseDb();
});
afterEach(() => open.sluit());

test('de oudste brief gaat eerst, ook als een jongere al langer mag', async () => {
  const schrijf = (onderwerp: string, nietVoor: number) => zetKlaar(open.db, brief({ onderwerp, nietVoor }), NU);
  await schrijf('eerste', NU + 2000);
  await schrijf('tweede', NU + 1000);
  expect((await neem(open.db, 1, NU + 1500)).map(({ onderwerp }) => onderwerp)).toEqual(['tweede']);
  await schrijf('derde', NU);
  expect((await neem(open.db, 1, NU + 3000)).map(({ onderwerp }) => onderwerp)).toEqual(['eerste']);
});

/** Everything that is done with letters from being written to being gone: what of it reads a table whole. */
async function vanSchrijvenTotWeg(): Promise<string[]> {
  const { db, leestHelemaal } = metLeesplan(open.db);
  for (const reeks of ['een', 'twee', 'drie']) await zetKlaar(db, brief({ reeks }), NU);
  const [een, twee] = await neem(db, 2, NU);
  if (!een || !twee) throw new Error('No letters.');
  await bezorgd(db, [een.id], NU);
  await mislukt(db, twee, { fout: 'vol', voorgoed: false, nu: NU });
  await wekAlles(db, NU);
  await verlopenWeg(db, NU);
  await mailStaatStil(db, { langerDan: 0, nu: NU });
  await postbusTelling(db, NU);
  const laatste = await laatsteVan(db, 'drie', NU);
  await db.transaction().execute(async (trx) => {
    await laatGaan(trx, 'drie', { verlooptOp: NU, nu: NU });
    await wis(trx, { reeks: 'een' });
    await trekInReeks(trx, 'drie');
    await trekIn(trx, laatste?.id ?? 0);
  });
  return leestHelemaal();
}
/** Of those that wait. */
const WACHTEND = ['SCAN outbox USING INDEX outbox_wachtend'];

// The plans are those that SQLite makes.
test.skipIf(OP_PG)('hoeveel bezorgde brieven er ook bewaard zijn: niets leest ze allemaal', async () => {
  expect(await vanSchrijvenTotWeg()).toEqual(WACHTEND);
});

test.skipIf(OP_PG).each(['outbox_reeks', 'outbox_wachtend', 'outbox_verloopt', 'outbox_bezorgd', 'outbox_opgegeven'])(
  'dat valt op zonder de index %s',
  async (index) => {
    await sql.raw(`drop index ${index}`).execute(open.db);
    expect(await vanSchrijvenTotWeg()).toContain('SCAN outbox');
  },
);
