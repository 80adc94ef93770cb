import { KOSTEN, kostenwaarde, ONDERBOUWING } from '#inhoud/maatlat/schalen.ts';
import { huidigeRegio, huidigeStap, hulpVan, opgegaanReeks } from '#inhoud/regiostand.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { BRONSOORTEN, FASEN, HERKOMSTEN, LANDSDELEN, PIJLERS, REGIOSTATUSSEN, SECTOREN, TAKEN, UITLEG, woord } from '#inhoud/woorden.ts';
import type { Facetdefinitie, Facetoptie } from './facetten.ts';

const vast = (waarden: readonly string[]): Facetoptie[] =>
  waarden.map((waarde) => ({ waarde, tekst: woord(waarde), uitleg: UITLEG[waarde]?.uitleg }));

const bouwstenen = (inhoud: Inhoud): Facetoptie[] =>
  inhoud.alle('bouwstenen').map(({ slug, gegevens }) => ({ waarde: slug, tekst: gegevens.titel, uitleg: UITLEG[gegevens.niveau]?.tekst }));
const regios = (inhoud: Inhoud): Facetoptie[] =>
  inhoud
    .alle('onderwijsregios')
    .filter(({ gegevens }) => gegevens.opgegaan_in === undefined)
    .map(({ slug, gegevens }) => ({ waarde: slug, tekst: gegevens.titel }));

const BOUWSTEEN = { naam: 'bouwsteen', titel: 'Bouwsteen', uitleg: 'Het thema waar het over gaat.' };
const TAAK = { naam: 'taak', titel: 'Taak', uitleg: 'De vijf taken van een onderwijsregio.', opties: vast(TAKEN) };
const PIJLER = { naam: 'pijler', titel: 'Pijler', uitleg: 'Langs welke weg het tekort kleiner wordt.', opties: vast(PIJLERS) };
const EXPERIMENTEERRUIMTE = {
  naam: 'experimenteerruimte',
  titel: 'Experimenteerruimte',
  uitleg: 'Of hiervoor van een regel is afgeweken.',
  opties: [{ waarde: 'ja', tekst: 'Week af van een regel' }],
};
const SECTOR = { naam: 'sector', titel: 'Sector', uitleg: 'Het soort onderwijs.', opties: vast(SECTOREN) };
const KOSTENFACET = {
  naam: 'kosten',
  titel: 'Kosten',
  uitleg: 'Wat het ongeveer kost in een jaar.',
  opties: KOSTEN.map(({ waarde, tekst, uitleg }) => ({
    waarde: kostenwaarde(waarde),
    tekst,
    uitleg,
    alsKeuze: `Kosten: ${tekst.toLowerCase()}`,
  })),
};
const ZEKERHEID = {
  naam: 'zekerheid',
  titel: 'Hoe zeker',
  uitleg: 'Hoe goed is nagegaan dat het werkt.',
  opties: ONDERBOUWING.toReversed().map((trede) => ({ ...trede, alsKeuze: `Hoe zeker: ${trede.tekst.toLowerCase()}` })),
};
const regioFacet = (inhoud: Inhoud) => ({
  naam: 'regio',
  titel: 'Onderwijsregio',
  uitleg: 'De regio die het deelt.',
  opties: regios(inhoud),
  // Where a region is found by now that an old link names.
  heetNu: (slug: string) => huidigeRegio(inhoud, slug),
  // What a region that merged shared counts for where it went.
  mede: inhoud.alle('onderwijsregios'),
});

