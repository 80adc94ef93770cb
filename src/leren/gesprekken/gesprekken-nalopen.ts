import { type Selectable, sql, type Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { GesprekTabel } from '#db/tabellen-kennisvraag.ts';
import { DAG_MS } from '#grond/duur.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { huidigeRegio, huidigeStap, isGesloten } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { GESPREKSVRAAG, gesprekNietBezorgd, gespreksreeks, nogGeenGesprek, wachtOpGesprek } from './brieven.ts';
import { gesprekstap } from './gesprek-afronden.ts';
import { postbusVan } from './gesprekspartner.ts';

interface Aanroep {
  inhoud: Inhoud;
  origin: string;
  nu: Moment;
}
type Rij = Selectable<GesprekTabel> & Record<'adres' | 'naam' | 'functie' | 'organisatie', string | null>;

/** So long without an answer, and both are told once. */
export const HERINNEREN_NA_MS = 14 * DAG_MS;
/** In one transaction, so that others need not wait long. */
const TEGELIJK = 20;

/**
 * What time and the mail do to talks: who asked hears that the letter did not arrive, and after fourteen days without an answer both are
 * told, once. Letter and mark are one transaction, so two processes tell it once. Answers of how many talks.
 */
export async function gesprekkenNalopen(db: Db, aanroep: Aanroep): Promise<number> {
  // A look costs no write lock.
  if (!(await nietBezorgd(db).limit(1).executeTakeFirst()) && !(await teLang(db, aanroep.nu).limit(1).executeTakeFirst())) return 0;
  return db.transaction().execute(async (trx) => {
    const weg = await nietBezorgd(trx).limit(TEGELIJK).execute();
    for (const rij of weg) await meldNietBezorgd(trx, rij, aanroep);
    const lang = await teLang(trx, aanroep.nu).limit(TEGELIJK).execute();
    for (const rij of lang) await herinner(trx, rij, aanroep);
    return weg.length + lang.length;
  });
}

async function meldNietBezorgd(trx: Transaction<Tabellen>, rij: Rij, aanroep: Aanroep): Promise<void> {
  await gesprekstap(trx, 'niet-bezorgen', { id: rij.id, door: null, nu: aanroep.nu });
  const aan = vragerVan(rij);
  if (aan) await zetKlaar(trx, gesprekNietBezorgd({ ...postVan(rij, aanroep), aan }), aanroep.nu);
}

async function herinner(trx: Transaction<Tabellen>, rij: Rij, aanroep: Aanroep): Promise<void> {
  const aan = vragerVan(rij);
  // Nobody waits for an answer any more.
  if (!aan) {
    await gesprekstap(trx, 'sluiten', { id: rij.id, door: null, nu: aanroep.nu });
    return;
  }
  await trx.updateTable('gesprek').set({ herinnerd_op: aanroep.nu }).where('id', '=', rij.id).execute();
  const post = { ...postVan(rij, aanroep), gevraagdOp: rij.gevraagd_op };
  const { postbus } = post;
  const regio = rij.van_regio === null ? '' : regionamen(aanroep.inhoud)(rij.van_regio);
  const vrager = { ...aan, functie: rij.functie ?? '', organisatie: rij.organisatie ?? '', regio };
  if (postbus !== null) await zetKlaar(trx, wachtOpGesprek({ ...post, postbus, sleutel: rij.sleutel, vrager }), aanroep.nu);
  await zetKlaar(trx, nogGeenGesprek({ ...post, aan }), aanroep.nu);
}

const vragerVan = ({ adres, naam }: Rij) => (adres === null ? null : { adres, naam: naam ?? '' });

/** What the letters say, as regions and texts stand now. */
function postVan({ id, titel, naar_regio, praktijk }: Rij, { inhoud, origin }: Aanroep) {
  const slug = huidigeRegio(inhoud, naar_regio);
  const regio = inhoud.een('onderwijsregios', slug);
  const stuk = praktijk === null ? null : (verbanden(inhoud).praktijk(praktijk) ?? null);
  const over = praktijk === null ? regio : stuk;
  const leeft = regio && !isGesloten(huidigeStap(regio.gegevens).status);
  return {
    ...{ id, origin, titel: over?.gegevens.titel ?? titel, pad: over?.url ?? null, regio: regionamen(inhoud)(slug) },
    postbus: leeft ? postbusVan(inhoud, regio, stuk) : null,
  };
}

const metVrager = (db: Db | Transaction<Tabellen>) =>
  db
    .selectFrom('gesprek as g')
    .leftJoin('account as a', 'a.id', 'g.account_id')
    .selectAll('g')
    .select(['a.adres', 'a.naam', 'a.functie', 'a.organisatie'])
    .where('g.status', '=', 'open')
    .orderBy('g.gevraagd_op');

const teLang = (db: Db | Transaction<Tabellen>, nu: Moment) =>
  metVrager(db)
    .where('g.herinnerd_op', 'is', null)
    .where('g.gevraagd_op', '<=', nu - HERINNEREN_NA_MS);

const nietBezorgd = (db: Db | Transaction<Tabellen>) =>
  metVrager(db).where(
    sql<string>`${gespreksreeks('')} || g.id`,
    'in',
    db.selectFrom('outbox').select('reeks').where('soort', '=', GESPREKSVRAAG).where('opgegeven_op', 'is not', null),
  );
