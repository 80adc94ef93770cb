import type { Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { metAccount } from '#kennissessies/met-account.ts';
import { type Bezetting, type Ruimte, ruimtesVan, teGeven, ZONDER_PLAATS } from '#kennissessies/plaatsen.ts';

/** Fewer places than are taken, of all or of one form: by how many, and who came last. */
export interface TeKlein {
  gelukt: false;
  reden: 'te-klein';
  ruimte: Ruimte;
  bezet: number;
  teVeel: number;
  laatsten: string[];
}

/** Whether a session has too few places for who has one; null when it has enough. */
export async function teKlein(trx: Transaction<Tabellen>, k: MetLink, stand: Bezetting): Promise<TeKlein | null> {
  for (const ruimte of ruimtesVan(k)) {
    const teVeel = -teGeven(k, stand, ruimte);
    const bezet = ruimte === 'alle' ? stand.bezet : ruimte === 'online' ? stand.bezetOnline : stand.bezet - stand.bezetOnline;
    if (teVeel > 0)
      return { gelukt: false, reden: 'te-klein', ruimte, bezet, teVeel, laatsten: await laatsteDeelnemers(trx, k.id, ruimte, teVeel) };
  }
  return null;
}

/** The names of who came last among who has a place there, newest first. */
async function laatsteDeelnemers(trx: Transaction<Tabellen>, id: string, ruimte: Ruimte, hoeveel: number): Promise<string[]> {
  const rijen = await metAccount(trx, id)
    .where('status', 'not in', ZONDER_PLAATS)
    .$if(ruimte === 'online', (vraag) => vraag.where('deelname', '=', 'online'))
    .$if(ruimte === 'fysiek', (vraag) => vraag.where((eb) => eb.or([eb('deelname', 'is', null), eb('deelname', '=', 'fysiek')])))
    .orderBy('aangemeld_op', 'desc')
    .limit(Math.min(hoeveel, 10))
    .execute();
  return rijen.map(({ naam, adres }) => naam || adres);
}
