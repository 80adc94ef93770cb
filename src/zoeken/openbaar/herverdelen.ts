import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { KNIP, MERK, ONZICHTBAAR } from '#zoeken/merken.ts';
import { leesPak, omvang, type Stukwoord, schrijfPak, type Wijzerinhoud } from '#zoeken/openbaar/snoeien.ts';
import { type Fragment, isKop } from '#zoeken/pagina.ts';

/** A browser fetches a chunk for every word it asks: small ones for a small site, and no more than so many for a large one. */
const KLEINSTE_STUK = 6_000;
const MEESTE_STUKKEN = 1_000;
/** How much more room is kept for a chunk than it takes once it is packed. */
const UITGEPAKT = 5;

/**
 * Lays what Pagefind made ready to be asked word by word: in small chunks, without the words that nobody asks for because the sign that
 * hides them is still on, and with pages as far as they are read. Answers the name of its pointer.
 */
export async function herverdeel(map: string): Promise<string> {
  const wijzer = (await readdir(map)).find((naam) => naam.endsWith('.pf_meta'));
  if (!wijzer) throw new Error('Pagefind made no index.');
  const [versie, bladen, stukken, ...rest] = (await leesPak(await readFile(join(map, wijzer)))) as Wijzerinhoud;
  const maten = await Promise.all(stukken.map(async ([, , naam]) => (await stat(stukpad(map, naam.toString()))).size));
  const maat = Math.max(KLEINSTE_STUK, (maten.reduce((som, een) => som + een, 0) * UITGEPAKT) / MEESTE_STUKKEN);
  const kleine: Wijzerinhoud[2] = [];
  for (const [, , naam] of stukken) {
    const pad = stukpad(map, naam.toString());
    const [woorden] = (await leesPak(await readFile(pad))) as unknown as [Stukwoord[]];
    await rm(pad);
    for (const [nummer, deel] of verdeeld(woorden, maat).entries()) {
      const eigen = `${naam}_${nummer}`;
      await writeFile(stukpad(map, eigen), await schrijfPak([deel]));
      kleine.push([deel[0]?.[0] ?? naam, deel.at(-1)?.[0] ?? naam, Buffer.from(eigen)]);
    }
  }
  await writeFile(join(map, wijzer), await schrijfPak([versie, bladen, kleine, ...rest]));
  for (const naam of await readdir(join(map, 'fragment'))) await kortIn(join(map, 'fragment', naam));
  return wijzer;
}

const stukpad = (map: string, naam: string): string => join(map, 'index', `${naam}.pf_index`);

function verdeeld(woorden: readonly Stukwoord[], maat: number): Stukwoord[][] {
  const delen: Stukwoord[][] = [];
  let vrij = 0;
  for (const woord of woorden) {
    if (woord[0].toString().startsWith(ONZICHTBAAR)) continue;
    const grootte = omvang(woord);
    if (vrij < grootte || delen.length === 0) {
      delen.push([]);
      vrij = maat;
    }
    delen.at(-1)?.push(woord);
    vrij -= grootte;
  }
  return delen;
}

/** A page as far as it is read to show a passage: of a hidden word only that it stands there, and whether a sentence ends with it. */
async function kortIn(pad: string): Promise<void> {
  const tekst = gunzipSync(await readFile(pad)).toString();
  const merk = tekst.slice(0, tekst.indexOf('{'));
  const { url, content, meta, anchors }: Fragment = JSON.parse(tekst.slice(merk.length));
  const einde = anchors.find(({ id }) => id === MERK.sleutelwoorden)?.location;
  const kort = (lang: string) => lang.replace(VERBORGEN, `${ONZICHTBAAR}$1`).replaceAll(KNIP, '');
  const { titel, kern, kenmerken } = meta;
  const fragment: Fragment = {
    ...{ url, content: kort(content.split(/\s+/).slice(0, einde).join(' ')), meta: { titel, kern, kenmerken } },
    // Where a part of the page begins needs no text; a heading does.
    anchors: anchors.map((anker) => ({ ...anker, text: isKop(anker) ? kort(anker.text) : '' })),
  };
  await writeFile(pad, gzipSync(merk + JSON.stringify(fragment), { level: 9 }));
}
const VERBORGEN = new RegExp(`${ONZICHTBAAR}\\S*?([.!?:]?)(?=\\s|$)`, 'g');
