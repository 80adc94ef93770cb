import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import { LIVE } from '#inhoud/schema.ts';

export interface Inhoudsmap {
  contentDir: string;
  renderDir: string;
}

/** The contributed texts of the site in `map`, to change as a test likes, and what was rendered of them before. */
export function inhoudsmap(map: string): Inhoudsmap {
  const contentDir = join(map, 'content');
  for (const collectie of LIVE) cpSync(join('content', collectie), join(contentDir, collectie), { recursive: true });
  return { contentDir, renderDir: gerenderd(join(map, 'teksten')) };
}

/** Puts what was rendered for this run in `map`: rendering takes twenty times as long as reading. Code that changed since starts anew. */
export function gerenderd(map: string): string {
  const klaar = process.env.KLARE_TEKSTEN;
  if (klaar) cpSync(klaar, map, { recursive: true });
  return map;
}

/** Renders all texts of the site once, for everybody. */
export async function klaarleggen(map: string): Promise<void> {
  (await openInhoud({ vertrouwdDir: 'content', contentDir: 'content', voorbeeld: true, renderDir: map, kijken: false })).sluit();
}
