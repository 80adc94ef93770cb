import type { Motor } from '#zoeken/motor.ts';

/** A sentence, a typing error, words that stand nowhere, and single words: together they go through all the rules. */
const VRAGEN = [
  'geen vervanger te vinden voor een zieke leraar',
  'hoe begeleid je startende docenten en zij-instromers samen met de opleiding',
  'vervanginspool',
  'kwartaalcijfers schoolgebouw zwembad',
  'subsidie mobiliteit',
];

/** Asks a few questions that nobody waits for: the first ones read the index and compile the rules, which takes most of a second. */
export async function loopWarm(motor: Motor, nu: number): Promise<void> {
  for (const q of VRAGEN) await motor(`?${new URLSearchParams({ q })}`, { nu });
}
