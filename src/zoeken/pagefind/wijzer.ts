import { Cborlezer } from './cbor-lezer.ts';

/** What an index of Pagefind says of itself. */
export interface Wijzer {
  /** Pagefind's number for each page, in the order in which the chunks count them. */
  ids: string[];
  /** How many words each page has. */
  lengten: Uint32Array;
  /** The chunks in the order of their words: the first and the last word in each, and the name of its file. */
  stukken: { van: string; tot: string; naam: string }[];
  /** The number of the meta field in which Pagefind keeps the title; -1 without one. */
  titelveld: number;
}

/** Reads the pointer of an index ("pagefind.nl_3f….pf_meta"), unpacked. */
export function leesWijzer(bytes: Uint8Array): Wijzer {
  const lezer = new Cborlezer(bytes);
  lezer.lijst();
  lezer.tekst();
  const bladen = lezer.lijst();
  const wijzer: Wijzer = { ids: [], lengten: new Uint32Array(bladen), stukken: [], titelveld: -1 };
  for (let blad = 0; blad < bladen; blad++) {
    lezer.lijst();
    wijzer.ids.push(lezer.tekst());
    wijzer.lengten[blad] = lezer.getal();
    lezer.tekst();
  }
  for (let over = lezer.lijst(); over > 0; over--) {
    lezer.lijst();
    wijzer.stukken.push({ van: lezer.tekst(), tot: lezer.tekst(), naam: lezer.tekst() });
  }
  // Filters and orders of Pagefind's own, which this site does not use.
  for (let soort = 0; soort < 2; soort++) if (lezer.lijst() > 0) throw new Error('An index with filters is not ours.');
  const velden = lezer.lijst();
  for (let veld = 0; veld < velden; veld++) if (lezer.tekst() === 'title') wijzer.titelveld = veld;
  return wijzer;
}
