import { expect, test } from 'vitest';
import type { Db } from '#db/tabellen.ts';
import { adoptieVerbergen } from '#leren/adopties/adoptie-bijsturen.ts';
import { adoptienieuws } from '#leren/adopties/adoptienieuws.ts';
import { adoptiewereld, anna, bram, DAG, NU, ORIGIN, PRAKTIJKEN, REGIOS, rosa, wim } from './adoptiewereld.ts';

const DAN = NU + 7 * DAG;
type Plek = Awaited<ReturnType<typeof adoptiewereld>>;
const tussen = async ({ db, inhoud }: { db: Db; inhoud: Plek['inhoud'] }, van = NU - 1, tot = DAN) =>
  (await db.transaction().execute((trx) => adoptienieuws(trx, { inhoud, van, tot }))).map(({ praktijk, erbij }) => `${praktijk}: ${erbij}`);

test('wie een praktijk volgt hoort welke regio ermee begon of stopte, niet wie het verkent, en van elke regio elk één keer', async () => {
  const w = await adoptiewereld();
  await w.adopteer(bram, 'loket', 'bos', { stand: 'verkent' });
  expect(await tussen(w)).toEqual([]);
  await w.adopteer(bram, 'loket', 'bos', { stand: 'past-toe', nummer: 1 }, NU + DAG);
  await w.adopteer(wim, 'loket', 'wad', { stand: 'past-toe' }, NU + DAG + 1);
  await w.adopteer(wim, 'loket', 'wad', { stand: 'gestopt', stopreden: 'geld', stopuitleg: 'Op.', nummer: 1 }, NU + 2 * DAG);
  // Begun and stopped since the last look is told once, with the reason.
  expect(await tussen(w)).toEqual(['loket: Regio bos, past dit toe', 'loket: Regio wad, geen geld']);
  expect(await tussen(w, NU + DAG)).toEqual(['loket: Regio wad, geen geld']);
  expect(await tussen(w, NU + 2 * DAG)).toEqual([]);
  // Further than it was is no beginning.
  await w.adopteer(bram, 'loket', 'bos', { stand: 'geborgd', nummer: 2 }, DAN + DAG);
  expect(await tussen(w, DAN, DAN + 2 * DAG)).toEqual([]);
});

test('wie stopte voordat er iets begon, wie weer begon en wie nog eens stopte, vertellen we niet', async () => {
  const w = await adoptiewereld();
  const stop = { stand: 'gestopt' as const, stopreden: 'tijd' as const, stopuitleg: 'Te druk.' };
  await w.adopteer(bram, 'loket', 'bos', { stand: 'verkent' });
  await w.adopteer(bram, 'loket', 'bos', { ...stop, nummer: 1 }, NU + DAG);
  expect(await tussen(w)).toEqual([]);
  await w.adopteer(wim, 'loket', 'wad', { stand: 'past-toe' });
  await w.adopteer(wim, 'loket', 'wad', { ...stop, nummer: 1 }, NU + 2 * DAG);
  await w.adopteer(wim, 'loket', 'wad', { stand: 'past-toe', nummer: 2 }, NU + 3 * DAG);
  expect(await tussen(w, NU + DAG)).toEqual([]);
  await w.adopteer(wim, 'loket', 'wad', { ...stop, nummer: 3 }, DAN + DAG);
  expect(await tussen(w, DAN, DAN + 2 * DAG)).toEqual([]);
});

test('wat verborgen is of nergens staat, vertellen we niet', async () => {
  const w = await adoptiewereld();
  await w.adopteer(bram, 'loket', 'bos');
  await w.adopteer(anna, 'pool', 'duin');
  const { id } = await w.db.selectFrom('adoptie').select('id').where('praktijk', '=', 'pool').executeTakeFirstOrThrow();
  await adoptieVerbergen(w.db, { account: rosa, id, reden: 'Er staat een naam in.', origin: ORIGIN, nu: NU });
  expect(await tussen(w)).toEqual(['loket: Regio bos, past dit toe']);
  w.zet(REGIOS, PRAKTIJKEN.slice(1));
  expect(await tussen(w)).toEqual([]);
});

test('schrijft een samengevoegde regio het opnieuw op, dan is dat geen nieuw begin', async () => {
  const w = await adoptiewereld();
  await w.adopteer(bram, 'loket', 'bos');
  w.zet([{ slug: 'duin' }, { slug: 'bos', opgegaan_in: 'wad' }, { slug: 'wad' }], PRAKTIJKEN);
  await w.adopteer(wim, 'loket', 'wad', { nummer: 0 }, NU + 3 * DAG);
  expect(await tussen(w)).toEqual(['loket: Regio wad, past dit toe']);
  expect(await tussen(w, NU + DAG)).toEqual([]);
});
