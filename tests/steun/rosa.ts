import { setTimeout as wacht } from 'node:timers/promises';
import { TOTP } from 'otpauth';
import { Bezoeker } from './bezoeker.ts';
import { codeVoor } from './inloggen.ts';
import type { Proefserver } from './server.ts';

const STAP_MS = 30_000;
/** The last time step of which a code was used, per database: a code works once, also for two servers on the same one. */
const gebruikt = new Map<string, number>();

/** The Realisatie-Eenheid, logged in with her second step, without JavaScript. */
export async function alsRosa(server: Proefserver): Promise<Bezoeker> {
  const rosa = new Bezoeker(server.url);
  const adres = 'rosa@voorbeeld.example';
  const gevraagd = await rosa.verzend(await rosa.lees('/inloggen/'), '/inloggen/', 'Stuur mij een code', { adres });
  const stap = await rosa.verzend(await rosa.lees(gevraagd.naar), gevraagd.naar, 'Inloggen', { code: await codeVoor(server, adres) });
  const gelukt = await rosa.verzend(await rosa.lees(stap.naar), stap.naar, 'Doorgaan', { code: await verseAppcode(server) });
  if (gelukt.status !== 303) throw new Error(`Rosa could not log in: ${gelukt.status}.`);
  return rosa;
}

/** A code that was not used before; the next step's is taken as well, so this seldom waits. */
async function verseAppcode(server: Proefserver): Promise<string> {
  const secret = /rosa@\S+ .*geheim ([A-Z2-7]+)/.exec(server.stdout())?.[1] ?? '';
  const klok = () => Date.now() + server.vooruit;
  const nu = Math.floor(klok() / STAP_MS);
  const stap = Math.max(nu, (gebruikt.get(server.dataDir) ?? 0) + 1);
  gebruikt.set(server.dataDir, stap);
  await wacht(Math.max(0, (stap - 1) * STAP_MS - klok()));
  return new TOTP({ secret }).generate({ timestamp: stap * STAP_MS });
}
