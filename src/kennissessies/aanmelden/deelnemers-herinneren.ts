import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { HerinneringTabel } from '#db/tabellen-kennissessie.ts';
import { DAG_MS, UUR_MS } from '#grond/duur.ts';
import { herinnering } from '#kennissessies/brieven/herinneringsbrief.ts';
import { type Kennissessie, opzoeken } from '#kennissessies/kennissessie.ts';
import { metAccount } from '#kennissessies/met-account.ts';
import { keuzesBij } from '#kennissessies/onderdeel.ts';
import { kanMetSessie } from '#kennissessies/overgangen.ts';
import { zetKlaar } from '#mail/outbox.ts';

/** How long before the start of a meeting, the longest first. */
const VOORAF: [soort: HerinneringTabel['soort'], ms: number][] = [
  ['week', 7 * DAG_MS],
  ['dag', DAG_MS],
];
/** Whoever signed up shortly before knows it still: the confirmation says the same. */
const PAS_AANGEMELD_MS = 48 * UUR_MS;
const HOOGSTENS_TE_LAAT_MS = 6 * UUR_MS;

interface Aanroep {
  origin: string;
  nu: Moment;
}

/**
 * Reminds everybody who has a place a week and a day before each meeting, to be called at least hourly; each person once,
 * however often and by however many processes it is called. Answers how many letters were written.
 */
export async function deelnemersHerinneren(db: Db, { origin, nu }: Aanroep): Promise<number> {
  const sessies = await db
    .selectFrom('kennissessie')
    .select('id')
    .where('begin_op', '<=', nu + 7 * DAG_MS)
    .where('eind_op', '>', nu)
    .execute();
  let gemaild = 0;
  const fouten: unknown[] = [];
  for (const { id } of sessies) {
    const kennissessie = await opzoeken(db, { id });
    for (const moment of kennissessie ? momenten(kennissessie, nu) : [])
      for (const wie of await teHerinneren(db, moment).execute())
        try {
          if (await db.transaction().execute((trx) => herinnerEen(trx, moment, { id: wie.id, origin, nu }))) gemaild++;
        } catch (fout) {
          // Who cannot be written to does not keep the others from their letter.
          fouten.push(fout);
        }
  }
  if (fouten.length > 0) throw new AggregateError(fouten, `${fouten.length} reminders failed, ${gemaild} were written.`);
  return gemaild;
}

interface Herinnermoment {
  kennissessieId: string;
  bijeenkomstId: string;
  /** Which of the meetings it is, from 0. */
  plek: number;
  soort: HerinneringTabel['soort'];
  beginOp: Moment;
  /** When the reminder is due. */
  op: Moment;
}

/** The reminders of a session that are due now, or were and can only be missed; none when it is off or not announced. */
function momenten(k: Kennissessie, nu: Moment): Herinnermoment[] {
  // What can still be called off is what will take place.
  if (!kanMetSessie('afgelasten', k, nu)) return [];
  return k.bijeenkomsten.flatMap(({ id, beginOp }, plek) =>
    VOORAF.filter(([, ms]) => beginOp - ms <= nu && nu < beginOp).map(([soort, ms]) => ({
      ...{ kennissessieId: k.id, bijeenkomstId: id, plek, soort, beginOp, op: beginOp - ms },
    })),
  );
}

/** Who has a place, did not sign up just before, and has not had this reminder of this start. */
const teHerinneren = (trx: Db | Transaction<Tabellen>, { kennissessieId, bijeenkomstId, soort, beginOp, op }: Herinnermoment) =>
  metAccount(trx, kennissessieId)
    .where('status', '=', 'bevestigd')
    .where('aangemeld_op', '<=', op - PAS_AANGEMELD_MS)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('herinnering as h')
            .select('h.soort')
            .whereRef('h.aanmelding_id', '=', 'aanmelding.id')
            .where('h.bijeenkomst_id', '=', bijeenkomstId)
            .where('h.soort', '=', soort)
            .where('h.begin_op', '=', beginOp),
        ),
      ),
    );

/** One reminder with its letter, as everything stands at this moment: since the look somebody may have withdrawn, or moved the session. */
async function herinnerEen(
  trx: Transaction<Tabellen>,
  gezien: Herinnermoment,
  { id, origin, nu }: Aanroep & { id: string },
): Promise<boolean> {
  const kennissessie = await opzoeken(trx, { id: gezien.kennissessieId });
  if (!kennissessie) return false;
  const moment = momenten(kennissessie, nu).find(
    ({ bijeenkomstId, soort, beginOp }) => bijeenkomstId === gezien.bijeenkomstId && soort === gezien.soort && beginOp === gezien.beginOp,
  );
  const aanmelding = moment && (await teHerinneren(trx, moment).where('aanmelding.id', '=', id).executeTakeFirst());
  if (!aanmelding) return false;
  const opTijd = nu - moment.op <= HOOGSTENS_TE_LAAT_MS;
  const { bijeenkomstId: bijeenkomst_id, soort, beginOp: begin_op } = moment;
  const uitslag = opTijd ? 'verstuurd' : 'gemist';
  await trx.insertInto('herinnering').values({ aanmelding_id: id, bijeenkomst_id, soort, begin_op, uitslag, vastgelegd_op: nu }).execute();
  const gekozen = (await keuzesBij(trx, [id])).get(id) ?? [];
  const post = { kennissessie, aanmelding, deelnemer: aanmelding, gekozen, origin, nu };
  if (opTijd) await zetKlaar(trx, herinnering(post, moment.plek), nu);
  return opTijd;
}
