import type { Antwoord, Bezoeker } from './bezoeker.ts';

/** What a page says, in one line. */
export const tekst = ({ html }: Antwoord): string => (html.querySelector('main')?.text ?? '').replace(/\s+/g, ' ');

/** Invites an address for a right, and says yes to the question whether the address is right. */
export async function nodigUit(wie: Bezoeker, pad: string, velden: Record<string, string> = {}): Promise<Antwoord> {
  const vraag = await doe(wie, pad, 'Nodig uit', velden);
  return wie.verzend(vraag, pad, 'Ja, nodig uit');
}

/** Opens a page and sends the form with this button. */
export const doe = async (wie: Bezoeker, pad: string, knop: string, velden: Record<string, string> = {}): Promise<Antwoord> =>
  wie.verzend(await wie.lees(pad), pad, knop, velden);

/** Opens a session from its own page, with the question before it. */
export async function zetOpen(wie: Bezoeker, pad: string): Promise<Antwoord> {
  return wie.verzend(await doe(wie, pad, 'Openzetten'), pad, 'Ja, zet open');
}
