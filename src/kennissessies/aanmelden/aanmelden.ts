import { randomBytes, randomUUID } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { AanmeldingTabel, Aanmeldstatus } from '#db/tabellen-kennissessie.ts';
import { bevestiging, opWachtlijst } from '#kennissessies/brieven/ontvangstbrieven.ts';
import type { Aanmeldpost } from '#kennissessies/brieven/post.ts';
import { wachtreden } from '#kennissessies/brieven/wachtreden.ts';
import { type Deelnemer, opzoeken } from '#kennissessies/kennissessie.ts';
import { alsOpenbaar, bezetting, ruimteVan, teltPerVorm } from '#kennissessies/plaatsen.ts';
import { magNu } from '#kennissessies/regiogrenzen.ts';
import { type Keuzes, type Keuzeuitslag, keuzesToetsen, keuzesVastleggen } from '#kennissessies/rondes/kiezen.ts';
import { neemtAan, type Toestand, toestand } from '#kennissessies/toestand.ts';
import { type Brief, zetKlaar } from '#mail/outbox.ts';
import { achteraan } from './achteraan.ts';
import { passendeAntwoorden, zelfdeAntwoorden } from './antwoorden.ts';
import { doorschuiven } from './doorschuiven.ts';
import type { Antwoorden } from './invoer.ts';
import { uitnodigingAannemen } from './plaats-teruggeven.ts';
import { kanNogGeplaatst, wachtendeUitnodiging } from './uitgenodigd/plaatsuitnodiging.ts';

export interface Aanmeldverzoek {
  account: Deelnemer;
  slug: string;
  antwoorden: Antwoorden;
  /** The parts of its rounds; who waits chooses later. */
  keuzes?: Keuzes;
  /** The region that the account names, and how that region stands now; both are fixed on the registration. */
  regio?: { onderwijsregio: string; regiostatus: string | null } | null;
  /** Where links in the letter start. */
  origin: string;
  nu: Moment;
}
export type Aanmelduitslag =
  | { gelukt: true; id: string; status: Aanmeldstatus }
  | {
      gelukt: false;
      reden: 'zonder-naam' | 'onbekend' | 'al-aangemeld' | 'kies-deelname' | 'voorrang' | Exclude<Toestand, 'open' | 'vol' | 'verplaatst'>;
    }
  | Extract<Keuzeuitslag, { gelukt: false }>;

/**
 * Gives an account a place in a kennissessie, or a place on its waiting list: whoever comes waits at the end, and the rule that moves
 * people up decides. While others go first nobody else waits. The same form sent twice gives the same answer and one letter; after a
 * withdrawal the row is revived at the end of the queue. Who was invited has the place or the turn that was held.
 */
export async function aanmelden(
  db: Db,
  { account, slug, antwoorden, keuzes = {}, regio, origin, nu }: Aanmeldverzoek,
): Promise<Aanmelduitslag> {
  // Who organises has to know who comes.
  if (account.naam === '') return { gelukt: false, reden: 'zonder-naam' };
  const inTransactie = db.transaction().execute(async (trx): Promise<Aanmelduitslag> => {
    const kennissessie = await opzoeken(trx, { slug });
    if (!kennissessie || kennissessie.status === 'concept') return { gelukt: false, reden: 'onbekend' };
    const passende = passendeAntwoorden(kennissessie, antwoorden);
    const bestaand = await eigenRij(trx, kennissessie.id, account.id);
    if (bestaand && bestaand.status !== 'afgemeld') {
      const zelfde = passende && zelfdeAntwoorden(bestaand, passende) && (await zelfdeKeuzes(trx, bestaand, { kennissessie, keuzes }));
      return zelfde ? { gelukt: true, id: bestaand.id, status: bestaand.status } : { gelukt: false, reden: 'al-aangemeld' };
    }
    const ruimte = ruimteVan(kennissessie, passende?.deelname ?? null);
    const uitnodiging = await wachtendeUitnodiging(trx, { kennissessieId: kennissessie.id, adres: account.adres, nu });
    // What is held is a place on the location.
    const past = uitnodiging !== undefined && ruimte !== 'online';
    const gehouden = past && uitnodiging.plek !== 'wachtlijst' && kanNogGeplaatst(kennissessie, nu);
    if (!gehouden && !neemtAan(kennissessie, nu)) return { gelukt: false, reden: dicht(toestand({ ...kennissessie, vrij: 0 }, nu)) };
    const { onderwijsregio = null, regiostatus = null } = regio ?? {};
    // An invitation of the organiser holds whatever the window says.
    if (!past && !magNu(kennissessie, regiostatus, nu)) return { gelukt: false, reden: 'voorrang' };
    if (!passende) return { gelukt: false, reden: 'kies-deelname' };

    if (uitnodiging) await uitnodigingAannemen(trx, uitnodiging, { gebruikt: past, origin, nu });
    // A turn counts from the moment of inviting: nobody who came later passes.
    const beurt = past && uitnodiging.plek === 'wachtlijst';
    const aangemeld_op = beurt ? uitnodiging.gemaakt_op : await achteraan(trx, kennissessie.id, nu);
    const inhoud = {
      ...passende,
      onderwijsregio,
      regiostatus,
      status: gehouden ? 'bevestigd' : 'wachtlijst',
      prioriteit: 0,
      aangemeld_op,
      toestemming_op: nu,
      gewijzigd_op: nu,
    } as const;
    const van = { kennissessie_id: kennissessie.id, account_id: account.id };
    const aanmelding = bestaand ? await herleven(trx, bestaand, inhoud) : await nieuweRij(trx, { ...inhoud, ...van });
    const { id } = aanmelding;
    const plaats = gehouden || (await doorschuiven(trx, kennissessie.id, { origin, nieuw: id, nu })).includes(id);
    // Who waits chooses later. A part that is full leaves nothing behind: whoever was too late still has the form.
    const keuze = await keuzesToetsen(trx, { kennissessie, keuzes: plaats ? keuzes : {} });
    if (!keuze.gelukt) throw new Teruggedraaid(keuze);
    await keuzesVastleggen(trx, id, { ...kennissessie, ...keuze });
    const post = { kennissessie, aanmelding, deelnemer: account, gekozen: keuze.gekozen, origin, nu };
    await zetKlaar(trx, plaats ? bevestiging(post) : await wachtbrief(trx, post), nu);
    return { gelukt: true, id, status: plaats ? 'bevestigd' : 'wachtlijst' };
  });
  return inTransactie.catch((fout) => {
    if (fout instanceof Teruggedraaid) return fout.uitslag;
    throw fout;
  });
}

