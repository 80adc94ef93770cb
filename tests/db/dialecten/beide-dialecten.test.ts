import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bevat, eenVan, jsonLijst } from '#db/dialecten/beide-dialecten.ts';
import type { OpenDatabase } from '#db/open.ts';
import { verseDb } from '../../steun/db.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await verseDb();
  for (const [slug, dag] of [
    ['50% meer', 3],
    ['500 meer', 1],
    ['a_b', 2],
  ] as const)
    await open.db.insertInto('nakijkverzoek').values({ slug, herzien_voor: 'ooit', gemaild_op: dag }).execute();
});
afterAll(() => open.sluit());

const lees = async (lijst: ReturnType<typeof jsonLijst>) => {
  const { rows } = await sql<{ uit: string }>`select ${lijst} as uit`.execute(open.db);
  return JSON.parse(rows[0]?.uit ?? '');
};
const slugs = () => open.db.selectFrom('nakijkverzoek').select('slug').orderBy('slug');

test('rijen komen als JSON, op volgorde, als losse waarden of met de namen die je geeft; zonder rijen is de lijst leeg', async () => {
  expect(await lees(jsonLijst('n.slug', sql`nakijkverzoek n`, 'n.gemaild_op'))).toEqual(['500 meer', 'a_b', '50% meer']);
  expect(await lees(jsonLijst({ op: 'n.gemaild_op', naam: 'n.slug' }, sql`nakijkverzoek n where n.gemaild_op > 1`, 'n.slug'))).toEqual([
    { op: 3, naam: '50% meer' },
    { op: 2, naam: 'a_b' },
  ]);
  expect(await lees(jsonLijst('n.slug', sql`nakijkverzoek n where n.gemaild_op > 9`))).toEqual([]);
});

test('zoeken in een lijst kan met geen, één of duizend waarden', async () => {
  const gevonden = async (waarden: string[]) => (await slugs().where('slug', 'in', eenVan(waarden)).execute()).map(({ slug }) => slug);
  expect(await gevonden([])).toEqual([]);
  expect(await gevonden(['a_b', '"'])).toEqual(['a_b']);
  expect(await gevonden([...Array.from({ length: 1000 }, (_, n) => `n${n}`), '500 meer', '50% meer'])).toEqual(['50% meer', '500 meer']);
});

test('wie zoekt hoeft niet op hoofdletters te letten, en een procent of streepje is gewoon dat teken', async () => {
  const gevonden = async (woorden: string) => (await slugs().where(bevat('slug', woorden)).execute()).map(({ slug }) => slug);
  expect(await gevonden('MEER')).toEqual(['50% meer', '500 meer']);
  expect(await gevonden('50%')).toEqual(['50% meer']);
  expect(await gevonden('A_')).toEqual(['a_b']);
  expect(await gevonden('\\')).toEqual([]);
});
