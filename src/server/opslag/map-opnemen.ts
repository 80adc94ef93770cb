import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Db } from '#db/tabellen.ts';
import { digestVan } from '#grond/digest.ts';
import { controleren } from '#inhoud/lezen/controleren.ts';
import { type Inhoudsfout, urlVan } from '#inhoud/stuk.ts';
import { type Tekstadres, tekstenIn, tekstpad } from '#publicaties/uitgeven/tekstplek.ts';
import { tekstZetten } from '#publicaties/uitgeven/tekstrijen.ts';

export interface Maptekst extends Tekstadres {
  bestand: string;
  digest: string;
}
/** Why a file of the folder may not stand in the place of what is there: written on the site, on its way there, or taken away. */
export type Opnamebezwaar = 'geschreven' | 'onderweg' | 'weg';
/** What a folder would change in the texts of all servers. */
export interface Opname {
  nieuw: Tekstadres[];
  gewijzigd: Tekstadres[];
  gelijk: number;
  /** What stands on the site and not in the folder: that stays. */
  alleenDaar: Tekstadres[];
  botsingen: (Tekstadres & { bezwaar: Opnamebezwaar })[];
}

/** Every text in a folder, with its bytes. */
export const mapteksten = async (map: string): Promise<Maptekst[]> =>
  Promise.all(
    (await tekstenIn(map)).map(async (adres) => {
      const bestand = await readFile(tekstpad(map, adres), 'utf8');
      return { ...adres, bestand, digest: digestVan(bestand) };
    }),
  );

/**
 * Puts the texts of a folder among those of all servers: all of them, or with a single one that collides none. Without `doen` it only says
 * what it would do.
 */
export function mapOpnemen(db: Db, teksten: readonly Maptekst[], { doen }: { doen: boolean }): Promise<Opname> {
  return db.transaction().execute(async (trx) => {
    const rijen = await trx.selectFrom('tekst').select(['collectie', 'slug', 'digest']).execute();
    const beloften = await trx.selectFrom('publicatie').select(['collectie', 'slug', 'op_schijf', 'opdracht']).execute();
    const vervallen = new Set((await trx.selectFrom('vervallen_adres').select('pad').execute()).map(({ pad }) => pad));
    const [er, belofte] = [new Map(rijen.map((rij) => [naamVan(rij), rij])), new Map(beloften.map((rij) => [naamVan(rij), rij]))];
    const opname: Opname = { nieuw: [], gewijzigd: [], gelijk: 0, alleenDaar: [], botsingen: [] };
    for (const { collectie, slug, digest } of teksten) {
      const adres = { collectie, slug };
      const [rij, vanSite] = [er.get(naamVan(adres)), belofte.get(naamVan(adres))];
      if (rij?.digest === digest) opname.gelijk += 1;
      else if (vanSite?.opdracht) opname.botsingen.push({ ...adres, bezwaar: 'onderweg' });
      else if (!rij?.digest && vervallen.has(urlVan(collectie, slug))) opname.botsingen.push({ ...adres, bezwaar: 'weg' });
      else if (rij?.digest && vanSite?.op_schijf === rij.digest) opname.botsingen.push({ ...adres, bezwaar: 'geschreven' });
      else opname[rij?.digest ? 'gewijzigd' : 'nieuw'].push(adres);
    }
    const inMap = new Set(teksten.map(naamVan));
    opname.alleenDaar = rijen.filter((rij) => rij.digest !== null && !inMap.has(naamVan(rij)));
    if (!doen || opname.botsingen.length > 0) return opname;
    const mee = new Set([...opname.nieuw, ...opname.gewijzigd].map(naamVan));
    for (const { bestand, digest, ...adres } of teksten) if (mee.has(naamVan(adres))) await tekstZetten(trx, adres, { bestand, digest });
    return opname;
  });
}

const naamVan = ({ collectie, slug }: Tekstadres): string => `${collectie}/${slug}`;

/** Every mistake in the texts of a folder, as they would stand among those of the site. */
export async function mapControleren(db: Db, teksten: readonly Maptekst[], vertrouwdDir: string): Promise<Inhoudsfout[]> {
  const map = await mkdtemp(join(tmpdir(), 'opnemen-'));
  try {
    const daar = await db.selectFrom('tekst').select(['collectie', 'slug', 'bestand']).where('digest', 'is not', null).execute();
    for (const tekst of [...daar, ...teksten]) {
      const pad = tekstpad(map, tekst);
      await mkdir(dirname(pad), { recursive: true });
      await writeFile(pad, tekst.bestand);
    }
    const eigen = new Set(teksten.map((tekst) => `${naamVan(tekst)}.mdx`));
    return (await controleren({ vertrouwdDir, contentDir: map })).filter(({ bestand }) => eigen.has(bestand));
  } finally {
    await rm(map, { recursive: true });
  }
}
