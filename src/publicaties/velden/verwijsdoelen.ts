import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { datumTekst } from '#grond/taal/datum.ts';
import { vouwen } from '#grond/taal/vouwen.ts';
import { perVersie } from '#inhoud/per-versie.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import { keuzesVan, type Optie, type Velden, type Verwijsdoel } from '#publicaties/soorten/veld.ts';
import { veldenVan } from './velden.ts';

const HOOGSTENS = 10;
/** From so many letters on there is something to look for. */
export const LETTERS = 2;
const MAX_ZOEK = 100;

/** The text that points to others, with every address it has or had; without one as long as it was never online. */
type Zelf = { collectie: Inzendcollectie; slug: string | null; voorheen: readonly string[] };

/** Where entries to point to are looked up: only what everybody may see, and never the text itself. */
export interface Verwijsbron {
  inhoud: Inhoud;
  sessies: readonly Pick<Kennissessie, 'slug' | 'titel' | 'beginOp'>[];
  /** Null when it is not known any more whose form this is. */
  zelf: Zelf | null;
}
type Doel = Optie & { vorm: string };

/** What somebody may mean by what they typed, with what tells entries of the same name apart; `meer` when there are others. */
export function verwijsdoelen(naar: Verwijsdoel, gezocht: string, bron: Verwijsbron): { gevonden: Optie[]; meer: boolean } {
  // An address of the site is a name as well, for who has it at hand.
  const vorm = vouwen(gezocht.slice(0, MAX_ZOEK)).replace(/^.*\/(?:praktijken|kennissessies)\//, '');
  const woorden = vorm.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (woorden.join('').length < LETTERS) return { gevonden: [], meer: false };
  const [eerste = ''] = woorden;
  const raak = doelenVan(naar, bron).filter(
    (doel) => woorden.every((woord) => doel.vorm.includes(woord)) && !isZelf(bron.zelf, naar, doel.waarde),
  );
  // What begins with what was typed comes first.
  const gevonden = [...raak.filter((doel) => doel.vorm.startsWith(eerste)), ...raak.filter((doel) => !doel.vorm.startsWith(eerste))];
  return { gevonden: gevonden.slice(0, HOOGSTENS).map(({ vorm: _, ...optie }) => optie), meer: gevonden.length > HOOGSTENS };
}

const isZelf = (zelf: Zelf | null, naar: Verwijsdoel, slug: string): boolean =>
  zelf !== null && naar === zelf.collectie && [zelf.slug, ...zelf.voorheen].includes(slug);

/** A sentence per field in which a text points to itself, however that came in. */
export const verwijstNaarZichzelf = (velden: Velden, zelf: Zelf): Record<string, string> =>
  Object.fromEntries(
    veldenVan(zelf.collectie).flatMap((veld) =>
      veld.soort === 'verwijzingen' && keuzesVan(velden, veld.naam).some((slug) => isZelf(zelf, veld.naar, slug))
        ? [[veld.naam, `Haal deze tekst zelf weg bij ‘${veld.label}’.`]]
        : [],
    ),
  );

/** Where what was chosen gets its name from. */
export interface Naambron {
  inhoud: Inhoud;
  sessies: readonly Pick<Kennissessie, 'slug' | 'titel'>[];
}

/** What was chosen, by name; what is gone meanwhile keeps its address. */
export const gekozenDoelen = (naar: Verwijsdoel, slugs: readonly string[], { inhoud, sessies }: Naambron): Optie[] =>
  slugs.map((waarde) => {
    const titel =
      naar === 'praktijken' ? inhoud.een('praktijken', waarde)?.gegevens.titel : sessies.find(({ slug }) => slug === waarde)?.titel;
    return { waarde, tekst: titel ?? waarde };
  });

const doelenVan = (naar: Verwijsdoel, { inhoud, sessies }: Verwijsbron): readonly Doel[] =>
  naar === 'praktijken' ? praktijkdoelen(inhoud) : sessies.map(({ slug, titel, beginOp }) => alsDoel(slug, titel, datumTekst(beginOp)));

const praktijkdoelen = perVersie((inhoud) => {
  const naam = regionamen(inhoud);
  return inhoud.alle('praktijken').map(({ slug, gegevens: { titel, regio } }) => alsDoel(slug, titel, naam(regio)));
});

const alsDoel = (waarde: string, tekst: string, uitleg: string): Doel => ({
  waarde,
  tekst,
  uitleg,
  vorm: vouwen(`${tekst} ${uitleg} ${waarde}`),
});
