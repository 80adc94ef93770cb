import type { Graad } from './synoniemen.ts';

/** The word in the index that stands for a whole group of synonyms: letters only, and no word of any language. */
export function groepswoord(nummer: number, graad: Graad): string {
  const letters = [...String(nummer).padStart(3, '0')].map((cijfer) => 'bcdfghjklm'.charAt(Number(cijfer))).join('');
  return `${graad === 'gelijk' ? 'zqx' : 'zqv'}${letters}xq`;
}
