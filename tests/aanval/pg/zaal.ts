import { migreren } from '#db/migreren.ts';
import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { DAG_MS } from '#grond/duur.ts';
import { SESSIE } from '../../kennissessies/wereld.ts';

/** Sessions with so many places each, and people who may come, in a database that has no tables yet. */
export async function maakZaal(url: string, { plaatsen, mensen }: { plaatsen: readonly number[]; mensen: number }): Promise<void> {
  const { db, sluit } = openDb(url);
  await migreren(db);
  const nu = Date.now();
  const tijden = { aanmelden_vanaf: nu - DAG_MS, aanmelden_tot: nu + DAG_MS, begin_op: nu + 2 * DAG_MS, eind_op: nu + 3 * DAG_MS };
  const sessies = plaatsen.map((capaciteit, plek) => ({
    ...{ ...SESSIE, ...tijden, capaciteit, aangemaakt_op: nu, gewijzigd_op: nu },
    ...{ id: sessieNaam(plek), slug: sessieNaam(plek), ical_uid: `${sessieNaam(plek)}@kennis.example` },
  }));
  await db.insertInto('kennissessie').values(sessies).execute();
  const accounts = Array.from({ length: mensen }, (_, nummer) => ({
    ...mensNummer(nummer),
    ...{ functie: '', organisatie: '', onderwijsregio: null, totp_geheim: null, totp_bevestigd_op: null, totp_laatste_stap: 0 },
    ...{ voorbeeld: 0, aangemaakt_op: nu, gewijzigd_op: nu },
  }));
  for (let van = 0; van < accounts.length; van += 500)
    await db
      .insertInto('account')
      .values(accounts.slice(van, van + 500))
      .execute();
  await sluit();
}

export const sessieNaam = (nummer: number): string => `sessie-${nummer}`;
export const mensNummer = (nummer: number) => ({ id: `m${nummer}`, adres: `m${nummer}@voorbeeld.example`, naam: `Mens ${nummer}` });

/** What can never be of one session: too many people, a free place while somebody waits, a queue out of order, letters that are not there or too many. */
export async function zaalgebreken(db: Db, nummer: number, capaciteit: number): Promise<string[]> {
  const id = sessieNaam(nummer);
  const rijen = await db.selectFrom('aanmelding').selectAll().where('kennissessie_id', '=', id).orderBy('aangemeld_op').execute();
  const brieven = await db
    .selectFrom('outbox')
    .select(['reeks', ({ fn }) => fn.countAll<number>().as('aantal')])
    .groupBy('reeks')
    .execute();
  const perReeks = new Map(brieven.map(({ reeks, aantal }) => [reeks, Number(aantal)]));
  const binnen = rijen.filter(({ status }) => status === 'bevestigd');
  const wachten = rijen.filter(({ status }) => status === 'wachtlijst');
  const laatste = binnen.at(-1)?.aangemeld_op ?? 0;
  return [
    ...(binnen.length > capaciteit ? [`${id}: ${binnen.length} of ${capaciteit}`] : []),
    ...(wachten.length > 0 && binnen.length < capaciteit ? [`${id}: ${wachten.length} wait and only ${binnen.length} came in`] : []),
    ...(wachten.some(({ aangemeld_op }) => aangemeld_op < laatste) ? [`${id}: somebody passed who came later`] : []),
    ...(new Set(rijen.map(({ aangemeld_op }) => aangemeld_op)).size < rijen.length ? [`${id}: two at the same place in the queue`] : []),
    // One when somebody signs up; then one with every change of their appointment, which counts those.
    ...rijen
      .filter((rij) => perReeks.get(`aanmelding-${rij.id}`) !== rij.volgnummer + 1)
      .map((rij) => `${id}: ${perReeks.get(`aanmelding-${rij.id}`) ?? 0} letters for ${rij.account_id}, ${rij.volgnummer} changes`),
  ];
}
