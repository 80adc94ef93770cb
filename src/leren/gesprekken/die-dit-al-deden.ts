import { alfabetisch } from '#grond/taal/alfabetisch.ts';
import { opsomming } from '#grond/taal/opsomming.ts';
import { huidigeStap, hulpVan, kiesbareRegios } from '#inhoud/regiostand.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';

type Regio = Stuk<'onderwijsregios'>;

/** What another region has at a bouwsteen at which somebody seeks help. */
interface Bijdrage {
  bouwsteen: Stuk<'bouwstenen'>;
  /** What it offers there, in its own words. */
  biedt: string | null;
  praktijk: Stuk<'praktijken'> | null;
}

/** A region that did before what another one seeks help with, and why it is named. */
export interface DeedDitAl {
  regio: Regio;
  bijdragen: readonly Bijdrage[];
  sectoren: readonly string[];
  landsdeel: string | null;
}

export const MEESTE_REGIOS = 3;

/**
 * Who did already what this region seeks help with: others that offer it or shared a best practice on it, three at most. First who answers
 * most of what is sought, then who shared what it did, who is near, and who works for the same sectors. An example is never named to a
 * real region, nor one that is being formed itself.
 */
export function dieDitAlDeden(inhoud: Inhoud, zoeker: Regio): DeedDitAl[] {
  const gezocht = [...new Set(hulpVan(zoeker.gegevens).zoekt.map(({ bouwsteen }) => bouwsteen))].flatMap(
    (slug) => inhoud.een('bouwstenen', slug) ?? [],
  );
  return kiesbareRegios(inhoud)
    .filter(({ slug, gegevens }) => slug !== zoeker.slug && gegevens.voorbeeld === zoeker.gegevens.voorbeeld && isBegonnen(gegevens))
    .map((regio) => vergeleken(inhoud, zoeker, { regio, gezocht }))
    .filter(({ bijdragen }) => bijdragen.length > 0)
    .toSorted(meestEerst)
    .slice(0, MEESTE_REGIOS);
}

/** A region does something from the moment that it is a voorloper or a full one. */
const isBegonnen = (regio: Regio['gegevens']): boolean => ['voorloper', 'onderwijsregio'].includes(huidigeStap(regio).status);
const ZEGT_NIETS = ['landelijk', 'onbekend'];

function vergeleken(inhoud: Inhoud, zoeker: Regio, { regio, gezocht }: { regio: Regio; gezocht: readonly Bijdrage['bouwsteen'][] }) {
  const { praktijken } = verbanden(inhoud).vanRegio(regio.slug);
  const bijdragen = gezocht.flatMap((bouwsteen): Bijdrage[] => {
    const biedt = hulpVan(regio.gegevens).biedt.find((regel) => regel.bouwsteen === bouwsteen.slug)?.zin ?? null;
    const praktijk = praktijken.find(({ gegevens }) => gegevens.bouwstenen.includes(bouwsteen.slug)) ?? null;
    return biedt === null && praktijk === null ? [] : [{ bouwsteen, biedt, praktijk }];
  });
  const { landsdeel } = zoeker.gegevens;
  return {
    ...{ regio, bijdragen },
    sectoren: regio.gegevens.sectoren.filter((sector) => zoeker.gegevens.sectoren.includes(sector)),
    landsdeel: landsdeel === regio.gegevens.landsdeel && !ZEGT_NIETS.includes(landsdeel) ? landsdeel : null,
  };
}

const meestEerst = (a: DeedDitAl, b: DeedDitAl): number =>
  b.bijdragen.length - a.bijdragen.length ||
  gedeeld(b) - gedeeld(a) ||
  Number(b.landsdeel !== null) - Number(a.landsdeel !== null) ||
  b.sectoren.length - a.sectoren.length ||
  alfabetisch(a.regio.gegevens.titel, b.regio.gegevens.titel);

const gedeeld = ({ bijdragen }: DeedDitAl): number => bijdragen.filter(({ praktijk }) => praktijk !== null).length;

/** "Zelfde sectoren: po en vo · Zelfde landsdeel: Noord-Nederland"; empty when they have neither in common. */
export function gemeenschappelijk({ sectoren, landsdeel }: Pick<DeedDitAl, 'sectoren' | 'landsdeel'>): string {
  const delen = [
    ...(sectoren.length > 0 ? [`Zelfde sector${sectoren.length > 1 ? 'en' : ''}: ${opsomming(sectoren)}`] : []),
    ...(landsdeel ? [`Zelfde landsdeel: ${landsdeel}`] : []),
  ];
  return delen.join(' · ');
}
