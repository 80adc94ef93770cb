import { STOPREDENEN } from '#db/tabellen-adoptie.ts';
import { alfabetisch } from '#grond/taal/alfabetisch.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { huidigeRegio } from '#inhoud/regiostand.ts';
import { ADOPTIESTAND, STOPREDEN } from '#leren/adopties/adoptiestanden.ts';
import { BEGIN, type Tabelsoort } from '#leren/monitoring/bron/monitortabel.ts';
import { isInJaar } from '#leren/monitoring/bron/schooljaar.ts';
import { type Overname, overnames } from '#leren/monitoring/bron/toepassingen.ts';

export const OVERNAMETABEL: Tabelsoort = {
  naam: 'overgenomen',
  titel: 'Best practices die rondgingen',
  uitleg: 'Best practices waarmee een andere regio werkt of werkte, op naam.',
  balk: 'regios_nu',
  voorRegio: true,
  leest: [],
  kolommen: [
    {
      naam: 'best_practice',
      titel: 'Best practice',
      eenheid: 'naam',
      sinds: BEGIN,
      afleiding: 'De titel op de site. Wat van de site is gehaald, staat er niet bij.',
    },
    { naam: 'regio', titel: 'Van', eenheid: 'naam', sinds: BEGIN, afleiding: 'De onderwijsregio die haar deelde.' },
    {
      naam: 'regios_nu',
      titel: "Regio's nu",
      eenheid: 'aantal',
      sinds: BEGIN,
      afleiding: "Andere regio's die er nu mee werken: zoals het er staat, op hun eigen manier of als gewoon werk.",
    },
    {
      naam: 'erbij_dit_jaar',
      titel: 'Dit schooljaar erbij',
      eenheid: 'aantal',
      sinds: BEGIN,
      optellen: true,
      afleiding: "Andere regio's die in dit schooljaar voor het eerst vertelden dat ze ermee werken.",
    },
    {
      naam: 'maanden_tot_tweede',
      titel: 'Maanden tot de tweede regio',
      eenheid: 'maanden',
      sinds: BEGIN,
      afleiding: 'Van de maand van publicatie tot de maand waarin de eerste andere regio ermee begon. Begon die eerder, dan nul.',
    },
  ],
  async maak(bron) {
    const { inhoud, jaar } = bron;
    const naam = regionamen(inhoud);
    const perPraktijk = Map.groupBy(
      (await overnames(bron)).filter((een): een is Overname & { begonnen: object } => een.begonnen !== null),
      ({ praktijk }) => praktijk,
    );
    return [...perPraktijk]
      .toSorted(([een], [ander]) => alfabetisch(een.gegevens.titel, ander.gegevens.titel))
      .map(([{ url, gegevens }, werkend]) => ({
        cellen: {
          ...{ best_practice: gegevens.titel, regio: naam(gegevens.regio) },
          regios_nu: werkend.filter(({ adoptie }) => ADOPTIESTAND[adoptie.stand].telt).length,
          erbij_dit_jaar: werkend.filter(({ begonnen }) => isInJaar(jaar, begonnen.op)).length,
          maanden_tot_tweede: Math.min(...werkend.map(({ begonnen }) => maandenTussen(gegevens.gepubliceerd, begonnen.sinds))),
        },
        ...{ url, regio: huidigeRegio(inhoud, gegevens.regio) },
      }));
  },
};

/** Between two days or months, counted by the month they are in; never below nought. */
function maandenTussen(van: string, tot: string): number {
  const [maand, eerder] = [tot, van].map((dag) => Number(dag.slice(0, 4)) * 12 + Number(dag.slice(5, 7)));
  return Math.max(0, (maand ?? 0) - (eerder ?? 0));
}

export const STOPTABEL: Tabelsoort = {
  naam: 'stopredenen',
  titel: "Waarom regio's stopten",
  uitleg: "Regio's die in dit schooljaar vertelden dat ze met een best practice van een ander stopten, naar hun reden.",
  balk: 'gestopt',
  voorRegio: false,
  leest: [],
  kolommen: [
    { naam: 'reden', titel: 'Reden', eenheid: 'naam', sinds: BEGIN, afleiding: 'De reden die de regio zelf koos uit zes.' },
    {
      naam: 'gestopt',
      titel: 'Gestopt',
      eenheid: 'aantal',
      sinds: BEGIN,
      optellen: true,
      afleiding: 'Hoe vaak een regio nu gestopt is en dat in dit schooljaar vertelde.',
    },
  ],
  async maak(bron) {
    const gestopt = (await overnames(bron)).filter(({ adoptie, laatstOp }) => adoptie.stand === 'gestopt' && isInJaar(bron.jaar, laatstOp));
    return STOPREDENEN.map((reden) => ({
      cellen: { reden: STOPREDEN[reden], gestopt: gestopt.filter(({ adoptie }) => adoptie.stopreden === reden).length },
      regio: null,
    }));
  },
};
