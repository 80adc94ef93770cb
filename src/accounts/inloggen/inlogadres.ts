/** Where to log in before this page, and come back to it with what its address said: an empty value says nothing. */
export function inlogadres(pad: string, vraag: Readonly<Record<string, string | null | undefined>> = {}): string {
  const mee = new URLSearchParams(Object.entries(vraag).flatMap(([naam, waarde]) => (waarde ? [[naam, waarde]] : [])));
  return `/inloggen/?naar=${encodeURIComponent(mee.size > 0 ? `${pad}?${mee}` : pad)}`;
}
