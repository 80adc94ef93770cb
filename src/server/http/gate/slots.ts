/** What is being made for somebody. Each kind has places of its own, so that nobody's searches keep others from logging in. */
export type SlotKind = 'search' | 'pages' | 'forms';

export interface Visitor {
  /** Who counts as one: an address, or a whole network of IPv6. */
  group: string;
  /** Hung up: nobody is left to make anything for. */
  gone(): boolean;
}

/** Gives the place back; once, when the work is done. */
export type Release = () => void;

export interface Slots {
  /** A place, now or when it is this visitor's turn; null for who has too much waiting already, or hung up meanwhile. */
  take(kind: SlotKind, visitor: Visitor): Release | null | Promise<Release | null>;
}

export interface Room {
  /** How many are made at once. Rendering has one processor: more would only make everybody wait longer. */
  atOnce: number;
  /** How many of those one visitor may have: what hangs for one leaves places for the others. */
  each: number;
  /** How many one visitor may have waiting. A school is one visitor. */
  waitingEach: number;
  /** How many may wait together; over it the visitor with most of them loses the newest. */
  waiting: number;
}

const ROOMS: Record<SlotKind, Room> = {
  search: { atOnce: 4, each: 2, waitingEach: 60, waiting: 600 },
  pages: { atOnce: 16, each: 8, waitingEach: 100, waiting: 1000 },
  // These also wait for the disk, and for a letter on its way.
  forms: { atOnce: 64, each: 32, waitingEach: 100, waiting: 1000 },
};

/** Divides the rendering: visitors who wait take turns, however much one of them asks. */
export function makeSlots(rooms: Record<SlotKind, Room> = ROOMS): Slots {
  const queues = { search: new FairQueue(rooms.search), pages: new FairQueue(rooms.pages), forms: new FairQueue(rooms.forms) };
  return { take: (kind, visitor) => queues[kind].take(visitor) };
}

interface Waiter {
  visitor: Visitor;
  answer(release: Release | null): void;
}

interface Party {
  running: number;
  waiting: Waiter[];
}

class FairQueue {
  readonly #room: Room;
  /** Everybody with something running or waiting; who had a turn goes to the end. */
  readonly #parties = new Map<string, Party>();
  #running = 0;
  #waiting = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  take(visitor: Visitor): Release | null | Promise<Release | null> {
    const party = this.#party(visitor.group);
    if (party.waiting.length === 0 && this.#hasRoomFor(party)) return this.#start(visitor.group, party);
    if (party.waiting.length >= this.#room.waitingEach) return null;
    const { promise, resolve: answer } = Promise.withResolvers<Release | null>();
    party.waiting.push({ visitor, answer });
    this.#waiting += 1;
    if (this.#waiting > this.#room.waiting) this.#refuseOne();
    return promise;
  }

  #party(group: string): Party {
    const known = this.#parties.get(group);
    if (known) return known;
    const party = { running: 0, waiting: [] };
    this.#parties.set(group, party);
    return party;
  }

  readonly #hasRoomFor = ({ running }: Party): boolean => this.#running < this.#room.atOnce && running < this.#room.each;

  #start(group: string, party: Party): Release {
    party.running += 1;
    this.#running += 1;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      party.running -= 1;
      this.#running -= 1;
      this.#forget(group, party);
      this.#next();
    };
  }

  #next(): void {
    for (const [group, party] of this.#parties) {
      if (this.#running >= this.#room.atOnce) return;
      if (party.waiting.length === 0 || !this.#hasRoomFor(party)) continue;
      const waiter = this.#firstThere(party);
      if (waiter) {
        this.#parties.delete(group);
        this.#parties.set(group, party);
        waiter.answer(this.#start(group, party));
      } else this.#forget(group, party);
    }
  }

  /** The first who did not hang up. */
  #firstThere({ waiting }: Party): Waiter | undefined {
    for (;;) {
      const waiter = waiting.shift();
      if (waiter) this.#waiting -= 1;
      if (!waiter?.visitor.gone()) return waiter;
      waiter.answer(null);
    }
  }

  #refuseOne(): void {
    const most = [...this.#parties.values()].reduce((a, b) => (b.waiting.length > a.waiting.length ? b : a));
    this.#waiting -= 1;
    most.waiting.pop()?.answer(null);
  }

  #forget(group: string, { running, waiting }: Party): void {
    if (running === 0 && waiting.length === 0) this.#parties.delete(group);
  }
}
