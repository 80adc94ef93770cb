/** How many people, sessions and registrations a full year of the programme has. */
export const VOL = { accounts: 10_000, kennissessies: 500, aanmeldingen: 20_000, brieven: 40_000, deelnemers: 1_000 } as const;
/** The session with the long list. */
export const GROTE_SESSIE = 'kvol';

const DAG = 24 * 60 * 60_000;

interface Database {
  kolommen(tabel: string): Promise<string[]>;
  voer(sql: string): Promise<unknown>;
}

/**
 * Fills a database with the example cast as full as it gets: people of fifty regions, one of which is `regio`, sessions on 500 days
 * around `nu`, and the letters of everybody.
 */
export async function volMaken({ kolommen, voer }: Database, { regio, nu }: { regio: string; nu: number }): Promise<void> {
  const kopie = kopieerderVan({ kolommen, voer });
  await kopie('account', VOL.accounts, `id = 'carla'`, {
    ...{ id: naam('a'), adres: `'a' || n || '@school.example'` },
    onderwijsregio: `case n % 50 when 0 then '${regio}' else 'regio-' || (n % 50) end`,
  });
  await kopie('kennissessie', VOL.kennissessies, ...sessies(nu, `${naam('k')} not in (select id from kennissessie)`));
  const straks = `${nu} + ${10 * DAG}`;
  await kopie('kennissessie', 1, `id = 'k1'`, {
    ...{ id: `'${GROTE_SESSIE}'`, slug: `'${GROTE_SESSIE}'`, ical_uid: `'${GROTE_SESSIE}'`, capaciteit: String(VOL.deelnemers) },
    ...{ begin_op: straks, eind_op: `${straks} + 1000`, aanmelden_tot: straks },
  });
  await kopie('aanmelding', VOL.deelnemers, 'account_id is not null', {
    ...{ id: naam('d'), sleutel: naam('d'), status: `'bevestigd'`, account_id: naam('a'), kennissessie_id: `'${GROTE_SESSIE}'` },
  });
  await kopie('aanmelding', VOL.aanmeldingen, 'account_id is not null', {
    ...{ id: naam('r'), sleutel: naam('r'), status: `'bevestigd'`, vraag: `'Hoe doen jullie dat?'` },
    ...{ account_id: `'a' || (1 + n % ${VOL.accounts})`, kennissessie_id: `'k' || (1 + (n / 40) % ${VOL.kennissessies})` },
  });
  await voer(`with recursive teller(n) as (select 1 union all select n + 1 from teller where n < ${VOL.brieven})
    insert into outbox (kenmerk, reeks, aan, onderwerp, tekst, html, aangemaakt_op, volgende_poging_op, bezorgd_op)
    select 'b' || n, 'b' || n, 'a@school.example', 'Aangemeld', '', '', ${nu}, ${nu}, ${nu} from teller`);
}

/** The sessions of the next six weeks alone: a page of the agenda and a month are then as long as they will be. */
export const bladVullen = (database: Database, nu: number): Promise<void> => sessiesRondom(database, { nu, van: 251, tot: 295 });

/** A session a day: those of the days `van` to `tot`, of which day 250 is today. */
export const sessiesRondom = (database: Database, { nu, van, tot }: { nu: number; van: number; tot: number }): Promise<void> =>
  kopieerderVan(database)('kennissessie', VOL.kennissessies, ...sessies(nu, `n between ${van} and ${tot}`));

const naam = (letter: string) => `'${letter}' || n`;

/** One a day around now: what these are copied from, and how each differs. */
function sessies(nu: number, welke: string): [bron: string, eigen: Record<string, string>, welke: string] {
  const dag = `${nu} + (n - 250) * ${DAG}`;
  const eigen = { id: naam('k'), slug: naam('k'), ical_uid: naam('k'), begin_op: dag, eind_op: `${dag} + 1000`, aanmelden_tot: dag };
  return [`vorm != 'hybride' and status = 'open'`, eigen, welke];
}

/** Copies one row so many times, with columns of its own that know the number `n`. */
const kopieerderVan =
  ({ kolommen, voer }: Database) =>
  async (tabel: string, aantal: number, bron: string, eigen: Record<string, string>, welke = 'true'): Promise<void> => {
    const namen = await kolommen(tabel);
    await voer(`with recursive teller(n) as (select 1 union all select n + 1 from teller where n < ${aantal})
      insert into ${tabel} (${namen.join(', ')})
      select ${namen.map((een) => eigen[een] ?? `b.${een}`).join(', ')} from (select * from ${tabel} where ${bron} limit 1) b, teller
      where ${welke}`);
  };
