import { ANDERE_SOORT, BESTANDEN, LEEG_BESTAND, MAX_BYTES, TE_GROOT } from '#inhoud/bijlagen/bijlagesoorten.ts';

const KOP = 1024;
/** How the kinds that may be stored begin. */
const BEGIN = ['PK\u0003\u0004', '\u0089PNG', '\u00ff\u00d8\u00ff'];
/** A PDF may have something in front. */
const isBekend = (kop: string): boolean => BEGIN.some((een) => kop.startsWith(een)) || kop.startsWith('WEBP', 8) || kop.includes('%PDF-');

/**
 * Why the server would refuse a file, as far as its first bytes tell; empty when it may well do. Whoever chose it hears that
 * before being asked to describe it. A picture that is too large is made smaller later on.
 */
export async function bestandsbezwaar(bestand: File): Promise<string> {
  if (bestand.size === 0) return LEEG_BESTAND;
  const kop = await bestand
    .slice(0, KOP)
    .arrayBuffer()
    .then((bytes) => String.fromCharCode(...new Uint8Array(bytes)))
    .catch(() => null);
  // What cannot be read now is for the server to say.
  if (kop === null) return '';
  const extensie = /\.[a-z0-9]+$/i.exec(bestand.name)?.[0].toLowerCase() ?? '';
  // A program or a folder can be packed in the same way as a document.
  const ingepakt = kop.startsWith('PK') && !BESTANDEN.split(',').includes(extensie);
  if (ingepakt || !isBekend(kop)) return ANDERE_SOORT;
  return bestand.size > MAX_BYTES && !bestand.type.startsWith('image/') ? TE_GROOT : '';
}
