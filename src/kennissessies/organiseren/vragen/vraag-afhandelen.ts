import type { Account } from '#accounts/account.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import type { VRAAGUITKOMSTEN } from '#db/tabellen-kennissessie.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { sessievragen } from './sessievragen.ts';

export interface Afhandelverzoek {
  account: Account;
  /** Of the session. */
  id: string;
  kenmerk: string;
  /** Null takes it back: nothing was decided yet. */
  uitkomst: (typeof VRAAGUITKOMSTEN)[number] | null;
  antwoord: string;
  nu: Moment;
}
export type Vraagafhandeluitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'zonder-antwoord' };

/** Writes down what became of a question for the speakers, for everybody who asked it. Answered in writing needs the answer. */
export async function vraagAfhandelen(
  db: Db,
  { account, id, kenmerk, uitkomst, antwoord, nu }: Afhandelverzoek,
): Promise<Vraagafhandeluitslag> {
  return db.transaction().execute(async (trx): Promise<Vraagafhandeluitslag> => {
    const sessie = await sessieVoor(trx, account, id);
    const vraag = sessie && (await sessievragen(trx, id)).find((een) => een.kenmerk === kenmerk);
    if (!vraag) return { gelukt: false, reden: 'onbekend' };
    if (uitkomst === 'schriftelijk' && antwoord === '') return { gelukt: false, reden: 'zonder-antwoord' };
    await trx.deleteFrom('vraaguitkomst').where('kennissessie_id', '=', id).where('kenmerk', '=', kenmerk).execute();
    if (uitkomst === null) return { gelukt: true };
    const rij = { kennissessie_id: id, kenmerk, uitkomst, antwoord, door: account.id, op: nu };
    await trx.insertInto('vraaguitkomst').values(rij).execute();
    return { gelukt: true };
  });
}
