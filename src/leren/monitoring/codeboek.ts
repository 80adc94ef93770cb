import type { Kolom, Tabelsoort } from './bron/monitortabel.ts';

/** What each unit means. */
export const EENHEID: Record<Kolom['eenheid'], string> = {
  naam: 'tekst',
  datum: 'datum (jjjj-mm-dd)',
  aantal: 'aantal',
  mensen: 'aantal mensen (<5 is een tot en met vier)',
  dagen: 'kalenderdagen',
  maanden: 'maanden',
  weken: 'weken',
  procent: 'procent',
};

/** What goes for every table, on the page and in a file. */
export const VOOR_ALLE_TABELLEN: readonly string[] = [
  'Een schooljaar loopt van 1 augustus tot en met 31 juli, zoals in de onderwijswetten.',
  'Alles is afgeleid van wat er al op het platform staat. Niemand vult hier iets in.',
  'Er staan geen mensen in. Een aantal mensen van een tot en met vier is <5. Aantallen die samen een getoond aantal zijn, zijn allemaal ' +
    'verborgen zodra een ervan een tot en met vier is. Een totaal telt alleen op wat getoond is. Mensen worden in geen andere tabel nog ' +
    'eens geteld.',
  'Een leeg veld in het bestand betekent: onbekend. Een nul betekent: geen.',
  'Elke regel van een bestand heeft ook schooljaar, versie (van dit codeboek) en gemaakt_op (de dag van het bestand).',
];

/** Every column of these tables, for a file. */
export const codeboekregels = (soorten: readonly Tabelsoort[]): Record<string, string>[] =>
  soorten.flatMap(({ naam, kolommen }) =>
    kolommen.map((kolom) => ({
      ...{ tabel: naam, kolom: kolom.naam, titel: kolom.titel, eenheid: EENHEID[kolom.eenheid] },
      ...{ afleiding: kolom.afleiding, sinds: kolom.sinds },
    })),
  );
