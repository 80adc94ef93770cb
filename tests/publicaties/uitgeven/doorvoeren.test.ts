import { afterAll, beforeAll, expect, test } from 'vitest';
import { doorvoeren } from '#publicaties/uitgeven/doorvoeren.ts';
import { publiceren } from '#publicaties/uitgeven/vrijgeven.ts';
import { NU, type Wereld, wereld } from '../wereld.ts';

let w: Wereld;
beforeAll(async () => {
  w = await wereld();
});
afterAll(() => w.ruimOp());

test('wie publiceert, staat online als het antwoord komt: de uitgever wordt gewekt door de handeling zelf', async () => {
  const id = await w.goedgekeurd(await w.praktijk({ titel: 'Meteen online' }));
  const verzoek = { account: await w.wie('rosa'), id, revisie: (await w.haal(id)).revisie, inhoud: w.inhoud, nu: NU };
  expect(await publiceren(w.db, { ...verzoek, uitgever: w.uitgever() })).toEqual({ gelukt: true, uitgevoerd: true });
  expect([(await w.haal(id)).status, w.inhoud.een('praktijken', 'meteen-online')?.slug]).toEqual(['gepubliceerd', 'meteen-online']);
});

test('de uitgever wordt pas gewekt na het vastleggen, en niet voor wat geweigerd of mislukt is', async () => {
  const gewekt: string[] = [];
  const uitgever = {
    nu: async (id: string) => {
      gewekt.push(`${id}: ${(await w.db.selectFrom('versie').selectAll().where('onderwerp', '=', 'proef').execute()).length}`);
      return { gelukt: false, waarom: '' } as const;
    },
  };
  const act = (uitslag: { gelukt: boolean }) =>
    doorvoeren(w.db, { id: 'een', uitgever }, async (trx) => {
      await trx
        .insertInto('versie')
        .values({ onderwerp: 'proef', nummer: 1 })
        .onConflict((al) => al.doNothing())
        .execute();
      return uitslag;
    });
  expect(await act({ gelukt: false })).toEqual({ gelukt: false });
  await expect(doorvoeren(w.db, { id: 'een', uitgever }, () => Promise.reject(new Error('kapot')))).rejects.toThrow('kapot');
  expect(gewekt).toEqual([]);
  expect(await act({ gelukt: true })).toEqual({ gelukt: true, uitgevoerd: false });
  expect(gewekt).toEqual(['een: 1']);
});
