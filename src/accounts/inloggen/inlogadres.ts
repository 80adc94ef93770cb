/** Where to log in before this page, and come back to it with what its address said: an empty value says nothing. */
export function inlogadres(pad: string, vraag: Readonly<Record<string, string | null | undefined>> = {}): string {
  const mee = new URLSearchParams(Object.entries(vraag).flatMap(([naam, waarde]) => (waarde ? [[naam, waarde]] : [])));
  return `/inloggen/?naar=${encodeURIComponent(mee.size > 0 ? `${pad}?${mee}` : pad)}`;
}

const WAAROM: readonly (readonly [begin: string, zin: string])[] = [
  ['/mijn/regio/signalen/', 'Een signaal geef je namens een onderwijsregio. Log daarvoor in.'],
  ['/mijn/regio/adopties/', 'Wat jullie overnemen, vertel je namens een onderwijsregio. Log daarvoor in.'],
  ['/mijn/gesprekken/vragen/', 'Log in om een gesprek te vragen. Dan weet de regio wie het vraagt.'],
];
/** Why somebody logs in who is on the way to this page, where a button brought them that did not say so. */
export const waaromInloggen = (naar: string): string | undefined => WAAROM.find(([begin]) => naar.startsWith(begin))?.[1];
