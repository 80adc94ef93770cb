import { join } from 'node:path';
import { sql } from 'kysely';
import { openDb } from '#db/open.ts';
import type { Db } from '#db/tabellen.ts';
import { startSmtp } from '../mail/steun.ts';
import { OP_PG } from '../steun/db.ts';
import { SITE } from '../steun/productie.ts';
import { type Proefserver, startServer } from '../steun/server.ts';
import { belast, Journaal } from './belasting.ts';
import { KANARIE } from './kanaries.ts';
import { maakPlek, type Plek } from './plek.ts';
import { bevolk, NUMMERS } from './wereld.ts';

/** Of these the number of places is known. */
const PLAATSEN = { [NUMMERS.open]: 50, [NUMMERS.wedloop]: 3, [NUMMERS.klein]: 1 };

export type Proefstuk = Awaited<ReturnType<typeof maakProefstuk>>;

/** A site in use whose data stay while servers come and go, with a journal of what it told people. */
export async function maakProefstuk() {
  const plek = await maakPlek();
  const koekjes = await bevolk(plek.adres);
  const post = await startSmtp();
  const journaal = new Journaal(join(plek.map, 'journaal.jsonl'));
  journaal.stelVast('concept', KANARIE.concept);
  let laatste: Proefserver | undefined;
  return {
    ...{ post, journaal, adres: plek.adres },
    async start(omgeving: Record<string, string> = {}): Promise<Proefserver> {
      laatste = await startServer({
        ...{ SITE_URL: SITE, SMTP_URL: post.url, MAIL_VAN: 'Regiokring <noreply@kennis.voorbeeld.nl>' },
        ...{ ...plek.omgeving, ...omgeving },
      });
      return laatste;
    },
    /** Twelve people at once, until the one who asks says that it is over. */
    belast(server: Proefserver) {
      let voorbij = false;
      const drukte = belast({ poort: Number(new URL(server.url).port), koekjes, journaal, voorbij: () => voorbij });
      return {
        houdOp: async () => {
          voorbij = true;
          await drukte;
        },
        laatLos: () => {
          voorbij = true;
        },
      };
    },
    async gebreken(): Promise<string[]> {
      if (laatste?.proces.signalCode) await plek.totRust();
      return gebrekenVan(plek, journaal);
    },
    async ruimOp() {
      await post.sluit();
      journaal.sluit();
      await plek.ruimOp();
    },
  };
}

/** What this thing is now, by the database. */
async function watErIs(db: Db, waarvan: string): Promise<string | null> {
  const [soort = '', wat = ''] = waarvan.split(' ');
  if (soort === 'concept') {
    const revisie = db.selectFrom('inzending_revisie').select('velden').where('inzending_id', '=', NUMMERS.concept);
    const { velden } = await revisie.orderBy('nummer', 'desc').limit(1).executeTakeFirstOrThrow();
    return (JSON.parse(velden) as { titel?: string }).titel ?? null;
  }
  if (soort === 'code')
    return (await db.selectFrom('inlogcode').select('id').where('adres', '=', wat).executeTakeFirst()) ? 'gevraagd' : null;
  if (soort === 'vraag') {
    const gesteld = db.selectFrom('kennisvraag').select('id').where('vraag', '=', `Vraag ${wat}?`);
    return (await gesteld.executeTakeFirst()) ? 'gesteld' : null;
  }
  const plek = db.selectFrom('aanmelding').select('status').where('account_id', '=', soort).where('kennissessie_id', '=', wat);
  const status = (await plek.executeTakeFirst())?.status;
  return status === undefined ? null : status === 'afgemeld' ? 'af' : 'aan';
}

/** Who signed up and has no letter. */
const ZONDER_BRIEF = sql<{ id: string }>`
  select id from aanmelding a where account_id like 'loper-%' and not exists (select 1 from outbox where reeks = 'aanmelding-' || a.id)`;

/** Everything that is not as people were told, or that can never be. */
async function gebrekenVan(plek: Plek, journaal: Journaal): Promise<string[]> {
  const { db, sluit } = openDb(plek.adres);
  const mis: string[] = [];
  for (const [waarvan, { zeker, misschien }] of journaal.stand) {
    if (waarvan === 'weigering') {
      mis.push(...[...misschien].map((wat) => `refused without a reason: ${wat}`));
      continue;
    }
    const is = await watErIs(db, waarvan);
    const kan = [zeker, ...misschien];
    if (!kan.includes(is)) mis.push(`${waarvan} is ${is}, and was told ${zeker}`);
    journaal.stelVast(waarvan, is);
  }
  journaal.stand.delete('weigering');
  for (const [sessie, plaatsen] of Object.entries(PLAATSEN)) {
    const bevestigd = db.selectFrom('aanmelding').select('id').where('status', '=', 'bevestigd').where('kennissessie_id', '=', sessie);
    const bezet = (await bevestigd.execute()).length;
    if (bezet > plaatsen) mis.push(`oversold: ${bezet} of ${plaatsen} at ${sessie}`);
  }
  if ((await ZONDER_BRIEF.execute(db)).rows.length > 0) mis.push('somebody has no letter');
  if (!OP_PG) {
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(db);
    if (rows[0]?.quick_check !== 'ok') mis.push(`the database: ${rows[0]?.quick_check}`);
  }
  await sluit();
  return mis;
}
