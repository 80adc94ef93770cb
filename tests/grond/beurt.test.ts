import { expect, test } from 'vitest';
import { Beurt } from '#grond/beurt.ts';

test('er is er één tegelijk bezig, op volgorde van vragen, ook na wie mislukt', async () => {
  const beurt = new Beurt();
  const gedaan: string[] = [];
  const doe = (naam: string) =>
    beurt.doe(async () => {
      gedaan.push(`${naam} begint`);
      await new Promise(setImmediate);
      gedaan.push(`${naam} klaar`);
      if (naam === 'b') throw new Error('mislukt');
      return naam;
    });
  expect(await Promise.allSettled(['a', 'b', 'c'].map(doe))).toMatchObject([{ value: 'a' }, { status: 'rejected' }, { value: 'c' }]);
  expect(gedaan).toEqual(['a begint', 'a klaar', 'b begint', 'b klaar', 'c begint', 'c klaar']);
});
