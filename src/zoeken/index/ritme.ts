/** When search follows what changed; all in ms. */
export interface Ritme {
  /** From a change to the small index that makes it findable. */
  bij: number;
  /** Until a large index that cannot wait. */
  meteen: number;
  /** The large index follows when nothing changed for so long, or `uiterlijk`. */
  rust: number;
  uiterlijk: number;
  opnieuw: number;
  /** How often to look whether something changed that nobody told of. */
  kijken: number;
}
export const RITME: Ritme = { bij: 20, meteen: 400, rust: 60_000, uiterlijk: 5 * 60_000, opnieuw: 5_000, kijken: 15_000 };
