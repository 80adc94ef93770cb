import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { htmlVan } from './brief.ts';

export interface Brief {
  /** One bare address; a name or a list is refused. */
  aan: string;
  /** Where an answer goes; the mailbox of the site when it is not one bare address. */
  antwoordAan?: string;
  onderwerp: string;
  tekst: string;
  html?: string;
  /** Letters of one series arrive in the order in which they were written: a CANCEL never overtakes its REQUEST. */
  reeks?: string;
  /** What it is within its series, kept when a delivered letter loses its words. */
  soort?: string;
  /** Where one click stops what this letter belongs to (RFC 8058); by POST, from a mail program. */
  uitschrijflink?: string;
  agenda?: { methode: 'REQUEST' | 'CANCEL'; ics: string };
  /** Waits until then, so that more can be told in one letter. */
  nietVoor?: Moment;
  /** Of no use from then on: it is not sent any more. */
  verlooptOp?: Moment;
  /** Letters to the same reader that go out after this one, in its series: one invitation holds one appointment. */
  vervolg?: readonly Vervolg[];
}
export type Vervolg = Required<Pick<Brief, 'onderwerp' | 'tekst' | 'html' | 'agenda'>>;

const KAAL_ADRES = /^[^\s\p{Cc},;:<>()[\]\\"@]{1,64}@[^\s\p{Cc},;:<>()[\]\\"@]{1,255}$/u;
// Nothing that a mail server could read as the end of a header line.
const STUURTEKENS = /[\p{Cc}\u2028\u2029]+/gu;

/** Puts a letter and what follows it in the outbox, in the transaction of the act that caused it; throws unless it is for one address. */
export async function zetKlaar(trx: Db | Transaction<Tabellen>, brief: Brief, nu: Moment): Promise<void> {
  const { aan, tekst, html, agenda } = brief;
  if (!KAAL_ADRES.test(aan)) throw new Error('A letter goes to one bare address.');
  if (agenda) toets(agenda);
  const onderwerp = brief.onderwerp.replace(STUURTEKENS, ' ').trim();
  const kenmerk = randomUUID();
  const reeks = brief.reeks ?? kenmerk;
  await trx
    .insertInto('outbox')
    .values({
      kenmerk,
      reeks,
      soort: brief.soort ?? '',
      aan,
      antwoord_aan: KAAL_ADRES.test(brief.antwoordAan ?? '') ? (brief.antwoordAan ?? '') : '',
      onderwerp,
      tekst,
      html: html ?? htmlVan(onderwerp, tekst),
      uitschrijflink: brief.uitschrijflink ?? null,
      agenda: agenda?.ics ?? null,
      agenda_methode: agenda?.methode ?? null,
      aangemaakt_op: nu,
      pogingen: 0,
      volgende_poging_op: brief.nietVoor ?? nu,
      bezet_tot: 0,
      fout: '',
      verloopt_op: brief.verlooptOp ?? null,
    })
    .execute();
  const { vervolg = [], ...zelfde } = brief;
  for (const volgende of vervolg) await zetKlaar(trx, { ...zelfde, reeks, ...volgende }, nu);
}

/** RFC 5546, 1.4 and 3.2: the method inside is that of the mail, and all components of one message have the same UID. */
function toets({ methode, ics }: NonNullable<Brief['agenda']>): void {
  if (!ics.includes(`METHOD:${methode}`)) throw new Error(`The invitation does not say METHOD:${methode}.`);
  const kenmerken = new Set(ics.replace(/\r?\n[ \t]/g, '').match(/^UID:.*$/gm));
  if (kenmerken.size > 1) throw new Error('The invitation holds more than one UID.');
}

/** The last letter of a series: when it was written, when it goes out, and whether its words may still be changed. */
export async function laatsteVan(
  trx: Db | Transaction<Tabellen>,
  reeks: string,
  nu: Moment,
): Promise<{ id: number; op: Moment; gaatOp: Moment; wacht: boolean } | null> {
  const rij = await trx
    .selectFrom('outbox')
    .select(['id', 'aangemaakt_op as op', 'volgende_poging_op as gaatOp', 'pogingen', 'bezorgd_op', 'bezet_tot'])
    .where('reeks', '=', reeks)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!rij) return null;
  const { id, op, gaatOp, pogingen, bezorgd_op, bezet_tot } = rij;
  return { id, op, gaatOp, wacht: bezorgd_op === null && pogingen === 0 && bezet_tot <= nu && gaatOp > nu };
}

/** Other words in a letter that nobody has tried to deliver yet. */
export async function herschrijf(
  trx: Db | Transaction<Tabellen>,
  id: number,
  { onderwerp, tekst, html }: Pick<Brief, 'onderwerp' | 'tekst' | 'html'>,
): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ onderwerp: onderwerp.replace(STUURTEKENS, ' ').trim(), tekst, html: html ?? htmlVan(onderwerp, tekst) })
    .where('id', '=', id)
    .where('bezorgd_op', 'is', null)
    .execute();
}

/** Lets a series go that waited for a later moment; what it holds is of use until `verlooptOp`. */
export async function laatGaan(trx: Transaction<Tabellen>, reeks: string, { verlooptOp, nu }: { verlooptOp: Moment; nu: Moment }) {
  await trx
    .updateTable('outbox')
    .set({ volgende_poging_op: nu, verloopt_op: verlooptOp })
    .where('reeks', '=', reeks)
    .where('bezorgd_op', 'is', null)
    .execute();
}

/** Takes back what was not delivered of a series. */
export async function trekInReeks(trx: Transaction<Tabellen>, reeks: string): Promise<void> {
  await trx.deleteFrom('outbox').where('reeks', '=', reeks).where('bezorgd_op', 'is', null).execute();
}

/** Takes back a letter that nobody has tried to deliver yet. */
export async function trekIn(trx: Db | Transaction<Tabellen>, id: number): Promise<void> {
  await trx.deleteFrom('outbox').where('id', '=', id).where('bezorgd_op', 'is', null).execute();
}

/** Takes back every letter to this address that was not delivered. */
export async function trekInVoor(trx: Transaction<Tabellen>, aan: string): Promise<void> {
  await trx.deleteFrom('outbox').where('aan', '=', aan).where('bezorgd_op', 'is', null).execute();
}

/**
 * Takes the words out of letters that were delivered or given up, and with `ookWie` for whom they were and about what.
 * What is still on its way is delivered first.
 */
export async function wis(
  trx: Transaction<Tabellen>,
  { ookWie = false, ...welke }: ({ reeks: string } | { aan: string }) & { ookWie?: boolean },
): Promise<void> {
  const [kolom, waarde] = 'reeks' in welke ? (['reeks', welke.reeks] as const) : (['aan', welke.aan] as const);
  await trx
    .updateTable('outbox')
    .set({ tekst: '', html: '', agenda: null, uitschrijflink: null, ...(ookWie && { aan: '', onderwerp: '', fout: '' }) })
    .where(kolom, '=', waarde)
    .where((eb) => eb.or([eb('bezorgd_op', 'is not', null), eb('opgegeven_op', 'is not', null)]))
    .execute();
}
