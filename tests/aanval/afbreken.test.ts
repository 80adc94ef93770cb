import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { openDb } from '#db/open.ts';
import { type Antwoord, Bezoeker, volhouden } from '../steun/bezoeker.ts';
import { inloggenZonderScript } from '../steun/inloggen.ts';
import type { Proefserver } from '../steun/server.ts';
import { databaseBij, startProef } from './proef.ts';

const SLUG = 'intervisie-proef';
const CAPACITEIT = 40;
const MENSEN = 60;
const RONDES = 3;
const PAD = `/kennissessies/${SLUG}/aanmelden/`;

/** What people were told, kept outside the server. */
const journaal = new Map<string, 'bevestigd' | 'wachtlijst'>();
let eerste: Proefserver;
let server: Proefserver;
afterAll(async () => {
  await server?.stop();
  await eerste?.ruimOp();
});

/** Copies an open session into a small one of our own. */
async function sessieMaken(): Promise<void> {
  const { db, sluit } = openDb(databaseBij(eerste));
  await sql`
    insert into kennissessie
       (id, slug, titel, kern, soort, schaal, vorm, gastregio, begin_op, eind_op, plaats, online_link, organisator, contact, capaciteit,
        aanmelden_vanaf, aanmelden_tot, status, ical_uid, voorbeeld, aangemaakt_op, gewijzigd_op)
     select 'proef', ${SLUG}, titel, kern, soort, schaal, vorm, gastregio, begin_op, eind_op, plaats, online_link, organisator, contact,
        ${sql.lit(CAPACITEIT)}, aanmelden_vanaf, aanmelden_tot, 'open', 'proef@localhost', 1, aangemaakt_op, gewijzigd_op
     from kennissessie where status = 'open' and vorm = 'online' limit 1`.execute(db);
  await sluit();
}

/** Everything that went wrong between what was promised and what is in the database. */
async function gebreken(): Promise<string[]> {
  const { db, sluit } = openDb(databaseBij(eerste));
  const aangemeld = db.selectFrom('aanmelding').where('kennissessie_id', '=', 'proef');
  const rijen = await aangemeld.innerJoin('account', 'account.id', 'account_id').select(['adres', 'status']).execute();
  const brieven = (
    await sql`select kenmerk from outbox where reeks in (select 'aanmelding-' || id from aanmelding where kennissessie_id = 'proef')`.execute(
      db,
    )
  ).rows.length;
  await sluit();
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
  eerste = await startProef();
  server = eerste;
  await sessieMaken();
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
    server = await startProef({ DATA_DIR: eerste.dataDir, CONTENT_DIR: eerste.contentDir });
    // Another may have taken the port meanwhile.
    for (const { bezoeker } of mensen) bezoeker.url = server.url;
    expect(await gebreken()).toEqual([]);
  }
  // Everybody tries again, as people do when a page does not answer.
  const statussen = await Promise.all(mensen.map(({ adres, bezoeker }) => aanmelden(bezoeker, adres, volhouden)));
  expect(statussen.filter((status) => status !== 303)).toEqual([]);
  await server.stop();
  expect(await gebreken()).toEqual([]);
  expect(journaal.size).toBe(MENSEN);
  expect([...journaal.values()].filter((status) => status === 'bevestigd')).toHaveLength(CAPACITEIT);
}, 900_000);

test('de controle ziet een aanmelding die verdwenen is', async () => {
  const { db, sluit } = openDb(databaseBij(eerste));
  await sql`
    delete from aanmelding where kennissessie_id = 'proef' and id = (select id from aanmelding where kennissessie_id = 'proef' limit 1)`.execute(
    db,
  );
  await sluit();
  expect(await gebreken()).not.toEqual([]);
});
