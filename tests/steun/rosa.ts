import { TOTP } from 'otpauth';
import { Bezoeker } from './bezoeker.ts';
import { codeVoor } from './inloggen.ts';
import type { Proefserver } from './server.ts';

/** The Realisatie-Eenheid, logged in with her second step, without JavaScript. */
export async function alsRosa(server: Proefserver): Promise<Bezoeker> {
  const rosa = new Bezoeker(server.url);
  const adres = 'rosa@voorbeeld.example';
  const gevraagd = await rosa.verzend(await rosa.lees('/inloggen/'), '/inloggen/', 'Stuur mij een code', { adres });
  const stap = await rosa.verzend(await rosa.lees(gevraagd.naar), gevraagd.naar, 'Inloggen', { code: await codeVoor(server, adres) });
  const geheim = /rosa@\S+ .*geheim ([A-Z2-7]+)/.exec(server.stdout())?.[1] ?? '';
  // A code works once: two logins within half a minute wait for the next.
  for (let poging = 0; poging < 40; poging += 1) {
    const gelukt = await rosa.verzend(await rosa.lees(stap.naar), stap.naar, 'Doorgaan', { code: new TOTP({ secret: geheim }).generate() });
    if (gelukt.status === 303) return rosa;
    await new Promise((klaar) => setTimeout(klaar, 1000));
    if (poging > 2) await new Promise((klaar) => setTimeout(klaar, 10_000));
  }
  throw new Error('Rosa could not log in.');
}
