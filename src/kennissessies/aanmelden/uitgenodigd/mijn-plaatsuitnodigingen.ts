import type { Db, Moment } from '#db/tabellen.ts';
import { neemtAan } from '#kennissessies/toestand.ts';
import { type Plaatsuitnodiging, type UitnodigingBijSessie, vanUitnodigingssleutel } from './plaatsuitnodiging.ts';

/** What waits for an answer of this account, by start of the session. */
export async function mijnPlaatsuitnodigingen(
  db: Db,
  { account, nu }: { account: { adres: string }; nu: Moment },
): Promise<UitnodigingBijSessie[]> {
  const rijen = await db
    .selectFrom('plaatsuitnodiging')
    .select('sleutel')
    .where('adres', '=', account.adres)
    .where('uitslag', '=', 'open')
    .where('verloopt_op', '>', nu)
    .execute();
  const alle = await Promise.all(rijen.map(({ sleutel }) => vanUitnodigingssleutel(db, sleutel, nu)));
  return alle
    .filter((een) => een !== null)
    .filter(({ stand }) => stand === 'open')
    .sort((a, b) => a.kennissessie.beginOp - b.kennissessie.beginOp);
}

/** The invitation of this account for one session that lets it sign up now; null when there is none. */
export async function uitnodigingVan(
  db: Db,
  { account, slug, nu }: { account: { adres: string }; slug: string; nu: Moment },
): Promise<Plaatsuitnodiging | null> {
  const alle = await mijnPlaatsuitnodigingen(db, { account, nu });
  const gevonden = alle.find(({ kennissessie }) => kennissessie.slug === slug);
  return gevonden && (gevonden.uitnodiging.plek !== 'wachtlijst' || neemtAan(gevonden.kennissessie, nu)) ? gevonden.uitnodiging : null;
}

/** Every invitation that an address ever had, for its owner's own export. */
export async function eigenPlaatsuitnodigingen(db: Db, { account }: { account: { adres: string } }) {
  const rijen = await db
    .selectFrom('plaatsuitnodiging as u')
    .innerJoin('kennissessie as k', 'k.id', 'u.kennissessie_id')
    .select(['k.titel', 'u.gemaakt_op', 'u.uitslag'])
    .where('u.adres', '=', account.adres)
    .orderBy('u.gemaakt_op')
    .execute();
  return rijen.map(({ titel, gemaakt_op, uitslag }) => ({
    kennissessie: titel,
    uitgenodigd_op: new Date(gemaakt_op).toISOString(),
    uitslag,
  }));
}