/** A refusal that is only known when the place was given already: all of it is taken back. */
class Teruggedraaid extends Error {
  readonly uitslag: Extract<Keuzeuitslag, { gelukt: false }>;

  constructor(uitslag: Extract<Keuzeuitslag, { gelukt: false }>) {
    super('A part was full.');
    this.uitslag = uitslag;
  }
}

async function wachtbrief(trx: Transaction<Tabellen>, post: Aanmeldpost & { aanmelding: AanmeldingTabel }): Promise<Brief> {
  const { kennissessie: k, aanmelding, nu } = post;
  const vrijPerVorm = teltPerVorm(k) ? alsOpenbaar(k, await bezetting(trx, k.id), nu).vrijPerVorm : null;
  return opWachtlijst(post, vrijPerVorm, await wachtreden(trx, k, aanmelding, nu));
}

const nieuweRij = (
  trx: Transaction<Tabellen>,
  inhoud: Omit<Insertable<AanmeldingTabel>, 'id' | 'sleutel' | 'volgnummer'>,
): Promise<AanmeldingTabel> =>
  trx
    .insertInto('aanmelding')
    .values({ ...inhoud, id: randomUUID(), sleutel: randomBytes(24).toString('base64url'), volgnummer: 0 })
    .returningAll()
    .executeTakeFirstOrThrow();

/** Who waits chooses later, whatever the form said. */
async function zelfdeKeuzes(
  trx: Transaction<Tabellen>,
  { id, status }: AanmeldingTabel,
  form: Pick<Parameters<typeof keuzesToetsen>[1], 'kennissessie' | 'keuzes'>,
): Promise<boolean> {
  if (status === 'wachtlijst') return true;
  const keuze = await keuzesToetsen(trx, { ...form, aanmelding: id });
  return keuze.gelukt && keuze.gewisseld.length === 0;
}

function eigenRij(trx: Transaction<Tabellen>, kennissessieId: string, accountId: string): Promise<AanmeldingTabel | undefined> {
  return trx
    .selectFrom('aanmelding')
    .selectAll()
    .where('kennissessie_id', '=', kennissessieId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** A higher number than the CANCEL that went before, so that calendars take the new invitation. */
function herleven(
  trx: Transaction<Tabellen>,
  { id, volgnummer }: AanmeldingTabel,
  inhoud: Partial<AanmeldingTabel>,
): Promise<AanmeldingTabel> {
  return trx
    .updateTable('aanmelding')
    .set({ ...inhoud, vergeefs_op: null, volgnummer: volgnummer + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function dicht(nu: Toestand): Exclude<Toestand, 'open' | 'vol' | 'verplaatst'> {
  return nu === 'open' || nu === 'vol' || nu === 'verplaatst' ? 'gesloten' : nu;
}
