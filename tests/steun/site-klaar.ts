import { setTimeout as wacht } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { bouw } from './bouw.ts';
import { startServer } from './server.ts';

/**
 * Before the first test that needs the site: the browser unpacked, the code built as it stands, and a data folder with the example
 * cast, rendered texts and a search index, which every server of the run begins with a copy of.
 */
export default async function siteKlaar({ config }: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env.KLARE_GEGEVENS || process.env.ZONDER_BUILD) return undefined;
  bouw();
  const server = await startServer(config.env as Record<string, string>);
  for (const einde = Date.now() + 180_000; !(await isVindbaar(server.url)); await wacht(100))
    if (Date.now() > einde) throw new Error(`There is no search index.\n${server.stderr()}`);
  await server.stop();
  process.env.KLARE_GEGEVENS = server.dataDir;
  return server.ruimOp;
}

const isVindbaar = async (url: string): Promise<boolean> => {
  const { zoeken } = (await (await fetch(new URL('/gezond', url))).json()) as { zoeken: string };
  return zoeken === 'klaar';
};
