import type { Account } from '#accounts/account.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import type { VRAAGUITKOMSTEN } from '#db/tabellen-kennissessie.ts';
import type { Gevolg } from '#kennissessies/organiseren/gevolg.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { antwoordMailen } from './antwoord-mailen.ts';
import { sessievragen } from './sessievragen.ts';

export interface Afhandelverzoek {
  account: Account;
  /** Of the session. */
  id: string;
  kenmerk: string;
  /** Null takes it back: nothing was decided yet. */
  uitkomst: (typeof VRAAGUITKOMSTEN)[number] | null;
  antwoord: string;
  /** The answer also goes by mail to everybody who asked and did not get it yet. */
  mailen?: boolean;
  /** Whoever mails it saw to how many it goes, and how it looks. */
  bevestigd?: boolean;
  origin: string;
  nu: Moment;
}
export type Vraagafhandeluitslag =
  | { gelukt: true; gemaild: number }
  | { gelukt: false; reden: 'onbekend' | 'zonder-antwoord' | 'niet-schriftelijk' }
  | { gelukt: false; reden: 'onbevestigd'; gevolg: Gevolg };

/**
 * Writes down what became of a question for the speakers, for everybody who asked it: they read it at their registration.
 * Answered in writing needs the answer, and may be mailed as well, to nobody twice.
 */
export async function vraagAfhandelen(db: Db, verzoek: Afhandelverzoek): Promise<Vraagafhandeluitslag> {
  const { account, id, kenmerk, uitkomst, antwoord, mailen = false, bevestigd = false, origin, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Vraagafhandeluitslag> => {
    const sessie = await sessieVoor(trx, account, id);
    const vraag = sessie && (await sessievragen(trx, id)).find((een) => een.kenmerk === kenmerk);
    if (!vraag) return { gelukt: false, reden: 'onbekend' };
    if (uitkomst === 'schriftelijk' && antwoord === '') return { gelukt: false, reden: 'zonder-antwoord' };
    if (mailen && uitkomst !== 'schriftelijk') return { gelukt: false, reden: 'niet-schriftelijk' };
    const post = mailen ? await antwoordMailen(trx, { door: account, kennissessie: sessie, vraag, antwoord, origin, nu }) : null;
    if (post?.vooruit && !bevestigd) return { gelukt: false, reden: 'onbevestigd', gevolg: post.vooruit };
    await trx.deleteFrom('vraaguitkomst').where('kennissessie_id', '=', id).where('kenmerk', '=', kenmerk).execute();
    if (uitkomst === null) return { gelukt: true, gemaild: 0 };
    const rij = { kennissessie_id: id, kenmerk, uitkomst, antwoord, door: account.id, op: nu };
    await trx.insertInto('vraaguitkomst').values(rij).execute();
    return { gelukt: true, gemaild: (await post?.verstuur()) ?? 0 };
  });
}
