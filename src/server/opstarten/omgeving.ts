import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'astro/zod';
import { opslagInstelling } from '#inhoud/bijlagen/opslag-url.ts';
import { smtpInstelling } from '#mail/vervoer.ts';
import { afstand } from '#zoeken/taal/typefout.ts';

/** What the environment says, checked; see *Environment* in the README. */
export interface Omgeving {
  host: string;
  port: number;
  /** `https://…` without a slash at the end; null is the local trial. */
  siteUrl: string | null;
  dataDir: string;
  contentDir: string;
  smtpUrl: string | null;
  /** The database of a site on more than one machine; null for a file in DATA_DIR. It may hold a password. */
  databaseUrl: string | null;
  /** Where uploads are kept beside this machine; null for DATA_DIR. It holds a secret. */
  opslagUrl: string | null;
  mailVan: string;
  /** How we introduce ourselves to the mail server; a server that checks it wants a name that leads to us. */
  mailHelo: string;
  /** Mailbox where people may write: CONTACT, or empty. The sender of our mail seldom reads answers, so it never stands in for it. */
  contact: string;
  trustProxyHops: number;
  /** Lets who sends it as Bearer see the counts of mail in `/gezond` from afar; empty for nobody. */
  gezondToken: string;
  /** Port on this machine where numbers for Prometheus are told; null for nowhere. */
  metricsPort: number | null;
  logLevel: string;
  /** Whether entries marked `voorbeeld: true` are shown. */
  voorbeeld: boolean;
}

const HEEL = /^\d{1,5}$/;
const getal = (hoogste: number, error: string) =>
  z.string().regex(HEEL, { error }).transform(Number).pipe(z.number().max(hoogste, { error }));
const METRICS_ZIN =
  'METRICS_PORT moet een getal van 1 tot en met 65535 zijn, zonder adres ervoor: de cijfers zijn alleen op deze computer zelf te vragen.';
const NIVEAUS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const ADRES = /^[^\s<>@"',;?&#%]+@[a-z0-9.-]+$/i;
const HOSTNAAM = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i;
const AFZENDER = /^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

const vorm = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: getal(65_535, 'PORT moet een getal van 0 tot en met 65535 zijn.').default(4321),
  SITE_URL: z
    .string()
    .refine(isSiteUrl, { error: 'SITE_URL moet een adres zijn dat met https:// begint, zonder pad erachter: https://kennis.voorbeeld.nl.' })
    .transform((url) => new URL(url).origin)
    .optional(),
  DATA_DIR: z.string().default('./data'),
  CONTENT_DIR: z.string().default('./content'),
  SMTP_URL: z
    .string()
    .superRefine((url, bevinding) => {
      const fout = foutVan(() => smtpInstelling(url));
      if (fout) bevinding.addIssue(fout);
    })
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, { error: 'DATABASE_URL moet een adres zijn zoals postgres://naam:wachtwoord@server:5432/database.' })
    .optional(),
  OPSLAG_URL: z
    .string()
    .superRefine((url, bevinding) => {
      const fout = foutVan(() => opslagInstelling(url));
      if (fout) bevinding.addIssue(fout);
    })
    .optional(),
  MAIL_VAN: z.string().regex(AFZENDER, { error: 'MAIL_VAN moet een afzender zijn, zoals: Regiokring <noreply@voorbeeld.nl>.' }).optional(),
  MAIL_HELO: z.string().regex(HOSTNAAM, { error: 'MAIL_HELO moet de naam van een server zijn, zoals: kennis.voorbeeld.nl.' }).optional(),
  CONTACT: z.string().regex(ADRES, { error: 'CONTACT moet een mailadres zijn, zoals: contact@voorbeeld.nl.' }).optional(),
  TRUST_PROXY_HOPS: getal(10, 'TRUST_PROXY_HOPS moet een getal van 0 tot en met 10 zijn.').default(0),
  GEZOND_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]{16,200}$/, { error: 'GEZOND_TOKEN moet 16 tot 200 letters en cijfers hebben.' })
    .optional(),
  METRICS_PORT: getal(65_535, METRICS_ZIN)
    .pipe(z.number().min(1, { error: METRICS_ZIN }))
    .optional(),
  LOG_LEVEL: z.enum(NIVEAUS, { error: `LOG_LEVEL moet een van deze woorden zijn: ${NIVEAUS.join(', ')}.` }).default('info'),
  VOORBEELD: z.enum(['ja', 'nee'], { error: 'VOORBEELD moet ja of nee zijn.' }).optional(),
});

