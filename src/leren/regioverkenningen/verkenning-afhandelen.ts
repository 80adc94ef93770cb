import type { Account } from '#accounts/account.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { trekInReeks, wis, zetKlaar } from '#mail/outbox.ts';
import { verkenningBeantwoord, verkenningGesloten, verkenningreeks } from './brieven.ts';
import { type Regioverkenning, regioverkenning } from './regioverkenning.ts';
import { verkenningBijstellen } from './verkenning-rondbrengen.ts';

interface Verkenningverzoek {
  account: Account;
  id: string;
  origin: string;
  nu: Moment;
}
export type Verkenninguitslag = { gelukt: true } | { gelukt: false; reden: 'geen-recht' | 'onbekend' | 'al-afgehandeld' };

/** Answers by mail who thinks about becoming an onderwijsregio. */
export const verkenningBeantwoorden = (db: Db, { antwoord, ...verzoek }: Verkenningverzoek & { antwoord: string }) =>
  afhandelen(db, verzoek, { status: 'beantwoord', antwoord });

/** Ends it without an answer; who wrote reads why. */
export const verkenningSluiten = (db: Db, { reden, ...verzoek }: Verkenningverzoek & { reden: string }) =>
  afhandelen(db, verzoek, { status: 'gesloten', antwoord: reden });

/** Erases what somebody told before its year is over, at that person's request. */
export async function verkenningWissen(db: Db, { account, id, origin, nu }: Verkenningverzoek): Promise<Verkenninguitslag> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  return db.transaction().execute(async (trx): Promise<Verkenninguitslag> => {
    const { numDeletedRows } = await trx.deleteFrom('regioverkenning').where('id', '=', id).executeTakeFirst();
    if (numDeletedRows === 0n) return { gelukt: false, reden: 'onbekend' };
    await trekInReeks(trx, verkenningreeks(id));
    await wis(trx, { reeks: verkenningreeks(id), ookWie: true });
    await verkenningBijstellen(trx, { origin, nu });
    return { gelukt: true };
  });
}

type Uitkomst = Pick<Regioverkenning, 'antwoord'> & { status: 'beantwoord' | 'gesloten' };

/** Its outcome and the letter that tells it, together. Sent twice it is one letter. */
async function afhandelen(db: Db, { account, id, origin, nu }: Verkenningverzoek, uitkomst: Uitkomst): Promise<Verkenninguitslag> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  return db.transaction().execute(async (trx): Promise<Verkenninguitslag> => {
    const was = await regioverkenning(trx, { id });
    if (!was) return { gelukt: false, reden: 'onbekend' };
    if (was.status !== 'open') {
      const zelfde = was.status === uitkomst.status && was.antwoord === uitkomst.antwoord;
      return zelfde ? { gelukt: true } : { gelukt: false, reden: 'al-afgehandeld' };
    }
    const wat = { ...uitkomst, afgehandeld_op: nu, afgehandeld_door: account.id };
    await trx.updateTable('regioverkenning').set(wat).where('id', '=', id).execute();
    await verkenningBijstellen(trx, { origin, nu });
    const brief = uitkomst.status === 'beantwoord' ? verkenningBeantwoord : verkenningGesloten;
    await zetKlaar(trx, brief({ id, aan: was.melder, gebied: was.gebied, antwoord: uitkomst.antwoord, origin }), nu);
    return { gelukt: true };
  });
}
