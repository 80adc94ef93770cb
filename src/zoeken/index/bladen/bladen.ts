import { datumTekst, isoDatum, momentVan } from '#grond/taal/datum.ts';
import { slugVan } from '#grond/taal/slug.ts';
import { bewaardeMaten } from '#inhoud/maatlat/maatlatten.ts';
import { kostenwaarde } from '#inhoud/maatlat/schalen.ts';
import { huidigeStap, hulpVan, opgegaanReeks } from '#inhoud/regiostand.ts';
import type { Collectie } from '#inhoud/schema.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { SOORTEN } from '#inhoud/stuk.ts';
import { verschijntekst } from '#inhoud/verschijndag.ts';
import { woord } from '#inhoud/woorden.ts';
import { wanneerTekst } from '#kennissessies/bijeenkomsten.ts';
import type { OpenbareKennissessie } from '#kennissessies/kennissessie.ts';
import { veilig } from '#zoeken/html.ts';
import type { Blad } from './blad.ts';
import { isBijschrift, type Levend } from './levend.ts';

/** Everything a visitor can find: all entries and all other public pages, or those at the addresses that `mee` takes. */
export function bladenVan(inhoud: Inhoud, levend: readonly Levend[], mee: (url: string) => boolean = () => true): Blad[] {
  const regio = (slug: string | null) => (slug ? (inhoud.een('onderwijsregios', slug)?.gegevens.titel ?? '') : '');
  const bouwsteen = (slug: string) => inhoud.een('bouwstenen', slug)?.gegevens.titel ?? '';
  const omgeving = ({ facetten: { bouwsteen: stenen = [], taak = [], pijler = [], sector = [], regio: regios = [] } }: Rest) =>
    kort([
      ...(stenen.length < ALLE_BOUWSTENEN ? stenen.map(bouwsteen) : []),
      ...[...taak, ...pijler, ...sector].map(woord),
      ...regios.map(regio),
    ]);
  const basis = (stuk: Stuk) => ({
    url: stuk.url,
    soort: SOORTEN[stuk.collectie],
    titel: stuk.gegevens.titel,
    kern: stuk.gegevens.kern,
    html: inhoud.html(stuk).html,
  });
  const erbij = new Map(levend.filter(isBijschrift).map(({ url, zinnen }) => [url, zinnen]));
  const alle = <C extends Collectie>(collectie: C) => inhoud.alle(collectie).filter(({ url }) => mee(url));
  return [
    ...alle('praktijken').map((stuk) => ({ ...basis(stuk), ...vanPraktijk(stuk, regio) })),
    ...alle('terugblikken').map((stuk) => ({ ...basis(stuk), ...vanTerugblik(stuk, regio) })),
    ...alle('elders').map((stuk) => ({ ...basis(stuk), ...vanBronkaart(stuk) })),
    ...alle('bouwstenen').map((stuk) => ({ ...basis(stuk), ...vanBouwsteen(stuk) })),
    ...alle('onderwijsregios').map((stuk) => ({ ...basis(stuk), ...vanRegio(stuk) })),
    ...alle('nieuws').map((stuk) => ({ ...basis(stuk), ...vanNieuws(stuk) })),
    ...alle('paginas').map((stuk) => ({ ...basis(stuk), ...vanPagina(stuk), html: inhoud.html(stuk).html + begrippenlijst(stuk) })),
    ...levend.flatMap((een) => (isBijschrift(een) || !mee(een.url) ? [] : 'velden' in een ? een : vanKennissessie(een, regio))),
  ]
    .map((blad) => ({ ...blad, velden: blad.velden.concat(erbij.get(blad.url) ?? []), facetten: metOpgegaan(inhoud, blad.facetten) }))
    .map((blad) => ({ ...blad, omgeving: omgeving(blad), facetten: { soort: [blad.soort], ...blad.facetten } }));
}

/** What is of a region that merged is found under both. */
const metOpgegaan = (inhoud: Inhoud, { regio, ...rest }: Blad['facetten']): Blad['facetten'] => ({
  ...rest,
  ...(regio && { regio: regio.flatMap((slug) => opgegaanReeks(inhoud, slug)) }),
});

/** A session about everything says nothing about any of them. */
const ALLE_BOUWSTENEN = 6;

type Rest = Omit<Blad, 'url' | 'soort' | 'titel' | 'kern' | 'html' | 'omgeving'>;
type Regionaam = (slug: string | null) => string;
const kort = (delen: readonly string[]): string[] => delen.filter(Boolean);
const dag = (datum: string) => datumTekst(momentVan(datum, '12:00'));

function vanPraktijk({ gegevens: g }: Stuk<'praktijken'>, regio: Regionaam): Rest {
  return {
    trefwoorden: g.trefwoorden,
    velden: [
      ...[g.resultaat.kern, g.kosten.toelichting, g.inzet.toelichting, g.experimenteerruimte ?? ''],
      ...g.wie.map(({ rol, doet }) => `${rol}: ${doet}`),
    ],
    facetten: {
      ...{ bouwsteen: g.bouwstenen, sector: g.sectoren, taak: g.taken, pijler: g.pijlers, regio: [g.regio], fase: [g.fase] },
      ...{ kosten: [kostenwaarde(g.kosten.schaal)], zekerheid: [String(g.onderbouwing.niveau)] },
      experimenteerruimte: g.experimenteerruimte ? ['ja'] : [],
    },
    maten: bewaardeMaten(g),
    datum: g.gepubliceerd,
    kenmerken: kort([regio(g.regio), g.sectoren.join(', '), woord(g.fase)]),
    voorbeeld: g.voorbeeld,
  };
}

