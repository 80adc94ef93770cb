import { expect, test } from 'vitest';
import { signaalbladen } from '#leren/signalen/doorgeven/signaalbladen.ts';
import { signalenLezen } from '#leren/signalen/signaal.ts';
import { signaalOpenbaarMaken, signaalVerbergen } from '#leren/signalen/signaal-afhandelen.ts';
import { bram, signaalwereld } from './signaalwereld.ts';

test('te vinden is alleen wat iedereen mag lezen, zonder de naam van wie die niet wil', async () => {
  const { db, inhoud, nieuw, stap } = await signaalwereld();
  const bladen = async () => signaalbladen(await signalenLezen(db), inhoud);
  const id = await nieuw(bram, 'bos', { metNaam: false });
  expect(await bladen()).toEqual([]);
  await stap(signaalOpenbaarMaken, id, {});
  const [blad] = await bladen();
  expect([blad?.url, blad?.kenmerken, blad?.facetten]).toEqual([
    `/signalen/${id}/`,
    ['Knelpunt', 'Een onderwijsregio', 'Ingediend'],
    { bouwsteen: [] },
  ]);
  expect(JSON.stringify(blad)).not.toContain('bos');
  await stap(signaalVerbergen, id, { reden: 'Naam.' });
  expect(await bladen()).toEqual([]);
});

test('dezelfde signalen geven dezelfde lijst, en een lange tekst wordt ingekort tot hele zinnen', async () => {
  const { db, inhoud, nieuw, stap } = await signaalwereld();
  const id = await nieuw(bram, 'bos', { speelt: `${'Een zin van enige lengte. '.repeat(20)}Klaar.` });
  await stap(signaalOpenbaarMaken, id, {});
  const alle = await signalenLezen(db);
  expect(signaalbladen(alle, inhoud)).toBe(signaalbladen(alle, inhoud));
  const [blad] = signaalbladen(alle, inhoud);
  expect([(blad?.kern.length ?? 999) <= 240, blad?.kern.endsWith('lengte.')]).toEqual([true, true]);
});
