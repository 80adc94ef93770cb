import { datumTekst } from '#grond/taal/datum.ts';
import { vouwen } from '#grond/taal/vouwen.ts';
import { perVersie } from '#inhoud/per-versie.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import type { Kennissessie } from '#kennissessies/kennissessie.ts';
import type { Optie, Verwijsdoel } from '#publicaties/soorten/veld.ts';

const HOOGSTENS = 10;
/** From so many letters on there is something to look for. */
const LETTERS = 2;
const MAX_ZOEK = 100;

/** Where entries to point to are looked up: only what everybody may see. */
export interface Verwijsbron {
  inhoud: Inhoud;
  sessies: readonly Pick<Kennissessie, 'slug' | 'titel' | 'beginOp'>[];
}
type Doel = Optie & { vorm: string };

/** What somebody may mean by what they typed, with what tells entries of the same name apart; `meer` when there are others. */
export function verwijsdoelen(naar: Verwijsdoel, gezocht: string, bron: Verwijsbron): { gevonden: Optie[]; meer: boolean } {
  // An address of the site is a name as well, for who has it at hand.
  const vorm = vouwen(gezocht.slice(0, MAX_ZOEK)).replace(/^.*\/(?:praktijken|kennissessies)\//, '');
  const woorden = vorm.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (woorden.join('').length < LETTERS) return { gevonden: [], meer: false };
  const [eerste = ''] = woorden;
  const raak = doelenVan(naar, bron).filter((doel) => woorden.every((woord) => doel.vorm.includes(woord)));
  // What begins with what was typed comes first.
  const gevonden = [...raak.filter((doel) => doel.vorm.startsWith(eerste)), ...raak.filter((doel) => !doel.vorm.startsWith(eerste))];
  return { gevonden: gevonden.slice(0, HOOGSTENS).map(({ vorm: _, ...optie }) => optie), meer: gevonden.length > HOOGSTENS };
}

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
