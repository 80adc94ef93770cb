import { afterEach, beforeEach, expect, test } from 'vitest';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { GEBEURTENISSEN_PER_PAGINA, gebeurtenislijst } from '#accounts/gebeurtenissen/gebeurtenislijst.ts';
import type { OpenDatabase } from '#db/open.ts';
import { verseDb } from '../../steun/db.ts';
import { MINUUT, maakAccount, NU } from '../steun.ts';

let open: OpenDatabase;
let rosa: string;
let anna: string;
beforeEach(async () => {
  open = await verseDb();
  rosa = await maakAccount(open, 'rosa@voorbeeld.example', 're');
  anna = await maakAccount(open, 'anna@voorbeeld.example', 'projectleider', { naam: 'Anna' });
});
afterEach(() => open.sluit());

const leg = (wat: Parameters<typeof gebeurtenisVastleggen>[1]) => open.db.transaction().execute((trx) => gebeurtenisVastleggen(trx, wat));
const lijst = async (vraag = {}) => (await gebeurtenislijst(open.db, vraag)).regels;

test('wie wat wanneer deed staat er met naam, de laatste eerst', async () => {
  await leg({ wat: 'beheerder-gemaakt', door: null, over: rosa, nu: NU });
  await leg({
    wat: 'inzage-behoeften',
    door: { id: rosa },
    over: anna,
    onderwijsregio: 'waterkant',
    bijzonderheden: '3 mensen',
    nu: NU + 1,
  });
  expect(await lijst()).toEqual([
    {
      ...{ id: 2, op: NU + 1, door: 'Rosa', wat: 'dieet en toegankelijkheid bekeken', over: 'Anna' },
      ...{ kennissessie: null, onderwijsregio: 'waterkant', bijzonderheden: '3 mensen' },
    },
    expect.objectContaining({ id: 1, door: null, over: 'Rosa' }),
  ]);
});

test('wat iemand deed en wat over iemand gaat is te vinden, en wat over een regio gaat', async () => {
  await leg({ wat: 'inzage-behoeften', door: { id: rosa }, onderwijsregio: 'a', nu: NU });
  await leg({ wat: 'inzage-deelnemerslijst', door: { id: anna }, over: rosa, onderwijsregio: 'b', nu: NU });
  const ids = async (vraag: object) => (await lijst(vraag)).map(({ id }) => id);
  expect(await ids({ persoon: 'anna@' })).toEqual([2]);
  expect(await ids({ persoon: 'ROSA' })).toEqual([2, 1]);
  expect(await ids({ persoon: '%' })).toEqual([]);
  expect(await ids({ onderwijsregio: 'a' })).toEqual([1]);
  expect(await ids({ kennissessie: 'bestaat-niet' })).toEqual([]);
});

test('een lange lijst komt in stukken, zonder gaten', async () => {
  for (let i = 0; i <= GEBEURTENISSEN_PER_PAGINA; i++) await leg({ wat: 'inzage-behoeften', door: null, nu: NU + i });
  const eerste = await gebeurtenislijst(open.db);
  expect([eerste.regels.length, eerste.ouder]).toEqual([GEBEURTENISSEN_PER_PAGINA, 2]);
  expect(await gebeurtenislijst(open.db, { voor: eerste.ouder ?? 0 })).toMatchObject({ regels: [{ id: 1 }], ouder: null });
});

test('een gebeurtenis gaat nooit weg en verandert nooit', async () => {
  await leg({ wat: 'inzage-behoeften', door: { id: rosa }, nu: NU });
  for (const ander of [{ op: NU - 1 }, { wat: 'x' }, { door: anna }, { over: anna }, { onderwijsregio: 'x' }, { bijzonderheden: 'x' }])
    await expect(open.db.updateTable('gebeurtenis').set(ander).execute()).rejects.toThrow('append-only');
  await expect(open.db.deleteFrom('gebeurtenis').execute()).rejects.toThrow('append-only');
  expect(await lijst()).toMatchObject([{ door: 'Rosa', op: NU }]);
});

test('wie gewist wordt verliest zijn naam in de lijst, de gebeurtenis blijft', async () => {
  await leg({ wat: 'inzage-behoeften', door: { id: anna }, over: rosa, nu: NU });
  await open.db.updateTable('recht').set({ ingetrokken_op: NU }).where('account_id', '=', anna).execute();
  await open.db.deleteFrom('account').where('id', '=', anna).execute();
  expect(await lijst()).toMatchObject([{ door: null, over: 'Rosa', wat: 'dieet en toegankelijkheid bekeken' }]);
});

test('mislukt de daad, dan is er niets gebeurd', async () => {
  const daad = open.db.transaction().execute(async (trx) => {
    await gebeurtenisVastleggen(trx, { wat: 'inzage-behoeften', door: { id: rosa }, nu: NU });
    throw new Error('nee');
  });
  await expect(daad).rejects.toThrow('nee');
  expect(await lijst()).toEqual([]);
});

test('wie keek naar wat mensen over zichzelf vertelden staat ook in inzage, al het andere niet', async () => {
  await leg({ wat: 'beheerder-gemaakt', door: null, over: rosa, nu: NU });
  await leg({ wat: 'inzage-deelnemerslijst', door: { id: anna }, nu: NU + MINUUT });
  expect(await open.db.selectFrom('inzage').selectAll().execute()).toEqual([
    { id: 2, op: NU + MINUUT, door: anna, wat: 'inzage-deelnemerslijst', over: null, kennissessie_id: null },
  ]);
});
