import { expect, test } from 'vitest';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { dieDitAlDeden, gemeenschappelijk } from '#leren/gesprekken/die-dit-al-deden.ts';

interface Proef {
  slug: string;
  status?: string;
  voorbeeld?: boolean;
  sectoren?: string[];
  landsdeel?: string;
  /** Bouwstenen at which it offers help. */
  biedt?: string[];
  /** Bouwstenen of its best practices, one each. */
  deelde?: string[];
}
const regio = (
  { slug, status = 'voorloper', voorbeeld = false, sectoren = [], landsdeel = 'onbekend', biedt = [] }: Proef,
  zoekt: string[],
) =>
  ({
    ...{ collectie: 'onderwijsregios', slug, url: `/onderwijsregios/${slug}/` },
    gegevens: {
      ...{ titel: `Regio ${slug}`, voorbeeld, sectoren, landsdeel, status_verloop: [{ status, sinds: '2024-01-01', besluit: 'x' }] },
      biedt: biedt.map((bouwsteen) => ({ zin: `vraag ons over ${bouwsteen}`, bouwsteen })),
      zoekt: zoekt.map((bouwsteen) => ({ zin: 'hoe dan?', bouwsteen })),
    },
  }) as unknown as Stuk<'onderwijsregios'>;

/** Who is named to a region that seeks help at these bouwstenen, with at which it has something. */
function genoemd(zoeker: Partial<Proef> & { zoekt: string[] }, anderen: readonly Proef[]) {
  const wij = regio({ slug: 'wij', status: 'in-oprichting', ...zoeker }, zoeker.zoekt);
  const alle: Record<string, readonly unknown[]> = {
    onderwijsregios: [wij, ...anderen.map((een) => regio(een, []))],
    bouwstenen: ['omvang', 'data'].map((slug) => ({ collectie: 'bouwstenen', slug, gegevens: { titel: slug, samenhang: [] } })),
    praktijken: anderen.flatMap(({ slug, deelde = [] }) =>
      deelde.map((steen) => ({
        ...{ collectie: 'praktijken', slug: `${slug}-${steen}` },
        gegevens: { regio: slug, bouwstenen: [steen], kennissessies: [], verwant: [] },
      })),
    ),
  };
  const een = (collectie: string, slug: string) => (alle[collectie] as { slug: string }[] | undefined)?.find((stuk) => stuk.slug === slug);
  const inhoud = { alle: (collectie: string) => alle[collectie] ?? [], een, versie: 1 } as unknown as Inhoud;
  const gevonden = dieDitAlDeden(inhoud, wij);
  const slugs = gevonden.map((deed) => deed.regio.slug);
  return { gevonden, slugs, redenen: gevonden.map(gemeenschappelijk) };
}

test('wie hulp biedt bij wat gezocht wordt of er een best practice over deelde, wordt genoemd; wie iets anders deed niet', () => {
  const { gevonden } = genoemd({ zoekt: ['omvang'] }, [
    { slug: 'anders', biedt: ['data'], deelde: ['data'] },
    { slug: 'biedt', biedt: ['omvang'] },
    { slug: 'deelde', deelde: ['omvang'] },
  ]);
  expect(gevonden.map(({ regio: { slug }, bijdragen }) => [slug, bijdragen.map((een) => [een.biedt, een.praktijk?.slug ?? null])])).toEqual(
    [
      ['deelde', [[null, 'deelde-omvang']]],
      ['biedt', [['vraag ons over omvang', null]]],
    ],
  );
});

test('wie het meeste beantwoordt gaat voor, dan wie deelde, dan wie dichtbij is, dan wie dezelfde sectoren heeft, dan op naam', () => {
  const wij = { zoekt: ['omvang', 'data'], landsdeel: 'Oost-Nederland', sectoren: ['po', 'vo'] };
  const alle: Proef[] = [
    { slug: 'twee-keer', biedt: ['omvang', 'data'] },
    { slug: 'deelde', deelde: ['omvang'] },
    { slug: 'dichtbij', biedt: ['omvang'], landsdeel: 'Oost-Nederland' },
    { slug: 'sectoren', biedt: ['omvang'], sectoren: ['vo', 'po', 'mbo'] },
    { slug: 'sector', biedt: ['omvang'], sectoren: ['po'] },
    { slug: 'a-naam', biedt: ['omvang'] },
    { slug: 'b-naam', biedt: ['omvang'] },
  ];
  const volgorde = alle.map(({ slug }) => slug);
  // Three at a time: the order of all is that of each three neighbours.
  for (let plek = 0; plek + 3 <= alle.length; plek++)
    expect(genoemd(wij, alle.slice(plek).toReversed()).slugs).toEqual(volgorde.slice(plek, plek + 3));
});

test('de reden zegt wat zij gemeen hebben, en niets als dat er niet is', () => {
  const wij = { zoekt: ['omvang'], landsdeel: 'Oost-Nederland', sectoren: ['po', 'vo'] };
  const een = (anders: Partial<Proef>) => genoemd(wij, [{ slug: 'een', biedt: ['omvang'], ...anders }]).redenen[0];
  expect(een({ landsdeel: 'Oost-Nederland', sectoren: ['vo', 'po'] })).toBe('Zelfde sectoren: vo en po · Zelfde landsdeel: Oost-Nederland');
  expect(een({ sectoren: ['po', 'mbo'] })).toBe('Zelfde sector: po');
  expect(een({})).toBe('');
  expect(genoemd({ zoekt: ['omvang'], landsdeel: 'onbekend' }, [{ slug: 'een', biedt: ['omvang'] }]).redenen).toEqual(['']);
});

test('een voorbeeld, wie zelf nog begint, wie stopte en de regio zelf worden niet genoemd', () => {
  const biedt = ['omvang'];
  const { slugs } = genoemd({ zoekt: ['omvang'], biedt }, [
    { slug: 'verzonnen', voorbeeld: true, biedt },
    { slug: 'begint', status: 'in-oprichting', biedt },
    { slug: 'weg', status: 'teruggetrokken', biedt },
    { slug: 'echt', status: 'onderwijsregio', biedt },
  ]);
  expect(slugs).toEqual(['echt']);
});

test('zonder vraag wordt niemand genoemd', () => {
  expect(genoemd({ zoekt: [] }, [{ slug: 'een', biedt: ['omvang'], deelde: ['data'] }]).slugs).toEqual([]);
});
