const TELWOORDEN = ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'];

/** How a word with figures is also written: "4daagse" as "vierdaagse", "12" as "twaalf"; empty for a word without. */
export function voluit(woord: string): string[] {
  const delen = /^(\d{1,2})([a-z]*)$/.exec(woord);
  const telwoord = delen && TELWOORDEN[Number(delen[1])];
  return telwoord ? [telwoord + (delen[2] ?? '')] : [];
}
