import { gebeurtenissenMelden } from '#accounts/gebeurtenissen/gebeurtenissen-melden.ts';
import { wachtendeCodesNalopen } from '#accounts/inloggen/netwerkruimte.ts';
import type { Db } from '#db/tabellen.ts';
import { Beurt } from '#grond/beurt.ts';
import { MINUUT_MS } from '#grond/duur.ts';
import { deelnemersHerinneren } from '#kennissessies/aanmelden/deelnemers-herinneren.ts';
import { wachtlijstenDoorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { plaatsuitnodigingenVerlopen } from '#kennissessies/aanmelden/uitnodigingen-verlopen.ts';
import { wachtlijstenSluiten } from '#kennissessies/aanmelden/vergeefs.ts';
import { evaluatiesVragen } from '#kennissessies/organiseren/evaluatie/evaluaties-vragen.ts';
import { plaatsenVanzelfVrijgeven } from '#kennissessies/organiseren/vrijgeven/vanzelf-vrijgeven.ts';
import type { Log } from './logboek.ts';

/** What time alone causes, and how the log names it; each runs whatever became of the other, and answers how many people it was about. */
const TAKEN: [wat: string, doen: (db: Db, aanroep: { origin: string; nu: number }) => Promise<number>][] = [
  ['Giving who waits the places of a window that opened', wachtlijstenDoorschuiven],
  ['Telling who still waited that no place came free', wachtlijstenSluiten],
  ['Reminding who has a place', deelnemersHerinneren],
  ['Asking who was there what it was worth', evaluatiesVragen],
  ['Giving places that were held back to everybody', plaatsenVanzelfVrijgeven],
  ['Sending login codes that waited for a place', wachtendeCodesNalopen],
  ['Giving back places that were held for who did not answer', plaatsuitnodigingenVerlopen],
];

/**
 * Looks every minute whether a sign-up window closed or a session comes near, also for what passed while nobody ran, and tells the log
 * who did what.
 */
export function beginMinuutwerk(db: Db, { origin, log }: { origin: string; log: Log }): { stop(): Promise<void> } {
  const beurt = new Beurt();
  async function kijk(): Promise<void> {
    for (const [wat, doen] of TAKEN) {
      try {
        const mensen = await doen(db, { origin, nu: Date.now() });
        if (mensen > 0) log.info({ mensen }, `${wat}: done.`);
      } catch (err) {
        log.error({ err }, `${wat} failed; it is tried again in a minute.`);
      }
    }
    await meld();
  }
  const meld = () =>
    gebeurtenissenMelden(db, { log }).catch((err) => log.error({ err }, 'What happened could not be told; it is tried again in a minute.'));
  const begin = () => void beurt.doe(kijk);
  begin();
  const elke = setInterval(begin, MINUUT_MS);
  elke.unref();
  return {
    async stop() {
      clearInterval(elke);
      await beurt.klaar();
      await meld();
    },
  };
}
