import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { telgroep } from './ip.ts';
import type { Weigering } from './poort.ts';

export interface Grenzen {
  /** Counts one write; a refusal says how long to wait. */
  schrijven(ip: string): Promise<Weigering | null>;
  /** Counts one letter to an address that somebody typed in; answers how many seconds to wait first, 0 when it may go. */
  mailen(ip: string, soort: Mailsoort): Promise<number>;
  /** Counts one file with personal data, per login where there is one. */
  uitvoeren(wie: string): Promise<Weigering | null>;
}

/** What sends mail to an address that somebody typed in; one never uses up the other. */
export type Mailsoort = 'inlogcode' | 'kennisvraag';

const PER_MINUUT = 60;
const MAILS_PER_KWARTIER = 20;
const KWARTIER = 15 * 60;
const UITVOER_PER_UUR = 10;
const UUR = 60 * 60;

/** How often one visitor may write, whatever the rules of the rooms say per person. */
export function maakGrenzen({ perMinuut = PER_MINUUT, mails = MAILS_PER_KWARTIER } = {}): Grenzen {
  const schrijfacties = new RateLimiterMemory({ points: perMinuut, duration: 60 });
  const uitvoer = new RateLimiterMemory({ points: UITVOER_PER_UUR, duration: UUR });
  const kwartier = () => new RateLimiterMemory({ points: mails, duration: KWARTIER });
  const brieven: Record<Mailsoort, RateLimiterMemory> = { inlogcode: kwartier(), kennisvraag: kwartier() };
  return {
    uitvoeren: (wie) => tel(uitvoer, wie),
    schrijven: (ip) => tel(schrijfacties, telgroep(ip)),
    mailen: async (ip, soort) => (await tel(brieven[soort], telgroep(ip)))?.wacht ?? 0,
  };
}

async function tel(teller: RateLimiterMemory, wie: string): Promise<Weigering | null> {
  try {
    await teller.consume(wie);
    return null;
  } catch (stand) {
    if (!(stand instanceof RateLimiterRes)) throw stand;
    return { status: 429, wacht: Math.max(1, Math.ceil(stand.msBeforeNext / 1000)) };
  }
}
