import { type FSWatcher, mkdirSync, watch } from 'node:fs';
import { LIVE } from './schema.ts';

const WACHT_OP_MEER_MS = 150;
const VANGNET_MS = 60_000;

/** Calls `hoor` soon after a file of a contributed collection changes; looks once a minute too, for disks that tell nothing. */
export function volgen(contentDir: string, hoor: () => void): () => void {
  let wekker: NodeJS.Timeout | undefined;
  const straks = () => {
    clearTimeout(wekker);
    wekker = setTimeout(hoor, WACHT_OP_MEER_MS);
  };
  const kijkers: FSWatcher[] = [];
  for (const collectie of LIVE) {
    try {
      mkdirSync(`${contentDir}/${collectie}`, { recursive: true });
      kijkers.push(watch(`${contentDir}/${collectie}`, { persistent: false }, straks).on('error', straks));
    } catch {
      // The minute's look is left.
    }
  }
  const vangnet = setInterval(hoor, VANGNET_MS).unref();
  return () => {
    clearTimeout(wekker);
    clearInterval(vangnet);
    for (const kijker of kijkers) kijker.close();
  };
}
