import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Refusal } from './checks.ts';
import { countedAs } from './ip.ts';
import { type Counter, type MakeCounter, sharedCounters } from './shared-limits.ts';

/** Who writes: a login that is there, else everybody of that network together. */
export type Writer = { login: string } | { ip: string };
/** A refusal that says how long to wait, and whether it is the first of its kind: the log tells it once. */
export interface TooOften extends Refusal {
  wait: number;
  first: boolean;
}
export interface Limits {
  /** Counts one write. */
  schrijven(who: Writer): Promise<TooOften | null>;
  /** Counts one letter to an address that somebody typed in; answers how many seconds to wait first, 0 when it may go. */
  mailing(kind: MailKind, who: { account: string } | { ip: string }): Promise<number>;
  /** Counts one file with personal data, per login where there is one. */
  exports(who: string): Promise<TooOften | null>;
  /** Counts one look of a calendar program at somebody's own calendar. */
  calendars(whose: string): Promise<TooOften | null>;
  /** Counts one answer to somebody who is typing: a list to choose from, or how the text looks by now. */
  lookups(whose: string): Promise<TooOften | null>;
}

/** What sends mail to an address that somebody typed in; one never uses up the other. Login codes have limits of their own. */
export type MailKind = 'adreswijziging' | 'kennisvraag' | 'regioverkenning' | 'volgen';

const PER_MINUTE = 60;
/** Sixty people in a hall who log in together: an address, a code, and something mistyped. */
const NETWORK_PER_MINUTE = 180;
const MAILS_PER_QUARTER = 20;
const NETWORK_MAILS_PER_QUARTER = 60;
const NETWORK_MAILS_PER_DAY = 300;
const QUARTER = 15 * 60;
const EXPORTS_PER_HOUR = 10;
/** Programs look every five minutes at most, and somebody has a few of them. */
const CALENDARS_PER_HOUR = 60;
/** Faster than anybody types: three a second, all the time. */
const LOOKUPS_PER_MINUTE = 180;
const HOUR = 60 * 60;

interface Choice {
  perMinuut?: number;
  netwerkPerMinuut?: number;
  /** For what counts for all servers of a site together: letters and files with personal data. */
  shared?: MakeCounter;
}

/** How often one visitor may write, whatever the rules of the rooms say per person. A school or a hall is one network. */
export function makeLimits({
  perMinuut: perMinute = PER_MINUTE,
  netwerkPerMinuut: network = NETWORK_PER_MINUTE,
  shared = sharedCounters(null),
}: Choice = {}): Limits {
  const memory = (points: number, duration: number) => new RateLimiterMemory({ points, duration });
  const [writes, networkWrites] = [memory(perMinute, 60), memory(network, 60)];
  const exporting = shared('exports', EXPORTS_PER_HOUR, HOUR);
  const calendars = memory(CALENDARS_PER_HOUR, HOUR);
  const typing = memory(LOOKUPS_PER_MINUTE, 60);
  const letters = (kind: MailKind) => ({
    person: shared(`${kind}-person`, MAILS_PER_QUARTER, QUARTER),
    network: shared(`${kind}-network`, NETWORK_MAILS_PER_QUARTER, QUARTER),
    day: shared(`${kind}-day`, NETWORK_MAILS_PER_DAY, 24 * HOUR),
  });
  const mails: Record<MailKind, ReturnType<typeof letters>> = {
    adreswijziging: letters('adreswijziging'),
    kennisvraag: letters('kennisvraag'),
    regioverkenning: letters('regioverkenning'),
    volgen: letters('volgen'),
  };
  return {
    exports: (who) => count(exporting, who),
    calendars: (whose) => count(calendars, whose),
    lookups: (whose) => count(typing, whose),
    schrijven: (who) => ('login' in who ? count(writes, who.login) : count(networkWrites, countedAs(who.ip))),
    async mailing(kind, who) {
      const { person, network: quarter, day } = mails[kind];
      if ('account' in who) return (await count(person, who.account))?.wait ?? 0;
      const whose = countedAs(who.ip);
      return ((await count(quarter, whose)) ?? (await count(day, whose)))?.wait ?? 0;
    },
  };
}

async function count(counter: Counter, who: string): Promise<TooOften | null> {
  try {
    await counter.consume(who);
    return null;
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state;
    return { status: 429, wait: Math.max(1, Math.ceil(state.msBeforeNext / 1000)), first: state.consumedPoints === counter.points + 1 };
  }
}

type Warner = { warn(o: object, m: string): void };
/** Tells the log of whom too much came, once in each term of that limit; never from which network. */
export function noteTooOften(log: Warner, where: string, { first }: TooOften, account: string | null): void {
  if (first) log.warn({ poging: 'te-vaak', waar: where, account }, 'Somebody asked too often.');
}
