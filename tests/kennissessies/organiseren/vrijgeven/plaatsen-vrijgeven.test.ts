import { expect, test } from 'vitest';
import { plaatsenVrijgeven } from '#kennissessies/organiseren/vrijgeven/plaatsen-vrijgeven.ts';
import { plaatsenVanzelfVrijgeven } from '#kennissessies/organiseren/vrijgeven/vanzelf-vrijgeven.ts';
import { DAG, mens, NU, ORIGIN, rosa, type Wereld, wereld } from '../../wereld.ts';

const geefVrij = (w: Wereld, { account = rosa, bevestigd = true, nu = NU } = {}) =>
  plaatsenVrijgeven(w.db, { account, id: 'k1', bevestigd, origin: ORIGIN, nu });
const vanzelf = (w: Wereld, nu: number) => plaatsenVanzelfVrijgeven(w.db, { origin: ORIGIN, nu });
const achtergehouden = async (w: Wereld) =>
  (await w.db.selectFrom('kennissessie').select('achtergehouden').executeTakeFirstOrThrow()).achtergehouden;

test('vrijgeven zegt eerst wie er een plaats krijgt, geeft ze aan wie het langst wacht, en doet het één keer', async () => {
  const w = await wereld({ capaciteit: 3, achtergehouden: 2 });
  for (const naam of ['Anna', 'Bram', 'Carla', 'Emma']) await w.meldAan(naam);
  expect(await geefVrij(w, { bevestigd: false })).toMatchObject({
    ...{ reden: 'onbevestigd' },
    gevolg: { mensen: 2, zin: 'Dit gaat naar 2 mensen van de wachtlijst, nu met een plaats.' },
  });
  expect(await achtergehouden(w)).toBe(2);
  expect(await geefVrij(w)).toEqual({ gelukt: true, doorgeschoven: 2 });
  expect(await w.statussen()).toEqual({ anna: 'bevestigd', bram: 'bevestigd', carla: 'bevestigd', emma: 'wachtlijst' });
  expect(await geefVrij(w)).toEqual({ gelukt: false, reden: 'niets-achtergehouden' });
});

test('zonder wachtenden gaat er geen mail en is er geen vraag; een ander mag het niet', async () => {
  const w = await wereld({ capaciteit: 3, achtergehouden: 2 });
  expect(await geefVrij(w, { account: mens('Carla') })).toEqual({ gelukt: false, reden: 'onbekend' });
  expect(await geefVrij(w, { bevestigd: false })).toEqual({ gelukt: true, doorgeschoven: 0 });
});

test('op het gekozen moment gaan ze vanzelf vrij, precies één keer', async () => {
  const w = await wereld({ capaciteit: 2, achtergehouden: 1, vrijgeven_op: NU + DAG });
  await w.meldAan('Anna');
  expect(await w.meldAan('Bram')).toBe('wachtlijst');
  expect(await vanzelf(w, NU + DAG - 1)).toBe(0);
  expect(await vanzelf(w, NU + DAG)).toBe(1);
  expect([await achtergehouden(w), (await w.rij('Bram')).status]).toEqual([0, 'bevestigd']);
  expect(await w.db.selectFrom('gebeurtenis').select(['wat', 'door', 'bijzonderheden']).execute()).toEqual([
    { wat: 'plaatsen-vrijgegeven', door: null, bijzonderheden: '1' },
  ]);
  // What the organiser holds back after that stays held back.
  await w.wijzig({ capaciteit: 4, achtergehouden: 2 }, { nu: NU + 2 * DAG });
  await vanzelf(w, NU + 3 * DAG);
  expect(await achtergehouden(w)).toBe(2);
  await w.zet({ vrijgeven_op: NU + 4 * DAG });
  await vanzelf(w, NU + 4 * DAG);
  expect(await achtergehouden(w)).toBe(0);
});

test('van wat is afgelast, geweest of nog concept wordt niets vrijgegeven', async () => {
  for (const anders of [{ status: 'afgelast' }, { status: 'concept' }, { begin_op: NU - DAG, eind_op: NU - 1 }] as const) {
    const w = await wereld({ capaciteit: 2, achtergehouden: 1, vrijgeven_op: NU - 1, ...anders });
    expect([await vanzelf(w, NU), await achtergehouden(w)]).toEqual([0, 1]);
  }
});

test('na het sluiten schuift niemand meer door, ook niet als er plaatsen vrijkomen', async () => {
  const w = await wereld({ capaciteit: 1, achtergehouden: 1, vrijgeven_op: NU + DAG });
  expect(await w.meldAan('Anna')).toBe('wachtlijst');
  expect(await vanzelf(w, w.sessie.aanmelden_tot + DAG)).toBe(0);
  expect((await w.rij('Anna')).status).toBe('wachtlijst');
});
