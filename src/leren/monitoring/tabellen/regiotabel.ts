import { huidigeRegio, kiesbareRegios } from '#inhoud/regiostand.ts';
import { bezoektellingen } from '#kennissessies/organiseren/tellen/bezoek-tellen.ts';
import { BEGIN, type Monitorbron, type Tabelsoort } from '#leren/monitoring/bron/monitortabel.ts';
import { isDagInJaar, isInJaar } from '#leren/monitoring/bron/schooljaar.ts';
import { gehouden } from '#leren/monitoring/bron/sessies-van-jaar.ts';
import { overnames } from '#leren/monitoring/bron/toepassingen.ts';

export const REGIOTABEL: Tabelsoort = {
  naam: 'onderwijsregios',
  titel: "Wat onderwijsregio's deelden en overnamen",
  uitleg: "Per onderwijsregio in dit schooljaar, op naam. Dit is geen ranglijst: regio's verschillen in grootte en in hoe lang ze meedoen.",
  balk: 'doorgegeven',
  voorRegio: true,
  leest: ['bezoektellingen'],
  kolommen: [
    {
      naam: 'onderwijsregio',
      titel: 'Onderwijsregio',
      eenheid: 'naam',
      sinds: BEGIN,
      afleiding: "De regio's van nu. Wat van een regio was die opging in een andere, telt bij die andere.",
    },
    {
      naam: 'ontvangen',
      titel: 'Sessies ontvangen',
      eenheid: 'aantal',
      sinds: BEGIN,
      optellen: true,
      afleiding: 'Kennissessies van dit schooljaar die de regio ontving en die geweest zijn.',
    },
    {
      naam: 'bezocht',
      titel: 'Sessies bezocht',
      eenheid: 'aantal',
      sinds: BEGIN,
      afleiding: 'Kennissessies van dit schooljaar waar iemand was die bij de aanmelding deze regio noemde.',
    },
    {
      naam: 'best_practices',
      titel: 'Best practices',
      eenheid: 'aantal',
      sinds: BEGIN,
      optellen: true,
      afleiding: 'In dit schooljaar gepubliceerd en nu op de site.',
    },
    {
      naam: 'terugblikken',
      titel: 'Terugblikken',
      eenheid: 'aantal',
      sinds: BEGIN,
      optellen: true,
      afleiding: 'In dit schooljaar gepubliceerd en nu op de site.',
    },
    {
      naam: 'overgenomen',
      titel: 'Overgenomen',
      eenheid: 'aantal',
      sinds: BEGIN,
      optellen: true,
      afleiding: "Best practices van andere regio's waarvan de regio in dit schooljaar voor het eerst vertelde dat zij ermee werkt.",
    },
    {
      naam: 'doorgegeven',
      titel: 'Doorgegeven',
      eenheid: 'aantal',
      sinds: BEGIN,
      optellen: true,
      afleiding: 'Hoe vaak een andere regio in dit schooljaar voor het eerst vertelde dat zij met een best practice van deze regio werkt.',
    },
  ],
  async maak(bron) {
    const { inhoud, jaar } = bron;
    const nu = (slug: string | null) => slug && huidigeRegio(inhoud, slug);
    const begonnen = (await overnames(bron)).filter((een) => een.begonnen && isInJaar(jaar, een.begonnen.op));
    const bezocht = await bezoeken(bron);
    const tel = (regios: readonly (string | null)[]) => (slug: string) => regios.filter((een) => nu(een) === slug).length;
    const van = (teksten: readonly { gegevens: { regio: string | null; gepubliceerd: string } }[]) =>
      tel(teksten.flatMap(({ gegevens }) => (isDagInJaar(jaar, gegevens.gepubliceerd) ? [gegevens.regio] : [])));
    const kolommen = {
      ontvangen: tel(gehouden(bron).map(({ gastregio }) => gastregio)),
      bezocht: (slug: string) => bezocht.filter((regios) => regios.has(slug)).length,
      best_practices: van(inhoud.alle('praktijken')),
      terugblikken: van(inhoud.alle('terugblikken')),
      overgenomen: tel(begonnen.map(({ regio }) => regio.slug)),
      doorgegeven: tel(begonnen.map(({ praktijk }) => praktijk.gegevens.regio)),
    };
    return kiesbareRegios(inhoud).map(({ slug, url, gegevens }) => ({
      cellen: { onderwijsregio: gegevens.titel, ...Object.fromEntries(Object.entries(kolommen).map(([naam, doe]) => [naam, doe(slug)])) },
      ...{ url, regio: slug },
    }));
  },
};

/** Of each session of the year, the regions of today from which somebody came. */
async function bezoeken(bron: Monitorbron): Promise<Set<string>[]> {
  const tellingen = await bezoektellingen(bron.db);
  return gehouden(bron).map(({ id }) => new Set((tellingen.get(id)?.regios ?? []).map((slug) => huidigeRegio(bron.inhoud, slug))));
}
