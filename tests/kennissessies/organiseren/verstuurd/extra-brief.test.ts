import { expect, test } from 'vitest';
import { nogOnderweg } from '#kennissessies/organiseren/tellen/nog-onderweg.ts';
import { extrabriefInvoer } from '#kennissessies/organiseren/verstuurd/briefinvoer.ts';
import { extraBriefSturen } from '#kennissessies/organiseren/verstuurd/extra-brief.ts';
import { verstuurdeBrieven } from '#kennissessies/organiseren/verstuurd/verstuurde-brieven.ts';
import { DAG, mens, NU, ORIGIN, rosa, type Wereld, wereld } from '../../wereld.ts';

const BRIEF = {
  kenmerk: 'brief-1',
  aan: 'allen',
  onderwerp: 'Neem je laptop mee',
  tekst: 'Beste mensen.\n\nNeem <b>iets</b> mee.',
} as const;
const stuur = (w: Wereld, anders: object = {}, { account = rosa, bevestigd = true, nu = NU } = {}) =>
  extraBriefSturen(w.db, { account, id: 'k1', brief: { ...BRIEF, ...anders }, bevestigd, origin: ORIGIN, nu });
async function vol() {
  const w = await wereld({ capaciteit: 2 });
  for (const naam of ['Anna', 'Bram', 'Carla']) await w.meldAan(naam);
  return w;
}
const extra = async (w: Wereld) => (await w.brieven()).filter(({ onderwerp }) => onderwerp.startsWith('Neem je laptop'));

test('vooraf staat er naar hoeveel mensen en hoe de brief eruitziet; daarna gaat hij één keer uit, hoe vaak het formulier ook komt', async () => {
  const w = await vol();
  expect(await stuur(w, {}, { bevestigd: false })).toMatchObject({
    ...{ reden: 'onbevestigd' },
    gevolg: {
      zin: 'Dit gaat naar 3 mensen: 2 met een plaats, 1 op de wachtlijst.',
      brieven: [{ onderwerp: 'Neem je laptop mee: Loket en matching', tekst: expect.stringContaining('Neem <b>iets</b> mee.') }, {}],
    },
  });
  expect(await extra(w)).toEqual([]);
  for (let keer = 0; keer < 3; keer += 1) expect(await stuur(w)).toEqual({ gelukt: true, gemaild: 3 });
  const brieven = await extra(w);
  expect(brieven.map(({ aan }) => aan)).toEqual(['Anna', 'Bram', 'Carla'].map((naam) => mens(naam).adres));
  // Plain text stays plain, and nothing in it touches the calendar.
  expect([brieven[0]?.html.includes('<b>iets'), brieven[0]?.agenda]).toEqual([false, null]);
});

test('alleen wie een plaats heeft, of alleen wie wacht', async () => {
  const w = await vol();
  expect(await stuur(w, { kenmerk: 'a', aan: 'plaats' })).toEqual({ gelukt: true, gemaild: 2 });
  expect(await stuur(w, { kenmerk: 'b', aan: 'wachtlijst' })).toEqual({ gelukt: true, gemaild: 1 });
  expect((await extra(w)).at(-1)?.aan).toBe(mens('Carla').adres);
});

test('aan niemand, in een concept, of van een ander gaat er niets uit', async () => {
  const w = await wereld();
  expect(await stuur(w)).toEqual({ gelukt: false, reden: 'niemand' });
  expect(await stuur(w, {}, { account: mens('Carla') })).toEqual({ gelukt: false, reden: 'onbekend' });
  await w.zet({ status: 'concept' });
  expect(await stuur(w)).toEqual({ gelukt: false, reden: 'kan-niet' });
});

test('onder Brieven staat wat er uitging, wanneer en naar hoeveel mensen, het laatste eerst', async () => {
  const w = await vol();
  await stuur(w);
  await w.wijzig({ plaats: 'Meppel' }, { nu: NU + DAG });
  await w.gelastAf('Ziek.', { nu: NU + 2 * DAG });
  expect((await verstuurdeBrieven(w.db, 'k1')).map(({ onderwerp, aantal, op, aan, door }) => [onderwerp, aantal, op, aan, door])).toEqual([
    ['Gaat niet door', 3, NU + 2 * DAG, 'iedereen', 'Rosa'],
    ['Gewijzigd', 3, NU + DAG, 'iedereen', 'Rosa'],
    ['Neem je laptop mee', 3, NU, 'iedereen', 'Rosa'],
  ]);
});

test('wat uitging is terug te lezen, ook een wijziging en een afgelasting, zonder iemands naam of sleutel', async () => {
  const w = await vol();
  await w.wijzig({ plaats: 'Meppel' }, { nu: NU + DAG });
  await w.gelastAf('Ziek.', { nu: NU + 2 * DAG });
  const [afgelast, gewijzigd] = (await verstuurdeBrieven(w.db, 'k1')).map(({ tekst }) => tekst);
  expect(gewijzigd).toMatch(
    /^Aan 2 mensen met een plaats\n\nHallo \(naam\),[\s\S]*Nieuwe plaats: Meppel[\s\S]*\n\n\nAan 1 persoon op de wachtlijst\n\n/,
  );
  expect(afgelast).toMatch(/Deze kennissessie gaat niet door\.[\s\S]*Reden: Ziek\./);
  for (const { naam, sleutel } of await w.db
    .selectFrom('aanmelding')
    .innerJoin('account as m', 'm.id', 'account_id')
    .select(['naam', 'sleutel'])
    .execute())
    for (const tekst of [afgelast, gewijzigd]) expect([tekst?.includes(naam), tekst?.includes(sleutel)]).toEqual([false, false]);
});

test('zonder onderwerp of tekst, met te veel tekens of met een vreemd kenmerk is het geen brief', () => {
  const goed = { kenmerk: crypto.randomUUID(), aan: 'plaats', onderwerp: 'a', tekst: 'b' };
  expect(extrabriefInvoer.safeParse(goed).success).toBe(true);
  for (const mis of [{ onderwerp: ' ' }, { tekst: '\n' }, { aan: 'iedereen' }, { tekst: 'x'.repeat(5001) }, { kenmerk: 'x' }])
    expect(extrabriefInvoer.safeParse({ ...goed, ...mis }).success, JSON.stringify(mis).slice(0, 40)).toBe(false);
});

test('wat nog niet is bezorgd telt mee zolang het wacht, alleen van deze kennissessie', async () => {
  const w = await vol();
  await w.db.updateTable('outbox').set({ bezorgd_op: NU }).execute();
  expect(await nogOnderweg(w.db, 'k1', NU)).toEqual({ wachtend: 0, oudste: null });
  await stuur(w, { aan: 'plaats' });
  expect(await nogOnderweg(w.db, 'k1', NU + DAG)).toEqual({ wachtend: 2, oudste: NU });
  expect(await nogOnderweg(w.db, 'elders', NU + DAG)).toEqual({ wachtend: 0, oudste: null });
  await w.db.updateTable('outbox').set({ opgegeven_op: NU }).where('bezorgd_op', 'is', null).execute();
  expect((await nogOnderweg(w.db, 'k1', NU + DAG)).wachtend).toBe(0);
});
