import type { Berging } from '#inhoud/bijlagen/berging.ts';

export type Overbrenglog = Record<'info' | 'error', (regel: object, melding: string) => void>;

/**
 * Brings what lies in the folder of this machine to the store: of a site that gets a store, or after a backup was put back. A file goes
 * from here only when the store says that it has all of it; what did not get there now, goes at the next start.
 */
export async function overbrengen(van: Berging, naar: Berging, log: Overbrenglog): Promise<void> {
  let aantal = 0;
  try {
    for (const sleutel of await van.lijst()) {
      const er = await van.haal(sleutel);
      if (!er) continue;
      await naar.zet(sleutel, er.bytes, er.naam);
      if ((await naar.kop(sleutel))?.grootte !== er.bytes.length) throw new Error('The store has another size.');
      await van.weg(sleutel);
      aantal += 1;
    }
    if (aantal > 0) log.info({ aantal }, 'Uploads of this machine were brought to the store.');
  } catch (err) {
    log.error({ err, aantal }, 'Uploads of this machine could not be brought to the store; it is tried again at the next start.');
  }
}
