import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rechtenVan } from '#accounts/account.ts';
import type { Db } from '#db/tabellen.ts';
import { momentVan } from '#grond/taal/datum.ts';
import { openInhoud } from '#inhoud/lezen/openen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { goedkeuren } from '#publicaties/beoordelen/beoordelen.ts';
import { indienen } from '#publicaties/beoordelen/indienen.ts';
import { praktijkBeginnen, terugblikBeginnen } from '#publicaties/bureau/beginnen.ts';
import { opslaan } from '#publicaties/bureau/opslaan.ts';
import { eigenInzending, type Inzending, inzendingMet } from '#publicaties/inzending.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';
import { tekstenInlezen } from '#publicaties/uitgeven/tekstmap.ts';
import { rijplek } from '#publicaties/uitgeven/tekstrijen.ts';
import { openTekstspiegel } from '#publicaties/uitgeven/tekstspiegel.ts';
import { openUitgever, type Uitgever } from '#publicaties/uitgeven/uitgever.ts';
import { publiceren } from '#publicaties/uitgeven/vrijgeven.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';
import { vullen } from '#server/opstarten/voorbeelden/seed.ts';
import { verseDbMet } from '../steun/db.ts';
import { inhoudsmap } from '../steun/inhoud.ts';

export const NU = momentVan('2026-11-24', '10:00');
export const MINUUT = 60_000;
export const DAG = 24 * 60 * MINUUT;
export const ORIGIN = 'http://127.0.0.1:4321';
/** A publisher that is not there: the act is committed, and its promise stands until somebody keeps it. */
export const STIL: Pick<Uitgever, 'nu'> = { nu: async () => ({ gelukt: false, waarom: '' }) };
export const SESSIE = 'regiosessie-oost-over-zij-instroom';

/** A best practice with every required field filled in. */
export const PRAKTIJK: Velden = {
  titel: 'Een maatje voor elke zij-instromer',
  kern: 'Elke zij-instromer krijgt een maatje uit een andere school.',
  bouwstenen: ['aanpak-lerarentekort'],
  sectoren: ['po', 'vo'],
  fase: 'pilot',
  aanleiding: 'Zij-instromers stonden er alleen voor.',
  aanpak: '1. Vraag wie maatje wil zijn.\n2. Maak koppels.',
  resultaat: 'Er haakten minder mensen af.',
  geleerde_lessen: 'Begin klein.',
  wat_werkte_niet: 'Koppelen op vak.',
  randvoorwaarden: 'Uren in het rooster.',
  overdraagbaarheid: 'Elke regio kan dit.',
  kosten_schaal: '€',
  kosten_toelichting: 'Vooral tijd.',
  inzet_uren: '120',
  inzet_toelichting: 'Twee uur per koppel.',
  resultaat_kern: 'Van twaalf starters bleven er elf.',
  resultaat_gemeten: 'Telling door het loket.',
  resultaat_gemeten_op: '2026-10-01',
  effect: 'positief',
  onderbouwing_niveau: '2',
  onderbouwing_toelichting: 'Eigen telling.',
  contact: 'loket@voorbeeldregio-heuvelrand.example',
  herzien_voor: '2027-11-01',
};

/** What an author adds to a prefilled terugblik. */
export const TERUGBLIK: Velden = {
  kern: 'We zochten uit waar zij-instromers afhaken.',
  doel: 'Leren waar het misgaat.',
  kernpunten: 'Eén vaste gids helpt.\nStilte is dodelijk.\nUren horen in het rooster.',
  verslag: '## Wat we hoorden\n\nVeel mensen haken af in de stilte.',
  vervolg: 'In maart spreken we elkaar weer.',
};

const metRolverdeling = verseDbMet(async (db) => {
  await vullen(db, { nu: NU });
  await persoon(db, 'dirk', 'projectleider', 'voorbeeldregio-heuvelrand');
  await persoon(db, 'berit', 'auteur', 'voorbeeldregio-heuvelrand');
  await persoon(db, 'ria', 're', null);
});

/** With `TEKSTEN=rijen` texts stand in rows, as where more machines show them. */
export async function wereld({ rijen = process.env.TEKSTEN === 'rijen' } = {}) {
  const { db, sluit } = await metRolverdeling();
  const map = await mkdtemp(join(tmpdir(), 'publicaties-'));
  const { contentDir, renderDir } = inhoudsmap(map);
  if (rijen) await tekstenInlezen(db, { contentDir, bewaardDir: join(map, 'bewaard') }, new Map());
  const log = { info() {}, warn() {}, error() {} };
  const spiegel = rijen ? await openTekstspiegel({ db, contentDir, opzijDir: join(map, 'opzij'), log }) : null;
  const inhoud = await openInhoud({ vertrouwdDir: 'content', contentDir, voorbeeld: true, renderDir });
  spiegel?.begin(inhoud);
  const teksten = spiegel ? rijplek(db, () => spiegel.overnemen()) : undefined;
  const wie = wieVan(db);
  const uitgevers: Uitgever[] = [];
  const uitgever = (klok = () => NU): Uitgever => {
    const nieuw = openUitgever({ db, inhoud, contentDir, bewaardDir: join(map, 'bewaard'), teksten, log, klok });
    nieuw.begin(ORIGIN);
    uitgevers.push(nieuw);
    return nieuw;
  };
  return {
    ...{ db, inhoud, contentDir, bewaardDir: join(map, 'bewaard'), wie, uitgever, log },
    ...handelingen(db, inhoud, wie),
    async ruimOp() {
      for (const een of uitgevers) await een.stop();
      await spiegel?.stop();
      inhoud.sluit();
      await sluit();
      await rm(map, { recursive: true, force: true });
    },
  };
}
export type Wereld = Awaited<ReturnType<typeof wereld>>;

