import type { Selectable, Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { PlaatsuitnodigingTabel, Plaatsuitslag } from '#db/tabellen-kennissessie.ts';
import { DAG_MS } from '#grond/duur.ts';
import { type MetLink, opzoeken } from '#kennissessies/kennissessie.ts';
import { kanMetSessie } from '#kennissessies/overgangen.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';

/** An invitation of an organiser to an address: a place, or a turn, that is held until it is answered. */
export type Plaatsuitnodiging = Selectable<PlaatsuitnodigingTabel>;

/** How long a place is held for who was invited; never beyond the start. */
export const PLAATS_VAST_MS = 7 * DAG_MS;

/** Whether somebody can still be placed, and answer: until the start of a session to which people can sign up. */
export const kanNogGeplaatst = (k: MetLink, nu: Moment): boolean => kanMetSessie('plaatsen', k, nu) && magWijzigen(k, nu);

/** The invitation of this address that waits for an answer. */
export const wachtendeUitnodiging = (
  trx: Db | Transaction<Tabellen>,
  { kennissessieId, adres, nu }: { kennissessieId: string; adres: string; nu: Moment },
): Promise<Plaatsuitnodiging | undefined> =>
  trx
    .selectFrom('plaatsuitnodiging')
    .selectAll()
    .where('kennissessie_id', '=', kennissessieId)
    .where('adres', '=', adres)
    .where('uitslag', '=', 'open')
    .where('verloopt_op', '>', nu)
    .executeTakeFirst();

/** All invitations of a session that nobody answered, the oldest first. */
export const openPlaatsuitnodigingen = (trx: Db | Transaction<Tabellen>, kennissessieId: string): Promise<Plaatsuitnodiging[]> =>
  trx
    .selectFrom('plaatsuitnodiging')
    .selectAll()
    .where('kennissessie_id', '=', kennissessieId)
    .where('uitslag', '=', 'open')
    .orderBy('gemaakt_op')
    .execute();

export interface UitnodigingBijSessie {
  uitnodiging: Plaatsuitnodiging;
  kennissessie: MetLink;
  /** How it stands; `open` only as long as it can be answered. */
  stand: Plaatsuitslag;
}

/** Where who says yes goes: the key goes along, so that on the way can be said for which address the place is held. */
export const adresVanJa = ({ url }: { url: string }, sleutel: string): string => `${url}aanmelden/?uitnodiging=${sleutel}`;

/** The invitation behind such an address, as long as it can be answered; any other address has none. */
export async function uitnodigingInAdres(db: Db, pad: string, nu: Moment): Promise<UitnodigingBijSessie | null> {
  const sleutel = new URL(pad, 'http://eigen.invalid').searchParams.get('uitnodiging');
  const gevonden = sleutel === null ? null : await vanUitnodigingssleutel(db, sleutel, nu);
  return gevonden?.stand === 'open' ? gevonden : null;
}

/** What the page behind the link in the letter shows; null for an unknown key. */
export async function vanUitnodigingssleutel(db: Db, sleutel: string, nu: Moment): Promise<UitnodigingBijSessie | null> {
  const uitnodiging = await db.selectFrom('plaatsuitnodiging').selectAll().where('sleutel', '=', sleutel).executeTakeFirst();
  const kennissessie = uitnodiging && (await opzoeken(db, { id: uitnodiging.kennissessie_id }));
  if (!uitnodiging || !kennissessie) return null;
  const teBeantwoorden = uitnodiging.verloopt_op > nu && kanNogGeplaatst(kennissessie, nu);
  return { uitnodiging, kennissessie, stand: uitnodiging.uitslag === 'open' && !teBeantwoorden ? 'verlopen' : uitnodiging.uitslag };
}
