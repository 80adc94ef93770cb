import type { Db } from '#db/tabellen.ts';
import { alfabetisch } from '#grond/taal/alfabetisch.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import type { Onderdeel } from '#kennissessies/onderdeel.ts';
import { type Ronde, rondesVan } from '#kennissessies/rondes/rondes.ts';

/** Somebody with a place, as the list of a room tells. */
interface Zaalgast {
  naam: string;
  organisatie: string;
}
/** A part with who chose it, by name; of some it may no longer be known who they are, so they are only counted. */
export interface Zaallijst {
  onderdeel: Onderdeel;
  ronde: Ronde;
  gekozen: number;
  gasten: Zaalgast[];
}
export interface Zaallijsten {
  lijsten: Zaallijst[];
  /** How many people have a place. */
  metPlaats: number;
}

/** Who goes to which part, round by round. */
export async function zaallijsten(db: Db, { id, onderdelen }: Pick<Kennissessie, 'id' | 'onderdelen'>): Promise<Zaallijsten> {
  const rijen = await db
    .selectFrom('aanmelding as a')
    .leftJoin('account as m', 'm.id', 'a.account_id')
    .leftJoin('onderdeelkeuze as w', 'w.aanmelding_id', 'a.id')
    .select(['a.id', 'm.naam', 'm.adres', 'm.organisatie', 'w.onderdeel_id'])
    .where('a.kennissessie_id', '=', id)
    .where('a.status', '=', 'bevestigd')
    .execute();
  const per = Map.groupBy(rijen, ({ onderdeel_id }) => onderdeel_id);
  const lijsten = rondesVan(onderdelen).flatMap((ronde) =>
    ronde.onderdelen.map((onderdeel): Zaallijst => {
      const zij = per.get(onderdeel.id) ?? [];
      const gasten = zij.flatMap(({ naam, adres, organisatie }) =>
        adres === null ? [] : [{ naam: naam || adres, organisatie: organisatie ?? '' }],
      );
      return { onderdeel, ronde, gekozen: zij.length, gasten: gasten.sort((a, b) => alfabetisch(a.naam, b.naam)) };
    }),
  );
  return { lijsten, metPlaats: new Set(rijen.map((rij) => rij.id)).size };
}
