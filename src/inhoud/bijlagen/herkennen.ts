export type Bestandsvorm = 'pdf' | 'zip' | 'png' | 'jpeg' | 'webp';

const HANDTEKENING: readonly (readonly [Exclude<Bestandsvorm, 'pdf'>, string, string?])[] = [
  ['zip', '504b0304'],
  ['png', '89504e470d0a1a0a'],
  ['jpeg', 'ffd8ff'],
  ['webp', '52494646', '57454250'],
];
const EINDE_ZIP = Buffer.from('PK\x05\x06', 'latin1');
/** Readers of PDF look for its head in the first 1024 bytes, browsers for HTML in the first 512 or so. */
const KOP = 1024;
/** A byte order mark and blanks in front change nothing: every reader passes over them. */
const NA_WIT = /^(\xef\xbb\xbf)?[\s\0]*%PDF-/;
const PAGINA = /<(!doctype|html|head|body|script|svg|iframe|object|embed|\?php|\?xml-stylesheet)/i;

/** What a file is by its first bytes, and whether another program would take it for something else. */
export function herkennen(bytes: Buffer): { vorm: Bestandsvorm | null; dubbel: boolean } {
  const kop = bytes.subarray(0, KOP).toString('latin1');
  const hex = bytes.toString('hex', 0, 12);
  const begint = HANDTEKENING.find(([, begin, opAcht = '']) => hex.startsWith(begin) && hex.startsWith(opAcht, 16));
  const vorm = NA_WIT.test(kop) ? 'pdf' : (begint?.[0] ?? null);
  const alsPdf = vorm !== 'pdf' && kop.includes('%PDF-');
  const alsZip = vorm !== 'zip' && eindeVanZip(bytes) >= 0;
  const staart = vorm === 'pdf' ? naEinde(bytes) : '';
  return { vorm, dubbel: alsPdf || alsZip || PAGINA.test(kop) || PAGINA.test(staart) };
}

/** A PDF has a version in front and its trailer at the end. */
export const isHelePdf = (bytes: Buffer): boolean => {
  const kop = bytes.toString('latin1', 0, KOP);
  // Some programs fill a file up with zeroes to a round number.
  const einde = bytes.findLastIndex((byte) => byte !== 0) + 1;
  const staart = bytes.subarray(Math.max(0, einde - 2048), einde).toString('latin1');
  return /^(\xef\xbb\xbf)?[\s\0]*%PDF-[12]\.\d/.test(kop) && /startxref\s+\d+\s+%%EOF/.test(staart) && bytes.includes('obj');
};

const naEinde = (bytes: Buffer): string => bytes.subarray(bytes.lastIndexOf('%%EOF') + 5).toString('latin1');

/** Where the directory at the end of a zip begins, or -1: only when it really closes the file. */
export function eindeVanZip(bytes: Buffer): number {
  for (let plek = bytes.lastIndexOf(EINDE_ZIP); plek >= 0; plek = plek > 0 ? bytes.lastIndexOf(EINDE_ZIP, plek - 1) : -1) {
    if (bytes.length - plek > 22 + 0xffff) return -1;
    if (plek + 22 <= bytes.length && bytes.readUInt32LE(plek + 16) + bytes.readUInt32LE(plek + 12) <= plek) return plek;
  }
  return -1;
}
