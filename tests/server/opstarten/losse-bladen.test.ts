import { expect, test } from 'vitest';
import { adoptiesLezen } from '#leren/adopties/adoptie.ts';
import { losseBladen } from '#server/opstarten/losse-bladen.ts';
import { adoptiewereld, bram } from '../../leren/adopties/adoptiewereld.ts';

test('zoeken krijgt wat regio’s overnemen, dezelfde lijst zolang er niets wijzigt, en hoort het als een kamer het niet zeker weet', async () => {
  const { db, inhoud, adopteer } = await adoptiewereld();
  let adopties = await adoptiesLezen(db);
  let vers = true;
  const los = losseBladen({
    inhoud,
    adopties: { lees: async () => ({ adopties, vers, nummer: null }) },
    signalen: { lees: async () => ({ signalen: GEEN, vers: true, nummer: null }) },
  });
  const eerst = await los.lees();
  expect(eerst).toEqual({ bladen: [], vers: true });
  expect((await los.lees()).bladen).toBe(eerst.bladen);
  await adopteer(bram, 'loket', 'bos');
  adopties = await adoptiesLezen(db);
  vers = false;
  expect(await los.lees()).toEqual({ bladen: [{ url: '/praktijken/loket/', zinnen: ['Regio bos past dit toe.'] }], vers: false });
});
const GEEN = [] as const;
