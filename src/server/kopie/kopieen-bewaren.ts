import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DAG_MS } from '#grond/duur.ts';
import { TIJDELIJK } from '#grond/schijf.ts';

interface Reeks {
  /** Whose backups these are: two sites may share a folder. */
  siteUrl: string | null;
}

/** What a backup is called that gets no name: the site and the moment. */
export const naamKopie = ({ siteUrl }: Reeks, { versleuteld, nu }: { versleuteld: boolean; nu: number }): string =>
  `${begin(siteUrl)}${new Date(nu).toISOString().replaceAll(':', '')}.tar.gz${versleuteld ? '.age' : ''}`;

const begin = (siteUrl: string | null): string => `kopie-${siteUrl ? new URL(siteUrl).hostname : 'proef'}-`;
const MOMENT = /^\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z\.tar\.gz(\.age)?$/;

/**
 * Keeps the newest backups of this site in a folder and removes older ones; answers what went. Only what we named ourselves, never a
 * link, and never the one that was just made, whatever the clock says.
 */
export async function oudeKopieenWeg(map: string, { siteUrl, bewaar, net, nu }: Reeks & { bewaar: number; net: string; nu: number }) {
  const namen = await readdir(map);
  const eigen = [];
  for (const naam of namen) if (isVan(naam, siteUrl) && (await isBestand(join(map, naam)))) eigen.push(naam);
  const andere = eigen.filter((naam) => naam !== basename(net)).sort();
  const weg = andere.slice(0, Math.max(0, andere.length - (bewaar - 1)));
  for (const naam of weg) await rm(join(map, naam));
  for (const naam of namen) if (isAfgebroken(naam, siteUrl) && (await isOud(join(map, naam), nu))) await rm(join(map, naam));
  return weg;
}

const isVan = (naam: string, siteUrl: string | null): boolean =>
  naam.startsWith(begin(siteUrl)) && MOMENT.test(naam.slice(begin(siteUrl).length));

/** What a backup that was killed had written so far. */
const isAfgebroken = (naam: string, siteUrl: string | null): boolean =>
  naam.startsWith(`.${begin(siteUrl)}`) && naam.endsWith(TIJDELIJK) && isVan(naam.slice(1).replace(/\.[0-9a-f]{12}\.nieuw$/, ''), siteUrl);

const isBestand = async (pad: string): Promise<boolean> => (await lstat(pad)).isFile();
const isOud = async (pad: string, nu: number): Promise<boolean> => {
  const { mtimeMs } = await lstat(pad);
  return (await isBestand(pad)) && mtimeMs <= nu - DAG_MS;
};
