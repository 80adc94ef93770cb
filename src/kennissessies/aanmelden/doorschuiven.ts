import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { doorgeschoven } from '#kennissessies/brieven/plaatsbrieven.ts';
import { opzoeken } from '#kennissessies/kennissessie.ts';
import { bezetting, bezettingskolommen, doorTeSchuiven, type Ruimte, ruimtesVan, teGeven } from '#kennissessies/plaatsen.ts';
import { neemtAan } from '#kennissessies/toestand.ts';
import { zetKlaar } from '#mail/outbox.ts';

type Trx = Transaction<Tabellen>;

/**
 * The one rule that moves people up, called on every cause: whoever is first by (priority, moment, id) gets the place
 * and a letter; each form by itself when they are counted so. Never outside the sign-up window, after the start, or for a
 * session that is cancelled.
 */
export async function doorschuiven(trx: Trx, kennissessieId: string, { origin, nu }: { origin: string; nu: Moment }): Promise<number> {
  const kennissessie = await opzoeken(trx, { id: kennissessieId });
  if (!kennissessie || !neemtAan(kennissessie, nu)) return 0;
  const stand = await bezetting(trx, kennissessieId);
  let erbij = 0;
  for (const ruimte of ruimtesVan(kennissessie)) {
    const plaatsen = teGeven(kennissessie, stand, ruimte);
    const aanDeBeurt = plaatsen > 0 ? await wachtenden(trx, kennissessieId, ruimte).limit(plaatsen).execute() : [];
    for (const was of aanDeBeurt) {
      const aanmelding = await krijgtPlaats(trx, was, nu);
      await zetKlaar(trx, doorgeschoven({ kennissessie, aanmelding, deelnemer: aanmelding, origin, nu }), nu);
    }
    erbij += aanDeBeurt.length;
  }
  return erbij;
}

/** From waiting to a place, with a higher number than the CANCEL of who gave one up before: calendars take the new invitation. */
export async function krijgtPlaats<A extends { id: string; volgnummer: number }>(trx: Trx, was: A, nu: Moment): Promise<A> {
  const volgnummer = was.volgnummer + 1;
  await trx.updateTable('aanmelding').set({ status: 'bevestigd', volgnummer, gewijzigd_op: nu }).where('id', '=', was.id).execute();
  return { ...was, volgnummer };
}

/** The queue for these places, who is first at the top. */
const wachtenden = (trx: Trx, kennissessieId: string, ruimte: Ruimte) =>
  metAccount(trx, kennissessieId)
    .where('status', '=', 'wachtlijst')
    .$if(ruimte === 'online', (vraag) => vraag.where('deelname', '=', 'online'))
    .$if(ruimte === 'fysiek', (vraag) => vraag.where((eb) => eb.or([eb('deelname', 'is', null), eb('deelname', '=', 'fysiek')])))
    .orderBy('prioriteit')
    .orderBy('aangemeld_op')
    .orderBy('aanmelding.id');

/**
 * The same for every session in which a place is free while somebody waits, to be called at least every minute: a window that opens by
 * itself is a cause too. Answers how many letters were written.
 */
export async function wachtlijstenDoorschuiven(db: Db, { origin, nu }: { origin: string; nu: Moment }): Promise<number> {
  const sessies = await db
    .selectFrom('kennissessie as k')
    .select(['k.id', 'k.vorm', 'k.capaciteit', 'k.capaciteit_online as capaciteitOnline', 'k.achtergehouden'])
    .select(bezettingskolommen('k'))
    .where('k.status', 'in', ['open', 'verplaatst'])
    .where('k.aanmelden_vanaf', '<=', nu)
    .where('k.begin_op', '>', nu)
    .execute();
  let doorgeschoven = 0;
  for (const { id } of sessies.filter((k) => doorTeSchuiven(k, k) > 0))
    doorgeschoven += await db.transaction().execute((trx) => doorschuiven(trx, id, { origin, nu }));
  return doorgeschoven;
}

/** Everybody who must hear of a change: a place, an offer or a turn. */
export const betrokkenen = (trx: Db | Trx, kennissessieId: string) =>
  metAccount(trx, kennissessieId).where('status', 'in', ['bevestigd', 'aangeboden', 'wachtlijst']).orderBy('aangemeld_op').execute();

/** With the person behind each registration. */
export const metAccount = (trx: Db | Trx, kennissessieId: string) =>
  trx
    .selectFrom('aanmelding')
    .innerJoin('account', 'account.id', 'aanmelding.account_id')
    .selectAll('aanmelding')
    .select(['account.naam', 'account.adres'])
    .where('kennissessie_id', '=', kennissessieId);
