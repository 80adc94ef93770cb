import { inflateRaw } from 'node:zlib';
import { eindeVanZip } from './herkennen.ts';

export interface Zipdeel {
  naam: string;
  /** Unpacked size, as it says itself. */
  grootte: number;
  gepakt: boolean;
  begin: number;
  einde: number;
  bytes: Buffer;
}

const MAX_DELEN = 3000;
const MAX_UITGEPAKT = 100 * 1024 * 1024;
const MAX_TUSSENRUIMTE = 32;
const VERSLEUTELD = 0x1;
const OPGESLAGEN = 0;
const DEFLATE = 8;

/**
 * The parts of a zip by its central directory, or null when anything is odd: something before, between or after the
 * parts, a name that leads outside, two parts in the same place, encryption, or more inside than 100 MB.
 */
export function delenVan(bytes: Buffer): Zipdeel[] | null {
  const einde = eindeVanZip(bytes);
  if (einde < 0 || einde + 22 !== bytes.length) return null;
  const aantal = bytes.readUInt16LE(einde + 10);
  if (aantal === 0 || aantal > MAX_DELEN || aantal !== bytes.readUInt16LE(einde + 8) || bytes.readUInt32LE(einde + 4) !== 0) return null;
  const inhoudsopgave = bytes.readUInt32LE(einde + 16);
  let plek = inhoudsopgave;
  if (plek + bytes.readUInt32LE(einde + 12) !== einde) return null;
  const delen: Zipdeel[] = [];
  for (let nummer = 0; nummer < aantal; nummer++) {
    const deel = deelOp(bytes, plek, einde);
    if (!deel) return null;
    delen.push(deel.deel);
    plek = deel.volgende;
  }
  return plek === einde && samenGoed(delen, inhoudsopgave) ? delen : null;
}

function deelOp(bytes: Buffer, plek: number, einde: number): { deel: Zipdeel; volgende: number } | null {
  if (plek + 46 > einde || bytes.readUInt32LE(plek) !== 0x02014b50) return null;
  const [vlaggen, methode] = [bytes.readUInt16LE(plek + 8), bytes.readUInt16LE(plek + 10)];
  const [lengte, grootte, begin] = [bytes.readUInt32LE(plek + 20), bytes.readUInt32LE(plek + 24), bytes.readUInt32LE(plek + 42)];
  const namen = bytes.readUInt16LE(plek + 28);
  const volgende = plek + 46 + namen + bytes.readUInt16LE(plek + 30) + bytes.readUInt16LE(plek + 32);
  const naam = bytes.toString('utf8', plek + 46, plek + 46 + namen);
  if (volgende > einde || vlaggen & VERSLEUTELD || (methode !== OPGESLAGEN && methode !== DEFLATE)) return null;
  if (begin + 30 > bytes.length || bytes.readUInt32LE(begin) !== 0x04034b50) return null;
  const data = begin + 30 + bytes.readUInt16LE(begin + 26) + bytes.readUInt16LE(begin + 28);
  if (bytes.toString('utf8', begin + 30, begin + 30 + bytes.readUInt16LE(begin + 26)) !== naam || data + lengte > bytes.length) return null;
  return {
    deel: { naam, grootte, gepakt: methode === DEFLATE, begin, einde: data + lengte, bytes: bytes.subarray(data, data + lengte) },
    volgende,
  };
}

const NAAM = /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\:*?"<>|\0]+$/;

function samenGoed(delen: readonly Zipdeel[], inhoudsopgave: number): boolean {
  if (delen.some(({ naam }) => !NAAM.test(naam)) || new Set(delen.map(({ naam }) => naam.toLowerCase())).size !== delen.length)
    return false;
  if (delen.reduce((som, { grootte }) => som + grootte, 0) > MAX_UITGEPAKT) return false;
  // One part after the other from the first byte on, with room for a descriptor at most: no two in one place, nothing hidden.
  let plek = 0;
  for (const { begin, einde } of delen.toSorted((a, b) => a.begin - b.begin)) {
    if (begin < plek || begin > plek + (plek > 0 ? MAX_TUSSENRUIMTE : 0)) return false;
    plek = einde;
  }
  return inhoudsopgave >= plek && inhoudsopgave <= plek + MAX_TUSSENRUIMTE;
}

/** A part unpacked, or null when it is not exactly as big as it says. Never makes more than that. */
export function uitgepakt({ gepakt, grootte, bytes }: Zipdeel): Promise<Buffer | null> {
  if (!gepakt) return Promise.resolve(bytes.length === grootte ? bytes : null);
  return new Promise((klaar) => {
    inflateRaw(bytes, { maxOutputLength: Math.max(1, grootte) }, (fout, uit) => klaar(fout || uit.length !== grootte ? null : uit));
  });
}