export const praktijkFacetten = (inhoud: Inhoud): Facetdefinitie<Stuk<'praktijken'>>[] => [
  { ...TAAK, waarden: ({ gegevens }) => gegevens.taken },
  { ...KOSTENFACET, waarden: ({ gegevens }) => [kostenwaarde(gegevens.kosten.schaal)] },
  { ...ZEKERHEID, waarden: ({ gegevens }) => [String(gegevens.onderbouwing.niveau)] },
  { ...BOUWSTEEN, opties: bouwstenen(inhoud), waarden: ({ gegevens }) => gegevens.bouwstenen },
  { ...SECTOR, waarden: ({ gegevens }) => gegevens.sectoren },
  { ...PIJLER, waarden: ({ gegevens }) => gegevens.pijlers },
  { ...EXPERIMENTEERRUIMTE, waarden: ({ gegevens }) => (gegevens.experimenteerruimte ? ['ja'] : []) },
  { naam: 'fase', titel: 'Fase', uitleg: 'Hoe ver de best practice is.', opties: vast(FASEN), waarden: ({ gegevens }) => [gegevens.fase] },
  { ...regioFacet(inhoud), waarden: ({ gegevens }) => opgegaanReeks(inhoud, gegevens.regio) },
];

export const terugblikFacetten = (inhoud: Inhoud): Facetdefinitie<Stuk<'terugblikken'>>[] => [
  { ...TAAK, waarden: ({ gegevens }) => gegevens.taken },
  { ...BOUWSTEEN, opties: bouwstenen(inhoud), waarden: ({ gegevens }) => gegevens.bouwstenen },
  { ...SECTOR, waarden: ({ gegevens }) => gegevens.sectoren },
  { ...regioFacet(inhoud), waarden: ({ gegevens }) => (gegevens.regio ? opgegaanReeks(inhoud, gegevens.regio) : []) },
];

export const bronkaartFacetten = (inhoud: Inhoud): Facetdefinitie<Stuk<'elders'>>[] => [
  {
    ...{ naam: 'soort', titel: 'Soort', uitleg: 'Wat je leest, hoort of gebruikt.', opties: vast(BRONSOORTEN) },
    waarden: ({ gegevens }) => [gegevens.bronsoort],
  },
  { ...TAAK, waarden: ({ gegevens }) => gegevens.taken },
  { ...BOUWSTEEN, opties: bouwstenen(inhoud), waarden: ({ gegevens }) => gegevens.bouwstenen },
  {
    ...{ naam: 'herkomst', titel: 'Herkomst', uitleg: 'De sector waar het uit komt.', opties: vast(HERKOMSTEN) },
    waarden: ({ gegevens }) => [gegevens.herkomst],
  },
];

export const regioFacetten = (inhoud: Inhoud): Facetdefinitie<Stuk<'onderwijsregios'>>[] => [
  {
    naam: 'fase',
    titel: 'Status',
    uitleg: 'Hoe ver de regio is.',
    opties: vast(REGIOSTATUSSEN),
    waarden: ({ gegevens }) => [huidigeStap(gegevens).status],
  },
  { ...SECTOR, waarden: ({ gegevens }) => gegevens.sectoren },
  {
    naam: 'landsdeel',
    titel: 'Landsdeel',
    uitleg: 'Waar de regio ligt.',
    opties: vast(LANDSDELEN),
    waarden: ({ gegevens }) => [gegevens.landsdeel],
  },
  {
    naam: 'zoekt',
    titel: 'Zoekt hulp bij',
    uitleg: 'Waar de regio hulp bij zoekt.',
    opties: bouwstenen(inhoud).map((optie) => ({ ...optie, alsKeuze: `Zoekt hulp bij: ${optie.tekst}` })),
    waarden: ({ gegevens }) => hulpVan(gegevens).zoekt.map(({ bouwsteen }) => bouwsteen),
  },
  {
    naam: 'biedt',
    titel: 'Biedt hulp bij',
    uitleg: 'Waarvoor je bij de regio terechtkunt.',
    opties: bouwstenen(inhoud).map((optie) => ({ ...optie, alsKeuze: `Biedt hulp bij: ${optie.tekst}` })),
    waarden: ({ gegevens }) => hulpVan(gegevens).biedt.map(({ bouwsteen }) => bouwsteen),
  },
];
