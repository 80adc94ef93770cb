import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { aanDeBeurt } from '#kennissessies/aan-de-beurt.ts';
import { plaatsTeruggeven, zonderUitnodiging } from '#kennissessies/aanmelden/plaats-teruggeven.ts';
import type { Plaatsuitnodiging } from '#kennissessies/aanmelden/uitgenodigd/plaatsuitnodiging.ts';
import { doorgeschoven } from '#kennissessies/brieven/plaatsbrieven.ts';
import { uitnodigingVoorbij } from '#kennissessies/brieven/uitnodigingsbrieven.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { type Gevolg, gevolg, voorNiemand } from '#kennissessies/organiseren/gevolg.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { bezetting } from '#kennissessies/plaatsen.ts';

export interface Terugneemverzoek {
  account: Account;
  /** Of the session and of the invitation. */
  id: string;
  uitnodiging: string;
  /** Whoever takes it back saw who gets mail, and which letter. */
  bevestigd: boolean;
  origin: string;
  nu: Moment;
}
export type Plaatsterugneemuitslag =
  | { gelukt: true }
  | { gelukt: false; reden: 'onbekend' | 'niet-meer-open' }
  | { gelukt: false; reden: 'onbevestigd'; gevolg: Gevolg };

/** Takes back an invitation that was not answered, after it was asked: who was invited reads so, and the place goes back at once. */
export async function plaatsTerugnemen(db: Db, verzoek: Terugneemverzoek): Promise<Plaatsterugneemuitslag> {
  const { account, id, uitnodiging, bevestigd, origin, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Plaatsterugneemuitslag> => {
    const sessie = await sessieVoor(trx, account, id);
    const was =
      sessie &&
      (await trx
        .selectFrom('plaatsuitnodiging')
        .selectAll()
        .where('id', '=', uitnodiging)
        .where('kennissessie_id', '=', id)
        .executeTakeFirst());
    if (!was) return { gelukt: false, reden: 'onbekend' };
    if (was.uitslag === 'ingetrokken') return { gelukt: true };
    if (was.uitslag !== 'open') return { gelukt: false, reden: 'niet-meer-open' };
    const vooruit = bevestigd ? null : await terugneemgevolg(trx, sessie, was, { origin, nu });
    if (vooruit) return { gelukt: false, reden: 'onbevestigd', gevolg: vooruit };
    await plaatsTeruggeven(trx, was, 'ingetrokken', { origin, nu });
    await gebeurtenisVastleggen(trx, {
      ...{ wat: 'plaats-teruggenomen', door: account, kennissessie: id, onderwijsregio: sessie.gastregio, nu },
    });
    return { gelukt: true };
  });
}

/** Who would hear of it; nobody once the session has begun. */
async function terugneemgevolg(
  trx: Transaction<Tabellen>,
  sessie: MetLink,
  uitnodiging: Plaatsuitnodiging,
  { origin, nu }: { origin: string; nu: Moment },
): Promise<Gevolg | null> {
  const { kennissessie, stand } = zonderUitnodiging(sessie, uitnodiging, await bezetting(trx, sessie.id));
  const erbij = (await aanDeBeurt(trx, kennissessie, { stand, nu })).length;
  const post = { kennissessie, uitnodiging, origin };
  return gevolg([
    {
      ...{ mensen: nu < kennissessie.beginOp ? 1 : 0, wie: `(${uitnodiging.adres})` },
      brief: () => uitnodigingVoorbij(post, { uitslag: 'ingetrokken', stand, nu }),
    },
    { mensen: erbij, wie: 'van de wachtlijst, nu met een plaats', brief: () => doorgeschoven(voorNiemand(kennissessie, origin, nu)) },
  ]);
}
