import type { z } from 'astro/zod';
import type { ErrorCode } from 'yaml';

type Bevinding = z.core.$ZodRawIssue;

const lijst = (waarden: readonly unknown[]): string => waarden.map(String).join(', ');
const SOORT: Record<string, string> = {
  string: 'Schrijf hier tekst.',
  number: 'Schrijf hier een getal.',
  int: 'Schrijf hier een heel getal.',
  boolean: 'Schrijf hier true of false.',
  array: 'Maak hier een lijst van, elk op een eigen regel met een streepje ervoor.',
  object: 'Zet hier de onderdelen onder, elk op een eigen regel met een naam ervoor.',
};

/** What is wrong with a field, for who wrote it; the sentences in the schema itself go first. */
export function veldmelding(bevinding: Bevinding): string {
  if (bevinding.code === 'unrecognized_keys') return `Dit veld kennen we niet: ${lijst(bevinding.keys)}. Haal het weg of verbeter de naam.`;
  if (bevinding.input === undefined) return 'Dit veld ontbreekt. Vul het in.';
  if (bevinding.code === 'invalid_value') return `Kies uit: ${lijst(bevinding.values)}.`;
  if (bevinding.code === 'invalid_type') return SOORT[bevinding.expected] ?? 'Dit hoort hier niet.';
  if (bevinding.code === 'too_small') return grens(bevinding.origin, bevinding.minimum, 'ten minste');
  if (bevinding.code === 'too_big') return grens(bevinding.origin, bevinding.maximum, 'hoogstens');
  if (bevinding.code === 'invalid_union') return 'Schrijf een heel getal van 0 of meer, of: onbekend.';
  if (bevinding.code === 'invalid_format' && bevinding.format === 'email') return 'Schrijf een e-mailadres als naam@organisatie.nl.';
  if (bevinding.code === 'invalid_format' && bevinding.format === 'url') return 'Schrijf een heel webadres, dat begint met https://.';
  return 'Dit klopt niet.';
}

function grens(soort: string, getal: number | bigint, hoeveel: string): string {
  if (soort === 'array') return `Noem er ${hoeveel} ${getal}.`;
  return soort === 'string' ? `Gebruik ${hoeveel} ${getal} tekens.` : `Schrijf een getal van ${hoeveel} ${getal}.`;
}

/** Where in the fields: "sectoren, nummer 2". */
export const plaatsVan = (pad: readonly PropertyKey[]): string =>
  pad.map((deel) => (typeof deel === 'number' ? `nummer ${deel + 1}` : String(deel))).join(', ') || 'velden';

/** The same mistake for who does not read files: what is wrong before the name of a field. */
export const voorLezers = (melding: string): string =>
  melding
    .replace(/^[a-z_]+: “([^”]+)” bestaat niet in ([a-z]+)\./, 'Verwijst naar “$1” bij de $2, maar die tekst is er niet.')
    .replace(/^([a-z_, \d]+): (.+)$/s, '$2 Dit gaat over het veld “$1”.');

const YAML: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: 'Dit veld staat er twee keer.',
  BLOCK_AS_IMPLICIT_KEY: 'Staat er een dubbele punt in de tekst, zet de tekst dan tussen dubbele aanhalingstekens.',
  MULTILINE_IMPLICIT_KEY: 'Zet op elke regel een naam, een dubbele punt en wat erachter hoort, met evenveel spaties ervoor.',
  MISSING_CHAR: 'Er ontbreekt een teken: een dubbele punt achter de naam, of een aanhalingsteken aan het eind.',
  TAB_AS_INDENT: 'Gebruik spaties in plaats van tabs.',
  BAD_INDENT: 'Kijk of elke regel ver genoeg inspringt en of elk haakje weer sluit.',
  BAD_SCALAR_START: 'Begint de tekst met een leesteken, zet de tekst dan tussen dubbele aanhalingstekens.',
  TAG_RESOLVE_FAILED: 'Gebruik geen uitroepteken aan het begin, of zet de tekst tussen dubbele aanhalingstekens.',
  UNEXPECTED_TOKEN: 'Hier staat iets wat er niet hoort; kijk naar de aanhalingstekens en streepjes.',
  BAD_DQ_ESCAPE: 'Achter een schuine streep (\\) tussen aanhalingstekens staat een teken dat niet kan.',
};

/** Why the fields cannot be read at all. */
export const yamlmelding = (code: ErrorCode): string => YAML[code] ?? 'Kijk naar de dubbele punten, aanhalingstekens en spaties.';
