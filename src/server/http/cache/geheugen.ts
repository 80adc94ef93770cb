/** Things kept by name until there are too many bytes; what was not asked for the longest goes first. */
export interface Geheugen<T> {
  haal(naam: string): T | undefined;
  bewaar(naam: string, ding: T): void;
  vergeet(naam: string): void;
  readonly bytes: number;
}

export function maakGeheugen<T extends { bytes: number }>(hoogste: number): Geheugen<T> {
  const dingen = new Map<string, T>();
  let bytes = 0;
  function vergeet(naam: string): void {
    bytes -= dingen.get(naam)?.bytes ?? 0;
    dingen.delete(naam);
  }
  return {
    haal(naam) {
      const ding = dingen.get(naam);
      if (ding) {
        dingen.delete(naam);
        dingen.set(naam, ding);
      }
      return ding;
    },
    bewaar(naam, ding) {
      vergeet(naam);
      if (ding.bytes > hoogste / 4) return;
      dingen.set(naam, ding);
      bytes += ding.bytes;
      for (const oudste of dingen.keys()) {
        if (bytes <= hoogste) break;
        vergeet(oudste);
      }
    },
    vergeet,
    get bytes() {
      return bytes;
    },
  };
}
