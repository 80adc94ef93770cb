import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { kiesJeOnderdelen } from '#kennissessies/brieven/onderdeelbrieven.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import { metAccount } from '#kennissessies/met-account.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { kanMetSessie } from '#kennissessies/overgangen.ts';
import { kiestNog } from '#kennissessies/rondes/rondes.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { alsBewaard, type Groep, gevolg, voorNiemand } from '../gevolg.ts';
import { brievenTellen } from '../tellen/brieven-tellen.ts';
import type { Onbevestigd } from './in-onderdeel.ts';

interface Keuzeverzoek {
  account: Account;
  /** Of the session. */
  id: string;
  /** Whoever sends it saw to how many it goes, and how it looks. */
  bevestigd: boolean;
  origin: string;
  nu: Moment;
}
export type Keuzevraaguitslag =
  | { gelukt: true; gemaild: number }
  | { gelukt: false; reden: 'onbekend' | 'kan-niet' | 'niemand' }
  | Onbevestigd;

/** Mails who has a place and did not choose in every round, after it was asked: a part that comes later mails nobody by itself. */
export async function keuzeVragen(db: Db, { account, id, bevestigd, origin, nu }: Keuzeverzoek): Promise<Keuzevraaguitslag> {
  return db.transaction().execute(async (trx): Promise<Keuzevraaguitslag> => {
    const kennissessie = await sessieVoor(trx, account, id);
    if (!kennissessie) return { gelukt: false, reden: 'onbekend' };
    if (!kanMetSessie('wijzigen', kennissessie, nu) || !magWijzigen(kennissessie, nu)) return { gelukt: false, reden: 'kan-niet' };
    const zij = await wieKiestNog(trx, kennissessie);
    if (zij.length === 0) return { gelukt: false, reden: 'niemand' };
    const wie = 'met een plaats die nog niet in elke ronde koos';
    const groepen: Groep[] = [{ mensen: zij.length, wie, brief: () => kiesJeOnderdelen(voorNiemand(kennissessie, origin, nu)) }];
    const vooruit = bevestigd ? null : gevolg(groepen);
    if (vooruit) return { gelukt: false, reden: 'onbevestigd', gevolg: vooruit };
    for (const { gekozen, ...aanmelding } of zij)
      await zetKlaar(trx, kiesJeOnderdelen({ kennissessie, aanmelding, deelnemer: aanmelding, gekozen, origin, nu }), nu);
    const { onderwerp } = kiesJeOnderdelen(voorNiemand(kennissessie, origin, nu));
    const geteld = { soort: 'extra', aan: 'plaats', onderwerp, tekst: alsBewaard(groepen) } as const;
    await brievenTellen(trx, { id: randomUUID(), kennissessie: id, ...geteld, aantal: zij.length, door: account, nu });
    await gebeurtenisVastleggen(trx, { wat: 'extra-brief', door: account, kennissessie: id, onderwijsregio: kennissessie.gastregio, nu });
    return { gelukt: true, gemaild: zij.length };
  });
}

/** Everybody with a place who can still choose in a round, with what they chose. */
export async function wieKiestNog(trx: Db | Transaction<Tabellen>, { id, onderdelen }: Pick<Kennissessie, 'id' | 'onderdelen'>) {
  const metPlaats = await metAccount(trx, id).where('status', '=', 'bevestigd').orderBy('aangemeld_op').execute();
  const keuzes = await trx
    .selectFrom('onderdeelkeuze as w')
    .innerJoin('aanmelding as a', 'a.id', 'w.aanmelding_id')
    .select(['w.aanmelding_id', 'w.onderdeel_id'])
    .where('a.kennissessie_id', '=', id)
    .execute();
  const per = Map.groupBy(keuzes, ({ aanmelding_id }) => aanmelding_id);
  return metPlaats
    .map((aanmelding) => ({ ...aanmelding, gekozen: (per.get(aanmelding.id) ?? []).map(({ onderdeel_id }) => onderdeel_id) }))
    .filter(({ gekozen }) => kiestNog({ onderdelen }, gekozen));
}
