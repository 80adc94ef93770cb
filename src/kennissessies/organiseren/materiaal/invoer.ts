import { z } from 'astro/zod';
import { LANGSTE_TITEL, regel } from '#grond/taal/schoon.ts';

const LANGSTE_LINK = 500;

/** What the form for materials holds beside its file. */
export const materiaalInvoer = z.object({
  titel: z
    .string()
    .default('')
    .transform(regel)
    .refine((titel) => titel !== '', { error: 'Vul een titel in, zodat deelnemers weten wat het is.' })
    .refine((titel) => titel.length <= LANGSTE_TITEL, { error: `Gebruik bij ‘Titel’ ten hoogste ${LANGSTE_TITEL} tekens.` }),
  link: z
    .string()
    .default('')
    .transform(regel)
    .refine((link) => link.length <= LANGSTE_LINK, { error: `Gebruik bij ‘Link’ ten hoogste ${LANGSTE_LINK} tekens.` })
    .refine((link) => link === '' || isVeiligAdres(link), {
      error: 'Deze link kunnen we niet gebruiken. Kopieer het hele webadres, beginnend met https://.',
    }),
});

/** Only over a secure connection, without a name and password in it, and to a site that has a name. */
function isVeiligAdres(link: string): boolean {
  if (!/^https:\/\//i.test(link) || /\s/.test(link)) return false;
  const adres = URL.parse(link);
  return adres !== null && adres.username === '' && adres.password === '' && adres.hostname.includes('.');
}
