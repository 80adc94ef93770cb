import type { Facetoptie } from '#inhoud/lijsten/facetten.ts';
import type { Soort } from '#inhoud/stuk.ts';
import { type Synoniemen, type Synoniemgroep, synoniemen } from '#zoeken/taal/synoniemen.ts';
import type { Taallaag } from '#zoeken/taal/vraag.ts';
import { woordenschat } from '#zoeken/taal/woordenschat.ts';
import type { Facetnaam } from './facetnamen.ts';
import { aantallenUit } from './woordenlijst.ts';

/** Goes up when the file changes shape; a script that reads another one leaves searching to the server. */
export const VORM = 4;

/** What the rules need to know about an index beside Pagefind's own files: one file, the same for browser and server. */
export interface Laagbestand {
  vorm: number;
  versie: string;
  /** What Pagefind made: in this folder, and the further parts of a large index in folders within it. */
  delen: Deelplaats[];
  /** The words of the site; see woordenlijst.ts. */
  woorden: string;
  /** Words that are no subject, which stand on pages all the same: those of which the stem is another word. */
  stopwoorden: string;
  synoniemen: [voorkeur: string, gelijk: string[], verwant: string[], spelling: string[]][];
  facetten: { naam: Facetnaam; titel: string; uitleg: string; opties: Facetoptie[] }[];
  bladen: Bladregel[];
}

/** Where a part of an index is, and the name of its pointer there. */
export interface Deelplaats {
  map: string;
  wijzer: string;
}

/** One page: Pagefind's number for it and what filters and order need. */
export interface Bladregel {
  id: string;
  soort: Soort;
  /** Per facet, in the order of FACETNAMEN, the places of its values in the options. */
  facetten: number[][];
  /** Its title, for pages that are favoured when a query names them. */
  naam?: string;
  datum?: string;
  begin?: number;
  eind?: number;
  voorbeeld?: true;
  /** Of a best practice, its marks: "€€|1200|positief|2". */
  maten?: string;
}

export interface Laag extends Taallaag {
  bestand: Laagbestand;
  bladen: readonly Bladregel[];
  /** The values of a page per facet, in the order of FACETNAMEN; by its place in `bladen`. */
  waarden: readonly (readonly (readonly string[])[])[];
}

/** The file made ready for use. */
export function openLaag(bestand: Laagbestand): Laag {
  const lijst = lijstUit(bestand.synoniemen);
  return {
    bestand,
    lijst,
    schat: woordenschat(aantallenUit(bestand.woorden), lijst.woorden),
    bladen: bestand.bladen,
    waarden: bestand.bladen.map((regel) => waardenVan(bestand, regel)),
  };
}

const waardenVan = (bestand: Laagbestand, regel: Bladregel): string[][] =>
  regel.facetten.map((nummers, plek) => nummers.flatMap((nummer) => bestand.facetten[plek]?.opties[nummer]?.waarde ?? []));

export const inBestand = (groepen: readonly Synoniemgroep[]): Laagbestand['synoniemen'] =>
  groepen.map(({ voorkeur, gelijk, verwant, spelling }) => [voorkeur, gelijk, verwant, spelling]);

export const lijstUit = (groepen: Laagbestand['synoniemen']): Synoniemen =>
  synoniemen(groepen.map(([voorkeur, gelijk, verwant, spelling], nummer) => ({ id: String(nummer), voorkeur, gelijk, verwant, spelling })));
