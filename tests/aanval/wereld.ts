import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vingerafdruk } from '#accounts/geheimen.ts';
import { openSession } from '#accounts/lucia.ts';
import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { DAG_MS, MINUUT_MS, UUR_MS } from '#grond/duur.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import { SESSIE } from '../kennissessies/wereld.ts';
import { startSmtp } from '../mail/steun.ts';
import { SITE } from '../steun/productie.ts';
import { DOEL, SITE_VAN_DOEL } from './doel.ts';
import { alleWoorden, KANARIE } from './kanaries.ts';
import { maakPlek } from './plek.ts';
import { startProef } from './proef.ts';
import { OUD_APPARAAT, openStandboek, type Standboek } from './stand.ts';

/** Two real regions of the site: what is of the one is not for the other. */
export const [REGIO, BUURREGIO] = ['noorderwijzer-drenthe', 'groningen-vo-vso'];

/** Where the cases are played: a server, who is logged in there, and what is known of it. */
export interface Wereld {
  poort: number;
  /** What a request must carry as Host, and as Origin. */
  host: string;
  origin: string;
  /** With SITE_URL: headers and cookies are those of a real site. */
  echt: boolean;
  /** The cookie of everybody who is logged in. */
  koekjes: ReadonlyMap<string, string>;
  /** What stands for `{naam}` in a case. */
  waarden: Readonly<Record<string, string>>;
  /** Null for a server that is not ours. */
  standboek: Standboek | null;
  /** The files and tables of the site in which these words stand. */
  waarStaat(woorden: string): Promise<string[]>;
  /** All that the site wrote to its terminal, and to its log. */
  scherm(): string;
  logboek(): string;
  /** Letters that arrived: to whom, and the whole of it. */
  post(): readonly { aan: string[]; bron: string; tekst: string }[];
  leeft(): boolean;
  ruimOp(): Promise<void>;
}

export const loginkoekje = (echt: boolean): string => (echt ? '__Host-login' : 'login');

/** A server that somebody runs already: only what a stranger can do is tried there. */
const vanAnderen = (doel: string): Wereld => {
  const { port, host } = new URL(doel);
  const site = SITE_VAN_DOEL ? new URL(SITE_VAN_DOEL) : null;
  return {
    ...{ poort: Number(port), host: site?.host ?? host, origin: site?.origin ?? doel, echt: site !== null },
    ...{ koekjes: new Map(), waarden: {}, standboek: null, waarStaat: async () => [] },
    ...{ scherm: () => '', logboek: () => '', post: () => [], leeft: () => true, ruimOp: async () => {} },
  };
};

/** Of our own: a site in use, in production mode unless told otherwise. */
export async function maakWereld({
  echt = true,
  omgeving = {},
}: {
  echt?: boolean;
  omgeving?: Record<string, string>;
} = {}): Promise<Wereld> {
  if (DOEL) return vanAnderen(DOEL);
  const plek = await maakPlek();
  const koekjes = await bevolk(plek.adres);
  writeFileSync(join(plek.map, 'buiten.txt'), KANARIE.buiten);
  const post = await startSmtp();
  const productie = {
    SITE_URL: SITE,
    SMTP_URL: post.url,
    MAIL_VAN: 'Regiokring <noreply@kennis.voorbeeld.nl>',
    GEZOND_TOKEN: KANARIE.token,
  };
  const server = await startProef({ ...plek.omgeving, LOG_LEVEL: 'info', ...(echt ? productie : {}), ...omgeving });
  const { port, host } = new URL(server.url);
  const standboek = await openStandboek(plek.adres);
  return {
    ...{ poort: Number(port), host: echt ? new URL(SITE).host : host, origin: echt ? SITE : server.url, echt },
    ...{
      koekjes,
      waarden: { ...KANARIE, ...NUMMERS, ...alleWoorden(), ...(await nummersVan(standboek)), ...koekjeswoorden(koekjes) },
      standboek,
    },
    waarStaat: async (woorden) => [...bestandenMet(plek.dataDir, woorden), ...(await standboek.tabellenMet(woorden))],
    ...{ scherm: server.stdout, logboek: server.stderr },
    post: () => post.ontvangen.map(({ aan, bron, brief }) => ({ aan, bron, tekst: `${brief.subject}\n${brief.text}\n${brief.html}` })),
    leeft: () => server.proces.exitCode === null && server.proces.signalCode === null,
    async ruimOp() {
      await standboek.sluit();
      await server.ruimOp();
      await post.sluit();
      await plek.ruimOp();
    },
  };
}

