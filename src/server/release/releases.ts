import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readdir, readFile, readlink, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isTeSchrijven, maakSlot, neemSlot } from './slot.ts';

/** The top of the project, where `releases/` stands: outside it the built server would not find its packages. */
export const TOP = join(import.meta.dirname, '../../..');
export const RELEASES = join(TOP, 'releases');
/** In a release: what stands in its stylesheets, as `read-styles.ts` reads them. */
export const STYLE_RULES = 'style-rules.json';
/** Newest releases that stay: pages that are open in a browser still ask for the assets of the previous one. */
const BEWAREN = 3;

const WAT_MEEBOUWT = ['src/**/*', 'public/**/*', 'content/bouwstenen/**/*', 'astro.config.mjs', 'package-lock.json'];
/** Runs as it stands, beside the bundle: a change here needs no build. */
const ZONDER = /^src\/server\//;

export const releasemap = (digest: string): string => join(RELEASES, digest);
export const slotpad = (naam: string): string => join(RELEASES, `${naam}.slot`);
const merk = (digest: string) => join(releasemap(digest), 'klaar.json');
export const isKlaar = (digest: string): boolean => existsSync(merk(digest));

/** One hash over everything that goes into a build. */
export async function codeDigest(): Promise<string> {
  const paden: string[] = [];
  for await (const pad of glob(WAT_MEEBOUWT, { cwd: TOP })) if (!ZONDER.test(pad)) paden.push(pad);
  const som = createHash('sha256').update(process.version);
  for (const pad of paden.sort()) {
    if ((await stat(join(TOP, pad))).isDirectory()) continue;
    som.update(`\n${pad}\n`).update(await readFile(join(TOP, pad)));
  }
  return som.digest('hex').slice(0, 16);
}

/** Points `releases/current` at this release in one step; where nothing can be written it stays as the build left it. */
export async function zetHuidige(digest: string): Promise<void> {
  if (!isTeSchrijven(RELEASES)) return;
  if ((await readlink(join(RELEASES, 'current')).catch(() => '')) === digest) return;
  const tijdelijk = join(RELEASES, `.current-${process.pid}`);
  await rm(tijdelijk, { force: true });
  await symlink(digest, tijdelijk);
  await rename(tijdelijk, join(RELEASES, 'current'));
}

/** Complete releases, newest first. */
export async function klareReleases(): Promise<string[]> {
  const namen = (await readdir(RELEASES).catch(() => [])).filter((naam) => /^[0-9a-f]{16}$/.test(naam) && isKlaar(naam));
  const metTijd = await Promise.all(namen.map(async (naam) => ({ naam, op: (await stat(merk(naam))).mtimeMs })));
  return metTijd.sort((a, b) => b.op - a.op).map(({ naam }) => naam);
}

/** Says that this process serves from this release, so that it is not removed under it. */
export const houdVast = (digest: string): (() => void) | null => neemSlot(inGebruik(releasemap(digest)), 'gedeeld');

const inGebruik = (map: string): string => join(map, 'in-gebruik.slot');

/** The last of a build: who starts it may be somebody else, who can write nothing here. The marker comes last of all. */
export async function maakKlaar(digest: string): Promise<void> {
  maakSlot(inGebruik(releasemap(digest)));
  await writeFile(merk(digest), JSON.stringify({ digest, op: new Date().toISOString() }));
}

/** Removes all but the newest releases and those that a running process serves from. */
export async function ruimReleasesOp(behoud: string): Promise<void> {
  if (!isTeSchrijven(RELEASES)) return;
  for (const naam of (await klareReleases()).slice(BEWAREN)) {
    if (naam === behoud) continue;
    const geefTerug = neemSlot(inGebruik(releasemap(naam)), 'alleen');
    if (!geefTerug) continue;
    await rm(merk(naam), { force: true });
    geefTerug();
    await rm(releasemap(naam), { recursive: true, force: true });
  }
}
