import { randomUUID } from 'node:crypto';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db } from '#db/tabellen.ts';
import { onderdeelGaatNietDoor } from '#kennissessies/brieven/onderdeelbrieven.ts';
import { kanMetSessie } from '#kennissessies/overgangen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { alsBewaard, type Groep, gevolg, voorNiemand } from '../gevolg.ts';
import { brievenTellen } from '../tellen/brieven-tellen.ts';
import { inOnderdeel, type Onbevestigd, type Onderdeelverzoek, onderdeelVoor, postVan } from './in-onderdeel.ts';

export type Onderdeelafgelastuitslag =
  | { gelukt: true; gemaild: number; weg: boolean }
  | { gelukt: false; reden: 'onbekend' | 'kan-niet' }
  | Onbevestigd;

/**
 * Takes a part out of its round. When nobody chose it, it is gone; else it stays to be read as cancelled, and everybody who chose
 * it is told once, after it was asked, and can choose another one. What is cancelled already stays so, however often it is said: only
 * who says that it may go (`weghalen`) takes it away.
 */
export async function onderdeelAfgelasten(
  db: Db,
  { reden, weghalen, ...verzoek }: Onderdeelverzoek & { reden: string; weghalen: boolean },
): Promise<Onderdeelafgelastuitslag> {
  const { account, id, bevestigd, origin, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Onderdeelafgelastuitslag> => {
    const gevonden = await onderdeelVoor(trx, verzoek);
    if (!gevonden) return { gelukt: false, reden: 'onbekend' };
    const { sessie, was } = gevonden;
    if (!kanMetSessie('wijzigen', sessie, nu)) return { gelukt: false, reden: 'kan-niet' };
    if (was.afgelast && !weghalen) return { gelukt: true, gemaild: 0, weg: false };
    const mensen = await inOnderdeel(trx, id, was.id);
    const kennissessie = { ...sessie, onderdelen: sessie.onderdelen.map((een) => (een.id === was.id ? { ...een, afgelast: true } : een)) };
    const brief = () => onderdeelGaatNietDoor(voorNiemand(kennissessie, origin, nu), { onderdeel: was, reden });
    const lezers = was.eindOp > nu ? mensen : [];
    const groepen: Groep[] = [{ mensen: lezers.length, wie: 'in dit onderdeel', brief }];
    const vooruit = bevestigd ? null : gevolg(groepen);
    if (vooruit) return { gelukt: false, reden: 'onbevestigd', gevolg: vooruit };
    await trx.deleteFrom('onderdeelkeuze').where('onderdeel_id', '=', was.id).execute();
    const weg = mensen.length === 0;
    if (weg) await trx.deleteFrom('onderdeel').where('id', '=', was.id).execute();
    else
      await trx
        .updateTable('onderdeel')
        .set({ afgelast_op: nu, versie: was.versie + 1 })
        .where('id', '=', was.id)
        .execute();
    for await (const post of postVan(trx, lezers, { kennissessie, origin, nu }))
      await zetKlaar(trx, onderdeelGaatNietDoor(post, { onderdeel: was, reden }), nu);
    const geteld = { soort: 'afgelast', aan: 'onderdeel', onderwerp: `Gaat niet door: ${was.titel}`, tekst: alsBewaard(groepen) } as const;
    await brievenTellen(trx, { id: randomUUID(), kennissessie: id, ...geteld, aantal: lezers.length, door: account, nu });
    const waar = { kennissessie: id, onderwijsregio: sessie.gastregio };
    await gebeurtenisVastleggen(trx, { wat: weg ? 'onderdeel-weggehaald' : 'onderdeel-afgelast', door: account, ...waar, nu });
    return { gelukt: true, gemaild: lezers.length, weg };
  });
}
