import { dichteGeheimen } from '#accounts/inloggen/dichte-geheimen.ts';
import { openKluis } from '#accounts/inloggen/kluis.ts';
import { sitesleutelZetten } from '#accounts/inloggen/sleutelmerk.ts';
import { type Onthoudarchief, openOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek.ts';
import { archiefAanvullen, leesOnthoudboek } from '#accounts/onomkeerbaar/onthoudboek-lezen.ts';
import { type Naherstel, naHerstel } from '#server/opstarten/naherstel.ts';
import { leesSleutel } from '#server/opstarten/sleutel.ts';
import { metDb } from './met-db.ts';

export interface Bijgewerkt {
  /** What was carried out again, and whether nobody knew what should be. */
  naherstel: Naherstel & { zonderBoek: boolean };
  /** Of how many people the app for the second step cannot be checked with the key in the data folder, and whether there is one. */
  apps: { dicht: number; sleutel: boolean };
}

interface Werk {
  map: { onthoudboek: string; sleutel: string };
  /** Where what a restore may not undo is kept elsewhere too. */
  archief: Onthoudarchief | null;
  /** The present database, by its path or address; null when there is none. */
  vorige: string | null;
  /** Where links in letters start. */
  origin: string;
  nu: number;
}

/** Makes the database of a backup (by its path or address) fit to be seen, before anybody does, and looks whether the key fits it. */
export async function werkKopieBij(kopie: string, { map, archief, vorige, ...bij }: Werk): Promise<Bijgewerkt> {
  // What the present database still had to write down goes first; one that cannot be read is why somebody restores.
  if (vorige !== null) await metDb(vorige, (db) => openOnthoudboek(db, map.onthoudboek, { archief }).bijschrijven()).catch(() => {});
  const daden = await leesOnthoudboek(map.onthoudboek, archief);
  const naherstel = await naHerstel(kopie, { daden: daden ?? [], ...bij });
  if (archief) await metDb(kopie, (db) => archiefAanvullen(db, map.onthoudboek, archief));
  return { naherstel: { ...naherstel, zonderBoek: daden === null }, apps: await keurSleutel(map.sleutel, kopie) };
}

/**
 * The key is in no backup: on another machine it has to be brought along. What is there but no key, is as good as none. One that opens
 * all becomes that of the site, whichever that was; else it is the one with which a server begins next: somebody still looks for it.
 */
async function keurSleutel(pad: string, kopie: string): Promise<Bijgewerkt['apps']> {
  const sleutel = await leesSleutel(pad).catch(() => null);
  const kluis = sleutel && openKluis(sleutel);
  return metDb(kopie, async (db) => {
    const dicht = await dichteGeheimen(db, kluis ?? { haalOp: () => null });
    await sitesleutelZetten(db, dicht === 0 ? kluis : null);
    return { dicht, sleutel: sleutel !== null };
  });
}
