import { gebeurtenissenMelden } from '#accounts/gebeurtenissen/gebeurtenissen-melden.ts';
import { wachtendeCodesNalopen } from '#accounts/inloggen/netwerkruimte.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import type { Db } from '#db/tabellen.ts';
import { Beurt } from '#grond/beurt.ts';
import { MINUUT_MS } from '#grond/duur.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { deelnemersHerinneren } from '#kennissessies/aanmelden/deelnemers-herinneren.ts';
import { wachtlijstenDoorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { plaatsuitnodigingenVerlopen } from '#kennissessies/aanmelden/uitnodigingen-verlopen.ts';
import { wachtlijstenSluiten } from '#kennissessies/aanmelden/vergeefs.ts';
import { eerstvolgendeMoment } from '#kennissessies/eerstvolgende-moment.ts';
import { evaluatiesVragen } from '#kennissessies/organiseren/evaluatie/evaluaties-vragen.ts';
import { plaatsenVanzelfVrijgeven } from '#kennissessies/organiseren/vrijgeven/vanzelf-vrijgeven.ts';
import { adoptienieuws } from '#leren/adopties/adoptienieuws.ts';
import { gesprekkenNalopen } from '#leren/gesprekken/gesprekken-nalopen.ts';
import { signaalnieuws } from '#leren/signalen/doorgeven/signaalnieuws.ts';
import { openingenMailen } from '#leren/volgen/openingen-mailen.ts';
import { rondesMailen } from '#leren/volgen/rondes/rondes-mailen.ts';
import type { Log } from './logboek.ts';

interface Plek {
  inhoud: Inhoud;
  origin: string;
  /** Whether examples are shown and told of. */
  voorbeeld: boolean;
}

/** What time alone causes, and how the log names it; each runs whatever became of the other, and answers how many people it was about. */
const TAKEN: [wat: string, doen: (db: Db, aanroep: Plek & { nu: number }) => Promise<number>][] = [
  ['Giving who waits the places of a window that opened', wachtlijstenDoorschuiven],
  ['Mailing who asked for it that sign-up opened', openingenMailen],
  [
    'Mailing what is new to who follows it',
    (db, aanroep) => rondesMailen(db, { ...aanroep, overgenomen: adoptienieuws, signalen: signaalnieuws }),
  ],
  ['Telling both that a talk was not answered or not asked', gesprekkenNalopen],
  ['Telling who still waited that no place came free', wachtlijstenSluiten],
  ['Reminding who has a place', deelnemersHerinneren],
  ['Asking who was there what it was worth', evaluatiesVragen],
  ['Giving places that were held back to everybody', plaatsenVanzelfVrijgeven],
  ['Sending login codes that waited for a place', wachtendeCodesNalopen],
  ['Giving back places that were held for who did not answer', plaatsuitnodigingenVerlopen],
];

/**
 * Looks every minute what time alone causes, also for what passed while nobody ran, and tells the log who did what. What opens or ends
 * at a moment (sign-up, a window, a cap) does so at that moment.
 */
export function beginMinuutwerk(db: Db, { log, boek, ...plek }: Plek & { boek: Onthoudboek; log: Log }): { stop(): Promise<void> } {
  const beurt = new Beurt();
  let opTijd: NodeJS.Timeout | undefined;
  async function kijk(): Promise<void> {
    for (const [wat, doen] of TAKEN) {
      try {
        const mensen = await doen(db, { ...plek, nu: Date.now() });
        if (mensen > 0) log.info({ mensen }, `${wat}: done.`);
      } catch (err) {
        log.error({ err }, `${wat} failed; it is tried again in a minute.`);
      }
    }
    await boek.bijschrijven().catch((err) => log.error({ err }, 'What a restore may not undo could not be written down.'));
    await meld();
    await zetWekker();
  }
  async function zetWekker(): Promise<void> {
    clearTimeout(opTijd);
    const moment = await eerstvolgendeMoment(db, Date.now()).catch(() => null);
    if (moment === null || moment - Date.now() > MINUUT_MS) return;
    opTijd = setTimeout(begin, moment - Date.now());
    opTijd.unref();
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
      clearTimeout(opTijd);
      await beurt.klaar();
      await meld();
    },
  };
}
