import { lstat, readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { COLLECTIES, COMPILED, type Collectie, isMeegeleverd, LIVE, MEEGELEVERD } from '#inhoud/schema.ts';
import type { Inhoudsfout } from '#inhoud/stuk.ts';

interface Bestand {
  /** The folder of all collections. */
  map: string;
  collectie: Collectie;
  naam: string;
  pad: string;
}

/** The files of all collections in a fixed order, and those in a folder where nobody will ever see them. */
export interface Bestandenlijst {
  bestanden: readonly Bestand[];
  verdwaald: readonly Inhoudsfout[];
}

export interface Mappen {
  vertrouwdDir: string;
  /** Null: only what comes with the site. */
  contentDir: string | null;
}

/** More than this at once, as git does, and some changes may not have been told. */
const LOSSE_PADEN = 50;

/** Every file there is. A name with a leading _ is skipped. */
export async function opsommen({ vertrouwdDir, contentDir }: Mappen): Promise<Bestandenlijst> {
  const opPlaats = new Map<string, Bestand>();
  const verdwaald: Inhoudsfout[] = [];
  for (const [map, collecties] of [
    [vertrouwdDir, COMPILED],
    // First what comes with the site: what was contributed takes its place.
    [vertrouwdDir === contentDir ? null : vertrouwdDir, MEEGELEVERD],
    [contentDir, LIVE],
  ] as const) {
    if (map === null) continue;
    for (const collectie of collecties) {
      const erin = await readdir(`${map}/${collectie}`, { withFileTypes: true }).catch(() => []);
      const mappen = erin.filter((een) => een.isDirectory() && !/^[_.]/.test(een.name)).map(({ name }) => name);
      for (const naam of mappen.sort()) verdwaald.push(...(await inMap(map, collectie, naam)));
      for (const een of erin)
        if (!een.isDirectory() && TEKST.test(een.name))
          opPlaats.set(`${collectie}/${een.name}`, { map, collectie, naam: een.name, pad: `${map}/${collectie}/${een.name}` });
    }
  }
  return { bestanden: [...opPlaats.values()].sort(opPlek), verdwaald };
}

/**
 * The list now that something is different at these paths only: with thousands of files, going through all folders takes
 * long. What is not simply a text that is there or gone takes a look at everything.
 */
export async function opsommenNa(paden: ReadonlySet<string>, vorige: Bestandenlijst, mappen: Mappen): Promise<Bestandenlijst> {
  const { contentDir } = mappen;
  if (contentDir === null || paden.size > LOSSE_PADEN || vorige.verdwaald.length > 0) return opsommen(mappen);
  const erbij: Bestand[] = [];
  for (const pad of paden) {
    const naam = basename(pad);
    if (/^[_.]/.test(naam)) continue;
    const collectie = LIVE.find((een) => pad === `${contentDir}/${een}/${naam}`);
    // Where a file of ours goes, the one that came with the site is back.
    if (collectie && isMeegeleverd(collectie)) return opsommen(mappen);
    const staat = await lstat(pad).catch(({ code }) => (code === 'ENOENT' ? 'weg' : null));
    if (!collectie || !TEKST.test(naam) || staat === null || (staat !== 'weg' && staat.isDirectory())) return opsommen(mappen);
    if (staat !== 'weg') erbij.push({ map: contentDir, collectie, naam, pad });
  }
  const rest = vorige.bestanden.filter(({ pad }) => !paden.has(pad));
  return { bestanden: [...rest, ...erbij].sort(opPlek), verdwaald: vorige.verdwaald };
}

const TEKST = /^[^_.].*\.mdx$/;

const opPlek = (a: Bestand, b: Bestand): number =>
  a.collectie === b.collectie ? (a.naam < b.naam ? -1 : 1) : COLLECTIES.indexOf(a.collectie) - COLLECTIES.indexOf(b.collectie);

/** Every text in a folder inside a collection, or the folder itself when there is none in it. */
async function inMap(map: string, collectie: Collectie, naam: string): Promise<Inhoudsfout[]> {
  const erin = await readdir(`${map}/${collectie}/${naam}`, { recursive: true, withFileTypes: true }).catch(() => []);
  const teksten = erin.filter((een) => een.isFile() && /\.mdx?$/.test(een.name)).map((een) => join(een.parentPath, een.name));
  const paden = teksten.map((pad) => relative(map, pad).split(sep).join('/')).sort();
  const melding = `In mappen binnen ${collectie} wordt niet gelezen. Zet het bestand in ${collectie} zelf, zonder map eromheen.`;
  return (paden.length > 0 ? paden : [`${collectie}/${naam}`]).map((bestand) => ({ bestand, regel: 1, melding }));
}