/** Somebody of the cast with their rights; the Realisatie-Eenheid took her second step. */
export const wieVan =
  (db: Db) =>
  async (id: string): Promise<Schrijver> => {
    const { naam, adres } = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    return { id, naam, adres, rechten: await rechtenVan(db, id), tweedeStap: id.startsWith('r') };
  };

export async function persoon(db: Db, id: string, soort: 'auteur' | 'projectleider' | 're', onderwijsregio: string | null): Promise<void> {
  const leeg = { functie: '', organisatie: '', totp_geheim: null, totp_bevestigd_op: null, totp_laatste_stap: 0, voorbeeld: 1 };
  await db
    .insertInto('account')
    .values({ ...leeg, id, naam: id, adres: `${id}@voorbeeld.example`, onderwijsregio, aangemaakt_op: NU, gewijzigd_op: NU })
    .execute();
  await db.insertInto('recht').values({ account_id: id, soort, onderwijsregio, verleend_op: NU, verleend_door: null }).execute();
}

/** The acts as the cast does them: bram writes, dirk judges for heuvelrand, rosa for the Realisatie-Eenheid. */
export function handelingen(db: Db, inhoud: Inhoud, wie: (id: string) => Promise<Schrijver>) {
  const haal = async (id: string): Promise<Inzending> => {
    const inzending = await inzendingMet(db, id);
    if (!inzending) throw new Error(`No submission ${id}`);
    return inzending;
  };
  const schrijf = async (id: string, velden: Velden, naam = 'bram', nu = NU) => {
    const { revisie, velden: was } = await haal(id);
    return opslaan(db, { account: await wie(naam), id, vorige: revisie, velden: { ...was, ...velden }, nu });
  };
  /** By a button that says what will happen, unless `meteen` is what it said. */
  const dienIn = async (id: string, naam = 'bram', nu = NU, meteen = true) =>
    indienen(db, {
      account: await wie(naam),
      id,
      revisie: (await haal(id)).revisie,
      gezien: true,
      meteen,
      bestaat: async () => true,
      origin: ORIGIN,
      uitgever: STIL,
      inhoud,
      nu,
    });
  const keurGoed = async (id: string, naam: string, nu = NU) =>
    goedkeuren(db, {
      account: await wie(naam),
      id,
      revisie: (await haal(id)).revisie,
      toelichting: '',
      origin: ORIGIN,
      inhoud,
      uitgever: STIL,
      nu,
    });
  const publiceer = async (id: string, naam = 'rosa', nu = NU) =>
    publiceren(db, { account: await wie(naam), id, revisie: (await haal(id)).goedgekeurde_revisie ?? 0, inhoud, uitgever: STIL, nu });
  const praktijk = async (velden: Velden = {}, naam = 'bram'): Promise<string> => {
    const begin = await praktijkBeginnen(db, { account: await wie(naam), inhoud, origin: ORIGIN, nu: NU });
    if (!begin.gelukt) throw new Error(begin.reden);
    await schrijf(begin.id, { ...PRAKTIJK, ...velden }, naam);
    return begin.id;
  };
  const terugblik = async (naam = 'bram'): Promise<string> => {
    const begin = await terugblikBeginnen(db, { account: await wie(naam), kennissessie: SESSIE, inhoud, origin: ORIGIN, nu: NU });
    if (!begin.gelukt) throw new Error(begin.reden);
    await schrijf(begin.id, TERUGBLIK, naam);
    return begin.id;
  };
  /** Through all steps up to the last approval. */
  const goedgekeurd = async (id: string): Promise<string> => {
    await dienIn(id);
    await keurGoed(id, 'dirk');
    await keurGoed(id, 'rosa');
    return id;
  };
  const brieven = async () =>
    (await db.selectFrom('outbox').select(['aan', 'onderwerp']).orderBy('id').execute()).map(
      ({ aan, onderwerp }) => `${aan.split('@')[0]}: ${onderwerp}`,
    );
  const zie = async (naam: string, id: string) => eigenInzending(db, { account: await wie(naam), id });
  return { haal, schrijf, dienIn, keurGoed, publiceer, praktijk, terugblik, goedgekeurd, brieven, zie };
}
