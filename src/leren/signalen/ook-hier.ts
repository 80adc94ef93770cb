import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { regiosOmVoorTeSpreken } from '#accounts/rechten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { signaalstapBrief } from './brieven.ts';
import { bundelVan, type Signaal, signaal } from './signaal.ts';
import { magIndienen } from './signaal-indienen.ts';
import { kanMetSignaal, type Signaalhandeling } from './signaalhandelingen.ts';
import { rondsturen } from './signaalpost.ts';
import { stapNoteren } from './signaalstap.ts';
import { signalenBijstellen, signalenMelden } from './signalen-melden.ts';

type Trx = Transaction<Tabellen>;
interface Medeverzoek {
  account: Account;
  inhoud: Inhoud;
  id: string;
  /** The region that says it. */
  regio: string;
  regionaam: string;
  origin: string;
  nu: Moment;
}
type Medereden = 'onbekend' | 'geen-recht' | 'eigen' | 'voorbeeld' | 'al-gemeld' | 'kan-niet-meer';
export type Medeuitslag = { gelukt: true } | { gelukt: false; reden: Medereden };

/**
 * Another region says that it goes on there as well, once; who sent it in and the Realisatie-Eenheid read that. Taken back and said
 * again on the same day it is no second letter, nor is it to who sent in more of one bundle when a region says so of each.
 */
export async function ookHierMelden(db: Db, { tekst, ...verzoek }: Medeverzoek & { tekst: string }): Promise<Medeuitslag> {
  const { account, id, regio, regionaam, origin, nu } = verzoek;
  return medestap(db, verzoek, 'ook-hier', async (trx, een, al) => {
    if (al) return al.tekst === tekst ? { gelukt: true } : { gelukt: false, reden: 'al-gemeld' };
    const bundel = await bundelVan(trx, id);
    const eerder = await gemeldVan(trx, bundel, verzoek);
    const samen = bundel.some((ander) => ander.onderwijsregio === een.onderwijsregio && eerder.has(ander.id));
    await trx.insertInto('medesignaal').values({ signaal_id: id, onderwijsregio: regio, tekst, op: nu, account_id: account.id }).execute();
    await stapNoteren(trx, { signaal: id, handeling: 'ook-hier', tekst: regionaam, account, nu });
    if (eerder.has(id)) return { gelukt: true };
    const stap = { handeling: 'ook-hier', tekst, regio: regionaam } as const;
    if (!samen) await rondsturen(trx, [een], { maak: (lezer) => signaalstapBrief({ ...lezer, origin }, stap), ookMede: false, nu });
    await signalenMelden(trx, { origin, nu });
    return { gelukt: true };
  });
}

/** Takes that back with all that was written, as long as there is no answer; also while nobody else may read the signal. */
export async function nietMeerHier(db: Db, verzoek: Medeverzoek): Promise<Medeuitslag> {
  const { account, inhoud, id, regio, regionaam, origin, nu } = verzoek;
  return medestap(db, verzoek, 'niet-meer-hier', async (trx, een, al) => {
    if (!al) return { gelukt: true };
    const alle = een.mede.flatMap(({ onderwijsregio }) => (huidigeRegio(inhoud, onderwijsregio) === regio ? [onderwijsregio] : []));
    await trx.deleteFrom('medesignaal').where('signaal_id', '=', id).where('onderwijsregio', 'in', alle).execute();
    await stapNoteren(trx, { signaal: id, handeling: 'niet-meer-hier', tekst: regionaam, account, nu });
    await signalenBijstellen(trx, { origin, nu });
    return { gelukt: true };
  });
}

/** Of which of these signals this region said so within the last day. */
async function gemeldVan(trx: Trx, bundel: readonly Signaal[], { regionaam, nu }: Medeverzoek): Promise<ReadonlySet<string>> {
  const ids = bundel.map(({ id }) => id);
  const stappen = trx.selectFrom('signaalstap').select('signaal_id').where('signaal_id', 'in', ids).where('handeling', '=', 'ook-hier');
  const gemeld = await stappen
    .where('tekst', '=', regionaam)
    .where('op', '>', nu - DAG_MS)
    .execute();
  return new Set(gemeld.map(({ signaal_id }) => signaal_id));
}

