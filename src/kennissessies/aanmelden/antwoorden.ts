import type { Db, Moment } from '#db/tabellen.ts';
import type { AanmeldingTabel, Aanmeldstatus } from '#db/tabellen-kennissessie.ts';
import { bevestiging } from '#kennissessies/brieven/ontvangstbrieven.ts';
import { type Antwoordverschil, antwoordenGewijzigd, plaatsOpgegeven } from '#kennissessies/brieven/plaatsbrieven.ts';
import type { Aanmeldpost } from '#kennissessies/brieven/post.ts';
import { type Deelnemer, type Kennissessie, opzoeken } from '#kennissessies/kennissessie.ts';
import { type Keuzes, type Keuzeuitslag, keuzesToetsen, keuzesVastleggen } from '#kennissessies/rondes/kiezen.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';
import { type Brief, zetKlaar } from '#mail/outbox.ts';
import { doorschuiven } from './doorschuiven.ts';
import type { Antwoorden } from './invoer.ts';
import { vormWisselen } from './vorm-wisselen.ts';

export interface Antwoordverzoek {
  account: Deelnemer;
  /** Of the registration. */
  id: string;
  antwoorden: Antwoorden;
  /** The parts of its rounds. */
  keuzes?: Keuzes;
  /** Agreed to wait for the other form, and to give up a place for it. */
  opgeven?: boolean;
  origin: string;
  nu: Moment;
}
export type Wijziguitslag =
  | { gelukt: true }
  | { gelukt: false; reden: 'onbekend' | 'afgemeld' | 'te-laat' | 'kies-deelname' | 'vorm-vol' | 'vorm-dicht' }
  | Extract<Keuzeuitslag, { gelukt: false }>;

/**
 * Changes the answers of a registration until the start. Place and turn stay as they are, unless another form of taking
 * part is counted by itself.
 */
export async function antwoordenWijzigen(
  db: Db,
  { account, id, antwoorden, keuzes = {}, opgeven = false, origin, nu }: Antwoordverzoek,
): Promise<Wijziguitslag> {
  return db.transaction().execute(async (trx): Promise<Wijziguitslag> => {
    const was = await trx.selectFrom('aanmelding').selectAll().where('id', '=', id).where('account_id', '=', account.id).executeTakeFirst();
    const kennissessie = was && (await opzoeken(trx, { id: was.kennissessie_id }));
    if (!was || !kennissessie) return { gelukt: false, reden: 'onbekend' };
    if (was.status === 'afgemeld') return { gelukt: false, reden: 'afgemeld' };
    if (!magWijzigen(kennissessie, nu)) return { gelukt: false, reden: 'te-laat' };
    const passende = passendeAntwoorden(kennissessie, antwoorden);
    if (!passende) return { gelukt: false, reden: 'kies-deelname' };
    const andereVorm = was.deelname !== passende.deelname;
    const wissel = await vormWisselen(trx, { was, naar: passende.deelname, kennissessie, opgeven, nu });
    if (!wissel.kan) return { gelukt: false, reden: wissel.reden };
    const { status, aangemeld_op } = wissel;
    const keuze = await keuzesToetsen(trx, { kennissessie, aanmelding: id, keuzes: status === 'bevestigd' ? keuzes : {} });
    if (!keuze.gelukt) return keuze;
    const { gewisseld } = keuze;
    if (gewisseld.length === 0 && zelfdeAntwoorden(was, passende)) return { gelukt: true };
    const aanmelding = await trx
      .updateTable('aanmelding')
      .set({
        ...passende,
        status,
        aangemeld_op,
        volgnummer: was.volgnummer + (andereVorm || gewisseld.length > 0 ? 1 : 0),
        gewijzigd_op: nu,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const gekozen = status === 'bevestigd' ? keuze.gekozen : [];
    await keuzesVastleggen(trx, id, { ...kennissessie, gekozen });
    const post = { kennissessie, aanmelding, deelnemer: account, gekozen, origin, nu };
    await zetKlaar(trx, wisselbrief(post, { was: was.status, andereVorm, gewisseld, wacht: status === 'wachtlijst' }), nu);
    // The place that was given up, or the queue that was left.
    if (andereVorm) await doorschuiven(trx, kennissessie.id, { origin, nu });
    return { gelukt: true };
  });
}

type Wissel = Omit<Antwoordverschil, 'bevestigd'> & { was: Aanmeldstatus; wacht: boolean };
function wisselbrief(post: Aanmeldpost, { was, wacht, ...verschil }: Wissel): Brief {
  if (was === 'bevestigd' && wacht) return plaatsOpgegeven(post);
  if (was === 'wachtlijst' && !wacht) return bevestiging(post);
  return antwoordenGewijzigd(post, { ...verschil, bevestigd: was === 'bevestigd' });
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
