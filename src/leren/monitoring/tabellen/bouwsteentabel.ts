import type { Inhoud } from '#inhoud/stuk.ts';
import { verbanden } from '#inhoud/verbanden.ts';
import { gesteldTussen } from '#leren/kennisvragen/kennisvraag.ts';
import { BEGIN, type Tabelsoort } from '#leren/monitoring/bron/monitortabel.ts';
import { isDagInJaar } from '#leren/monitoring/bron/schooljaar.ts';
import { vanJaar } from '#leren/monitoring/bron/sessies-van-jaar.ts';

export const BOUWSTEENTABEL: Tabelsoort = {
  naam: 'bouwstenen',
  titel: 'Waar we dit jaar aan werkten, per bouwsteen',
  uitleg: 'Wat er dit schooljaar bij elke bouwsteen kwam. Waar nog niets staat, ligt misschien het programma van volgend jaar.',
  balk: 'samen',
  voorRegio: false,
  nul: 'nog niets',
  leest: ['kennisvragen'],
  kolommen: [
    {
      naam: 'bouwsteen',
      titel: 'Bouwsteen',
      eenheid: 'naam',
      sinds: BEGIN,
      afleiding: 'Eerst de vier van de regio, dan de vijf landelijke. Wat bij meer bouwstenen hoort, telt bij elke mee.',
    },
    {
      naam: 'best_practices',
      titel: 'Best practices',
      eenheid: 'aantal',
      sinds: BEGIN,
      afleiding: 'In dit schooljaar gepubliceerd en nu op de site.',
    },
    {
      naam: 'terugblikken',
      titel: 'Terugblikken',
      eenheid: 'aantal',
      sinds: BEGIN,
      afleiding: 'In dit schooljaar gepubliceerd en nu op de site.',
    },
    {
      naam: 'kennissessies',
      titel: 'Kennissessies',
      eenheid: 'aantal',
      sinds: BEGIN,
      afleiding: 'In dit schooljaar gehouden of gepland, en niet afgelast.',
    },
    {
      naam: 'kennisvragen',
      titel: 'Kennisvragen',
      eenheid: 'aantal',
      sinds: BEGIN,
      afleiding: 'In dit schooljaar gesteld, en beantwoord met een pagina van deze bouwsteen. De andere staan bij “Geen bouwsteen”.',
    },
    { naam: 'samen', titel: 'Samen', eenheid: 'aantal', sinds: BEGIN, afleiding: 'De vier aantallen bij elkaar.' },
  ],
  async maak(bron) {
    const { db, inhoud, jaar } = bron;
    const nieuw = { praktijken: inhoud.alle('praktijken'), terugblikken: inhoud.alle('terugblikken') };
    const praktijken = nieuw.praktijken.filter(({ gegevens }) => isDagInJaar(jaar, gegevens.gepubliceerd));
    const terugblikken = nieuw.terugblikken.filter(({ gegevens }) => isDagInJaar(jaar, gegevens.gepubliceerd));
    const sessies = vanJaar(bron);
    const vragen = (await gesteldTussen(db, jaar)).map(({ link }) => bouwstenenOp(inhoud, link));
    const bij = (slug: string) => ({
      best_practices: praktijken.filter(({ gegevens }) => gegevens.bouwstenen.includes(slug)).length,
      terugblikken: terugblikken.filter(({ gegevens }) => gegevens.bouwstenen.includes(slug)).length,
      kennissessies: sessies.filter(({ bouwstenen }) => bouwstenen.includes(slug)).length,
      kennisvragen: vragen.filter((een) => een.includes(slug)).length,
    });
    const los = {
      ...{ best_practices: 0, terugblikken: terugblikken.filter(({ gegevens }) => gegevens.bouwstenen.length === 0).length },
      kennissessies: sessies.filter(({ bouwstenen }) => bouwstenen.length === 0).length,
      kennisvragen: vragen.filter((een) => een.length === 0).length,
    };
    const rij = (bouwsteen: string, getallen: typeof los, url?: string) => ({
      cellen: { bouwsteen, ...getallen, samen: Object.values(getallen).reduce((een, ander) => een + ander, 0) },
      ...{ url, regio: null },
    });
    return [...inhoud.alle('bouwstenen').map(({ slug, url, gegevens }) => rij(gegevens.titel, bij(slug), url)), rij('Geen bouwsteen', los)];
  },
};

/** The bouwstenen of the page with which a question was answered. */
function bouwstenenOp(inhoud: Inhoud, pad: string | null): readonly string[] {
  const [, collectie, slug = ''] = /^\/([a-z]+)\/([a-z0-9-]+)\//.exec(pad ?? '') ?? [];
  if (collectie === 'bouwstenen') return [slug];
  if (collectie === 'praktijken') return verbanden(inhoud).praktijk(slug)?.gegevens.bouwstenen ?? [];
  return collectie === 'terugblikken' ? (inhoud.een('terugblikken', slug)?.gegevens.bouwstenen ?? []) : [];
}