/** The numbers that the database gave. */
const nummersVan = async (standboek: Standboek): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await standboek.rijen('select account_id, id from recht')).map((rij) => rij.split('|')).map(([wie, id]) => [`recht-${wie}`, id ?? '']),
  );

const bestandenMet = (map: string, woorden: string): string[] =>
  readdirSync(map, { recursive: true, encoding: 'utf8' }).filter((naam) => {
    try {
      return readFileSync(join(map, naam)).includes(woorden);
    } catch {
      // A folder, or gone meanwhile: an index makes way for the next.
      return false;
    }
  });

/** What somebody has who stole a cookie, or who read the database. */
const koekjeswoorden = (koekjes: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries(
    ['jan', 'uitlogger', 'weggaander'].flatMap((wie) => {
      const koekje = koekjes.get(wie) ?? '';
      return [
        [`koekje-${wie}`, koekje],
        [`hash-${wie}`, vingerafdruk(koekje)],
      ];
    }),
  );

const adresVan = (naam: string): string => `${naam}@kanarieadres.example`;

/** Who has nothing to do but to sign up, by number from 1. */
export const LOPERS = 24;

/** Who there is, and for what. Whoever a case changes for good is somebody of their own. */
const MENSEN: readonly (readonly [naam: string, soort?: 're' | 'projectleider' | 'auteur', regio?: string])[] = [
  ['rosa', 're'],
  ['anna', 'projectleider', REGIO],
  ['bram', 'auteur', REGIO],
  ['dirk', 'projectleider', BUURREGIO],
  ['emma', 'auteur', BUURREGIO],
  ['carla'],
  ['jan'],
  ['wilma'],
  ...['uitlogger', 'weggaander', 'wisser', 'bezoeker', 'schrijver', 'dubbelaar'].map((naam) => [naam] as const),
  ...Array.from({ length: LOPERS }, (_, nummer) => [`loper-${nummer + 1}`] as const),
];

/** Numbers that cases name. */
export const NUMMERS = {
  open: 'open-sessie',
  klein: 'kleine-sessie',
  wedloop: 'wedloop-sessie',
  besloten: 'besloten-sessie',
  afgelast: 'afgelaste-sessie',
  dicht: 'dichte-sessie',
  straks: 'sessie-van-straks',
  buur: 'sessie-van-de-buren',
  'plek-jan': '00000000-0000-4000-8000-00000000a001',
  'plek-wilma': '00000000-0000-4000-8000-00000000a002',
  'plek-emma': '00000000-0000-4000-8000-00000000a003',
  concept: '00000000-0000-4000-8000-00000000c001',
  buurconcept: '00000000-0000-4000-8000-00000000c002',
  ingediend: '00000000-0000-4000-8000-00000000c003',
  ingetrokken: '00000000-0000-4000-8000-00000000c004',
  kennisvraag: '00000000-0000-4000-8000-00000000d001',
  weggehaald: 'weggehaalde-tekst',
  'sleutel-wilma': 'sleutel-van-plek-wilma',
  niets: '00000000-0000-4000-8000-000000000000',
  regio: REGIO,
  buurregio: BUURREGIO,
};

/** A site that has been in use for a while; answers the cookie of everybody. */
export async function bevolk(adres: string): Promise<Map<string, string>> {
  const nu = Date.now();
  const open = openDb(adres, { wachttijdMs: 5000 });
  await maakMensen(open.db, nu);
  await maakSessies(open.db, nu);
  await maakTeksten(open.db, nu);
  await maakVragen(open.db, nu);
  const koekjes = await logIn(open.db, nu);
  await open.sluit();
  return koekjes;
}

async function maakMensen(db: Db, nu: number): Promise<void> {
  const leeg = { functie: 'Adviseur', organisatie: 'Organisatie', totp_geheim: null, totp_bevestigd_op: null, totp_laatste_stap: 0 };
  for (const [naam, soort, regio = null] of MENSEN) {
    const account = { id: naam, adres: adresVan(naam), naam: `Kanarienaam ${naam}`, onderwijsregio: regio };
    await db
      .insertInto('account')
      .values({ ...leeg, ...account, voorbeeld: 0, aangemaakt_op: nu - DAG_MS, gewijzigd_op: nu - DAG_MS })
      .execute();
    if (soort)
      await db
        .insertInto('recht')
        .values({ account_id: naam, soort, onderwijsregio: regio, verleend_op: nu - DAG_MS, verleend_door: null })
        .execute();
  }
  const uitnodiging = { id: 'nodig-1', adres: KANARIE.genodigde, soort: 'auteur', onderwijsregio: REGIO, door: 'anna' } as const;
  await db
    .insertInto('uitnodiging')
    .values({ ...uitnodiging, gemaakt_op: nu, verloopt_op: nu + 30 * DAG_MS, gebruikt_op: null, ingetrokken_op: null })
    .execute();
}

async function maakSessies(db: Db, nu: number): Promise<void> {
  const tijden = {
    ...{
      begin_op: nu + 40 * DAG_MS,
      eind_op: nu + 40 * DAG_MS + 3 * UUR_MS,
      aanmelden_vanaf: nu - DAG_MS,
      aanmelden_tot: nu + 30 * DAG_MS,
    },
    ...{ aangemaakt_op: nu - DAG_MS, gewijzigd_op: nu - DAG_MS },
  };
  const sessies = [
    { slug: 'open-sessie', vorm: 'online', plaats: '', online_link: `https://video.example/${KANARIE.link}`, capaciteit: 50 },
    { slug: 'kleine-sessie', capaciteit: 1 },
    { slug: 'wedloop-sessie', capaciteit: 3 },
    { slug: 'besloten-sessie', status: 'concept', titel: KANARIE.sessieconcept },
    { slug: 'afgelaste-sessie', status: 'afgelast', reden_afgelast: 'De spreker is ziek.' },
    { slug: 'dichte-sessie', aanmelden_tot: nu - UUR_MS },
    { slug: 'sessie-van-straks', aanmelden_vanaf: nu + 10 * DAG_MS },
    { slug: 'sessie-van-de-buren', gastregio: BUURREGIO },
  ] as const;
  for (const anders of sessies) {
    const { slug } = anders;
    const eigen = { id: slug, titel: `De ${slug}`, ical_uid: `${slug}@kennis.voorbeeld.nl`, gastregio: REGIO, contact: '', voorbeeld: 0 };
    await db
      .insertInto('kennissessie')
      .values({ ...SESSIE, ...tijden, ...eigen, ...anders })
      .execute();
  }
  await meldAan(db, 'jan', 'kleine-sessie', 'plek-jan', nu);
  await meldAan(db, 'wilma', 'kleine-sessie', 'plek-wilma', nu);
  await meldAan(db, 'emma', 'sessie-van-de-buren', 'plek-emma', nu);
  await meldAan(db, 'jan', 'open-sessie', null, nu);
}

/** The registration of a case has a number and a key that cases know. */
async function meldAan(
  db: Db,
  naam: string,
  slug: string,
  nummer: 'plek-jan' | 'plek-wilma' | 'plek-emma' | null,
  nu: number,
): Promise<void> {
  const account = { id: naam, adres: adresVan(naam), naam: `Kanarienaam ${naam}` };
  const antwoorden = { deelname: null, vraag: KANARIE.deelnemersvraag, toegang: KANARIE.toegang, dieet: KANARIE.dieet };
  const uitslag = await aanmelden(db, { account, slug, antwoorden, origin: SITE, nu: nu - UUR_MS });
  if (!uitslag.gelukt) throw new Error(uitslag.reden);
  if (nummer)
    await db
      .updateTable('aanmelding')
      .set({ id: NUMMERS[nummer], sleutel: `sleutel-van-${nummer}` })
      .where('id', '=', uitslag.id)
      .execute();
}

async function maakTeksten(db: Db, nu: number): Promise<void> {
  const teksten = [
    { id: NUMMERS.concept, regio: REGIO, door: 'bram', status: 'concept', woord: KANARIE.concept },
    { id: NUMMERS.buurconcept, regio: BUURREGIO, door: 'emma', status: 'concept', woord: KANARIE.buurconcept },
    { id: NUMMERS.ingediend, regio: REGIO, door: 'bram', status: 'ingediend', stap: 'regio', woord: KANARIE.ingediend },
    { id: NUMMERS.ingetrokken, regio: REGIO, door: 'bram', status: 'ingetrokken', slug: 'weggehaalde-tekst', woord: KANARIE.ingetrokken },
  ] as const;
  for (const { id, regio, door, status, woord, ...rest } of teksten) {
    const tijden = { begonnen_op: nu - DAG_MS, gewijzigd_op: nu - DAG_MS, status_op: nu - DAG_MS };
    const leeg = { kennissessie_id: null, slug: null, voorbeeld: 0, stap: null, goedgekeurde_revisie: null, gepland_op: null };
    await db
      .insertInto('inzending')
      .values({
        ...{ ...leeg, ...tijden, ...rest, id, onderwijsregio: regio, collectie: 'praktijken', titel: woord, status, revisie: 1 },
        ...{ begonnen_door: door, deelnemers_gemaild_op: null, namens_op: null },
      })
      .execute();
    const velden = JSON.stringify({ titel: woord, kern: `De kern van ${woord}.`, aanpak: `Zo deden wij ${woord}.` });
    await db
      .insertInto('inzending_revisie')
      .values({ inzending_id: id, nummer: 1, soort: 'opgeslagen', velden, bestand: null, door, op: nu - DAG_MS })
      .execute();
  }
  await db
    .insertInto('vervallen_adres')
    .values({ pad: '/praktijken/weggehaalde-tekst/', naar: null, inzending_id: NUMMERS.ingetrokken, op: nu })
    .execute();
}

async function maakVragen(db: Db, nu: number): Promise<void> {
  await db
    .insertInto('kennisvraag')
    .values({
      ...{
        id: NUMMERS.kennisvraag,
        vraag: KANARIE.vraagtekst,
        adres: KANARIE.vrager,
        account_id: null,
        gesteld_op: nu - UUR_MS,
        link: null,
      },
      ...{ afgehandeld_op: null, afgehandeld_door: null, sleutel: KANARIE.vraagsleutel },
    })
    .execute();
  await db
    .insertInto('plaatsuitnodiging')
    .values({
      ...{ id: 'plaats-1', kennissessie_id: 'open-sessie', adres: KANARIE.genodigde, plek: 'vrij', sleutel: KANARIE.uitnodigingssleutel },
      ...{ door: 'anna', gemaakt_op: nu, verloopt_op: nu + 7 * DAG_MS, uitslag_op: null },
    })
    .execute();
}

async function logIn(db: Db, nu: number): Promise<Map<string, string>> {
  const koekjes = new Map<string, string>();
  const apparaat = 'Firefox op Linux';
  await db.transaction().execute(async (trx) => {
    for (const [naam, soort] of MENSEN) {
      const koekje = await openSession(trx, { accountId: naam, apparaat, tweedeStap: soort === 're', nu: nu - MINUUT_MS / 2 });
      koekjes.set(naam, koekje);
    }
  });
  // Logins that are there and open nothing any more.
  const oud = [
    ['carla-verlopen', 'carla', 31 * DAG_MS, MINUUT_MS, null],
    ['carla-stil', 'carla', 20 * DAG_MS, 15 * DAG_MS, null],
    ['bram-stil', 'bram', 9 * UUR_MS, 8 * UUR_MS + MINUUT_MS, null],
    ['rosa-stil', 'rosa', 2 * UUR_MS, 31 * MINUUT_MS, nu],
    ['rosa-verlopen', 'rosa', 12 * UUR_MS + MINUUT_MS, MINUUT_MS, nu],
    ['rosa-zonder-stap', 'rosa', MINUUT_MS, MINUUT_MS, null],
  ] as const;
  for (const [naam, account_id, geleden, stil, tweede_stap_op] of oud) {
    const koekje = `kanariekoekje-${naam}-${'x'.repeat(20)}`;
    const tijden = { verloopt_op: nu + 20 * DAG_MS, aangemaakt_op: nu - geleden, laatst_gezien_op: nu - stil };
    await db
      .insertInto('session')
      .values({ id: vingerafdruk(koekje), account_id, ...tijden, apparaat: OUD_APPARAAT, tweede_stap_op })
      .execute();
    koekjes.set(naam, koekje);
  }
  return koekjes;
}
