import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { aanDeBeurt } from '#kennissessies/aan-de-beurt.ts';
import { doorschuiven } from '#kennissessies/aanmelden/doorschuiven.ts';
import { vanLijstGehaald } from '#kennissessies/brieven/afscheidsbrieven.ts';
import { doorgeschoven } from '#kennissessies/brieven/plaatsbrieven.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { metAccount } from '#kennissessies/met-account.ts';
import { type Gevolg, gevolg, voorNiemand } from '#kennissessies/organiseren/gevolg.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { bezetting } from '#kennissessies/plaatsen.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';
import { zetKlaar } from '#mail/outbox.ts';

export interface Haalverzoek {
  account: Account;
  /** Of the session and of the registration. */
  id: string;
  aanmelding: string;
  /** One sentence that the person reads; never empty. */
  reden: string;
  /** Whoever does it saw who gets mail, and which letter. */
  bevestigd: boolean;
  origin: string;
  nu: Moment;
}
export type Haaluitslag =
  | { gelukt: true }
  | { gelukt: false; reden: 'onbekend' | 'zonder-toelichting' | 'te-laat' | 'al-weg' }
  | { gelukt: false; reden: 'onbevestigd'; gevolg: Gevolg };

/** Takes somebody off the list of a session, after it was asked, with a reason that this person reads; the next in the queue moves up. */
export async function vanLijstHalen(db: Db, verzoek: Haalverzoek): Promise<Haaluitslag> {
  const { account, id, aanmelding: wie, reden, bevestigd, origin, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Haaluitslag> => {
    const kennissessie = await sessieVoor(trx, account, id);
    const was = kennissessie && (await metAccount(trx, id).where('aanmelding.id', '=', wie).executeTakeFirst());
    if (!kennissessie || !was) return { gelukt: false, reden: 'onbekend' };
    if (was.status === 'afgemeld') return { gelukt: false, reden: 'al-weg' };
    if (!magWijzigen(kennissessie, nu)) return { gelukt: false, reden: 'te-laat' };
    if (reden.trim() === '') return { gelukt: false, reden: 'zonder-toelichting' };
    const vooruit = bevestigd ? null : await haalgevolg(trx, kennissessie, was, verzoek);
    if (vooruit) return { gelukt: false, reden: 'onbevestigd', gevolg: vooruit };
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

/** Who would hear of it: the person self, and who gets the place. */
async function haalgevolg(
  trx: Transaction<Tabellen>,
  kennissessie: MetLink,
  was: { id: string; naam: string; adres: string; status: string; deelname: 'fysiek' | 'online' | null },
  { reden, origin, nu }: Pick<Haalverzoek, 'reden' | 'origin' | 'nu'>,
): Promise<Gevolg | null> {
  const stand = await bezetting(trx, kennissessie.id);
  const [plaats, online] = [was.status === 'wachtlijst' ? 'wachtend' : 'bezet', was.deelname === 'online' ? 1 : 0] as const;
  const zonder = { ...stand, [plaats]: stand[plaats] - 1, [`${plaats}Online`]: stand[`${plaats}Online`] - online };
  const erbij = await aanDeBeurt(trx, kennissessie, { stand: zonder, zonder: was.id, nu });
  const post = voorNiemand(kennissessie, origin, nu, was.deelname);
  return gevolg([
    {
      ...{ mensen: 1, wie: `(${was.naam || was.adres})` },
      brief: () => vanLijstGehaald(post, { hadPlaats: was.status === 'bevestigd', reden: reden.trim() }),
    },
    {
      ...{ mensen: erbij.length, wie: 'van de wachtlijst, nu met een plaats' },
      brief: () => doorgeschoven(voorNiemand(kennissessie, origin, nu)),
    },
  ]);
}
