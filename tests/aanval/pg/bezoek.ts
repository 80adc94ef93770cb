import { randomInt, randomUUID } from 'node:crypto';
import { openSession } from '#accounts/lucia.ts';
import { openDb } from '#db/open.ts';
import { DAG_MS } from '#grond/duur.ts';
import { SESSIE } from '../../kennissessies/wereld.ts';
import { type Machineantwoord, vraagMachine } from '../../steun/twee-machines.ts';
import { loginkoekje } from '../wereld.ts';

export const SLUG = 'open-sessie';
export const PLAATSEN = 1000;
export const SESSIEPAD = `/kennissessies/${SLUG}/`;
const REGIO = 'noorderwijzer-drenthe';
export const CONCEPT = '0f8fad5b-d9cb-469f-a165-70867728950e';
/** What everybody may read. */
export const OPENBAAR = ['/', '/praktijken/', '/bouwstenen/', '/kennissessies/', SESSIEPAD, '/onderwijsregios/', '/nieuws/', '/over/'];

/** A session with room, an author with a draft, and people who can come; answers the cookie of each. */
export async function bevolkSite(databaseUrl: string, aantal: number): Promise<Map<string, string>> {
  const { db, sluit } = openDb(databaseUrl);
  const nu = Date.now();
  const tijden = { aanmelden_vanaf: nu - DAG_MS, aanmelden_tot: nu + 30 * DAG_MS, begin_op: nu + 40 * DAG_MS, eind_op: nu + 41 * DAG_MS };
  const eigen = { id: SLUG, slug: SLUG, ical_uid: `${SLUG}@kennis.voorbeeld.nl`, gastregio: REGIO, contact: '', voorbeeld: 0 };
  await db
    .insertInto('kennissessie')
    .values({ ...SESSIE, ...tijden, ...eigen, capaciteit: PLAATSEN, aangemaakt_op: nu, gewijzigd_op: nu })
    .execute();
  const koekjes = new Map<string, string>();
  for (const id of ['bram', ...Array.from({ length: aantal }, (_, nummer) => `mens-${nummer}`)]) {
    const rij = { id, adres: `${id}@voorbeeld.nl`, naam: id, functie: '', organisatie: '', onderwijsregio: null, totp_geheim: null };
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('account')
        .values({ ...rij, totp_bevestigd_op: null, totp_laatste_stap: 0, voorbeeld: 0, aangemaakt_op: nu, gewijzigd_op: nu })
        .execute();
      const login = await openSession(trx, { accountId: id, apparaat: 'Firefox op Linux', tweedeStap: false, nu });
      koekjes.set(id, `${loginkoekje(true)}=${login}`);
    });
  }
  await db
    .insertInto('recht')
    .values({ account_id: 'bram', soort: 'auteur', onderwijsregio: REGIO, verleend_op: nu, verleend_door: null })
    .execute();
  await db
    .insertInto('inzending')
    .values({
      ...{ id: CONCEPT, onderwijsregio: REGIO, collectie: 'praktijken', titel: 'Eerst', status: 'concept', revisie: 1 },
      ...{ kennissessie_id: null, slug: null, voorbeeld: 0, stap: null, goedgekeurde_revisie: null, gepland_op: null },
      ...{ begonnen_op: nu, gewijzigd_op: nu, status_op: nu, begonnen_door: 'bram', deelnemers_gemaild_op: null, namens_op: null },
    })
    .execute();
  const velden = JSON.stringify({ titel: 'Eerst', kern: 'De kern.', aanpak: 'Zo.' });
  await db
    .insertInto('inzending_revisie')
    .values({ inzending_id: CONCEPT, nummer: 1, soort: 'opgeslagen', velden, bestand: null, door: 'bram', op: nu })
    .execute();
  await sluit();
  return koekjes;
}

export const eigenNetwerk = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

/** Asks a question without an account; the words are in the answer when they were not lost. */
export async function stelVraag(url: string): Promise<{ antwoord: Machineantwoord; woorden: string }> {
  const woorden = `Hoe regelen jullie ${randomUUID()}?`;
  const velden = { vraag: woorden, adres: `vraag-${randomUUID().slice(0, 8)}@voorbeeld.nl`, toestemming: 'ja' };
  const antwoord = await vraagMachine(url, '/kennisvragen/stellen/?_action=kennisvraagStellen', { velden, ip: eigenNetwerk() });
  return { antwoord, woorden };
}

export async function meldAan(url: string, koekje: string): Promise<{ antwoord: Machineantwoord; woorden: string }> {
  const woorden = `Wat kost ${randomUUID()}?`;
  const velden = { kennissessie: SLUG, vraag: woorden, toestemming: 'ja' };
  const antwoord = await vraagMachine(url, `${SESSIEPAD}aanmelden/?_action=aanmelden`, { velden, koekje, ip: eigenNetwerk() });
  return { antwoord, woorden };
}

export interface Telling {
  /** "GET 200", "POST 503", with how often. */
  aantal: Record<string, number>;
  /** How long the slowest page in a hundred took, in ms. */
  p99: number;
  /** Addresses of pages that did not come. */
  mis: string[];
}

/** Visitors who come whether others are answered or not, so many a second, at these servers in turn; one in fifty asks a question. */
export function laatKomen(urls: readonly string[], perSeconde: number) {
  const STAP_MS = 20;
  const tellingen = new Map<string, { aantal: Record<string, number>; tijden: number[]; mis: string[] }>();
  const onderweg = new Set<Promise<void>>();
  let [gekomen, fase] = [0, 'voor'];
  const komt = async (in_: string): Promise<void> => {
    const nummer = gekomen++;
    const url = urls[nummer % urls.length] ?? '';
    const telling = tellingen.get(in_) ?? { aantal: {}, tijden: [], mis: [] };
    tellingen.set(in_, telling);
    const tel = (wat: string) => (telling.aantal[wat] = (telling.aantal[wat] ?? 0) + 1);
    if (nummer % 50 === 0) {
      const status = await stelVraag(url).then(
        ({ antwoord }) => antwoord.status,
        () => 0,
      );
      return void tel(`POST ${status}`);
    }
    const pad = OPENBAAR[randomInt(OPENBAAR.length)] ?? '/';
    const begin = performance.now();
    const status = await vraagMachine(url, pad, { ip: eigenNetwerk() }).then(
      (antwoord) => antwoord.status,
      () => 0,
    );
    telling.tijden.push(performance.now() - begin);
    tel(`GET ${status}`);
    if (status !== 200) telling.mis.push(`${pad}: ${status}`);
  };
  const begonnen = performance.now();
  const kraan = setInterval(() => {
    for (const horen = ((performance.now() - begonnen) / 1000) * perSeconde; gekomen < horen; ) {
      const bezoek: Promise<void> = komt(fase).finally(() => onderweg.delete(bezoek));
      onderweg.add(bezoek);
    }
  }, STAP_MS);
  return {
    /** What comes from now on is counted under this name. */
    fase(naam: string): void {
      fase = naam;
    },
    async stop(): Promise<Record<string, Telling>> {
      clearInterval(kraan);
      await Promise.all(onderweg);
      return Object.fromEntries(
        [...tellingen].map(([naam, { aantal, tijden, mis }]) => {
          const p99 = Math.round([...tijden].sort((a, b) => a - b)[Math.floor(tijden.length * 0.99)] ?? 0);
          return [naam, { aantal, p99, mis: mis.slice(0, 20) }];
        }),
      );
    },
  };
}
