import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { bericht } from '#kennissessies/brieven/sessiebrieven.ts';
import { betrokkenen } from '#kennissessies/met-account.ts';
import { type Gevolg, gevolg, voorNiemand } from '#kennissessies/organiseren/gevolg.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { brievenTellen } from '#kennissessies/organiseren/tellen/brieven-tellen.ts';
import { kanMetSessie } from '#kennissessies/overgangen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import type { Extrabrief } from './briefinvoer.ts';

export interface Extraverzoek {
  account: Account;
  /** Of the session. */
  id: string;
  brief: Extrabrief;
  /** Whoever sends it saw to how many it goes, and how it looks. */
  bevestigd: boolean;
  origin: string;
  nu: Moment;
}
export type Extrauitslag =
  | { gelukt: true; gemaild: number }
  | { gelukt: false; reden: 'onbekend' | 'kan-niet' | 'niemand' }
  | { gelukt: false; reden: 'onbevestigd'; gevolg: Gevolg };

/** A letter of the organiser to who has a place, to who waits, or to both. The same form a second time sends nothing more. */
export async function extraBriefSturen(db: Db, { account, id, brief, bevestigd, origin, nu }: Extraverzoek): Promise<Extrauitslag> {
  return db.transaction().execute(async (trx): Promise<Extrauitslag> => {
    const kennissessie = await sessieVoor(trx, account, id);
    if (!kennissessie) return { gelukt: false, reden: 'onbekend' };
    const eerder = await trx.selectFrom('sessiebrief').select('aantal').where('id', '=', brief.kenmerk).executeTakeFirst();
    if (eerder) return { gelukt: true, gemaild: eerder.aantal };
    if (!kanMetSessie('schrijven', kennissessie, nu)) return { gelukt: false, reden: 'kan-niet' };
    const wacht = (een: { status: string }) => een.status === 'wachtlijst';
    const mensen = (await betrokkenen(trx, id)).filter((een) => brief.aan === 'allen' || (brief.aan === 'wachtlijst') === wacht(een));
    if (mensen.length === 0) return { gelukt: false, reden: 'niemand' };
    const wachtend = mensen.filter(wacht).length;
    const post = voorNiemand(kennissessie, origin, nu);
    const vooruit = gevolg([
      { mensen: mensen.length - wachtend, wie: 'met een plaats', brief: () => bericht(post, brief) },
      { mensen: wachtend, wie: 'op de wachtlijst', brief: () => bericht(post, brief) },
    ]);
    if (vooruit && !bevestigd) return { gelukt: false, reden: 'onbevestigd', gevolg: vooruit };
    for (const aanmelding of mensen) await zetKlaar(trx, bericht({ ...post, aanmelding, deelnemer: aanmelding }, brief), nu);
    const { kenmerk, aan, onderwerp, tekst } = brief;
    await brievenTellen(trx, {
      id: kenmerk,
      kennissessie: id,
      soort: 'extra',
      aan,
      onderwerp,
      tekst,
      aantal: mensen.length,
      door: account,
      nu,
    });
    await gebeurtenisVastleggen(trx, { wat: 'extra-brief', door: account, kennissessie: id, onderwijsregio: kennissessie.gastregio, nu });
    return { gelukt: true, gemaild: mensen.length };
  });
}
