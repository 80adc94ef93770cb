import { randomUUID } from 'node:crypto';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { kanMetSessie } from '#kennissessies/overgangen.ts';
import { alsOnderdeelrij, type Onderdeelgegevens } from '#kennissessies/rondes/onderdeel-opslag.ts';
import { isTegelijk, rondesVan } from '#kennissessies/rondes/rondes.ts';
import { type Onderdeelfout, onderdeelfout } from './onderdeelregels.ts';

interface Toevoegverzoek {
  account: Account;
  /** Of the session. */
  id: string;
  gegevens: Onderdeelgegevens;
  nu: Moment;
}
export type Onderdeeltoevoeguitslag =
  | { gelukt: true }
  | { gelukt: false; reden: 'onbekend' | 'kan-niet' | 'niet-tegelijk' | Onderdeelfout };

/** Adds a part to a round, or begins a round with it. Nobody is mailed: `keuzeVragen` does that when asked to. */
export async function onderdeelToevoegen(db: Db, { account, id, gegevens, nu }: Toevoegverzoek): Promise<Onderdeeltoevoeguitslag> {
  return db.transaction().execute(async (trx): Promise<Onderdeeltoevoeguitslag> => {
    const sessie = await sessieVoor(trx, account, id);
    if (!sessie) return { gelukt: false, reden: 'onbekend' };
    if (!kanMetSessie('wijzigen', sessie, nu)) return { gelukt: false, reden: 'kan-niet' };
    // A round that is moved goes part by part, so this is only asked of a new one.
    const ronde = rondesVan(sessie.onderdelen).find((een) => een.ronde === gegevens.ronde);
    if (ronde && !isTegelijk(ronde, gegevens)) return { gelukt: false, reden: 'niet-tegelijk' };
    const fout = onderdeelfout(sessie, gegevens);
    if (fout) return { gelukt: false, reden: fout };
    const rij = { ...alsOnderdeelrij(gegevens), id: randomUUID(), kennissessie_id: id, afgelast_op: null, versie: 1 };
    await trx.insertInto('onderdeel').values(rij).execute();
    await gebeurtenisVastleggen(trx, {
      ...{ wat: 'onderdeel-toegevoegd', door: account, kennissessie: id },
      ...{ onderwijsregio: sessie.gastregio, nu },
    });
    return { gelukt: true };
  });
}