type Werk = (trx: Trx, een: Signaal, al: Signaal['mede'][number] | undefined) => Promise<Medeuitslag>;

async function medestap(db: Db, { account, inhoud, id, regio, nu }: Medeverzoek, handeling: Medehandeling, werk: Werk) {
  return db.transaction().execute(async (trx): Promise<Medeuitslag> => {
    const een = await signaal(trx, { id });
    const reden = medereden(een, { account, inhoud, regio, handeling, nu });
    if (!een || reden) return { gelukt: false, reden: reden ?? 'onbekend' };
    return werk(trx, een, medeVan(een, inhoud, regio));
  });
}

type Medehandeling = Extract<Signaalhandeling, 'ook-hier' | 'niet-meer-hier'>;
type Medewens = Pick<Medeverzoek, 'account' | 'inhoud' | 'regio' | 'nu'> & { handeling: Medehandeling };

/** Why this account can not say so, or take it back, for this region; null when it can. What is so already can be sent again. */
function medereden(een: Signaal | null, { account, inhoud, regio, handeling, nu }: Medewens): Exclude<Medereden, 'al-gemeld'> | null {
  if (!magIndienen(account, inhoud, regio)) return 'geen-recht';
  const al = een ? medeVan(een, inhoud, regio) : undefined;
  if (!een || (een.openbaarOp === null && (handeling === 'ook-hier' || !al))) return 'onbekend';
  const bezwaar = medebezwaar(een, inhoud, regio);
  const isAl = (handeling === 'ook-hier') === (al !== undefined);
  return bezwaar ?? (isAl || kanMetSignaal(handeling, een, nu) ? null : 'kan-niet-meer');
}

/** The regions for which this account can still say that it goes on there as well. */
export const ookHierVoor = (een: Signaal, { account, inhoud, nu }: Pick<Medeverzoek, 'account' | 'inhoud' | 'nu'>): string[] =>
  regiosOmVoorTeSpreken(account).filter(
    (regio) => !medeVan(een, inhoud, regio) && medereden(een, { account, inhoud, regio, handeling: 'ook-hier', nu }) === null,
  );

type Nietmede = Exclude<Medereden, 'onbekend'>;
/** Why this account has nothing to say here: of the first region that it speaks for; without one, that. */
export function waaromNietOokHier(een: Signaal, { account, inhoud }: Pick<Medeverzoek, 'account' | 'inhoud'>): Nietmede {
  const regio = regiosOmVoorTeSpreken(account).find((eigen) => magIndienen(account, inhoud, eigen));
  if (regio === undefined) return 'geen-recht';
  const bezwaar = medebezwaar(een, inhoud, regio);
  if (bezwaar) return bezwaar;
  return medeVan(een, inhoud, regio) ? 'al-gemeld' : 'kan-niet-meer';
}

/** Why this region can not say so of this signal: it is its own, or an example and a real region meet. */
function medebezwaar(een: Signaal, inhoud: Inhoud, regio: string): 'eigen' | 'voorbeeld' | null {
  const eigen = huidigeRegio(inhoud, een.onderwijsregio);
  if (eigen === regio) return 'eigen';
  const voorbeeld = (slug: string) => inhoud.een('onderwijsregios', slug)?.gegevens.voorbeeld;
  return voorbeeld(eigen) === voorbeeld(regio) ? null : 'voorbeeld';
}

/** What this region, or one that merged into it, wrote of it. */
export const medeVan = ({ mede }: Signaal, inhoud: Inhoud, regio: string): Signaal['mede'][number] | undefined =>
  mede.find(({ onderwijsregio }) => huidigeRegio(inhoud, onderwijsregio) === regio);
