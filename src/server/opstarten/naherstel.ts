import type { Transaction } from 'kysely';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import { accountUitwissen } from '#accounts/gegevens/account-wissen.ts';
import { regioVervalt } from '#accounts/gegevens/regio-weghalen.ts';
import { alleLoginsBeeindigen } from '#accounts/inloggen/logins-opruimen.ts';
import type { Onomkeerbaar } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import { vanRe } from '#accounts/rechten/re.ts';
import { rechtEindigt } from '#accounts/rechten/recht-beeindigen.ts';
import { verhuis } from '#accounts/rechten/rechten-verhuizen.ts';
import { zonderTweedeStap } from '#accounts/rechten/tweede-stap-weghalen.ts';
import { openDb } from '#db/open.ts';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import { agendaAdresVervalt } from '#kennissessies/aanmelden/eigen-agenda/agenda-adres.ts';
import { losmaken, plaatsenTeruggeven } from '#kennissessies/aanmelden/losmaken.ts';
import { rondeWasEr } from '#leren/volgen/rondes/ronde-maken.ts';
import { volgenVervalt } from '#leren/volgen/stoppen.ts';
import { trekInVoor } from '#mail/outbox.ts';
import { OPRUIMEN } from './dagelijks.ts';

export interface Naherstel {
  /** How many accounts were erased again, and how many rights ended again. */
  gewist: number;
  beeindigd: number;
  /** False when nobody of the Realisatie-Eenheid can log in any more. */
  re: boolean;
}
interface Naherstelverzoek {
  daden: readonly Onomkeerbaar[];
  /** Where links in letters start. */
  origin: string;
  nu: Moment;
}
type Trx = Transaction<Tabellen>;

/**
 * Makes the database of a backup fit to be seen, before it is put in place: nobody is logged in, who was erased since is
 * erased, rights that ended or moved since have done so, a telephone that was given up opens nothing, addresses of calendars that
 * were replaced work no more, what somebody stopped following stays so, what followers were told is not told again, a region where
 * somebody did not belong is not theirs again, and what was kept too long is gone.
 */
export async function naHerstel(pad: string, { daden, origin, nu }: Naherstelverzoek): Promise<Naherstel> {
  const { db, sluit } = openDb(pad, { wachttijdMs: 5000 });
  try {
    const gedaan = await db.transaction().execute(async (trx) => {
      await alleLoginsBeeindigen(trx);
      const telling = { gewist: 0, beeindigd: 0 };
      for (const daad of daden) {
        if (daad.wat === 'account-gewist') telling.gewist += await wisOpnieuw(trx, daad, { origin, nu });
        else if (daad.wat === 'recht-beeindigd') telling.beeindigd += await eindigOpnieuw(trx, daad);
        else if (daad.wat === 'rechten-verhuisd') telling.beeindigd += await verhuis(trx, { ...daad, door: null, nu: daad.op });
        else if (daad.wat === 'tweede-stap-weggehaald') await stapOpnieuwWeg(trx, daad);
        else if (daad.wat === 'regio-weggehaald') await regioVervalt(trx, daad);
        else if (daad.wat === 'volgen-gestopt') await volgenVervalt(trx, daad);
        else if (daad.wat === 'volgronde') await rondeWasEr(trx, daad);
        else await agendaAdresVervalt(trx, daad);
      }
      await gebeurtenisVastleggen(trx, { wat: 'kopie-teruggezet', door: null, nu });
      return { ...telling, re: (await vanRe(trx)).length > 0 };
    });
    for (const ruimOp of Object.values(OPRUIMEN)) await ruimOp({ db }, nu);
    return gedaan;
  } finally {
    await sluit();
  }
}

async function wisOpnieuw(
  trx: Trx,
  { account: id, op }: Onomkeerbaar & { wat: 'account-gewist' },
  { origin, nu }: Omit<Naherstelverzoek, 'daden'>,
): Promise<number> {
  const account = await trx.selectFrom('account').select(['id', 'adres']).where('id', '=', id).executeTakeFirst();
  if (!account) return 0;
  await plaatsenTeruggeven(trx, id, { origin, nu });
  await accountUitwissen(trx, { account, losmaken, door: null, nu: op });
  // They were told at the time; what the backup still wanted to send went out long ago.
  await trekInVoor(trx, account.adres);
  return 1;
}

/** Only an app that was connected before: one that came afterwards is another. */
async function stapOpnieuwWeg(trx: Trx, { account: id, op }: Onomkeerbaar & { wat: 'tweede-stap-weggehaald' }): Promise<void> {
  const account = await trx
    .selectFrom('account')
    .select(['id', 'adres'])
    .where('id', '=', id)
    .where('totp_bevestigd_op', '<=', op)
    .executeTakeFirst();
  if (account) await zonderTweedeStap(trx, account, op);
}

/** Only a right that was already there when it ended: one given afterwards is another. */
async function eindigOpnieuw(trx: Trx, daad: Onomkeerbaar & { wat: 'recht-beeindigd' }): Promise<number> {
  const recht = await trx
    .selectFrom('recht')
    .selectAll()
    .where('account_id', '=', daad.account)
    .where('soort', '=', daad.soort)
    .where('onderwijsregio', 'is', daad.onderwijsregio)
    .where('ingetrokken_op', 'is', null)
    .where('verleend_op', '<=', daad.op)
    .executeTakeFirst();
  if (!recht?.account_id) return 0;
  await rechtEindigt(trx, { recht: { ...recht, account_id: recht.account_id }, door: null, nu: daad.op });
  return 1;
}
