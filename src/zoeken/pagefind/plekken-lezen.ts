import type { Cborlezer } from './cbor-lezer.ts';

/** Places as steps; a number below zero says what is true of those after it (a weight, a field), and begins to count anew. */
export function leesPlekken(lezer: Cborlezer, eerst: number, plekken: number[], eigenschappen: number[]): void {
  let eigenschap = eerst;
  let plek = 0;
  for (let over = lezer.lijst(); over > 0; over--) {
    const getal = lezer.getal();
    if (getal < 0) [eigenschap, plek] = [Math.min(255, -1 - getal), 0];
    else {
      plek += getal;
      plekken.push(plek);
      eigenschappen.push(eigenschap);
    }
  }
}
