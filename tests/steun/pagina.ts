import type { Antwoord, Bezoeker } from './bezoeker.ts';

/** What a page says, in one line. */
export const tekst = ({ html }: Antwoord): string => (html.querySelector('main')?.text ?? '').replace(/\s+/g, ' ');

/** Opens a page and sends the form with this button. */
export const doe = async (wie: Bezoeker, pad: string, knop: string, velden: Record<string, string> = {}): Promise<Antwoord> =>
  wie.verzend(await wie.lees(pad), pad, knop, velden);
