import { readFile } from 'node:fs/promises';
import { z } from 'astro/zod';
import { schrijfHeel } from '#grond/schijf.ts';
import type { Omgeving } from './omgeving.ts';
import { paden } from './paden.ts';

type Instelling = Pick<Omgeving, 'dataDir' | 'contentDir' | 'siteUrl'>;
const vorm = z.object({ siteUrl: z.string().nullable(), contentDir: z.string() });

/** Writes down with which settings the site works in this data folder; without that file commands only have less to compare. */
export async function onthoudInstellingen({ dataDir, contentDir, siteUrl }: Instelling): Promise<void> {
  const { instellingen } = paden(dataDir);
  const tekst = `${JSON.stringify({ siteUrl, contentDir })}\n`;
  if ((await readFile(instellingen, 'utf8').catch(() => '')) !== tekst) await schrijfHeel(instellingen, tekst);
}

/** Why the trial may not begin here: a site worked in this data folder, and it would show its codes. Null when it may. */
export async function bezwaarTegenProef({ dataDir, siteUrl }: Pick<Instelling, 'dataDir' | 'siteUrl'>): Promise<string | null> {
  const laatst = siteUrl === null ? await leesInstellingen(dataDir) : null;
  if (!laatst?.siteUrl) return null;
  return (
    `In ${dataDir} (DATA_DIR) staan de gegevens van ${laatst.siteUrl}, en SITE_URL is leeg: dan zou hier de proef beginnen. ` +
    'Geef SITE_URL, of kies voor de proef een andere map.'
  );
}

/**
 * In which settings a command differs from the site that worked in this data folder last, with what to do; null when in none.
 * With half of them a command would copy other texts, or write letters with links that lead nowhere.
 */
export async function bezwaarTegenInstellingen({ dataDir, contentDir, siteUrl }: Instelling, teksten: boolean): Promise<string | null> {
  const laatst = await leesInstellingen(dataDir);
  const anders = [
    ...(laatst && laatst.siteUrl !== siteUrl ? [verschil('SITE_URL', laatst.siteUrl, siteUrl)] : []),
    ...(laatst && teksten && laatst.contentDir !== contentDir ? [verschil('CONTENT_DIR', laatst.contentDir, contentDir)] : []),
  ];
  if (anders.length === 0) return null;
  return (
    `Deze opdracht heeft andere instellingen dan de site in ${dataDir} (DATA_DIR): ${anders.join(', ')}. ` +
    `${LAAD_ZE} Heb je ze net zelf veranderd? Start de site dan eerst opnieuw.`
  );
}

/** What an administrator forgets who types a command by hand. */
export const LAAD_ZE =
  'Geef de opdracht dezelfde instellingen als de dienst: DATA_DIR, CONTENT_DIR, SITE_URL en de rest, bijvoorbeeld in een bestand .env ' +
  'naast package.json. Gaat het om de proef? Zet dan DATA_DIR=./data voor de opdracht.';

const verschil = (naam: string, site: string | null, hier: string | null) => `${naam} is ${hier ?? 'leeg'} in plaats van ${site ?? 'leeg'}`;

async function leesInstellingen(dataDir: string): Promise<z.infer<typeof vorm> | null> {
  try {
    return vorm.parse(JSON.parse(await readFile(paden(dataDir).instellingen, 'utf8')));
  } catch {
    return null;
  }
}
