import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { isRe } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { alfabetisch } from '#grond/taal/alfabetisch.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { ZONDER_PLAATS } from '#kennissessies/plaatsen.ts';

/** How old a login may be for a look at what people need. */
const VERS_MS = 15 * 60_000;

export interface Behoeften {
  /** People with a place on the location, and how many of them wrote down a diet: for each a lunch. */
  opLocatie: number;
  metDieet: number;
  /** The same wish counted once: "vegetarisch", 4. */
  dieet: { wens: string; aantal: number }[];
  toegang: { wens: string; aantal: number }[];
  /** Who asked what, by name. */
  perMens: { naam: string; dieet: string; toegang: string }[];
}
/** Who has an app shows a code of it; anybody else logs in again. */
type Onvers = 'niet-vers' | 'tweede-stap-nodig';
export type Behoefteuitslag =
  | { gelukt: true; behoeften: Behoeften }
  | { gelukt: false; reden: 'onbekend' | Onvers | 'gewist' | 'afgelast' };

/**
 * Diet and access needs of who has a place, for who organises the session: data about health. Only with a login of at most
 * 15 minutes old, only until a day after and not of a session that is off, and every look is written down in the same transaction.
 */
export async function behoeftenInzien(db: Db, { account, id, nu }: { account: Account; id: string; nu: Moment }): Promise<Behoefteuitslag> {
  return db.transaction().execute(async (trx): Promise<Behoefteuitslag> => {
    const sessie = await sessieVoor(trx, account, id);
    if (!sessie || sessie.status === 'concept') return { gelukt: false, reden: 'onbekend' };
    if (behoeftenGewist(sessie, nu)) return { gelukt: false, reden: 'gewist' };
    // No room and no lunch to arrange: no reason to look.
    if (sessie.status === 'afgelast') return { gelukt: false, reden: 'afgelast' };
    const onvers = await watEerst(trx, account, nu);
    if (onvers) return { gelukt: false, reden: onvers };
    await gebeurtenisVastleggen(trx, { wat: 'inzage-behoeften', door: account, kennissessie: id, onderwijsregio: sessie.gastregio, nu });
    const rijen = await trx
      .selectFrom('aanmelding as a')
      .innerJoin('account as m', 'm.id', 'a.account_id')
      .select(['m.naam', 'm.adres', 'a.deelname', 'a.dieet', 'a.toegang'])
      .where('a.kennissessie_id', '=', id)
      .where('a.status', 'not in', ZONDER_PLAATS)
      .execute();
    const daar = rijen.filter(({ deelname }) => (deelname ?? sessie.vorm) !== 'online');
    const perMens = rijen
      .filter(({ dieet, toegang }) => dieet !== '' || toegang !== '')
      .map(({ naam, adres, dieet, toegang }) => ({ naam: naam || adres, dieet, toegang }))
      .sort((a, b) => alfabetisch(a.naam, b.naam));
    const zalen = { opLocatie: daar.length, metDieet: daar.filter(({ dieet }) => dieet.trim() !== '').length };
    const behoeften = {
      ...zalen,
      perMens,
      dieet: geteld(perMens.map((een) => een.dieet)),
      toegang: geteld(perMens.map((een) => een.toegang)),
    };
    return { gelukt: true, behoeften };
  });
}

/** They are gone a day after the last meeting. */
export const behoeftenGewist = ({ eindOp }: Pick<MetLink, 'eindOp'>, nu: Moment): boolean => nu >= eindOp + DAG_MS;

/** What somebody has to do before a look: nothing (null) with a login, or a second step, of at most 15 minutes old. */
export async function watEerst(db: Db | Transaction<Tabellen>, account: Account, nu: Moment): Promise<Onvers | null> {
  const login = await db
    .selectFrom('session')
    .select(['aangemaakt_op', 'tweede_stap_op'])
    .where('id', '=', account.sessionId)
    .where('account_id', '=', account.id)
    .executeTakeFirst();
  if (login && nu - Math.max(login.aangemaakt_op, login.tweede_stap_op ?? 0) <= VERS_MS) return null;
  return isRe(account) ? 'tweede-stap-nodig' : 'niet-vers';
}

/** The most asked first; capitals and space around do not make another wish. */
function geteld(wensen: readonly string[]): { wens: string; aantal: number }[] {
  const perWens = Map.groupBy(wensen.filter(Boolean), (wens) => wens.trim().toLocaleLowerCase('nl'));
  return [...perWens.values()]
    .map((gelijk) => ({ wens: gelijk[0] ?? '', aantal: gelijk.length }))
    .sort((a, b) => b.aantal - a.aantal || alfabetisch(a.wens, b.wens));
}
