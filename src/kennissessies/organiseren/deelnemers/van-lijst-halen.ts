import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { doorschuiven, metAccount } from '#kennissessies/aanmelden/doorschuiven.ts';
import { vanLijstGehaald } from '#kennissessies/brieven/afscheidsbrieven.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';
import { zetKlaar } from '#mail/outbox.ts';

export interface Haalverzoek {
  account: Account;
  /** Of the session and of the registration. */
  id: string;
  aanmelding: string;
  /** One sentence that the person reads; never empty. */
  reden: string;
  origin: string;
  nu: Moment;
}
export type Haaluitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'zonder-toelichting' | 'te-laat' | 'al-weg' };

/** Takes somebody off the list of a session, with a reason that this person reads; the next in the queue moves up. */
export async function vanLijstHalen(db: Db, { account, id, aanmelding: wie, reden, origin, nu }: Haalverzoek): Promise<Haaluitslag> {
  return db.transaction().execute(async (trx): Promise<Haaluitslag> => {
    const kennissessie = await sessieVoor(trx, account, id);
    const was = kennissessie && (await metAccount(trx, id).where('aanmelding.id', '=', wie).executeTakeFirst());
    if (!kennissessie || !was) return { gelukt: false, reden: 'onbekend' };
    if (was.status === 'afgemeld') return { gelukt: false, reden: 'al-weg' };
    if (!magWijzigen(kennissessie, nu)) return { gelukt: false, reden: 'te-laat' };
    if (reden.trim() === '') return { gelukt: false, reden: 'zonder-toelichting' };
    const volgnummer = was.volgnummer + 1;
    await trx
      .updateTable('aanmelding')
      .set({ status: 'afgemeld', toegang: '', dieet: '', volgnummer, gewijzigd_op: nu })
      .where('id', '=', was.id)
      .execute();
    await gebeurtenisVastleggen(trx, {
      ...{ wat: 'deelnemer-weggehaald', door: account, over: was.account_id, kennissessie: id },
      ...{ onderwijsregio: kennissessie.gastregio, nu },
    });
    const post = { kennissessie, aanmelding: { ...was, volgnummer }, deelnemer: was, origin, nu };
    await zetKlaar(trx, vanLijstGehaald(post, { hadPlaats: was.status === 'bevestigd', reden: reden.trim() }), nu);
    await doorschuiven(trx, id, { origin, nu });
    return { gelukt: true };
  });
}
