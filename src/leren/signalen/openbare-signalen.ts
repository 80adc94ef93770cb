import type { Moment } from '#db/tabellen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { perAfschrift } from '#leren/per-afschrift.ts';
import { bewijsstuk } from './bewijsstuk.ts';
import type { Signaal, Signaalbewijs, Signaalverloop } from './signaal.ts';

type Regio = Stuk<'onderwijsregios'>;

/** A signal as everybody may read it, with the pages and regions as they are today. */
export interface OpenbaarSignaal extends Pick<Signaal, 'id' | 'soort' | 'titel' | 'speelt' | 'nodig' | 'ingediendOp'> {
  url: string;
  /** Who sent it in; null when it wants no name. */
  regio: Regio | null;
  voorbeeld: boolean;
  verloop: Signaalverloop;
  openbaarOp: Moment;
  gewijzigdOp: Moment;
  /** The pages that it came from; `stuk` is undefined of what was withdrawn. */
  bewijs: { collectie: Signaalbewijs['collectie']; stuk: Stuk<Signaalbewijs['collectie']> | undefined }[];
  /** Other regions that say that it goes on there as well. */
  mede: Regio[];
  /** The signal that it is part of, and those that are part of it, as far as everybody may read them. */
  kop: OpenbareBuur | null;
  delen: OpenbareBuur[];
}
export type OpenbareBuur = Pick<Signaal, 'id' | 'titel'> & { url: string };

export interface OpenbareSignalen {
  /** Newest first; what goes on with another that shows stands only there. */
  lijst: readonly OpenbaarSignaal[];
  /** All of them. */
  alle: readonly OpenbaarSignaal[];
  een(id: string): OpenbaarSignaal | undefined;
  /** The signals that came from this page. */
  uit(url: string): readonly OpenbaarSignaal[];
  /** Those that this region put its name under: its own, and those of others that it says go on there as well. */
  vanRegio(slug: string): readonly OpenbaarSignaal[];
  /** What was last answered. */
  nieuwsteAntwoord: OpenbaarSignaal | undefined;
}

export const signaalUrl = (id: string): string => `/signalen/${id}/`;

/** What everybody may read, worked out once per version of the texts and of the signals. */
export const openbareSignalen: (signalen: readonly Signaal[], inhoud: Inhoud) => OpenbareSignalen = perAfschrift((signalen, inhoud) => {
  const toonbaar = signalen.flatMap((een) => {
    const regio = een.openbaarOp === null ? undefined : inhoud.een('onderwijsregios', huidigeRegio(inhoud, een.onderwijsregio));
    return regio ? [{ een, regio }] : [];
  });
  const buren = new Map(toonbaar.map(({ een: { id, titel } }) => [id, { id, titel, url: signaalUrl(id) }]));
  const alle = toonbaar.map(({ een, regio }) => openbaar(een, regio, buren, inhoud));
  const perId = new Map(alle.map((een) => [een.id, een]));
  const perPagina = new Map<string, OpenbaarSignaal[]>();
  for (const een of alle) for (const { stuk } of een.bewijs) if (stuk) perPagina.set(stuk.url, [...(perPagina.get(stuk.url) ?? []), een]);
  const lijst = alle.filter(({ kop }) => kop === null);
  return {
    ...{ alle, lijst },
    een: (id) => perId.get(id),
    uit: (url) => perPagina.get(url) ?? [],
    vanRegio: (slug) => alle.filter(({ regio: eerste, mede }) => [eerste, ...mede].some((een) => een?.slug === slug)),
    nieuwsteAntwoord: lijst
      .filter(({ verloop }) => verloop.status === 'beantwoord')
      .toSorted((a, b) => (b.verloop.afgehandeldOp ?? 0) - (a.verloop.afgehandeldOp ?? 0))[0],
  };
});

function openbaar(een: Signaal, regio: Regio, buren: ReadonlyMap<string, OpenbareBuur>, inhoud: Inhoud): OpenbaarSignaal {
  const { id, soort, titel, speelt, nodig, ingediendOp, verloop, openbaarOp } = een;
  // Also when the signal that it goes on with was answered.
  const gewijzigdOp = Math.max(een.gewijzigdOp, verloop.afgehandeldOp ?? 0);
  return {
    ...{ id, soort, titel, speelt, nodig, ingediendOp, verloop, gewijzigdOp, openbaarOp: openbaarOp ?? 0, url: signaalUrl(id) },
    ...{ regio: een.metNaam ? regio : null, voorbeeld: regio.gegevens.voorbeeld },
    bewijs: een.bewijs.map(({ collectie, slug }) => ({ collectie, stuk: bewijsstuk(inhoud, { collectie, slug }) })),
    mede: medeRegios(een, inhoud),
    kop: buren.get(een.gebundeldIn ?? '') ?? null,
    delen: een.delen.flatMap((deel) => buren.get(deel) ?? []),
  };
}

/** The bouwstenen that the pages it came from belong to. */
export const signaalbouwstenen = ({ bewijs }: Pick<OpenbaarSignaal, 'bewijs'>): string[] => [
  ...new Set(bewijs.flatMap(({ stuk }) => (stuk ? ('bouwstenen' in stuk.gegevens ? stuk.gegevens.bouwstenen : [stuk.slug]) : []))),
];

/** The other regions where it goes on, each once, as they are today; an example never counts for a real one. */
export function medeRegios({ mede, onderwijsregio }: Signaal, inhoud: Inhoud): Regio[] {
  const eigen = huidigeRegio(inhoud, onderwijsregio);
  const slugs = new Set(mede.map((een) => huidigeRegio(inhoud, een.onderwijsregio)));
  slugs.delete(eigen);
  const voorbeeld = inhoud.een('onderwijsregios', eigen)?.gegevens.voorbeeld;
  return [...slugs].flatMap((slug) => inhoud.een('onderwijsregios', slug) ?? []).filter(({ gegevens }) => gegevens.voorbeeld === voorbeeld);
}
