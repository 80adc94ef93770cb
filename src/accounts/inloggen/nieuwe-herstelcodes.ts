import type { Account } from '#accounts/account.ts';
import { herstelcodesVernieuwd } from '#accounts/brieven.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { herstelcodesMaken } from './herstelcodes.ts';
import type { Weigering } from './inloggen.ts';
import type { Kluis } from './kluis.ts';
import type { Stapreden } from './tweede-stap.ts';
import { type Appgebruiker, verseAppcode } from './tweede-stap-vernieuwen.ts';

// As long as somebody may still look for the page that showed the codes.
const NET_MS = 30 * 60_000;

export type Vernieuwuitslag = { gelukt: true; codes: string[] } | Weigering<Stapreden>;

/** How many recovery codes still work, and whether the app was linked just now. */
export async function herstelcodesStand(
  db: Db,
  { account, nu }: { account: Pick<Account, 'id'>; nu: Moment },
): Promise<{ over: number; netGekoppeld: boolean }> {
  const { over } = await db
    .selectFrom('herstelcode')
    .select(({ fn }) => fn.countAll<number>().as('over'))
    .where('account_id', '=', account.id)
    .where('gebruikt_op', 'is', null)
    .executeTakeFirstOrThrow();
  const rij = await db.selectFrom('account').select('totp_bevestigd_op').where('id', '=', account.id).executeTakeFirst();
  return { over, netGekoppeld: nu - (rij?.totp_bevestigd_op ?? 0) < NET_MS };
}

/** New recovery codes for who works for the Realisatie-Eenheid and shows a fresh code from the app; a wrong one counts as in a login. */
export async function herstelcodesVernieuwen(
  db: Db,
  verzoek: { account: Appgebruiker; code: string; contact: string; kluis: Kluis; nu: Moment },
): Promise<Vernieuwuitslag> {
  const { account, contact, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Vernieuwuitslag> => {
    const mis = await verseAppcode(trx, verzoek);
    if (mis) return mis;
    await zetKlaar(trx, herstelcodesVernieuwd({ adres: account.adres, contact }), nu);
    return { gelukt: true, codes: await herstelcodesMaken(trx, account.id) };
  });
}
