import { loginsOpruimen } from '#accounts/inloggen/logins-opruimen.ts';
import type { Onthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { rechtenOpruimen } from '#accounts/rechten/rechten-opruimen.ts';
import { eenKeerPerDag } from '#db/een-keer-per-dag.ts';
import type { Db } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import type { Bergingen } from '#inhoud/bijlagen/berging.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { aanmeldingenOpruimen } from '#kennissessies/aanmelden/aanmeldingen-opruimen.ts';
import { materialenInGebruik } from '#kennissessies/materialen.ts';
import { evaluatiesOpruimen } from '#kennissessies/organiseren/evaluatie/evaluaties-opruimen.ts';
import { materialenOpruimen } from '#kennissessies/organiseren/materiaal/materialen-opruimen.ts';
import { bezoekTellen } from '#kennissessies/organiseren/tellen/bezoek-tellen.ts';
import { adoptiesNavragen, adoptiesRondmailen } from '#leren/adopties/adopties-rondmailen.ts';
import { gesprekkenOpruimen } from '#leren/gesprekken/gesprekken-opruimen.ts';
import { kennisvragenOpruimen } from '#leren/kennisvragen/kennisvragen-opruimen.ts';
import { regioverkenningenOpruimen } from '#leren/regioverkenningen/regioverkenningen-opruimen.ts';
import { signalenOpruimen } from '#leren/signalen/signalen-opruimen.ts';
import { volgersOpruimen } from '#leren/volgen/volgers-opruimen.ts';
import { bijlagenInGebruik } from '#publicaties/bijhouden/bijlagen-in-gebruik.ts';
import { adresBezoeken } from '#publicaties/bijhouden/links/adres-bezoeken.ts';
import { linksNakijken } from '#publicaties/bijhouden/links/links-nakijken.ts';
import { herinneren } from '#publicaties/bijhouden/nakijken/herinneren.ts';
import { bijlagenOpruimen } from '#server/opslag/bijlagen-opruimen.ts';
import { oudeStandOpruimen } from '#server/opstarten/oude-stand-opruimen.ts';
import type { Log } from './logboek.ts';

export interface Dagwerk {
  db: Db;
  inhoud: Inhoud;
  /** What a restore may not undo. */
  boek: Onthoudboek;
  dataDir: string;
  contentDir: string;
  bergingen: Bergingen;
  /** Links in letters begin with it. */
  origin: string;
  log: Log;
  /** The local trial, that asks nothing of any other machine. */
  proef: boolean;
  /** Ends what takes long. */
  stop?: AbortSignal;
}

/** Not in the busy first seconds after a start. */
const EERSTE_MS = 60_000;

/** What every room forgets when its time has come; a restore does this too, before anybody sees what was put back. */
export const OPRUIMEN: Record<string, (werk: Pick<Dagwerk, 'db'>, nu: number) => Promise<unknown>> = {
  accounts: ({ db }, nu) => loginsOpruimen(db, { nu }),
  rechten: ({ db }, nu) => rechtenOpruimen(db, { nu }),
  kennissessies: ({ db }, nu) => aanmeldingenOpruimen(db, { nu }),
  materialen: ({ db }, nu) => materialenOpruimen(db, { nu }),
  evaluaties: ({ db }, nu) => evaluatiesOpruimen(db, { nu }),
  kennisvragen: ({ db }, nu) => kennisvragenOpruimen(db, { nu }),
  regioverkenningen: ({ db }, nu) => regioverkenningenOpruimen(db, { nu }),
  signalen: ({ db }, nu) => signalenOpruimen(db, { nu }),
  volgen: ({ db }, nu) => volgersOpruimen(db, { nu }),
  gesprekken: ({ db }, nu) => gesprekkenOpruimen(db, { nu }),
  grenzen: ({ db }, nu) => db.deleteFrom('grens').where('expire', '<', nu).execute(),
};
/** All that is done once a day: forgetting, and whom to remind; each runs whatever became of the one before. */
export const BEURTEN: Record<string, (werk: Dagwerk, nu: number) => Promise<unknown>> = {
  // Before anybody is forgotten.
  bezoek: ({ db }, nu) => bezoekTellen(db, { nu }),
  ...OPRUIMEN,
  onthoudboek: ({ boek }) => boek.bijschrijven(),
  herstel: ({ dataDir }, nu) => oudeStandOpruimen(dataDir, { nu }),
  bijhouden: ({ db, inhoud, origin }, nu) => herinneren(db, { inhoud, origin, nu }),
  adopties: ({ db, inhoud, origin }, nu) => adoptiesRondmailen(db, { inhoud, origin, nu }),
  'adopties navragen': ({ db, inhoud, origin }, nu) => adoptiesNavragen(db, { inhoud, origin, nu }),
  bijlagen: ({ db, bergingen, ...rest }, nu) =>
    bijlagenOpruimen(db, { bergingen, welke: 'bijlagen', inGebruik: () => bijlagenInGebruik(db, rest), nu }),
  deelnemersbijlagen: ({ db, bergingen }, nu) =>
    bijlagenOpruimen(db, { bergingen, welke: 'deelnemers', inGebruik: () => materialenInGebruik(db), nu }),
  // What another machine cleaned up has no copy here either: whoever lists what is kept lets go of the rest.
  leeskopie: async ({ bergingen }) => {
    for (const berging of Object.values(bergingen)) await berging.lijst();
  },
  // Last: other sites may take their time.
  links: async ({ db, inhoud, origin, proef, stop }, nu) => {
    const bezoek = (link: string) => adresBezoeken(link, { bereik: 'openbaar', vanwege: origin, ...(stop && { stop }) });
    // The trial asks nobody: what is written there is of anybody.
    return proef ? 0 : linksNakijken(db, { inhoud, bezoek, stop, nu });
  },
};

/** What stands beside each process: the others do it for one another. */
const OP_ELKE_MACHINE = new Set(['onthoudboek', 'herstel', 'leeskopie']);

/** One round of the daily work, of what no other process did today. */
export async function dagwerkDoen(werk: Dagwerk, klok: () => number = Date.now): Promise<void> {
  for (const [kamer, doen] of Object.entries(BEURTEN)) {
    const nu = klok();
    try {
      if (OP_ELKE_MACHINE.has(kamer)) await doen(werk, nu);
      else await eenKeerPerDag(werk.db, { taak: kamer, stop: werk.stop, nu }, () => doen(werk, nu));
    } catch (err) {
      werk.log.error({ err, kamer }, 'The daily work of a room failed; it is tried again tomorrow.');
    }
  }
}

/** Lets the rooms clean up and remind once a day, as the retention terms of the privacy page promise. */
export function beginDagwerk(werk: Omit<Dagwerk, 'stop'>): { stop(): void } {
  const einde = new AbortController();
  const beurt = () => void dagwerkDoen({ ...werk, stop: einde.signal });
  const eerste = setTimeout(beurt, EERSTE_MS);
  const elke = setInterval(beurt, DAG_MS);
  eerste.unref();
  elke.unref();
  return {
    stop() {
      einde.abort();
      clearTimeout(eerste);
      clearInterval(elke);
    },
  };
}
