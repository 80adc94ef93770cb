import type { Transaction } from 'kysely';
import { onomkeerbaarNoteren } from '#accounts/onomkeerbaar/onomkeerbaar-noteren.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { VolgrondeTabel } from '#db/tabellen-volgen.ts';
import { DAG_MS } from '#grond/duur.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { STIL_MS, weekmoment } from './rondemoment.ts';
import { type Bericht, type Overnames, type Signaalnieuws, watIsNieuw } from './wat-is-nieuw.ts';

type Trx = Transaction<Tabellen>;
type Ritme = VolgrondeTabel['ritme'];
export interface Rondevraag {
  inhoud: Inhoud;
  voorbeeld: boolean;
  overgenomen: Overnames;
  signalen: Signaalnieuws;
  nu: Moment;
}
/** Until when everything was looked at, by rhythm. */
export type Rondestand = Record<Ritme, Moment>;

/**
 * Looks at what is new when it is time: once for each Tuesday, and at once when there is news. What a look found is written down with it,
 * so that everybody hears the same, whoever mails them and however often that is begun anew. Answers until when was looked.
 */
export async function rondesMaken(db: Db, vraag: Rondevraag): Promise<Rondestand> {
  const moment = weekmoment(vraag.nu);
  if (!(await rondeOp(db, 'week', moment)))
    await db.transaction().execute(async (trx) => {
      if (await rondeOp(trx, 'week', moment)) return;
      const vorige = await tots(trx);
      const week = { ritme: 'week' as const, van: vorige.week || moment - STIL_MS - 7 * DAG_MS, tot: moment - STIL_MS };
      await vastleggen(
        trx,
        { ...week, moment },
        await watIsNieuw(trx, { ...vraag, ...week, eerste: await begin(trx, week.van) }),
        vraag.nu,
      );
    });
  await metNieuws(db, vraag);
  return tots(db);
}

/** News is looked at when there is some; without it nothing is written. */
async function metNieuws(db: Db, vraag: Rondevraag): Promise<void> {
  const kijk = async (trx: Trx) => {
    const eerste = await begin(trx, vraag.nu);
    const direct = { ritme: 'direct' as const, van: (await tots(trx)).direct || eerste, tot: vraag.nu - STIL_MS };
    return { direct, berichten: await watIsNieuw(trx, { ...vraag, ...direct, eerste }) };
  };
  const lezen = db.transaction().setAccessMode('read only');
  if ((await lezen.execute(kijk)).berichten.length === 0) return;
  await db.transaction().execute(async (trx) => {
    const { direct, berichten } = await kijk(trx);
    if (berichten.length > 0) await vastleggen(trx, { ...direct, moment: vraag.nu }, berichten, vraag.nu);
  });
}

/** What a backup does not know of was looked at and told all the same: nobody hears of it again. */
export async function rondeWasEr(trx: Trx, { ritme, moment, van, tot, sleutels }: Gekeken): Promise<void> {
  const leeg = { soort: 'nieuw' as const, op: tot, tot_op: null, wat: '', titel: '', url: '', erbij: '', onderwerpen: '[]' };
  const berichten = sleutels.map((sleutel) => ({ ...leeg, sleutel }));
  if (!(await rondeOp(trx, ritme, moment))) await schrijf(trx, { ritme, moment, van, tot }, berichten);
  // Also of a look that it caught halfway.
  await trx.updateTable('volgt').set({ verteld_tot: tot }).where('ritme', '=', ritme).where('verteld_tot', '<', tot).execute();
}

type Gekeken = Omit<VolgrondeTabel, 'id'> & { sleutels: readonly string[] };

async function vastleggen(trx: Trx, ronde: Omit<VolgrondeTabel, 'id'>, berichten: readonly Bericht[], nu: Moment): Promise<void> {
  await schrijf(trx, ronde, berichten);
  const sleutels = berichten.flatMap(({ soort, sleutel }) => (soort === 'nieuw' ? [sleutel] : []));
  await onomkeerbaarNoteren(trx, { wat: 'volgronde', ...ronde, sleutels, op: nu });
}

async function schrijf(trx: Trx, ronde: Omit<VolgrondeTabel, 'id'>, berichten: readonly Bericht[]): Promise<void> {
  const { id: ronde_id } = await trx.insertInto('volgronde').values(ronde).returning('id').executeTakeFirstOrThrow();
  for (const bericht of berichten)
    await trx
      .insertInto('volgbericht')
      .values({ ronde_id, ...bericht })
      .execute();
}

const rondeOp = (trx: Db | Trx, ritme: Ritme, moment: Moment) =>
  trx.selectFrom('volgronde').select('id').where('ritme', '=', ritme).where('moment', '=', moment).executeTakeFirst();

/** Since when anybody looks. */
async function begin(trx: Trx, anders: Moment): Promise<Moment> {
  const { van } = await trx
    .selectFrom('volgronde')
    .select(({ fn }) => fn.min<Moment | null>('van').as('van'))
    .executeTakeFirstOrThrow();
  return van ?? anders;
}

async function tots(trx: Db | Trx): Promise<Rondestand> {
  const rijen = await trx
    .selectFrom('volgronde')
    .select(['ritme', ({ fn }) => fn.max<Moment>('tot').as('tot')])
    .groupBy('ritme')
    .execute();
  return { direct: 0, week: 0, ...Object.fromEntries(rijen.map(({ ritme, tot }) => [ritme, tot])) };
}
