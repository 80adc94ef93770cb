import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { TekstTabel } from '#db/tabellen-inzending.ts';
import { digestVan } from '#grond/digest.ts';
import { LIVE } from '#inhoud/schema.ts';
import type { Bekend } from '#inhoud/verwijzingen.ts';
import { bewaardpad, type Tekstadres, tekstenIn, tekstpad } from './tekstplek.ts';
import { tekstZetten } from './tekstrijen.ts';

type Nieuw = Tekstadres & Pick<TekstTabel, 'bestand' | 'digest'>;

/** Where files of texts stand, and copies of what was taken away. */
interface Mappen {
  contentDir: string;
  bewaardDir: string;
}

/**
 * Makes rows of the texts in a folder when there are none yet: of a site that goes on with more machines. `ooit` are the addresses of
 * what once stood there, so that no machine takes a text that names one for wrong. Answers how many were taken in.
 */
export async function tekstenInlezen(db: Db, { contentDir, bewaardDir }: Mappen, ooit: Bekend): Promise<number> {
  if (await zijnErRijen(db)) return 0;
  const er: Nieuw[] = [];
  for (const adres of await tekstenIn(contentDir)) {
    const bestand = await readFile(tekstpad(contentDir, adres), 'utf8');
    er.push({ ...adres, bestand, digest: digestVan(bestand) });
  }
  const namen = new Set(er.map(({ collectie, slug }) => `${collectie}/${slug}`));
  const weg: Nieuw[] = [];
  for (const collectie of LIVE)
    for (const slug of ooit.get(collectie) ?? [])
      if (!namen.has(`${collectie}/${slug}`))
        weg.push({ collectie, slug, bestand: await bewaardeTekst(bewaardDir, { collectie, slug }), digest: null });
  return db.transaction().execute(async (trx) => {
    // Another machine may have begun with its own folder meanwhile.
    if (await zijnErRijen(trx)) return 0;
    for (const { bestand, digest, ...adres } of [...weg, ...er]) await tekstZetten(trx, adres, { bestand, digest });
    return er.length;
  });
}

/** The other way round: makes files of all rows, after which there are none, as on one machine. Answers every address that they had. */
export async function tekstenUitschrijven(db: Db, { contentDir, bewaardDir }: Mappen): Promise<Tekstadres[]> {
  const adressen = await db.selectFrom('tekst').select(['collectie', 'slug']).orderBy('nr').execute();
  for (const adres of adressen) {
    const { collectie, slug } = adres;
    const rij = db.selectFrom('tekst').select(['bestand', 'digest']).where('collectie', '=', collectie).where('slug', '=', slug);
    const { bestand, digest } = await rij.executeTakeFirstOrThrow();
    // Of what went long before this site had rows, the words are not there.
    if (digest === null && bestand === '') continue;
    const pad = digest === null ? bewaardpad(bewaardDir, adres, digestVan(bestand)) : tekstpad(contentDir, adres);
    await mkdir(dirname(pad), { recursive: true });
    await writeFile(pad, bestand);
  }
  await tekstenVergeten(db);
  return adressen;
}

/** Of a site on one machine: there the folder is what counts. */
export const tekstenVergeten = (db: Db): Promise<unknown> => db.deleteFrom('tekst').execute();

/** What was kept of a text that was taken away; of several copies one, for the others stay where they are. */
async function bewaardeTekst(map: string, { collectie, slug }: Tekstadres): Promise<string> {
  const namen = await readdir(join(map, collectie)).catch(() => []);
  const naam = namen.filter((een) => een.startsWith(`${slug}-`) && /^-[0-9a-f]{12}\.mdx$/.test(een.slice(slug.length))).sort()[0];
  return naam === undefined ? '' : readFile(join(map, collectie, naam), 'utf8');
}

const zijnErRijen = async (db: Db | Transaction<Tabellen>): Promise<boolean> =>
  (await db.selectFrom('tekst').select('nr').limit(1).executeTakeFirst()) !== undefined;
