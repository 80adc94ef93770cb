import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import type { Db, Tabellen } from '#db/tabellen.ts';
import { type Bijeenkomst, type MetLink, opzoeken } from '#kennissessies/kennissessie.ts';
import { magOrganiseren } from './wie-organiseert.ts';

type Trx = Transaction<Tabellen>;

/** A session for who organises it; undefined when it is not there, and for everybody else. */
export async function sessieVoor(trx: Db | Trx, account: Account, id: string): Promise<MetLink | undefined> {
  const sessie = await opzoeken(trx, { id });
  return sessie && magOrganiseren(account, sessie) ? sessie : undefined;
}

/** The same, as it stood when somebody opened the form: of another version nothing is looked at any more. */
export async function sessieZoalsGezien(
  trx: Db | Trx,
  account: Account,
  { id, versie }: { id: string; versie: number },
): Promise<{ gelukt: true; sessie: MetLink } | { gelukt: false; reden: 'onbekend' | 'verouderd' }> {
  const sessie = await sessieVoor(trx, account, id);
  if (!sessie) return { gelukt: false, reden: 'onbekend' };
  return sessie.versie === versie ? { gelukt: true, sessie } : { gelukt: false, reden: 'verouderd' };
}

/** The columns that an organiser writes. */
export const alsRij = (k: MetLink) => ({
  ...{ titel: k.titel, kern: k.kern, soort: k.soort, schaal: k.schaal, vorm: k.vorm, gastregio: k.gastregio },
  ...{ begin_op: k.beginOp, eind_op: k.eindOp, plaats: k.plaats, online_link: k.onlineLink },
  doelgroepen: JSON.stringify(k.doelgroepen),
  programma: JSON.stringify(k.programma),
  ...{ organisator: k.organisator, contact: k.contact, capaciteit: k.capaciteit, achtergehouden: k.achtergehouden },
  ...{ capaciteit_online: k.capaciteitOnline, vrijgeven_op: k.vrijgevenOp },
  voorrang_statussen: JSON.stringify(k.voorrangStatussen),
  ...{ voorrang_tot: k.voorrangTot, max_per_regio: k.maxPerRegio, max_per_regio_tot: k.maxPerRegioTot },
  ...{ aanmelden_vanaf: k.aanmeldenVanaf, aanmelden_tot: k.aanmeldenTot, status: k.status, slug: k.slug },
  verplaatst_van: JSON.stringify(k.verplaatstVan),
  evaluatie: k.evaluatie ? 1 : 0,
  ...{ reden_gewijzigd: k.redenGewijzigd, versie: k.versie, volgnummer: k.volgnummer, gewijzigd_op: k.gewijzigdOp },
});

/** Writes a session that is there already, with what it is about and its meetings. */
export async function sessieBewaren(trx: Trx, k: MetLink): Promise<void> {
  await trx.updateTable('kennissessie').set(alsRij(k)).where('id', '=', k.id).execute();
  await bouwstenenBewaren(trx, k);
  await bijeenkomstenBewaren(trx, k);
}

/** Whether a change leaves everything that an organiser decides as it was. */
export function isHetzelfde(was: MetLink, wordt: MetLink): boolean {
  const beslist = (k: MetLink) =>
    JSON.stringify([{ ...alsRij(k), versie: 0, gewijzigd_op: 0, reden_gewijzigd: '' }, [...k.bouwstenen].sort(), k.bijeenkomsten]);
  return beslist(was) === beslist(wordt);
}

export async function bouwstenenBewaren(trx: Trx, { id, bouwstenen }: Pick<MetLink, 'id' | 'bouwstenen'>): Promise<void> {
  await trx.deleteFrom('kennissessie_bouwsteen').where('kennissessie_id', '=', id).execute();
  const rijen = bouwstenen.map((bouwsteen) => ({ kennissessie_id: id, bouwsteen }));
  if (rijen.length > 0) await trx.insertInto('kennissessie_bouwsteen').values(rijen).execute();
}

/** A session of one meeting has no rows of its own. */
export async function bijeenkomstenBewaren(trx: Trx, { id, bijeenkomsten }: Pick<MetLink, 'id' | 'bijeenkomsten'>): Promise<void> {
  await trx.deleteFrom('bijeenkomst').where('kennissessie_id', '=', id).execute();
  if (bijeenkomsten.length < 2) return;
  const rijen = bijeenkomsten.map((een) => ({
    ...{ id: een.id, kennissessie_id: id, begin_op: een.beginOp, eind_op: een.eindOp },
    ...{ onderdeel: een.onderdeel, ical_uid: een.icalUid },
  }));
  await trx.insertInto('bijeenkomst').values(rijen).execute();
}

/** Meetings as they are kept: the first has the id and the UID of the session, others their own, made once. */
export function metKenmerken(
  { id, icalUid }: { id: string; icalUid: string },
  bijeenkomsten: readonly { id?: string; beginOp: number; eindOp: number; onderdeel: string }[],
  eerder: readonly Bijeenkomst[] = [],
): Bijeenkomst[] {
  const gastheer = icalUid.slice(icalUid.indexOf('@'));
  return bijeenkomsten.map(({ beginOp, eindOp, onderdeel, ...een }, plek) => {
    const bekend = eerder.find((ander) => ander.id === een.id);
    const eigen = plek === 0 && !bekend ? id : (bekend?.id ?? randomUUID());
    return { id: eigen, beginOp, eindOp, onderdeel, icalUid: bekend?.icalUid ?? (plek === 0 ? icalUid : `${eigen}${gastheer}`) };
  });
}
