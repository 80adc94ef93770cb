import type { Db, Moment } from '#db/tabellen.ts';
import type { AanmeldingTabel } from '#db/tabellen-kennissessie.ts';
import { antwoordenGewijzigd } from '#kennissessies/brieven/plaatsbrieven.ts';
import { type Deelnemer, type Kennissessie, opzoeken } from '#kennissessies/kennissessie.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';
import { zetKlaar } from '#mail/outbox.ts';
import type { Antwoorden } from './invoer.ts';

export interface Antwoordverzoek {
  account: Deelnemer;
  /** Of the registration. */
  id: string;
  antwoorden: Antwoorden;
  origin: string;
  nu: Moment;
}
export type Wijziguitslag = { gelukt: true } | { gelukt: false; reden: 'onbekend' | 'afgemeld' | 'te-laat' | 'kies-deelname' };

/** Changes the answers of a registration until the start; place, turn and moment stay as they are. */
export async function antwoordenWijzigen(db: Db, { account, id, antwoorden, origin, nu }: Antwoordverzoek): Promise<Wijziguitslag> {
  return db.transaction().execute(async (trx): Promise<Wijziguitslag> => {
    const was = await trx.selectFrom('aanmelding').selectAll().where('id', '=', id).where('account_id', '=', account.id).executeTakeFirst();
    const kennissessie = was && (await opzoeken(trx, { id: was.kennissessie_id }));
    if (!was || !kennissessie) return { gelukt: false, reden: 'onbekend' };
    if (was.status === 'afgemeld') return { gelukt: false, reden: 'afgemeld' };
    if (!magWijzigen(kennissessie, nu)) return { gelukt: false, reden: 'te-laat' };
    const passende = passendeAntwoorden(kennissessie, antwoorden);
    if (!passende) return { gelukt: false, reden: 'kies-deelname' };
    if (zelfdeAntwoorden(was, passende)) return { gelukt: true };
    const andereVorm = was.deelname !== passende.deelname;
    const aanmelding = await trx
      .updateTable('aanmelding')
      .set({ ...passende, volgnummer: was.volgnummer + (andereVorm ? 1 : 0), gewijzigd_op: nu })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const post = { kennissessie, aanmelding, deelnemer: account, origin, nu };
    await zetKlaar(trx, antwoordenGewijzigd(post, { bevestigd: was.status === 'bevestigd', andereVorm }), nu);
    return { gelukt: true };
  });
}

/** The answers this session can use, or null when a choice is missing: no diet for who stays at home, the one form where there is one. */
export function passendeAntwoorden(
  { vorm }: Pick<Kennissessie, 'vorm'>,
  { deelname, vraag, toegang, dieet }: Antwoorden,
): Antwoorden | null {
  if (vorm === 'hybride' && deelname === null) return null;
  const keuze = vorm === 'hybride' ? deelname : null;
  return { deelname: keuze, vraag, toegang, dieet: (keuze ?? vorm) === 'online' ? '' : dieet };
}

export const zelfdeAntwoorden = (a: Pick<AanmeldingTabel, keyof Antwoorden>, b: Antwoorden): boolean =>
  a.deelname === b.deelname && a.vraag === b.vraag && a.toegang === b.toegang && a.dieet === b.dieet;
