import type { Db } from '#db/tabellen.ts';
import { perVersie } from '#inhoud/per-versie.ts';
import { COLLECTIES } from '#inhoud/schema.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { slugsVan } from '#inhoud/verwijzingen.ts';

/** How often one text was read. */
export interface Gelezen {
  collectie: string;
  /** What it is called now; of one that is not on the site, what it was called last. */
  slug: string;
  stuk: Stuk | undefined;
  /** By month ("2026-11"); months in which nobody read it are not there. */
  perMaand: ReadonlyMap<string, number>;
}

/**
 * How often each text was read, from one month to another, both with; what nobody read is left out. A text that moved is one with what it
 * was called before, and one that was withdrawn keeps what it had.
 */
export async function gelezenTeksten(db: Db, { inhoud, van, tot }: { inhoud: Inhoud; van: string; tot: string }): Promise<Gelezen[]> {
  const rijen = await db.selectFrom('leestelling').selectAll().where('maand', '>=', van).where('maand', '<=', tot).execute();
  const uit = new Map<string, Gelezen & { perMaand: Map<string, number> }>();
  for (const { maand, collectie, slug, aantal } of rijen) {
    const stuk = stukken(inhoud).get(`${collectie}/${slug}`);
    const sleutel = `${collectie}/${stuk?.slug ?? slug}`;
    const een = uit.get(sleutel) ?? { collectie, slug: stuk?.slug ?? slug, stuk, perMaand: new Map() };
    een.perMaand.set(maand, (een.perMaand.get(maand) ?? 0) + aantal);
    uit.set(sleutel, een);
  }
  return [...uit.values()];
}

/** Every text by each of its names; what has a name now goes before what had it once. */
const stukken = perVersie((inhoud) => {
  const alle = COLLECTIES.flatMap((collectie): readonly Stuk[] => inhoud.alle(collectie));
  const eerder = alle.flatMap((stuk) => slugsVan(stuk).map((slug) => [`${stuk.collectie}/${slug}`, stuk] as const));
  return new Map<string, Stuk>([...eerder, ...alle.map((stuk) => [`${stuk.collectie}/${stuk.slug}`, stuk] as const)]);
});

/** In all these months together. */
export const keerGelezen = ({ perMaand }: Pick<Gelezen, 'perMaand'>): number =>
  [...perMaand.values()].reduce((som, aantal) => som + aantal, 0);
