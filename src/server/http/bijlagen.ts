import { readFile } from 'node:fs/promises';
import { bijlage } from '#inhoud/bijlagen/serveren.ts';
import { geefAntwoord } from '#server/http/answer/antwoord.ts';
import type { Bezoek, Uitkomst } from './bezoek.ts';

export const isBijlage = (pad: string): boolean => pad.startsWith('/bijlagen/');

/** Sends an upload with its own headers, stricter than those of pages: it is never shown as part of the site. */
export async function geefBijlage({ req, res, pad, delen }: Bezoek): Promise<Uitkomst> {
  const gevonden = bijlage(delen.bijlagenDir, pad);
  if (!gevonden) return { status: 404 };
  // It stays with the text that was withdrawn, for its authors; readers do not get it any more.
  if (await delen.adressen.zoek(pad)) return { status: 410 };
  const eigen = Object.entries(gevonden.headers).filter(([naam]) => naam !== 'Content-Length');
  const namen = eigen.map(([naam]) => naam.toLowerCase());
  const vast = delen.vast.filter((_, plek, alle) => !namen.includes((alle[plek - (plek % 2)] ?? '').toLowerCase()));
  const ongewijzigd = req.headers['if-none-match'] === gevonden.headers.ETag;
  const lichaam = ongewijzigd ? Buffer.alloc(0) : await readFile(gevonden.pad);
  geefAntwoord(req, res, { status: ongewijzigd ? 304 : 200, koppen: eigen, lichaam }, vast);
  return null;
}
