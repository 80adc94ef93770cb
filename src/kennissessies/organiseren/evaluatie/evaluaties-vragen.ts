import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { dagTekst } from '#grond/taal/datum.ts';
import { evaluatiebrief } from '#kennissessies/brieven/evaluatiebrief.ts';
import { type MetLink, opzoeken } from '#kennissessies/kennissessie.ts';
import { materialenVan } from '#kennissessies/materialen.ts';
import { metAccount } from '#kennissessies/met-account.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { antwoordenTot, evaluatiemoment } from './evaluatietermijn.ts';

/** Whoever gets it later than that has forgotten; then it stays out. */
const HOOGSTENS_TE_LAAT_MS = 3 * DAG_MS;

interface Aanroep {
  origin: string;
  nu: Moment;
}

/**
 * Asks who was there what it was worth, at nine in the morning after the last meeting; to be called at least hourly. Each session
 * once, in one transaction, however often and by however many processes it is called. Answers how many letters were written.
 */
export async function evaluatiesVragen(db: Db, { origin, nu }: Aanroep): Promise<number> {
  const sessies = await db
    .selectFrom('kennissessie')
    .select('id')
    .where('eind_op', '<=', nu)
    .where('eind_op', '>', nu - HOOGSTENS_TE_LAAT_MS - 2 * DAG_MS)
    .execute();
  let gemaild = 0;
  const fouten: unknown[] = [];
  for (const { id } of sessies) gemaild += await db.transaction().execute((trx) => vraag(trx, id, { origin, nu }, fouten));
  if (fouten.length > 0) throw new AggregateError(fouten, `${fouten.length} letters about a session failed, ${gemaild} were written.`);
  return gemaild;
}

async function vraag(trx: Transaction<Tabellen>, id: string, { origin, nu }: Aanroep, fouten: unknown[]): Promise<number> {
  const kennissessie = await opzoeken(trx, { id });
  if (!kennissessie?.evaluatie || !isAanDeBeurt(kennissessie, nu)) return 0;
  const mensen = metAccount(trx, id).where('status', '=', 'bevestigd');
  if (await mensen.innerJoin('evaluatieverzoek as e', 'e.aanmelding_id', 'aanmelding.id').executeTakeFirst()) return 0;
  const tot = dagTekst(antwoordenTot(kennissessie));
  const metMateriaal = (await materialenVan(trx, id)).length > 0;
  let gemaild = 0;
  for (const { wie, erbij } of wieVragen(kennissessie, await mensen.execute(), await aangevinkt(trx, id))) {
    const sleutel = randomBytes(24).toString('base64url');
    await trx.insertInto('evaluatieverzoek').values({ aanmelding_id: wie.id, sleutel, beantwoord: 0 }).execute();
    const post = { kennissessie, aanmelding: wie, deelnemer: wie, origin, nu };
    const vraagtErbij = !erbij && isOnline(kennissessie, wie);
    try {
      await zetKlaar(trx, evaluatiebrief(post, { sleutel, tot, vraagtErbij, metBewijs: erbij, metMateriaal }), nu);
      gemaild++;
    } catch (fout) {
      // Who cannot be written to does not keep the others from their letter.
      fouten.push(fout);
    }
  }
  return gemaild;
}

function isAanDeBeurt(k: MetLink, nu: Moment): boolean {
  const moment = evaluatiemoment(k);
  return k.status !== 'concept' && k.status !== 'afgelast' && nu >= moment && nu <= moment + HOOGSTENS_TE_LAAT_MS;
}

type Wie = Awaited<ReturnType<ReturnType<typeof metAccount>['execute']>>[number];
export const isOnline = ({ vorm }: Pick<MetLink, 'vorm'>, { deelname }: Pick<Wie, 'deelname'>): boolean => (deelname ?? vorm) === 'online';

/**
 * When the list was kept: who was ticked as there, and who takes part online and of whom nothing is known. When nobody was
 * ticked as there: everybody with a place, but who was ticked as not there.
 */
function wieVragen(k: MetLink, mensen: readonly Wie[], bekend: ReadonlyMap<string, boolean>): { wie: Wie; erbij: boolean }[] {
  const bijgehouden = [...bekend.values()].includes(true);
  return mensen
    .filter((wie) => bekend.get(wie.id) ?? (!bijgehouden || isOnline(k, wie)))
    .map((wie) => ({ wie, erbij: bekend.get(wie.id) === true }));
}

/** Of who was ticked at all: whether that was as there, at one meeting or more. */
async function aangevinkt(trx: Transaction<Tabellen>, kennissessieId: string): Promise<Map<string, boolean>> {
  const rijen = await trx
    .selectFrom('aanwezigheid as w')
    .innerJoin('aanmelding as a', 'a.id', 'w.aanmelding_id')
    .select(['a.id', 'w.uitslag'])
    .where('a.kennissessie_id', '=', kennissessieId)
    .execute();
  const perMens = Map.groupBy(rijen, ({ id }) => id);
  return new Map([...perMens].map(([id, tikken]) => [id, tikken.some(({ uitslag }) => uitslag === 'aanwezig')]));
}
