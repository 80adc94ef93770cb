import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { digestVan } from '#grond/digest.ts';
import { type Berging, hashVan, Opslagstoring } from '#inhoud/bijlagen/berging.ts';
import { schijfberging } from '#inhoud/bijlagen/schijfberging.ts';
import { tekstenIn, tekstpad } from '#publicaties/uitgeven/tekstplek.ts';
import { bestandenIn, CONTENT } from './kopie.ts';

const BIJLAGEN = 'bijlagen';

interface Uitgepakt {
  /** Where the backup was unpacked. */
  werkmap: string;
  /** The stores, by the folder in which they are in the archive. */
  verweg: readonly (readonly [map: string, berging: Berging])[];
  /** Where goes what no store or row takes. */
  opzijDir: string;
}

/**
 * Brings the files of a backup to a store; nothing goes away there. Answers what has no place in a site whose files are elsewhere: what is
 * not the attachment that its name says, and what is no text. Nothing of that is lost.
 */
export async function naarOpslag({ werkmap, verweg, opzijDir }: Uitgepakt): Promise<string[]> {
  const geplaatst = new Set<string>();
  for (const [map, berging] of verweg) for (const een of await bewaar(join(werkmap, map), berging)) geplaatst.add(een);
  const content = join(werkmap, CONTENT);
  const teksten = new Set((await tekstenIn(content)).map((adres) => tekstpad(content, adres)));
  const opzij = [
    ...(await bestandenIn(join(werkmap, BIJLAGEN)))
      .filter((naam) => !naam.endsWith('.naam') && !geplaatst.has(basename(naam)))
      .map((naam) => join(BIJLAGEN, naam)),
    ...(await bestandenIn(content)).filter((naam) => !teksten.has(join(content, naam))).map((naam) => join(CONTENT, naam)),
  ];
  for (const naam of opzij) await cp(join(werkmap, naam), join(opzijDir, naam));
  return opzij;
}

/** What is not the file that its name says can be asked of no store. */
async function bewaar(map: string, berging: Berging): Promise<string[]> {
  const schijf = schijfberging(map);
  const bewaard: string[] = [];
  for (const sleutel of await schijf.lijst()) {
    const er = await schijf.haal(sleutel);
    if (!er || digestVan(er.bytes) !== hashVan(sleutel)) continue;
    await berging.zet(sleutel, er.bytes, er.naam);
    if ((await berging.kop(sleutel))?.grootte !== er.bytes.length) throw new Opslagstoring('The store has another size.');
    bewaard.push(sleutel);
  }
  return bewaard;
}
