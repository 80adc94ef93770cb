/** What a refusal says of a code that was wrong; others are about a code that was not looked at. */
const MIS = new Set(['fout', 'op', 'klok', 'geen-sleutel', 'codes-fout', 'codes-op']);

/** Writes a wrong code in the log: of whom and why, never what was typed or for which address. */
export function pogingMelden(
  { log }: Pick<App.Locals, 'log'>,
  waar: 'inlogcode' | 'tweede-stap' | 'adreswijziging',
  { reden, account }: { reden: string; account: string | null },
): void {
  if (!MIS.has(reden)) return;
  const klok = reden === 'klok';
  log.warn({ poging: waar, reden, account }, klok ? 'A code of another moment: a clock is off.' : 'A code was wrong.');
}
