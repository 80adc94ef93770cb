import type { Account } from '#accounts/account.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { type Brief, zetKlaar } from '#mail/outbox.ts';
import type { Post } from './brieven.ts';
import { type Kennisvraag, kennisvraag } from './kennisvraag.ts';
import { bijstellen } from './melden.ts';

export interface Afhandelverzoek {
  account: Account;
  id: string;
  origin: string;
  nu: Moment;
}
export type Afhandeluitslag = { gelukt: true; gemaild: boolean } | { gelukt: false; reden: 'geen-recht' | 'onbekend' | 'al-afgehandeld' };
type Uitkomst = Pick<Kennisvraag, 'link' | 'antwoord'> & { status: 'gekoppeld' | 'beantwoord' | 'gesloten' };

/** Ends the wait for one question: its outcome and the letter that tells it, together. Sent twice it is one letter. */
export async function afhandelen(
  db: Db,
  { account, id, origin, nu }: Afhandelverzoek,
  uitkomst: Uitkomst,
  brief: (post: Post) => Brief,
): Promise<Afhandeluitslag> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  return db.transaction().execute(async (trx): Promise<Afhandeluitslag> => {
    const was = await kennisvraag(trx, { id });
    if (!was) return { gelukt: false, reden: 'onbekend' };
    if (was.status !== 'open')
      return isZelfde(was, uitkomst) ? { gelukt: true, gemaild: false } : { gelukt: false, reden: 'al-afgehandeld' };
    const wat = { ...uitkomst, afgehandeld_op: nu, afgehandeld_door: account.id };
    await trx.updateTable('kennisvraag').set(wat).where('id', '=', id).execute();
    await bijstellen(trx, { origin, nu });
    if (!was.vrager) return { gelukt: true, gemaild: false };
    await zetKlaar(trx, brief({ kennisvraag: was, aan: was.vrager, origin }), nu);
    return { gelukt: true, gemaild: true };
  });
}

const isZelfde = (was: Kennisvraag, { status, link, antwoord }: Uitkomst): boolean =>
  was.status === status && was.link === link && was.antwoord === antwoord;
