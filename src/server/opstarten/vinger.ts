import { statSync } from 'node:fs';

/**
 * Keeps a finger at a file that is open: says whether it is still the one at this path. SQLite itself does not notice that
 * its file was removed or replaced, and would go on acknowledging writes that nobody finds back.
 */
export function vingerAan(pad: string): () => boolean {
  const eerst = statSync(pad);
  return () => {
    const nu = statSync(pad, { throwIfNoEntry: false });
    return nu !== undefined && nu.ino === eerst.ino && nu.dev === eerst.dev && nu.size > 0;
  };
}
