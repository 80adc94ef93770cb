/** How much was done in a second by the clock, and in a second of processor time of the server. */
export interface Tempo {
  perSeconde: number;
  perRekenseconde: number;
}

/** One thing measured beside another. */
export interface Vergelijking {
  ons: Tempo;
  kaal: Tempo;
  /** Median over the rounds, so that a busy moment of the machine weighs on both. */
  verhouding: number;
  /** The same by processor time. */
  rekenverhouding: number;
  rondes: number[];
}

/** Measures both in turn after one try of each, and in every other round the other way round. */
export async function beurten(aantal: number, ons: () => Promise<Tempo>, kaal: () => Promise<Tempo>): Promise<Vergelijking> {
  const paren: { a: Tempo; b: Tempo }[] = [];
  await ons();
  await kaal();
  for (let ronde = 0; ronde < aantal; ronde += 1) {
    if (ronde % 2 === 0) {
      const a = await ons();
      paren.push({ a, b: await kaal() });
    } else {
      const b = await kaal();
      paren.push({ a: await ons(), b });
    }
  }
  const rondes = paren.map(({ a, b }) => a.perSeconde / b.perSeconde);
  return {
    ons: middelste(paren.map(({ a }) => a)),
    kaal: middelste(paren.map(({ b }) => b)),
    verhouding: mediaan(rondes),
    rekenverhouding: mediaan(paren.map(({ a, b }) => a.perRekenseconde / b.perRekenseconde)),
    rondes,
  };
}

/** The median of each, by the clock and by processor time. */
export const middelste = (tempos: readonly Tempo[]): Tempo => ({
  perSeconde: mediaan(tempos.map(({ perSeconde }) => perSeconde)),
  perRekenseconde: mediaan(tempos.map(({ perRekenseconde }) => perRekenseconde)),
});

export function mediaan(getallen: readonly number[]): number {
  const rij = [...getallen].sort((a, b) => a - b);
  const midden = rij.slice(Math.floor((rij.length - 1) / 2), Math.floor(rij.length / 2) + 1);
  return midden.reduce((som, getal) => som + getal, 0) / midden.length;
}
