import { houders, leiders } from '#accounts/rechten/houders.ts';
import type { Db } from '#db/tabellen.ts';
import { huidigeStap, isGesloten, type Regiostatus } from '#inhoud/regiostand.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';

export interface Regioregel {
  slug: string;
  titel: string;
  url: string;
  status: Regiostatus;
  /** "2026-11-21" */
  sinds: string;
  gecontroleerd: string;
  /** It merged or withdrew: nobody leads it, and nobody has to. */
  gesloten: boolean;
  /** Names, or addresses of who never said theirs. */
  projectleiders: string[];
  /** Texts of this region itself that are online. */
  teksten: number;
}

/** All regions by name, or those with these words in their name; what each has and lacks. */
export async function regiolijst(db: Db, { inhoud, zoek }: { inhoud: Inhoud; zoek: string }): Promise<Regioregel[]> {
  const woorden = zoek.toLocaleLowerCase('nl').split(/\s+/).filter(Boolean);
  const gevonden = inhoud
    .alle('onderwijsregios')
    .filter(({ slug, gegevens }) => woorden.every((woord) => `${gegevens.titel} ${slug}`.toLocaleLowerCase('nl').includes(woord)));
  const geleid = await leiders(db);
  const eigen = [...inhoud.alle('praktijken'), ...inhoud.alle('terugblikken'), ...inhoud.alle('elders')];
  const teksten = Map.groupBy(eigen, ({ gegevens }) => gegevens.regio);
  return gevonden.map((stuk) => ({
    ...regel(stuk),
    projectleiders: (geleid.get(stuk.slug) ?? []).map(({ naam, adres }) => naam || adres),
    teksten: teksten.get(stuk.slug)?.length ?? 0,
  }));
}

function regel({ slug, url, gegevens }: Stuk<'onderwijsregios'>) {
  const { status, sinds } = huidigeStap(gegevens);
  return { slug, url, titel: gegevens.titel, status, sinds, gecontroleerd: gegevens.gecontroleerd, gesloten: isGesloten(status) };
}

/** Who writes for a region and who leads it. */
export const mensenBij = async (db: Db, onderwijsregio: string): Promise<{ projectleiders: string[]; auteurs: string[] }> => {
  const namen = async (soort: 'projectleider' | 'auteur') =>
    (await houders(db, { soorten: [soort], onderwijsregio })).map(({ naam, adres }) => naam || adres);
  return { projectleiders: await namen('projectleider'), auteurs: await namen('auteur') };
};
