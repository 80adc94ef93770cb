import { sql, type Transaction, type Updateable } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { isRe, regiosOmVoorTeSpreken } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { SignaalTabel } from '#db/tabellen-signaal.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { bundelVan, type Signaal } from './signaal.ts';
import { kanMetSignaal, SIGNAALHANDELINGEN, type Signaalhandeling } from './signaalhandelingen.ts';
import { signalenBijstellen, signalenMelden } from './signalen-melden.ts';

type Trx = Transaction<Tabellen>;
export interface Signaalverzoek {
  account: Account;
  inhoud: Inhoud;
  id: string;
  /** The version that was seen. */
  nummer: number;
  origin: string;
  nu: Moment;
}
export type Signaaluitslag =
  | { gelukt: true; id: string }
  | { gelukt: false; reden: 'onbekend' | 'geen-recht' | 'intussen-gewijzigd' | 'kan-niet-meer' };

interface Stap extends Signaalverzoek {
  handeling: Signaalhandeling;
  tekst: string;
  /** What stands with the others of a bundle; the same when it is left out. */
  bijAnderen?: string;
  /** Whether it stands there like this already, for a step of which the text does not tell. */
  isAl?: (een: Signaal) => boolean;
}
/** What a step writes besides the state, and the letters that go with it. */
type Werk = (trx: Trx, een: Signaal, bundel: readonly Signaal[]) => Promise<Updateable<SignaalTabel>>;

/**
 * Takes one step with one signal: who may, whether it still can, what it writes, and its letters, in one transaction. Who saw an older
 * version is refused; the same sent twice is once.
 */
export async function stapZetten(db: Db, stap: Stap, werk: Werk): Promise<Signaaluitslag> {
  const { account, inhoud, id, nummer, handeling, origin, nu } = stap;
  const { wie, naar, ...regel } = SIGNAALHANDELINGEN[handeling];
  return db.transaction().execute(async (trx): Promise<Signaaluitslag> => {
    const bundel = await bundelVan(trx, id);
    const een = bundel.find((ander) => ander.id === id);
    if (!een) return { gelukt: false, reden: 'onbekend' };
    if (!(wie === 're' ? isRe(account) : spreektVoor(account, inhoud, een))) return { gelukt: false, reden: 'geen-recht' };
    // Of what goes on with another one looked at how that goes.
    const staat = 'samen' in regel ? een.verloop.nummer : een.nummer;
    if (staat === nummer + 1 && (stap.isAl?.(een) ?? true) && (await isLaatste(trx, stap))) return { gelukt: true, id };
    if (staat !== nummer) return { gelukt: false, reden: 'intussen-gewijzigd' };
    if (!kanMetSignaal(handeling, een, nu)) return { gelukt: false, reden: 'kan-niet-meer' };
    const velden = await werk(trx, een, bundel);
    const kop = 'samen' in regel && een.gebundeldIn !== null ? een.gebundeldIn : id;
    const bekeken = wie === 're' ? { bekeken_op: een.bekekenOp ?? nu } : {};
    await bijwerken(trx, id, { ...bekeken, ...velden, ...(naar !== null && kop === id && { status: naar }), gewijzigd_op: nu });
    await stapNoteren(trx, { ...stap, signaal: id });
    if (kop !== id && naar !== null) await bijwerken(trx, kop, { status: naar, gewijzigd_op: nu });
    const anderen = 'allen' in regel ? bundel.filter((ander) => ander.id !== id) : [];
    for (const ander of anderen) await stapNoteren(trx, { ...stap, tekst: stap.bijAnderen ?? stap.tekst, signaal: ander.id });
    const meldt = handeling === 'opnieuw-indienen' || handeling === 'niet-opgelost';
    await (meldt ? signalenMelden : signalenBijstellen)(trx, { origin, nu });
    return { gelukt: true, id };
  });
}

/** Whether somebody speaks for the region that sent it in, as it is today. */
export const spreektVoor = (account: Account, inhoud: Inhoud, { onderwijsregio }: Pick<Signaal, 'onderwijsregio'>): boolean =>
  regiosOmVoorTeSpreken(account).includes(huidigeRegio(inhoud, onderwijsregio));

/** Changes a signal, so that who saw it before sees that. */
export const bijwerken = (trx: Trx, id: string, velden: Updateable<SignaalTabel>) =>
  trx
    .updateTable('signaal')
    .set(({ eb }) => ({ ...velden, nummer: eb('nummer', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** Writes down what was done with a signal. */
export async function stapNoteren(
  trx: Trx,
  { signaal, handeling, tekst, account, nu }: { signaal: string; handeling: string; tekst: string; account: { id: string }; nu: Moment },
): Promise<void> {
  const vorige = sql<number>`(select coalesce(max(nummer), 0) + 1 from signaalstap where signaal_id = ${signaal})`;
  await trx.insertInto('signaalstap').values({ signaal_id: signaal, nummer: vorige, handeling, tekst, op: nu, door: account.id }).execute();
}

/** Whether this was the last thing done, by the same person in the same words; where else it goes on is no part of that. */
async function isLaatste(trx: Trx, { id, handeling, tekst, account }: Stap): Promise<boolean> {
  const laatste = await trx
    .selectFrom('signaalstap')
    .select(['handeling', 'tekst', 'door'])
    .where('signaal_id', '=', id)
    .where('handeling', 'not in', ['ook-hier', 'niet-meer-hier'])
    .orderBy('nummer', 'desc')
    .executeTakeFirst();
  return laatste?.handeling === handeling && laatste.tekst === tekst && laatste.door === account.id;
}
