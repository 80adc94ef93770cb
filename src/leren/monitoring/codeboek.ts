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

/** Every column of these tables, for a file. */
export const codeboekregels = (soorten: readonly Tabelsoort[]): Record<string, string>[] =>
  soorten.flatMap(({ naam, kolommen }) =>
    kolommen.map((kolom) => ({
      ...{ tabel: naam, kolom: kolom.naam, titel: kolom.titel, eenheid: EENHEID[kolom.eenheid] },
      ...{ afleiding: kolom.afleiding, sinds: kolom.sinds },
    })),
  );
