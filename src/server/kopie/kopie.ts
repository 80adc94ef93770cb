import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'astro/zod';
import { OOITBESTAND } from '#inhoud/lezen/ooit.ts';
import { LIVE } from '#inhoud/schema.ts';

/** The archive, or the place where it should go, cannot be used; the sentence says why. */
export class Kopiefout extends Error {}

/** What a backup is called inside: the layout of the archive, the same for writing and reading. */
export const DATABASE = 'kennisplatform.db';
/** The folder of texts. */
export const CONTENT = 'content';
export const LIJST = 'kopie.json';
/** What was ever published, so that a text that names something withdrawn is not taken for wrong. */
export const OOIT = `teksten/${OOITBESTAND}`;

const lijst = z.strictObject({
  soort: z.literal('kennisplatform-kopie'),
  versie: z.literal(1),
  op: z.iso.datetime(),
  /** SHA-256 of every other file in the archive. */
  bestanden: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type Lijst = z.infer<typeof lijst>;

/** Reads the list of an archive; throws when it is not one of ours. */
export const leesLijst = (tekst: string): Lijst => lijst.parse(JSON.parse(tekst));

const OOK = OOIT.replace('.', '\\.');
const NAAM = new RegExp(
  `^(${LIJST}|${DATABASE}|${OOK}|(bijlagen|ingetrokken|${CONTENT}/(${LIVE.join('|')}))(/[A-Za-z0-9_][A-Za-z0-9._-]*)+)$`,
);
/** Nothing in an archive may end up anywhere but in its own place. */
export const isGoedeNaam = (naam: string): boolean => NAAM.test(naam) && !naam.includes('..');

/** All files below a folder, as paths relative to it; none when there is no such folder. */
export async function bestandenIn(map: string): Promise<string[]> {
  const delen = await readdir(map, { recursive: true, withFileTypes: true }).catch(() => []);
  return delen
    .filter((deel) => deel.isFile())
    .map(({ parentPath, name }) => relative(map, join(parentPath, name)))
    .sort();
}
