import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { alfabetisch } from '#grond/taal/alfabetisch.ts';
import { isoDatum, momentVan } from '#grond/taal/datum.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { opkomstPerSessie } from '#kennissessies/opkomst.ts';
import type { Tik } from './aanwezigheid-invullen.ts';

/** One person with a place, at the door. */
export interface Aanwezigregel {
  /** Of the registration. */
  id: string;
  naam: string;
  organisatie: string;
  online: boolean;
  uitslag: Tik['uitslag'];
}
export interface Deurlijst {
  regels: Aanwezigregel[];
  /** Ticked as there on a registration of which nobody may know any more whose it was. */
  zonderNaam: number;
  zonderAanmelding: number;
}

/** Who has a place, by name, with what was ticked of them at this meeting. */
export async function deurlijst(db: Db, { id, vorm }: Pick<MetLink, 'id' | 'vorm'>, bijeenkomst: string): Promise<Deurlijst> {
  const rijen = await db
    .selectFrom('aanmelding as a')
    .leftJoin('account as m', 'm.id', 'a.account_id')
    .leftJoin('aanwezigheid as w', (join) => join.onRef('w.aanmelding_id', '=', 'a.id').on('w.bijeenkomst_id', '=', bijeenkomst))
    .select(['a.id', 'm.naam', 'm.adres', 'm.organisatie', 'a.deelname', 'w.uitslag'])
    .where('a.kennissessie_id', '=', id)
    .where('a.status', '=', 'bevestigd')
    .execute();
  const regels = rijen.flatMap(({ id: aanmelding, naam, adres, organisatie, deelname, uitslag }): Aanwezigregel[] =>
    adres === null
      ? []
      : [{ id: aanmelding, naam: naam || adres, organisatie: organisatie ?? '', online: (deelname ?? vorm) === 'online', uitslag }],
  );
  const opkomst = (await opkomstPerSessie(db, [id])).get(id)?.find(({ bijeenkomstId }) => bijeenkomstId === bijeenkomst);
  return {
    regels: regels.sort((a, b) => alfabetisch(a.naam, b.naam)),
    zonderNaam: rijen.filter(({ adres, uitslag }) => adres === null && uitslag === 'aanwezig').length,
    zonderAanmelding: opkomst?.zonder ?? 0,
  };
}

/** Under which letter somebody stands; a name without letters under "#". */
export const beginletter = (naam: string): string =>
  naam
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .charAt(0)
    .toLocaleUpperCase('nl') || '#';

/** Writes down that somebody opened this list: once a day for each person and session, for it is opened again with every tick. */
export async function deurlijstGezien(db: Db, { account, id, nu }: { account: Account; id: string; nu: Moment }): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const vandaag = await trx
      .selectFrom('gebeurtenis')
      .select('id')
      .where('wat', '=', 'inzage-aanwezigheid')
      .where('door', '=', account.id)
      .where('kennissessie_id', '=', id)
      .where('op', '>=', momentVan(isoDatum(nu)))
      .executeTakeFirst();
    if (!vandaag) await gebeurtenisVastleggen(trx, { wat: 'inzage-aanwezigheid', door: account, kennissessie: id, nu });
  });
}
