import { expect, test } from 'vitest';
import { makeSlots, type Release, type Room, type SlotKind } from '#server/http/gate/slots.ts';

const ROOM: Room = { atOnce: 4, each: 2, waitingEach: 5, waiting: 12 };
const begin = (room: Partial<Room> = {}) => {
  const each = { ...ROOM, ...room };
  const slots = makeSlots({ search: each, pages: each, forms: each });
  const order: string[] = [];
  const open: Release[] = [];
  let gone: readonly string[] = [];
  const ask = (group: string, name = group, kind: SlotKind = 'search') => {
    const note = (release: Release | null) => {
      order.push(release ? name : `${name} niet`);
      if (release) open.push(release);
    };
    const slot = slots.take(kind, { group, gone: () => gone.includes(name) });
    if (slot instanceof Promise) void slot.then(note);
    else note(slot);
  };
  return {
    order,
    ask,
    many: (group: string, count: number) => Array.from({ length: count }, (_, turn) => ask(group, `${group}${turn + 1}`)),
    hangUp: (...names: string[]) => {
      gone = names;
    },
    async finish(count = 1) {
      for (let turn = 0; turn < count; turn += 1) {
        open.shift()?.();
        await Promise.resolve();
        await Promise.resolve();
      }
    },
  };
};

test('één bezoeker krijgt nooit alle plekken, en wat van hem wacht houdt een ander niet op', () => {
  const { order, ask, many } = begin();
  many('a', 5);
  ask('b');
  expect(order).toEqual(['a1', 'a2', 'b']);
});

test('wie wachten komen om de beurt, hoeveel één van hen ook vraagt', async () => {
  const { order, many, finish } = begin({ atOnce: 2 });
  many('a', 6);
  many('b', 2);
  many('c', 2);
  await finish(8);
  expect(order).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2', 'c2', 'a5', 'a6']);
});

test('elke soort heeft eigen plekken', () => {
  const { order, ask, many } = begin();
  many('a', 5);
  ask('a', 'formulier', 'forms');
  ask('a', 'bladzijde', 'pages');
  expect(order).toEqual(['a1', 'a2', 'formulier', 'bladzijde']);
});

test('wie te veel laat wachten hoort dat, en alleen die', async () => {
  const { order, ask, many } = begin();
  many('a', 9);
  ask('b');
  expect(order).toEqual(['a1', 'a2', 'a8 niet', 'a9 niet', 'b']);
});

test('wachten er samen te veel, dan moet de drukste inleveren', async () => {
  const { order, ask, many, finish } = begin({ atOnce: 1, each: 1 });
  many('a', 6);
  many('b', 5);
  many('c', 2);
  ask('d');
  await finish(0);
  await Promise.resolve();
  expect(order).toEqual(['a1', 'a6 niet']);
  await finish(4);
  expect(order).toEqual(['a1', 'a6 niet', 'a2', 'b1', 'c1', 'd']);
});

test('voor wie is weggegaan wordt niets meer gemaakt', async () => {
  const { order, many, ask, hangUp, finish } = begin({ atOnce: 1, each: 1 });
  many('a', 4);
  ask('b');
  hangUp('a2', 'a3');
  await finish(3);
  expect(order).toEqual(['a1', 'a2 niet', 'a3 niet', 'a4', 'b']);
});

test('een plek komt één keer terug, ook wie hem twee keer teruggeeft', async () => {
  const slots = makeSlots({ search: { ...ROOM, atOnce: 1 }, pages: ROOM, forms: ROOM });
  const visitor = { group: 'a', gone: () => false };
  const first = slots.take('search', visitor);
  if (!first || first instanceof Promise) throw new Error('There is a place.');
  first();
  first();
  expect([slots.take('search', visitor), slots.take('search', visitor)]).toEqual([expect.any(Function), expect.any(Promise)]);
});
