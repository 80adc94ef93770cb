import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Antwoord, Bezoeker, volhouden } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import { type Proefserver, startServer } from '../steun/server.ts';

const SLUG = 'intervisie-proef';
const CAPACITEIT = 40;
const MENSEN = 60;
const RONDES = 3;
const PAD = `/kennissessies/${SLUG}/aanmelden/`;

/** What people were told, kept outside the server. */
const journaal = new Map<string, 'bevestigd' | 'wachtlijst'>();
let map: string;
let dataDir: string;
let contentDir: string;

beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'afbreken-'));
  dataDir = join(map, 'data');
  contentDir = join(map, 'content');
  await cp('content', contentDir, { recursive: true });
});
// A process that was killed may have left a child at work on an index for a moment.
afterAll(() => rm(map, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

const openen = () => new Database(join(dataDir, 'kennisplatform.db'));

/** Copies an open session into a small one of our own. */
function sessieMaken(): void {
  const db = openen();
  db.prepare(
    `insert into kennissessie
       (id, slug, titel, kern, soort, schaal, vorm, gastregio, begin_op, eind_op, plaats, online_link, organisator, contact, capaciteit,
        aanmelden_vanaf, aanmelden_tot, status, ical_uid, voorbeeld, aangemaakt_op, gewijzigd_op)
     select 'proef', ?, titel, kern, soort, schaal, vorm, gastregio, begin_op, eind_op, plaats, online_link, organisator, contact, ?,
        aanmelden_vanaf, aanmelden_tot, 'open', 'proef@localhost', 1, aangemaakt_op, gewijzigd_op
     from kennissessie where status = 'open' and vorm = 'online' limit 1`,
  ).run(SLUG, CAPACITEIT);
  db.close();
}

/** Everything that went wrong between what was promised and what is in the database. */
function gebreken(): string[] {
  const db = openen();
  const rijen = db
    .prepare('select adres, status from aanmelding join account on account.id = account_id where kennissessie_id = ?')
    .all('proef') as { adres: string; status: string }[];
  const brieven = db
    .prepare(`select count(*) from outbox where reeks in (select 'aanmelding-' || id from aanmelding where kennissessie_id = 'proef')`)
    .pluck()
    .get() as number;
  db.close();
  const perAdres = new Map(rijen.map(({ adres, status }) => [adres, status]));
  const bevestigd = rijen.filter(({ status }) => status === 'bevestigd').length;
  return [
    ...[...journaal.keys()].filter((adres) => !perAdres.has(adres)).map((adres) => `lost: ${adres}`),
    ...[...journaal]
      .filter(([adres, status]) => status === 'bevestigd' && perAdres.get(adres) !== 'bevestigd')
      .map(([adres]) => `place taken back: ${adres}`),
    ...(bevestigd > CAPACITEIT ? [`overbooked: ${bevestigd}`] : []),
    ...(brieven < rijen.length ? [`letters missing: ${rijen.length - brieven}`] : []),
  ];
}

/** Signs up and reads what one is told; in the end, when the server stays up, by asking again where an answer was lost or too busy. */
async function aanmelden(bezoeker: Bezoeker, adres: string, vraag = (stel: () => Promise<Antwoord>) => stel()): Promise<number> {
  const antwoord = await vraag(() => bezoeker.stuur(`${PAD}?_action=aanmelden`, { kennissessie: SLUG, toestemming: 'ja' }));
  if (antwoord.status !== 303) return antwoord.status;
  const pagina = await vraag(() => bezoeker.lees(antwoord.naar)).catch(() => undefined);
  const bevestigd = pagina?.html.querySelector('main')?.text.includes('Bevestigd');
  // The redirect is the promise; what it says may be lost with the server.
  journaal.set(adres, bevestigd ? 'bevestigd' : (journaal.get(adres) ?? 'wachtlijst'));
  return antwoord.status;
}

test('wie een bevestiging zag, houdt zijn plek, hoe vaak de server ook omvalt', async () => {
  let server: Proefserver = await startServer({ DATA_DIR: dataDir, CONTENT_DIR: contentDir });
  sessieMaken();
  const mensen = await Promise.all(
    Array.from({ length: MENSEN }, async (_, nummer) => {
      const adres = `val-${nummer}@voorbeeld.example`;
      const bezoeker = new Bezoeker(server.url);
      await inloggenZonderScript(bezoeker, server, adres, `Val ${nummer}`);
      return { adres, bezoeker };
    }),
  );
  for (let ronde = 0; ronde < RONDES; ronde++) {
    const deel = mensen.filter((_, nummer) => nummer % RONDES === ronde);
    const storm = deel.map(({ adres, bezoeker }) => aanmelden(bezoeker, adres).catch(() => undefined));
    await Promise.race(storm);
    await server.stop('SIGKILL');
    await Promise.all(storm);
    server = await startServer({ DATA_DIR: dataDir, CONTENT_DIR: contentDir });
    // Another may have taken the port meanwhile.
    for (const { bezoeker } of mensen) bezoeker.url = server.url;
    expect(gebreken()).toEqual([]);
  }
  // Everybody tries again, as people do when a page does not answer.
  const statussen = await Promise.all(mensen.map(({ adres, bezoeker }) => aanmelden(bezoeker, adres, volhouden)));
  expect(statussen.filter((status) => status !== 303)).toEqual([]);
  await server.stop();
  expect(gebreken()).toEqual([]);
  expect(journaal.size).toBe(MENSEN);
  expect([...journaal.values()].filter((status) => status === 'bevestigd')).toHaveLength(CAPACITEIT);
}, 900_000);

test('de controle ziet een aanmelding die verdwenen is', () => {
  const db = openen();
  db.prepare(
    `delete from aanmelding where kennissessie_id = 'proef' and id = (select id from aanmelding where kennissessie_id = 'proef' limit 1)`,
  ).run();
  db.close();
  expect(gebreken()).not.toEqual([]);
});
