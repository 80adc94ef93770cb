/** Value for `aria-describedby`: the explanation and the message that stand above a field. */
export function beschrijvingen(
  naam: string,
  { uitleg, fout }: { uitleg?: string | undefined; fout?: string | undefined },
): string | undefined {
  return [uitleg && `uitleg-${naam}`, fout && `fout-${naam}`].filter(Boolean).join(' ') || undefined;
}
