import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { telgroep } from './ip.ts';
import type { Weigering } from './poort.ts';

export interface Grenzen {
  /** Counts one write; a refusal says how long to wait. */
  schrijven(ip: string, pad: string, vraag: string): Promise<Weigering | null>;
  /** Counts one file with personal data, per login where there is one. */
  uitvoeren(wie: string): Promise<Weigering | null>;
}

const PER_MINUUT = 60;
const CODES_PER_KWARTIER = 20;
const KWARTIER = 15 * 60;
const UITVOER_PER_UUR = 10;
const UUR = 60 * 60;

/** How often one visitor may write, whatever the rules of the rooms say per person. */
export function maakGrenzen({ perMinuut = PER_MINUUT, codes = CODES_PER_KWARTIER } = {}): Grenzen {
  const schrijfacties = new RateLimiterMemory({ points: perMinuut, duration: 60 });
  const uitvoer = new RateLimiterMemory({ points: UITVOER_PER_UUR, duration: UUR });
  const codevragen = new RateLimiterMemory({ points: codes, duration: KWARTIER });
  return {
    uitvoeren: (wie) => tel(uitvoer, wie),
    async schrijven(ip, pad, vraag) {
      const wie = telgroep(ip);
      return (await tel(schrijfacties, wie)) ?? (mailtNaarIngevuldAdres(pad, vraag) ? await tel(codevragen, wie) : null);
    },
  };
}

/** Actions that send mail to an address somebody typed in. */
const MAILT = ['inloggen', 'kennisvraagStellen'];

/**
 * An action runs on whatever page its form was sent to, so its name counts as much as the page. Astro also takes names with
 * a slash or an escape in them; no form of ours has those.
 */
function mailtNaarIngevuldAdres(pad: string, vraag: string): boolean {
  const actie = new URLSearchParams(vraag).get('_action');
  return pad === '/inloggen/' || (actie !== null && (MAILT.includes(actie) || !/^[a-z]+$/i.test(actie)));
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
