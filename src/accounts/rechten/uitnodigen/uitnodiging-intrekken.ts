import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { magGeven, opnieuwGelezen } from '#accounts/rechten/bevoegdheid.ts';
import { RECHTWOORD } from '#accounts/rechten/rechtwoorden.ts';
import type { Db, Moment } from '#db/tabellen.ts';

export type Terugneemuitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'al-gebruikt' };

/** Takes back an invitation that nobody used yet; whoever may give the right may. */
export const uitnodigingIntrekken = (
  db: Db,
  { account, id, nu }: { account: Account; id: string; nu: Moment },
): Promise<Terugneemuitslag> =>
  db.transaction().execute(async (trx): Promise<Terugneemuitslag> => {
    const rij = await trx.selectFrom('uitnodiging').selectAll().where('id', '=', id).executeTakeFirst();
    if (!rij || !magGeven(await opnieuwGelezen(trx, account), rij)) return { gelukt: false, reden: 'onbekend' };
    if (rij.gebruikt_op !== null) return { gelukt: false, reden: 'al-gebruikt' };
    if (rij.ingetrokken_op !== null) return { gelukt: true };
    await trx.updateTable('uitnodiging').set({ ingetrokken_op: nu }).where('id', '=', id).execute();
    const { onderwijsregio, soort } = rij;
    await gebeurtenisVastleggen(trx, {
      ...{ wat: 'uitnodiging-ingetrokken', door: account, onderwijsregio, bijzonderheden: RECHTWOORD[soort].naam, nu },
    });
    return { gelukt: true };
  });
