import { randomBytes } from 'node:crypto';
import { link, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Kluis, openKluis } from '#accounts/inloggen/kluis.ts';
import { heeftSitesleutel, sleutelmerk } from '#accounts/inloggen/sleutelmerk.ts';
import type { Db } from '#db/tabellen.ts';
import { mapVast, naast, schrijfVast } from '#grond/schijf.ts';
import { Mapfout } from './mapfout.ts';

const VORM = /^[0-9a-f]{64}\n?$/;

const VERLOREN =
  'Is die sleutel echt weg? Stop dan alle servers van de site, en geef npm run herstel -- --na-platformherstel. Iedereen logt daarna ' +
  'opnieuw in, en wie een app gebruikt, stelt de tweede stap opnieuw in.';

/**
 * What the key beside the database opens. It is made where there never was one, but not of a site elsewhere: what one machine makes does
 * not open what another put away. One that is not the key of the site is refused now, and not at the second step of a visitor.
 */
export async function openSitekluis(db: Db, pad: string, { elders }: { elders: boolean }): Promise<Kluis> {
  // First: where it says something, the key was there already.
  const merk = await sleutelmerk(db);
  const er = await leesSleutel(pad).catch((fout: Error) => {
    throw new Mapfout(fout.message);
  });
  const terug = elders ? 'Kopieer het bestand van een andere server.' : 'Zet het bestand terug dat je hebt bewaard.';
  if (!er && merk !== '') throw new Mapfout(`Het bestand ${pad} is er niet meer. ${terug} ${VERLOREN}`);
  if (!er && elders)
    throw new Mapfout(
      `Het bestand ${pad} is er niet. Elke server van de site heeft dezelfde sleutel nodig: kopieer het bestand van een andere server. ` +
        `Is dit de eerste? Maak de sleutel dan met: openssl rand -hex 32 > ${pad}`,
    );
  const kluis = openKluis(er ?? (await maakSleutel(pad)));
  if (await heeftSitesleutel(db, kluis)) return kluis;
  throw new Mapfout(`De sleutel in ${pad} is een andere dan die van deze site. ${terug} ${VERLOREN}`);
}

/** The key that stands there, null when there is none; throws when what stands there is no key. */
export async function leesSleutel(pad: string): Promise<Buffer | null> {
  const tekst = await readFile(pad, 'utf8').catch((fout: NodeJS.ErrnoException) => {
    if (fout.code === 'ENOENT') return null;
    throw fout;
  });
  if (tekst === null) return null;
  if (!VORM.test(tekst)) throw new Error(`In ${pad} staat geen sleutel: 64 tekens uit 0-9 en a-f. Zet het goede bestand terug.`);
  return Buffer.from(tekst.trim(), 'hex');
}

/** Whole or not at all, and of two that start together both have the first one's. */
async function maakSleutel(pad: string): Promise<Buffer> {
  const tijdelijk = naast(pad);
  try {
    await schrijfVast(tijdelijk, `${randomBytes(32).toString('hex')}\n`);
    await link(tijdelijk, pad).catch((fout: NodeJS.ErrnoException) => {
      if (fout.code !== 'EEXIST') throw fout;
    });
  } finally {
    await rm(tijdelijk, { force: true });
  }
  await mapVast(dirname(pad));
  const gemaakt = await leesSleutel(pad);
  if (!gemaakt) throw new Error(`The key ${pad} went away.`);
  return gemaakt;
}
