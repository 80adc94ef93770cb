import type { Account } from '#accounts/account.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { type Brief, zetKlaar } from '#mail/outbox.ts';
import { beantwoord, gesloten, type Kennisvraagpost } from './brieven.ts';
import { type Kennisvraag, kennisvraag } from './kennisvraag.ts';
import type { Koppelpagina } from './koppelpagina.ts';
import { bijstellen } from './melden.ts';

interface Afhandelverzoek {
  account: Account;
  id: string;
  origin: string;
  nu: Moment;
}
export type Afhandeluitslag =
  | { gelukt: true; gemaild: boolean }
  | { gelukt: false; reden: 'geen-recht' | 'onbekend' | 'al-afgehandeld' | 'leeg' | 'zonder-reden' };

/** Answers a question with a page of our own, with words or with both; who asked hears it. */
export async function koppelen(
  db: Db,
  { pagina, antwoord, ...verzoek }: Afhandelverzoek & { pagina: Koppelpagina | null; antwoord: string },
): Promise<Afhandeluitslag> {
  if (!pagina && antwoord === '') return { gelukt: false, reden: 'leeg' };
  const uitkomst = { status: pagina ? 'gekoppeld' : 'beantwoord', link: pagina?.url ?? null, antwoord } as const;
  return afhandelen(db, verzoek, uitkomst, (post) => beantwoord(post, { pagina, antwoord }));
}

/** Closes a question without an answer; who asked reads why. */
export async function sluiten(db: Db, { reden, ...verzoek }: Afhandelverzoek & { reden: string }): Promise<Afhandeluitslag> {
  if (reden === '') return { gelukt: false, reden: 'zonder-reden' };
  return afhandelen(db, verzoek, { status: 'gesloten', link: null, antwoord: reden }, (post) => gesloten(post, { reden }));
}

type Uitkomst = Pick<Kennisvraag, 'link' | 'antwoord'> & { status: 'gekoppeld' | 'beantwoord' | 'gesloten' };

/** Ends the wait for one question: its outcome and the letter that tells it, together. Sent twice it is one letter. */
async function afhandelen(
  db: Db,
  { account, id, origin, nu }: Afhandelverzoek,
  uitkomst: Uitkomst,
  brief: (post: Kennisvraagpost) => Brief,
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
