const [POSITIEF, NEGATIEF, TEKST, LIJST] = [0, 1, 3, 4];
const ontcijferd = new TextDecoder();

/** Reads what Pagefind writes in its files (CBOR, RFC 8949), one by one: whole numbers, texts and lists. Throws on anything else. */
export class Cborlezer {
  readonly #bytes: Uint8Array;
  #plek = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  getal(): number {
    const begin = this.#volgende();
    const getal = this.#grootte(begin);
    if (begin >> 5 === POSITIEF) return getal;
    if (begin >> 5 === NEGATIEF) return -1 - getal;
    throw new Error('No number where Pagefind writes one.');
  }

  tekst(): string {
    const begin = this.#volgende();
    if (begin >> 5 !== TEKST) throw new Error('No text where Pagefind writes one.');
    const lengte = this.#grootte(begin);
    this.#plek += lengte;
    if (this.#plek > this.#bytes.length) throw new Error('A file that stops halfway.');
    return ontcijferd.decode(this.#bytes.subarray(this.#plek - lengte, this.#plek));
  }

  /** How many values the list has that begins here. */
  lijst(): number {
    const begin = this.#volgende();
    if (begin >> 5 !== LIJST) throw new Error('No list where Pagefind writes one.');
    return this.#grootte(begin);
  }

  #volgende(): number {
    const byte = this.#bytes[this.#plek++];
    if (byte === undefined) throw new Error('A file that stops halfway.');
    return byte;
  }

  #grootte(begin: number): number {
    const kort = begin & 31;
    if (kort < 24) return kort;
    if (kort > 26) throw new Error('A number that Pagefind never writes.');
    let getal = 0;
    for (let over = 2 ** (kort - 24); over > 0; over--) getal = getal * 256 + this.#volgende();
    return getal;
  }
}
