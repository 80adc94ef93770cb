import { type FSWatcher, watch } from 'node:fs';
import { openbareMap } from '#grond/schijf.ts';
import { LIVE } from '#inhoud/schema.ts';

const WACHT_OP_MEER_MS = 150;
const VANGNET_MS = 60_000;

/**
 * Calls `hoor` soon after files of a contributed collection change, with their paths; without, to look at everything, once
 * a minute too, for disks that tell nothing.
 */
export function volgen(contentDir: string, hoor: (paden?: ReadonlySet<string>) => void): () => void {
  let wekker: NodeJS.Timeout | undefined;
  let paden = new Set<string>();
  let alles = false;
  function straks(pad?: string): void {
    if (pad === undefined) alles = true;
    else paden.add(pad);
    clearTimeout(wekker);
    wekker = setTimeout(() => {
      hoor(alles ? undefined : paden);
      paden = new Set();
      alles = false;
    }, WACHT_OP_MEER_MS);
  }
  const kijkers: FSWatcher[] = [];
  for (const collectie of LIVE) {
    const map = `${contentDir}/${collectie}`;
    try {
      openbareMap(map);
      const kijker = watch(map, { persistent: false }, (_soort, naam) => straks(naam === null ? undefined : `${map}/${naam}`));
      kijkers.push(kijker.on('error', () => straks()));
    } catch {
      // The minute's look is left.
    }
  }
  const vangnet = setInterval(() => hoor(), VANGNET_MS).unref();
  return () => {
    clearTimeout(wekker);
    clearInterval(vangnet);
    for (const kijker of kijkers) kijker.close();
  };
}
