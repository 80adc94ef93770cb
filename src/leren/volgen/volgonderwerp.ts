import { huidigeRegio, regiostatusVan } from '#inhoud/regiostand.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { slugsVan, verhuisdVan } from '#inhoud/verwijzingen.ts';

/** Something that can be followed, as it stands now: of a region that merged where it is, of a text that moved where it went. */
export interface Volgonderwerp {
  onderwerp: string;
  /** Everything by which it may be followed: this, and what it was called before. */
  namen: readonly string[];
  /** "Bouwsteen Omvang" */
  naam: string;
  /** What somebody hears of it: "als er een nieuwe best practice is bij …". */
  wat: string;
  url: string;
  /** Whether it can also be told at once. */
  direct: boolean;
}

const VORM = /^(bouwsteen|regio|praktijk|agenda:bouwsteen|agenda:regio):([a-z0-9]+(?:-[a-z0-9]+)*)$/;
type Gemaakt = Omit<Volgonderwerp, 'direct' | 'namen'> & { eerder?: readonly string[] };
type Maak = (inhoud: Inhoud, slug: string) => Gemaakt | null;

const VAST: Record<string, Omit<Volgonderwerp, 'onderwerp' | 'namen'>> = {
  nieuws: { naam: 'Nieuws', wat: 'als er nieuws op Regiokring staat', url: '/nieuws/', direct: true },
  agenda: { naam: 'Kennissessies', wat: 'als er een nieuwe kennissessie is', url: '/kennissessies/', direct: false },
  'agenda:landelijk': {
    ...{ naam: 'Landelijke kennissessies', wat: 'als er een nieuwe landelijke kennissessie is' },
    ...{ url: '/kennissessies/?schaal=landelijk', direct: false },
  },
};

const MAAK: Record<string, Maak> = {
  bouwsteen: (inhoud, slug) =>
    bijBouwsteen(inhoud, slug, (titel) => ({
      ...{ onderwerp: `bouwsteen:${slug}`, naam: `Bouwsteen ${titel}`, url: `/bouwstenen/${slug}/` },
      wat: `als er een nieuwe best practice, terugblik, kennissessie of bronkaart is bij de bouwsteen ${titel}, of antwoord op een signaal`,
    })),
  'agenda:bouwsteen': (inhoud, slug) =>
    bijBouwsteen(inhoud, slug, (titel) => ({
      ...{ onderwerp: `agenda:bouwsteen:${slug}`, naam: `Kennissessies bij ${titel}`, url: `/kennissessies/?bouwsteen=${slug}` },
      wat: `als er een nieuwe kennissessie is bij de bouwsteen ${titel}`,
    })),
  regio: (inhoud, slug) =>
    vanRegio(inhoud, slug, (nu, titel) => ({
      ...{ onderwerp: `regio:${nu}`, naam: titel, url: `/onderwijsregios/${nu}/` },
      wat: `als er een nieuwe best practice, terugblik, kennissessie of bronkaart is van ${titel}, of een signaal`,
    })),
  'agenda:regio': (inhoud, slug) =>
    vanRegio(inhoud, slug, (nu, titel) => ({
      ...{ onderwerp: `agenda:regio:${nu}`, naam: `Kennissessies van ${titel}`, url: `/kennissessies/?regio=${nu}` },
      wat: `als er een nieuwe kennissessie is van ${titel}`,
    })),
  praktijk: (inhoud, slug) => {
    const stuk = inhoud.een('praktijken', slug) ?? verhuisdVan(inhoud, `/praktijken/${slug}/`);
    if (!stuk) return null;
    const { titel } = stuk.gegevens;
    const wat = `als de best practice ‘${titel}’ verandert, een andere regio ermee begint of stopt, of hij van de site gaat`;
    return { onderwerp: `praktijk:${stuk.slug}`, eerder: slugsVan(stuk), naam: titel, wat, url: stuk.url };
  },
};

/** What this names, or null when there is no such thing to follow (any more). */
export function volgonderwerp(inhoud: Inhoud, tekst: string): Volgonderwerp | null {
  const vast = Object.hasOwn(VAST, tekst) ? VAST[tekst] : undefined;
  if (vast) return { onderwerp: tekst, namen: [tekst], ...vast };
  const [, soort = '', slug = ''] = VORM.exec(tekst) ?? [];
  const gemaakt = MAAK[soort]?.(inhoud, slug);
  if (!gemaakt) return null;
  const { eerder = [], ...over } = gemaakt;
  return { ...over, namen: [...new Set([over.onderwerp, ...eerder.map((ander) => `${soort}:${ander}`)])], direct: false };
}

/** Everything by which this may be followed, also when it is not there (any more). */
export const namenVan = (inhoud: Inhoud, onderwerp: string): readonly string[] => volgonderwerp(inhoud, onderwerp)?.namen ?? [onderwerp];

function bijBouwsteen(inhoud: Inhoud, slug: string, maak: (titel: string) => ReturnType<Maak>): ReturnType<Maak> {
  const bouwsteen = inhoud.een('bouwstenen', slug);
  return bouwsteen ? maak(bouwsteen.gegevens.titel) : null;
}

/** A region that takes part no more brings nothing new. */
function vanRegio(inhoud: Inhoud, slug: string, maak: (nu: string, titel: string) => ReturnType<Maak>): ReturnType<Maak> {
  const nu = huidigeRegio(inhoud, slug);
  const regio = inhoud.een('onderwijsregios', nu);
  const gemaakt = regio && regiostatusVan(inhoud, nu) !== 'teruggetrokken' ? maak(nu, regio.gegevens.titel) : null;
  const alle = inhoud.alle('onderwijsregios').map((een) => een.slug);
  return gemaakt && { ...gemaakt, eerder: alle.filter((een) => huidigeRegio(inhoud, een) === nu) };
}
