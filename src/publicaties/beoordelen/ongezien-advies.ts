import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { type Inzending, vastVan } from '#publicaties/inzending.ts';
import { type Advies, adviesBij } from '#publicaties/velden/advies.ts';
import { veldenVanVersie } from '#publicaties/verloop.ts';

/** How much advice its author has not passed over yet: what was already there when it was sent in before is not asked about again. */
export async function ongezienAdvies(
  db: Db | Transaction<Tabellen>,
  inzending: Inzending,
  { inhoud, nu }: { inhoud: Inhoud; nu: number },
): Promise<number> {
  const vast = vastVan(inzending, inhoud, nu);
  const advies = adviesBij(inzending.velden, vast, inhoud);
  if (advies.length === 0) return 0;
  const eerder = await db
    .selectFrom('inzending_gebeurtenis')
    .select('revisie')
    .where('inzending_id', '=', inzending.id)
    .where('soort', '=', 'ingediend')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const velden = eerder && (await veldenVanVersie(db, inzending.id, eerder.revisie));
  const bekend = new Set(velden ? adviesBij(velden, vast, inhoud).map(waarover) : []);
  return advies.filter((een) => !bekend.has(waarover(een))).length;
}

/** Advice stays the same when its line moved. */
const waarover = ({ veld, zin }: Advies): string => `${veld}: ${zin.replace(/regel \d+/, '')}`;
