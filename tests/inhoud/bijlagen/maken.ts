import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

export interface Bron {
  naam: string;
  tekst: string | Buffer;
  /** Stored as it is instead of packed. */
  los?: boolean;
  /** A size to claim instead of the real one. */
  beweert?: number;
  versleuteld?: boolean;
}

/** A zip as programs write it, or not quite. */
export function zip(delen: readonly Bron[], { voor = '', tussen = '', na = '' } = {}): Buffer {
  const lijf: Buffer[] = [Buffer.from(voor)];
  const lijst: Buffer[] = [];
  let plek = lijf[0]?.length ?? 0;
  for (const { naam, tekst, los = false, beweert, versleuteld = false } of delen) {
    const ruw = Buffer.from(tekst);
    const data = los ? ruw : deflateRawSync(ruw);
    const kop = Buffer.alloc(26);
    kop.writeUInt16LE(20, 0);
    kop.writeUInt16LE(versleuteld ? 1 : 0, 2);
    kop.writeUInt16LE(los ? 0 : 8, 4);
    kop.writeUInt32LE(crc32(ruw), 10);
    kop.writeUInt32LE(data.length, 14);
    kop.writeUInt32LE(beweert ?? ruw.length, 18);
    kop.writeUInt16LE(Buffer.byteLength(naam), 22);
    lijf.push(Buffer.from('PK\x03\x04'), kop, Buffer.from(naam), data, Buffer.from(tussen));
    const plaats = Buffer.alloc(14);
    plaats.writeUInt32LE(plek, 10);
    lijst.push(Buffer.from('PK\x01\x02\x14\x00'), kop, plaats, Buffer.from(naam));
    plek += 30 + Buffer.byteLength(naam) + data.length + tussen.length;
  }
  const inhoud = Buffer.concat(lijst);
  const einde = Buffer.alloc(18);
  einde.writeUInt16LE(delen.length, 4);
  einde.writeUInt16LE(delen.length, 6);
  einde.writeUInt32LE(inhoud.length, 8);
  einde.writeUInt32LE(plek, 12);
  return Buffer.concat([...lijf, inhoud, Buffer.from('PK\x05\x06'), einde, Buffer.from(na)]);
}

const HOOFD = {
  docx: ['word/document.xml', 'wordprocessingml.document'],
  pptx: ['ppt/presentation.xml', 'presentationml.presentation'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet'],
} as const;

/** The parts of an office file of one kind. */
export function kantoordelen(soort: keyof typeof HOOFD): Bron[] {
  const [deel, type] = HOOFD[soort];
  return [
    {
      naam: '[Content_Types].xml',
      tekst: `<?xml version="1.0"?><Types><Override PartName="/${deel}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
    },
    { naam: '_rels/.rels', tekst: '<Relationships/>' },
    { naam: deel, tekst: '<w:document>Dag</w:document>' },
  ];
}

export const odtdelen = (): Bron[] => [
  { naam: 'mimetype', tekst: 'application/vnd.oasis.opendocument.text', los: true },
  { naam: 'content.xml', tekst: '<office:document-content><office:scripts/></office:document-content>' },
  { naam: 'Configurations2/', tekst: '', los: true },
  { naam: 'META-INF/manifest.xml', tekst: '<manifest/>' },
];

export const pdf = (extra = ''): Buffer =>
  Buffer.from(
    `%PDF-1.7\n${extra}\n1 0 obj\n<</Type/Catalog>>\nendobj\nxref\n0 1\ntrailer\n<</Root 1 0 R>>\nstartxref\n45\n%%EOF\n`,
    'latin1',
  );

const vlak = (breedte: number, hoogte: number) => sharp({ create: { width: breedte, height: hoogte, channels: 3, background: '#e06020' } });
export const png = (breedte = 40, hoogte = 20): Promise<Buffer> => vlak(breedte, hoogte).png().toBuffer();
export const webp = (): Promise<Buffer> => vlak(40, 20).webp().toBuffer();
/** A photo as a phone makes it: lying on its side, with the place where it was taken. */
export const foto = (): Promise<Buffer> =>
  vlak(40, 20)
    .withExif({ IFD0: { Make: 'Telefoonmaker', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 5/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
