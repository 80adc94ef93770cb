import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import type { Proefserver } from './server.ts';

/** Waits for the letters to somebody about something. */
export async function postAan(server: Pick<Proefserver, 'dataDir'>, aan: string, onderwerp: RegExp): Promise<Email[]> {
  const map = join(server.dataDir, 'postbus');
  for (let poging = 0; poging < 1200; poging++) {
    const namen = (await readdir(map).catch(() => [])).filter((naam) => naam.endsWith(`${aan}.eml`)).sort();
    const brieven = await Promise.all(namen.map(async (naam) => PostalMime.parse(await readFile(join(map, naam)))));
    const gevonden = brieven.filter(({ subject }) => onderwerp.test(subject ?? ''));
    if (gevonden.length > 0) return gevonden;
    await new Promise((klaar) => setTimeout(klaar, 50));
  }
  throw new Error(`No letter to ${aan} about ${onderwerp}`);
}
