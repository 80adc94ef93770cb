import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { openPlaatsuitnodigingen } from '#kennissessies/aanmelden/uitgenodigd/plaatsuitnodiging.ts';
import { afgelast } from '#kennissessies/brieven/sessiebrieven.ts';
import { uitnodigingVervallen } from '#kennissessies/brieven/uitnodigingsbrieven.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { betrokkenen } from '#kennissessies/met-account.ts';
import { daarna, kanMetSessie, type Sessiestand, sessiestandVan } from '#kennissessies/overgangen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { alsBewaard, type Gevolg, type Groep, gevolg, groepen, voorGenodigde, voorNiemand } from './gevolg.ts';
import { sessieVoor } from './sessie-opslag.ts';
import { brievenTellen } from './tellen/brieven-tellen.ts';

export interface Afgelastverzoek {
  account: Account;
  id: string;
  /** One sentence for everybody who was coming; may be empty. */
  reden: string;
  origin: string;
  nu: Moment;
}
export type Afgelastuitslag =
  | { gelukt: true; gemaild: number }
  | { gelukt: false; reden: 'onbekend' }
  | { gelukt: false; reden: 'kan-niet'; stand: Sessiestand };

/** Calls a session off. Everybody with a place, an offer or a turn hears it once; calendars drop it; nobody moves up any more. */
export async function afgelasten(db: Db, { account, id, reden, origin, nu }: Afgelastverzoek): Promise<Afgelastuitslag> {
  return db.transaction().execute(async (trx): Promise<Afgelastuitslag> => {
    const was = await sessieVoor(trx, account, id);
    if (!was) return { gelukt: false, reden: 'onbekend' };
    if (!kanMetSessie('afgelasten', was, nu)) return { gelukt: false, reden: 'kan-niet', stand: sessiestandVan(was, nu) };
    const kennissessie = afgelasteSessie(was, reden, nu);
    const { status, volgnummer, versie, redenAfgelast: reden_afgelast } = kennissessie;
    await trx
      .updateTable('kennissessie')
      .set({ status, reden_afgelast, volgnummer, versie, gewijzigd_op: nu })
      .where('id', '=', id)
      .execute();
    await gebeurtenisVastleggen(trx, { wat: 'sessie-afgelast', door: account, kennissessie: id, onderwijsregio: was.gastregio, nu });
    const tekst = alsBewaard(await lezers(trx, kennissessie, { origin, nu }));
    const mensen = await betrokkenen(trx, was.id);
    for (const aanmelding of mensen) {
      const post = { kennissessie, aanmelding, deelnemer: aanmelding, origin, nu };
      await zetKlaar(trx, afgelast(post, { hadPlaats: aanmelding.status === 'bevestigd' }), nu);
    }
    const uitgenodigd = await openPlaatsuitnodigingen(trx, id);
    for (const uitnodiging of uitgenodigd) await zetKlaar(trx, uitnodigingVervallen({ kennissessie, uitnodiging, origin }), nu);
    const klaar = { uitslag: 'ingetrokken', uitslag_op: nu } as const;
    await trx.updateTable('plaatsuitnodiging').set(klaar).where('kennissessie_id', '=', id).where('uitslag', '=', 'open').execute();
    const gemaild = mensen.length + uitgenodigd.length;
    const brief = { soort: 'afgelast', aan: 'allen', onderwerp: 'Gaat niet door', tekst, aantal: gemaild } as const;
    await brievenTellen(trx, { id: randomUUID(), kennissessie: id, ...brief, door: account, nu });
    return { gelukt: true, gemaild };
  });
}

/** Who would hear of it and how, before anything is done. */
export const afgelastgevolg = async (
  trx: Db | Transaction<Tabellen>,
  { kennissessie, reden, origin, nu }: { kennissessie: MetLink; reden: string; origin: string; nu: Moment },
): Promise<Gevolg | null> => gevolg(await lezers(trx, afgelasteSessie(kennissessie, reden, nu), { origin, nu }));

/** Everybody who hears of it, in groups, each with its letter. */
async function lezers(
  trx: Db | Transaction<Tabellen>,
  kennissessie: MetLink,
  { origin, nu }: { origin: string; nu: Moment },
): Promise<Groep[]> {
  const { plaats, wachtlijst, uitgenodigd } = await groepen(trx, kennissessie.id);
  const post = voorNiemand(kennissessie, origin, nu);
  return [
    { mensen: plaats, wie: 'met een plaats', brief: () => afgelast(post, { hadPlaats: true }) },
    { mensen: wachtlijst, wie: 'op de wachtlijst', brief: () => afgelast(post, { hadPlaats: false }) },
    { mensen: uitgenodigd, wie: 'met een uitnodiging', brief: () => uitnodigingVervallen(voorGenodigde(kennissessie, { origin, nu })) },
  ];
}

const afgelasteSessie = (was: MetLink, reden: string, nu: Moment): MetLink => ({
  ...{ ...was, status: daarna('afgelasten', was, nu), redenAfgelast: reden, gewijzigdOp: nu },
  ...{ volgnummer: was.volgnummer + 1, versie: was.versie + 1 },
});
