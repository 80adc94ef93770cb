import { afterEach, beforeEach, expect, test } from 'vitest';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { gebeurtenissenMelden } from '#accounts/gebeurtenissen/gebeurtenissen-melden.ts';
import type { OpenDatabase } from '#db/open.ts';
import { verseDb } from '../../steun/db.ts';
import { maakAccount, NU } from '../steun.ts';

let open: OpenDatabase;
let rosa: string;
let regels: object[];
beforeEach(async () => {
  open = await verseDb();
  rosa = await maakAccount(open, 'rosa@voorbeeld.example', 're');
  regels = [];
});
afterEach(() => open.sluit());

const leg = (nu: number) =>
  open.db.transaction().execute((trx) =>
    gebeurtenisVastleggen(trx, {
      wat: 'recht-gegeven',
      door: null,
      over: rosa,
      onderwijsregio: 'waterkant',
      bijzonderheden: 'auteur',
      nu,
    }),
  );
const meld = () => gebeurtenissenMelden(open.db, { log: { info: (o) => void regels.push(o) } });

test('wat er gebeurde komt één keer in het logboek, op volgorde, met nummers van accounts en zonder namen', async () => {
  await leg(NU);
  await leg(NU + 1);
  expect(await Promise.all([meld(), meld()])).toEqual([2, 0]);
  expect(regels).toEqual([
    {
      ...{ gebeurtenis: 'recht-gegeven', nummer: 1, op: '2026-11-21T09:00:00.000Z', door: null, over: rosa },
      ...{ kennissessie_id: null, onderwijsregio: 'waterkant', bijzonderheden: 'auteur' },
    },
    expect.objectContaining({ nummer: 2 }),
  ]);
  await leg(NU + 2);
  expect([await meld(), await meld(), regels.length]).toEqual([1, 0, 3]);
});

test('kon het logboek het niet opschrijven, dan komt het de volgende keer', async () => {
  await leg(NU);
  const vol = {
    info() {
      throw new Error('the disk is full');
    },
  };
  await expect(gebeurtenissenMelden(open.db, { log: vol })).rejects.toThrow('the disk is full');
  expect([await meld(), regels.length]).toEqual([1, 1]);
});
