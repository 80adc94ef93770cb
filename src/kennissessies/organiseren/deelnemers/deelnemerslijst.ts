import type { Db } from '#db/tabellen.ts';
import type { Aanmeldstatus } from '#db/tabellen-kennissessie.ts';
import { alfabetisch } from '#grond/taal/alfabetisch.ts';

/** One person on the list of a session; what somebody needs (diet, access) is never here. */
export interface Deelnemerregel {
  /** Of the registration. */
  id: string;
  naam: string;
  functie: string;
  organisatie: string;
  /** As they were at sign-up: whoever goes to another region later still counts for this one. */
  onderwijsregio: string | null;
  regiostatus: string | null;
  status: Aanmeldstatus;
  deelname: 'fysiek' | 'online' | null;
}

/** Everybody who has a place or waits: first who has a place, by name; then who waits, in the order of the queue. */
export async function deelnemerslijst(db: Db, kennissessieId: string): Promise<{ plaats: Deelnemerregel[]; wachtlijst: Deelnemerregel[] }> {
  const rijen = await db
    .selectFrom('aanmelding as a')
    .innerJoin('account as m', 'm.id', 'a.account_id')
    .select(['a.id', 'm.naam', 'm.adres', 'm.functie', 'm.organisatie', 'a.onderwijsregio', 'a.regiostatus', 'a.status', 'a.deelname'])
    .where('a.kennissessie_id', '=', kennissessieId)
    .where('a.status', '!=', 'afgemeld')
    .orderBy('a.prioriteit')
    .orderBy('a.aangemeld_op')
    .orderBy('a.id')
    .execute();
  const regels = rijen.map(({ adres, ...rij }): Deelnemerregel => ({ ...rij, naam: rij.naam || adres }));
  return {
    plaats: regels.filter(({ status }) => status !== 'wachtlijst').sort((a, b) => alfabetisch(a.naam, b.naam)),
    wachtlijst: regels.filter(({ status }) => status === 'wachtlijst'),
  };
}

/** The words for how somebody takes part. */
export const deelnameTekst = (vorm: 'fysiek' | 'online' | 'hybride', deelname: 'fysiek' | 'online' | null): string =>
  (deelname ?? vorm) === 'online' ? 'Online' : 'Op locatie';

/** "8 op locatie, 4 online": for whom there must be a chair and a lunch. */
export function perVorm(regels: readonly Pick<Deelnemerregel, 'deelname'>[]): string {
  const online = regels.filter(({ deelname }) => deelname === 'online').length;
  return `${regels.length - online} op locatie, ${online} online`;
}
