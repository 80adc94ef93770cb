import type { Db } from '#db/tabellen.ts';
import { Beurt } from '#grond/beurt.ts';
import { wachtlijstenSluiten } from '#kennissessies/aanmelden/vergeefs.ts';
import type { Log } from './logboek.ts';

const MINUUT_MS = 60_000;

/** Looks every minute whether a sign-up window closed, so that who still waits hears of it; also what closed while nobody ran. */
export function sluitWachtlijsten(db: Db, { origin, log }: { origin: string; log: Log }): { stop(): Promise<void> } {
  const beurt = new Beurt();
  async function kijk(): Promise<void> {
    try {
      const gemaild = await wachtlijstenSluiten(db, { origin, nu: Date.now() });
      if (gemaild > 0) log.info({ gemaild }, 'Told who still waited that no place came free.');
    } catch (err) {
      log.error({ err }, 'Closing waiting lists failed; it is tried again in a minute.');
    }
  }
  const begin = () => void beurt.doe(kijk);
  begin();
  const elke = setInterval(begin, MINUUT_MS);
  elke.unref();
  return {
    async stop() {
      clearInterval(elke);
      await beurt.doe(async () => {});
    },
  };
}