function vanTerugblik({ gegevens: g }: Stuk<'terugblikken'>, regio: Regionaam): Rest {
  return {
    trefwoorden: g.trefwoorden,
    velden: [
      g.doel,
      ...g.kernpunten,
      ...g.gespreksgroepen.map(({ titel, opbrengst }) => `${titel}. ${opbrengst}`),
      ...g.vragen.map(({ vraag, antwoord }) => `${vraag} ${antwoord}`),
      g.vervolg,
      g.deelnemers,
    ],
    facetten: { bouwsteen: g.bouwstenen, sector: g.sectoren, taak: g.taken, ...(g.regio && { regio: [g.regio] }) },
    datum: g.gepubliceerd,
    kenmerken: kort([regio(g.regio), `gepubliceerd op ${dag(g.gepubliceerd)}`]),
    voorbeeld: g.voorbeeld,
  };
}

/** What somebody would look for of something elsewhere: what it is, and of whom. */
function vanBronkaart({ gegevens: g }: Stuk<'elders'>): Rest {
  return {
    ...{ trefwoorden: [...g.trefwoorden, woord(g.bronsoort)], velden: kort([g.waarom, g.uitgever, g.auteurs.join(', '), g.belang ?? '']) },
    ...{ facetten: { bouwsteen: g.bouwstenen, taak: g.taken }, datum: g.gepubliceerd, voorbeeld: g.voorbeeld },
    kenmerken: [woord(g.bronsoort), g.uitgever, verschijntekst(g.verschenen)],
  };
}

function vanBouwsteen({ gegevens: g, slug }: Stuk<'bouwstenen'>): Rest {
  const facetten = { niveau: [g.niveau], bouwsteen: [slug] };
  return { trefwoorden: g.trefwoorden, velden: [], facetten, datum: '', kenmerken: [woord(g.niveau)], voorbeeld: false };
}

function vanRegio({ gegevens: g, slug }: Stuk<'onderwijsregios'>): Rest {
  return {
    trefwoorden: g.trefwoorden,
    velden: [
      ...g.partners.map(({ naam }) => naam),
      ...hulpVan(g).zoekt.map(({ zin }) => `Zoekt hulp bij: ${zin}`),
      ...hulpVan(g).biedt.map(({ zin }) => `Biedt hulp bij: ${zin}`),
    ],
    facetten: { sector: g.sectoren, regio: [slug] },
    datum: '',
    kenmerken: kort([g.landsdeel === 'onbekend' ? '' : g.landsdeel, g.sectoren.join(', '), woord(huidigeStap(g).status)]),
    voorbeeld: g.voorbeeld,
  };
}

function vanNieuws({ gegevens: g }: Stuk<'nieuws'>): Rest {
  const { trefwoorden, gepubliceerd: datum, voorbeeld } = g;
  return { trefwoorden, velden: [], facetten: {}, datum, kenmerken: [dag(datum)], voorbeeld };
}

function vanPagina({ gegevens: { trefwoorden } }: Stuk<'paginas'>): Rest {
  return { trefwoorden, velden: [], facetten: {}, datum: '', kenmerken: [], voorbeeld: false };
}

/** The terms of a page as headings, at the places they have on it. */
const begrippenlijst = ({ gegevens: { begrippen = [] } }: Stuk<'paginas'>): string =>
  begrippen
    .map(
      ({ term, voluit, uitleg }) =>
        `<h3 id="${slugVan(term)}">${veilig(voluit ? `${term} (${voluit})` : term)}</h3><p>${veilig(uitleg)}</p>`,
    )
    .join('');

/** The public side of a session; its online link is no part of OpenbareKennissessie. */
function vanKennissessie(k: OpenbareKennissessie, regio: Regionaam): Omit<Blad, 'omgeving'> & Rest {
  const gehost = regio(k.gastregio);
  return {
    soort: 'kennissessie',
    ...{ url: k.url, titel: k.titel, kern: k.kern },
    trefwoorden: [...k.trefwoorden, ...k.doelgroepen, k.plaats, wanneerTekst(k), woordVoorVorm(k.vorm)],
    html: k.programma.map(({ onderdeel }) => `<p>${veilig(onderdeel)}</p>`).join(''),
    velden: [`Voor ${k.doelgroepen.join(', ')}.`, `${k.organisator}.`, gehost, ...toestandwoorden(k)],
    facetten: { bouwsteen: k.bouwstenen, ...(k.gastregio && { regio: [k.gastregio] }) },
    datum: isoDatum(k.gewijzigdOp),
    ...{ begin: k.beginOp, eind: k.eindOp },
    kenmerken: kort([wanneerTekst(k), k.plaats, gehost]),
    voorbeeld: k.voorbeeld,
  };
}

const toestandwoorden = (k: OpenbareKennissessie): string[] =>
  k.status === 'afgelast'
    ? ['Afgelast, gaat niet door.', k.redenAfgelast]
    : k.vrij === 0 || (k.wachtend > 0 && k.maxPerRegio === null && k.voorrangTot === null)
      ? ['Vol, met een wachtlijst.']
      : [];
const woordVoorVorm = (vorm: OpenbareKennissessie['vorm']): string => (vorm === 'online' ? 'online webinar' : vorm);
