import { domainToASCII } from 'node:url';
import { z } from 'astro/zod';
import { isLeesbaar, regel as schoneRegel, zonderOnzichtbaar } from '#grond/taal/schoon.ts';

// Everything mail servers really use; no quotes, and none of the signs that once named a route.
const LOKAAL = /^[a-z0-9#$&'*+/=?^_{}~-]+(\.[a-z0-9#$&'*+/=?^_{}~-]+)*$/;
const DOMEIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9-]{2,63}$/;

/**
 * One way to write every e-mail address: no space around it and no sign that nobody sees, small letters, an international
 * domain in its ASCII form. Null when it is none.
 */
export function adresVan(invoer: string): string | null {
  const tekst = zonderOnzichtbaar(invoer).trim().normalize('NFKC').toLowerCase();
  const knip = tekst.lastIndexOf('@');
  const [lokaal, rest] = [tekst.slice(0, knip), tekst.slice(knip + 1)];
  // Only letters, digits, dots and hyphens: the conversion would also accept ports, brackets and percent signs.
  const domein = /^[\p{L}\p{N}\p{M}.-]+$/u.test(rest) ? domainToASCII(rest) : '';
  if (knip < 1 || lokaal.length > 64 || lokaal.length + 1 + domein.length > 254) return null;
  return LOKAAL.test(lokaal) && DOMEIN.test(domein) ? `${lokaal}@${domein}` : null;
}

/** One e-mail address in a form; `leeg` is what it says when nothing was filled in. */
export const adresVeld = (leeg: string) =>
  z
    .string({ error: leeg })
    .transform((waarde) => zonderOnzichtbaar(waarde).trim())
    .pipe(z.string().min(1, { error: leeg }))
    .transform((waarde, ctx) => {
      const adres = adresVan(waarde);
      if (adres) return adres;
      ctx.addIssue({ code: 'custom', message: 'Dit is geen e-mailadres dat wij kunnen gebruiken. Vul het in zoals naam@school.nl.' });
      return z.NEVER;
    });

/** The form that asks for a code. */
export const adresInvoer = z.object({ adres: adresVeld('Vul je e-mailadres in.') });

const code = (error: string) =>
  z.object({ code: z.string({ error }).trim().min(1, { error }).max(100, { error: 'Dit is te lang voor een code.' }) });
export const codeInvoer = code('Vul de code uit je e-mail in.');
export const stapInvoer = code('Vul de code uit je app in, of een herstelcode.');
export const appInvoer = code('Vul de code uit je app in.');

const regel = (wat: string, hoogste: number) =>
  z
    .string({ error: `Vul ${wat} in.` })
    .transform((waarde) => schoneRegel(waarde))
    .pipe(
      z
        .string()
        .refine(isLeesbaar, { error: `Vul ${wat} in.` })
        .max(hoogste, { error: `Gebruik voor ${wat} ten hoogste ${hoogste} tekens.` }),
    );

export const GEEN_REGIO = 'geen';

let laatste: { regios: string; vorm: ReturnType<typeof gegevensVorm> } | undefined;
/** The form with who someone is; `regios` are the slugs that may be chosen. They seldom change, and a form is slow to make. */
export function gegevensInvoer(regios: readonly string[]): ReturnType<typeof gegevensVorm> {
  const sleutel = regios.join(' ');
  if (laatste?.regios !== sleutel) laatste = { regios: sleutel, vorm: gegevensVorm(regios) };
  return laatste.vorm;
}

const gegevensVorm = (regios: readonly string[]) =>
  z.object({
    naam: regel('je naam', 100),
    functie: regel('je functie', 100),
    organisatie: regel('je organisatie', 150),
    onderwijsregio: z
      .string()
      .default(GEEN_REGIO)
      .refine((waarde) => waarde === '' || waarde === GEEN_REGIO || regios.includes(waarde), {
        error: 'Kies een onderwijsregio uit de lijst.',
      })
      .transform((waarde) => (waarde === '' || waarde === GEEN_REGIO ? null : waarde)),
  });
export type Accountgegevens = z.output<ReturnType<typeof gegevensInvoer>>;

/** Where to go after a login: only a path of our own, and not the login itself; otherwise *Mijn omgeving*. */
export function naarVan(invoer: unknown): string {
  const THUIS = '/mijn/';
  if (typeof invoer !== 'string' || invoer.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(invoer)) return THUIS;
  const EIGEN = 'http://eigen.invalid';
  if (!URL.canParse(invoer, EIGEN)) return THUIS;
  const { origin, pathname, search, hash } = new URL(invoer, EIGEN);
  const pad = `${pathname}${search}${hash}`;
  // "/.//elders.nl" only becomes "//elders.nl" after it is read as an address.
  return origin === EIGEN && /^\/(?!\/)/.test(pad) && !/^\/(inloggen|uitloggen|_actions)(\/|$)/.test(pathname) ? pad : THUIS;
}
