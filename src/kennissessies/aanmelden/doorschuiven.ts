import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { aanDeBeurt } from '#kennissessies/aan-de-beurt.ts';
import { doorgeschoven } from '#kennissessies/brieven/plaatsbrieven.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { bezettingskolommen, geteld, isDoorTeSchuiven } from '#kennissessies/plaatsen.ts';
import { zetKlaar } from '#mail/outbox.ts';

type Trx = Transaction<Tabellen>;

/**
 * The one rule that moves people up, called on every cause: whoever's turn it is gets the place and a letter. Who signed up in this very
 * transaction (`nieuw`) never waited, and hears that from who called it. Answers the registrations that got a place.
 */
export async function doorschuiven(
  trx: Trx,
  kennissessieId: string,
  { origin, nieuw, nu }: { origin: string; nieuw?: string; nu: Moment },
): Promise<string[]> {
  const kennissessie = await opzoeken(trx, { id: kennissessieId });
  if (!kennissessie) return [];
  const zij = await aanDeBeurt(trx, kennissessie, { stand: await geteld(trx, kennissessieId), nu });
  for (const was of zij) {
    if (was.id === nieuw) {
      await trx.updateTable('aanmelding').set({ status: 'bevestigd' }).where('id', '=', was.id).execute();
      continue;
    }
    const aanmelding = await krijgtPlaats(trx, was, nu);
    await zetKlaar(trx, doorgeschoven({ kennissessie, aanmelding, deelnemer: aanmelding, origin, nu }), nu);
  }
  return zij.map(({ id }) => id);
}

/** From waiting to a place, with a higher number than the CANCEL of who gave one up before: calendars take the new invitation. */
export async function krijgtPlaats<A extends Geteld>(trx: Trx, was: A, nu: Moment): Promise<A> {
  await trx.updateTable('aanmelding').set({ status: 'bevestigd', gewijzigd_op: nu }).where('id', '=', was.id).execute();
  return afspraakTeltDoor(trx, was);
}

type Geteld = { id: string; volgnummer: number };
/** What somebody's appointment says is another thing now: calendars take what has a higher number. */
export async function afspraakTeltDoor<A extends Geteld>(trx: Trx, was: A): Promise<A> {
  const volgnummer = was.volgnummer + 1;
  await trx.updateTable('aanmelding').set({ volgnummer }).where('id', '=', was.id).execute();
  return { ...was, volgnummer };
}

/**
 * The same for every session in which a place is free for somebody who waits, to be called at least every minute: a moment that comes by
 * itself (sign-up opens, a window or a cap ends) is a cause too. Answers how many letters were written.
 */
export async function wachtlijstenDoorschuiven(db: Db, { origin, nu }: { origin: string; nu: Moment }): Promise<number> {
  const sessies = await db
    .selectFrom('kennissessie as k')
    .select(['k.id', 'k.vorm', 'k.capaciteit', 'k.capaciteit_online as capaciteitOnline', 'k.achtergehouden'])
    .select(['k.voorrang_statussen', 'k.voorrang_tot as voorrangTot', 'k.max_per_regio as maxPerRegio'])
    .select(['k.max_per_regio_tot as maxPerRegioTot'])
    .select(bezettingskolommen('k'))
    .where('k.status', 'in', ['open', 'verplaatst'])
    .where('k.aanmelden_vanaf', '<=', nu)
    .where('k.begin_op', '>', nu)
    .execute();
  let erbij = 0;
  for (const { voorrang_statussen, ...k } of sessies)
    if (isDoorTeSchuiven({ ...k, voorrangStatussen: JSON.parse(voorrang_statussen) }, k, nu))
      erbij += (await db.transaction().execute((trx) => doorschuiven(trx, k.id, { origin, nu }))).length;
  return erbij;
}