/** Reads the environment; every mistake is one sentence, and all are told at once. */
export function leesOmgeving(env: Readonly<Record<string, string | undefined>>): { omgeving: Omgeving } | { fouten: string[] } {
  const ingevuld = Object.fromEntries(Object.entries(env).filter(([, waarde]) => waarde?.trim()));
  const gelezen = vorm.safeParse(ingevuld);
  const samen = [...verschrijvingen(ingevuld), ...startverboden(ingevuld)];
  if (!gelezen.success) return { fouten: [...gelezen.error.issues.map(({ message }) => message), ...samen] };
  if (samen.length > 0) return { fouten: samen };
  const { data } = gelezen;
  return {
    omgeving: {
      // One address, so that one port is one server.
      host: data.HOST === 'localhost' ? '127.0.0.1' : data.HOST.replace(/^\[|\]$/g, ''),
      port: data.PORT,
      siteUrl: data.SITE_URL ?? null,
      dataDir: resolve(data.DATA_DIR),
      contentDir: resolve(data.CONTENT_DIR),
      smtpUrl: data.SMTP_URL ?? null,
      databaseUrl: data.DATABASE_URL ?? null,
      opslagUrl: data.OPSLAG_URL ?? null,
      mailVan: data.MAIL_VAN ?? 'Regiokring <noreply@localhost>',
      mailHelo: data.MAIL_HELO ?? (data.SITE_URL ? new URL(data.SITE_URL).hostname : ''),
      contact: data.CONTACT ?? (data.SITE_URL ? '' : 'contact@regiokring.example'),
      gezondToken: data.GEZOND_TOKEN ?? '',
      metricsPort: data.METRICS_PORT ?? null,
      trustProxyHops: data.TRUST_PROXY_HOPS,
      logLevel: data.LOG_LEVEL,
      voorbeeld: (data.VOORBEELD ?? (data.SITE_URL ? 'nee' : 'ja')) === 'ja',
    },
  };
}

/** What may not be together, whatever else is wrong. */
function startverboden({ PORT = '4321', ...env }: Record<string, string | undefined>): string[] {
  const { SITE_URL, SMTP_URL, MAIL_VAN, HOST, METRICS_PORT, DATABASE_URL, OPSLAG_URL } = env;
  const fouten: string[] = [];
  if (SITE_URL && !SMTP_URL) fouten.push('Met SITE_URL is ook SMTP_URL nodig: zonder mailserver kan niemand inloggen.');
  if (SITE_URL && !MAIL_VAN) fouten.push('Met SITE_URL is ook MAIL_VAN nodig: het adres waar de mail vandaan komt.');
  if (!SITE_URL && SMTP_URL && MAIL_VAN)
    fouten.push(
      'SMTP_URL en MAIL_VAN zijn er, maar SITE_URL niet: dan zou hier de proef beginnen, met codes op het scherm. ' +
        'Geef ook SITE_URL, of laat MAIL_VAN weg.',
    );
  if (!DATABASE_URL !== !OPSLAG_URL)
    fouten.push(
      'DATABASE_URL en OPSLAG_URL horen bij elkaar: anders heeft elke server zijn eigen teksten of bijlagen. ' +
        'Geef ze allebei, of laat ze allebei weg: dan staat alles in DATA_DIR en CONTENT_DIR.',
    );
  if (DATABASE_URL && !SITE_URL) fouten.push('Met DATABASE_URL is ook SITE_URL nodig: de proef heeft haar eigen database.');
  if (!SITE_URL && HOST && !isLoopback(HOST))
    fouten.push('Zonder SITE_URL draait alleen de proef op deze computer: laat HOST weg of kies 127.0.0.1.');
  if (METRICS_PORT === PORT) fouten.push('METRICS_PORT moet een andere poort zijn dan PORT: bezoekers zien deze cijfers niet.');
  return fouten;
}

/** What decides which site this is, and where. LOG_LEVEL and the like may well be meant for another program. */
const NAMEN = [
  'SITE_URL',
  'DATA_DIR',
  'CONTENT_DIR',
  'DATABASE_URL',
  'OPSLAG_URL',
  'SMTP_URL',
  'MAIL_VAN',
  'MAIL_HELO',
  'CONTACT',
  'TRUST_PROXY_HOPS',
  'GEZOND_TOKEN',
];

/** One letter more, less or other, or two beside each other changed about. */
const EEN_FOUT = 1.25;
/** Names that are nearly one of ours: without a word SITE_ULR would start the trial in the data of the site. */
const verschrijvingen = (env: Record<string, string | undefined>): string[] =>
  Object.keys(env)
    .filter((naam) => !NAMEN.includes(naam))
    .flatMap((naam) => {
      const bedoeld = NAMEN.find((een) => afstand(naam.toLowerCase(), een.toLowerCase(), EEN_FOUT) <= EEN_FOUT);
      return bedoeld ? [`De instelling ${naam} bestaat niet. Bedoel je ${bedoeld}?`] : [];
    });

function isSiteUrl(tekst: string): boolean {
  if (!URL.canParse(tekst)) return false;
  const { protocol, pathname, search, hash, username, password } = new URL(tekst);
  return protocol === 'https:' && pathname === '/' && !search && !hash && !username && !password;
}

function isDatabaseUrl(url: string): boolean {
  return /^postgres(ql)?:\/\/\S*?\/[^\s/?]+(\?|$)/.test(url) && URL.canParse(url);
}

/** The sentence of a setting that cannot be read. */
function foutVan(lezen: () => unknown): string | null {
  try {
    lezen();
    return null;
  } catch (fout) {
    return fout instanceof Error ? fout.message : String(fout);
  }
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

/** The environment of this process and `.env`; with mistakes in it the process tells them all and ends. */
export function leesOmgevingOfStop(): Omgeving {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const gelezen = leesOmgeving(process.env);
  if ('omgeving' in gelezen) return gelezen.omgeving;
  console.error(['De site start niet: er klopt iets niet in de instellingen.', ...gelezen.fouten.map((fout) => `- ${fout}`)].join('\n'));
  process.exit(1);
}
