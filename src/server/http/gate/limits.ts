import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Refusal } from './checks.ts';
import { countedAs } from './ip.ts';

export interface Limits {
  /** Counts one write; a refusal says how long to wait. */
  schrijven(ip: string): Promise<Refusal | null>;
  /** Counts one letter to an address that somebody typed in; answers how many seconds to wait first, 0 when it may go. */
  mailing(ip: string, kind: MailKind): Promise<number>;
  /** Counts one file with personal data, per login where there is one. */
  exports(who: string): Promise<Refusal | null>;
  /** Counts one look of a calendar program at somebody's own calendar; answers how many seconds to wait first, 0 when it may. */
  calendars(whose: string): Promise<number>;
}

/** What sends mail to an address that somebody typed in; one never uses up the other. */
export type MailKind = 'inlogcode' | 'kennisvraag';

const PER_MINUTE = 60;
const MAILS_PER_QUARTER = 20;
const QUARTER = 15 * 60;
const EXPORTS_PER_HOUR = 10;
/** Programs look every five minutes at most, and somebody has a few of them. */
const CALENDARS_PER_HOUR = 60;
const HOUR = 60 * 60;

/** How often one visitor may write, whatever the rules of the rooms say per person. */
export function makeLimits({ perMinuut: perMinute = PER_MINUTE, mails = MAILS_PER_QUARTER } = {}): Limits {
  const writes = new RateLimiterMemory({ points: perMinute, duration: 60 });
  const exporting = new RateLimiterMemory({ points: EXPORTS_PER_HOUR, duration: HOUR });
  const calendars = new RateLimiterMemory({ points: CALENDARS_PER_HOUR, duration: HOUR });
  const quarter = () => new RateLimiterMemory({ points: mails, duration: QUARTER });
  const brieven: Record<MailKind, RateLimiterMemory> = { inlogcode: quarter(), kennisvraag: quarter() };
  return {
    exports: (who) => count(exporting, who),
    calendars: async (whose) => (await count(calendars, whose))?.wait ?? 0,
    schrijven: (ip) => count(writes, countedAs(ip)),
    mailing: async (ip, kind) => (await count(brieven[kind], countedAs(ip)))?.wait ?? 0,
  };
}

async function count(counter: RateLimiterMemory, who: string): Promise<Refusal | null> {
  try {
    await counter.consume(who);
    return null;
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state;
    return { status: 429, wait: Math.max(1, Math.ceil(state.msBeforeNext / 1000)) };
  }
}
