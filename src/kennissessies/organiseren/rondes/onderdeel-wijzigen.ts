import { randomUUID } from 'node:crypto';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db } from '#db/tabellen.ts';
import { onderdeelGewijzigd } from '#kennissessies/brieven/onderdeelbrieven.ts';
import type { Onderdeel } from '#kennissessies/onderdeel.ts';
import { kanMetSessie } from '#kennissessies/overgangen.ts';
import { alsOnderdeelrij, type Onderdeelgegevens } from '#kennissessies/rondes/onderdeel-opslag.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { alsBewaard, type Groep, gevolg, voorNiemand } from '../gevolg.ts';
import { brievenTellen } from '../tellen/brieven-tellen.ts';
import { inOnderdeel, type Onbevestigd, type Onderdeelverzoek, onderdeelVoor, postVan } from './in-onderdeel.ts';
import { type Onderdeelfout, onderdeelfout } from './onderdeelregels.ts';

export type Onderdeelwijziguitslag =
  | { gelukt: true; gemaild: number }
  | { gelukt: false; reden: 'onbekend' | 'kan-niet' | 'gaat-niet-door' | Onderdeelfout }
  | { gelukt: false; reden: 'verouderd'; nu: Onderdeel }
  | { gelukt: false; reden: 'te-klein'; gekozen: number }
  | Onbevestigd;

/**
 * Changes a part. Other hours, another room or another title is mailed to who chose it, after it was asked; fewer places than
 * people is refused, and so is an edit of an older version. The round stays the round.
 */
export async function onderdeelWijzigen(
  db: Db,
  { versie, gegevens, ...verzoek }: Onderdeelverzoek & { versie: number; gegevens: Omit<Onderdeelgegevens, 'ronde'> },
): Promise<Onderdeelwijziguitslag> {
  const { account, id, bevestigd, origin, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Onderdeelwijziguitslag> => {
    const gevonden = await onderdeelVoor(trx, verzoek);
    if (!gevonden) return { gelukt: false, reden: 'onbekend' };
    const { sessie, was } = gevonden;
    if (!kanMetSessie('wijzigen', sessie, nu)) return { gelukt: false, reden: 'kan-niet' };
    if (was.afgelast) return { gelukt: false, reden: 'gaat-niet-door' };
    if (was.versie !== versie) return { gelukt: false, reden: 'verouderd', nu: was };
    const wordt = { ...was, ...gegevens };
    const fout = onderdeelfout(sessie, wordt, was.id);
    if (fout) return { gelukt: false, reden: fout };
    const mensen = await inOnderdeel(trx, id, was.id);
    if (wordt.capaciteit < mensen.length) return { gelukt: false, reden: 'te-klein', gekozen: mensen.length };
    const kennissessie = { ...sessie, onderdelen: sessie.onderdelen.map((een) => (een.id === was.id ? wordt : een)) };
    const lezers = merkbaar(was, wordt) && wordt.eindOp > nu ? mensen : [];
    const brief = () => onderdeelGewijzigd(voorNiemand(kennissessie, origin, nu), { was, wordt });
    const groepen: Groep[] = [{ mensen: lezers.length, wie: 'in dit onderdeel', brief }];
    const vooruit = bevestigd ? null : gevolg(groepen);
    if (vooruit) return { gelukt: false, reden: 'onbevestigd', gevolg: vooruit };
    const rij = { ...alsOnderdeelrij(wordt), versie: versie + 1 };
    await trx.updateTable('onderdeel').set(rij).where('id', '=', was.id).execute();
    for await (const post of postVan(trx, lezers, { kennissessie, origin, nu }))
      await zetKlaar(trx, onderdeelGewijzigd(post, { was, wordt }), nu);
    const geteld = { soort: 'gewijzigd', aan: 'onderdeel', onderwerp: `Gewijzigd: ${wordt.titel}`, tekst: alsBewaard(groepen) } as const;
    await brievenTellen(trx, { id: randomUUID(), kennissessie: id, ...geteld, aantal: lezers.length, door: account, nu });
    const waar = { kennissessie: id, onderwijsregio: sessie.gastregio };
    await gebeurtenisVastleggen(trx, { wat: 'onderdeel-gewijzigd', door: account, ...waar, nu });
    return { gelukt: true, gemaild: lezers.length };
  });
}

/** What people must know to be in the right room at the right hour. */
const merkbaar = (was: Onderdeel, wordt: Onderdeel): boolean =>
  was.titel !== wordt.titel || was.plaats !== wordt.plaats || was.beginOp !== wordt.beginOp || was.eindOp !== wordt.eindOp;
