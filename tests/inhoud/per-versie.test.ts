import { expect, test } from 'vitest';
import { perDing, perVersie } from '#inhoud/per-versie.ts';
import type { Inhoud } from '#inhoud/stuk.ts';

test('wat uit alle inhoud wordt gemaakt, wordt één keer gemaakt per versie ervan en per wijze', () => {
  let keer = 0;
  const gemaakt = perVersie((inhoud, wijze) => `${inhoud.versie} ${wijze} ${++keer}`);
  const inhoud = { versie: 1 };
  const vraag = (wijze?: string) => gemaakt(inhoud as Inhoud, wijze);
  expect([vraag('a'), vraag('a')]).toEqual(['1 a 1', '1 a 1']);
  expect(vraag('b')).toBe('1 b 2');
  inhoud.versie = 2;
  expect([vraag('b'), vraag('b')]).toEqual(['2 b 3', '2 b 3']);
  expect(gemaakt({ versie: 2 } as Inhoud, 'b')).toBe('2 b 4');
});

test('wat van een ding wordt gemaakt, wordt één keer gemaakt zolang het er is, en per wijze', () => {
  let keer = 0;
  const gemaakt = perDing(({ naam }: { naam: string }, wijze) => `${naam} ${wijze} ${++keer}`);
  const ding = { naam: 'loket' };
  expect([gemaakt(ding, 'a'), gemaakt(ding, 'a')]).toEqual(['loket a 1', 'loket a 1']);
  expect([gemaakt(ding, 'b'), gemaakt({ ...ding }, 'b')]).toEqual(['loket b 2', 'loket b 3']);
});
