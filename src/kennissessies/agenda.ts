import { sql } from 'kysely';
import type { Db, Moment } from '#db/tabellen.ts';
import { type Kennissessie, uitRij } from './kennissessie.ts';
import { vrijVoorNieuwe } from './wachtlijst.ts';

/** What anybody may know of a session: no online link, no people. */
export interface OpenbareKennissessie extends Omit<Kennissessie, 'achtergehouden'> {
  bouwstenen: string[];
  /** Free places for a newcomer; never below 0. */
  vrij: number;
  wachtend: number;
}

export interface Stand {
  kennissessies: readonly OpenbareKennissessie[];
  vers: boolean;
  van: Moment;
  /** The number of changes after which this was read, in the row `versie('kennissessies')`; absent without sessions. */
  nummer?: number;
}

export interface Agenda {
  /** All sessions but drafts, by start; `vers` is false when the database did not answer and this is the copy of `van`. */
  lees(): Promise<Stand>;
}

const GEDULD_MS = 300;
const RUST_MS = 1000;

interface Afschrift {
  nummer: number;
  kennissessies: readonly OpenbareKennissessie[];
  van: Moment;
}

/** The agenda in memory, read again when a session or registration changed; without a database it keeps its last copy. */
export function openAgenda(db: Db, { voorbeeld = true, klok = Date.now }: { voorbeeld?: boolean; klok?: () => Moment } = {}): Agenda {
  let afschrift: Afschrift = { nummer: -1, kennissessies: [], van: 0 };
  let bezig: Promise<void> | undefined;
  let nietVoor: Moment = 0;

  const vernieuwen = async () => {
    const nu = klok();
    const nummer = await versienummer(db);
    afschrift = nummer === afschrift.nummer ? { ...afschrift, van: nu } : { ...(await lezen(db, voorbeeld)), van: nu };
  };
  return {
    async lees() {
      if (klok() < nietVoor) return stand(afschrift, false);
      bezig ??= vernieuwen().finally(() => {
        bezig = undefined;
      });
      const vers = await opTijd(bezig);
      if (!vers) nietVoor = klok() + RUST_MS;
      return stand(afschrift, vers);
    },
  };
}

const stand = ({ kennissessies, van, nummer }: Afschrift, vers: boolean): Stand => ({
  kennissessies,
  vers,
  van,
  ...(nummer >= 0 && { nummer }),
});

/** False when the work failed or takes longer than our patience; late work still refreshes the copy. */
async function opTijd(werk: Promise<void>): Promise<boolean> {
  const { promise: teLaat, resolve } = Promise.withResolvers<boolean>();
  const wekker = setTimeout(resolve, GEDULD_MS, false);
  const gelukt = werk.then(
    () => true,
    () => false,
  );
  return Promise.race([gelukt, teLaat]).finally(() => clearTimeout(wekker));
}

async function versienummer(db: Db): Promise<number> {
  return (await db.selectFrom('versie').select('nummer').where('onderwerp', '=', 'kennissessies').executeTakeFirstOrThrow()).nummer;
}

/** One statement, so that counts and version belong together. */
async function lezen(db: Db, voorbeeld: boolean): Promise<Omit<Afschrift, 'van'>> {
  const telling = (voorwaarde: string) =>
    sql<number>`(select count(*) from aanmelding a where a.kennissessie_id = k.id and a.status ${sql.raw(voorwaarde)})`;
  const rijen = await db
    .selectFrom('kennissessie as k')
    .innerJoin('versie as v', (samen) => samen.on('v.onderwerp', '=', 'kennissessies'))
    .select(['k.id', 'k.slug', 'k.titel', 'k.kern', 'k.soort', 'k.schaal', 'k.vorm', 'k.gastregio', 'k.begin_op', 'k.eind_op', 'k.plaats'])
    .select(['k.doelgroepen', 'k.programma', 'k.organisator', 'k.contact', 'k.capaciteit', 'k.achtergehouden', 'k.aanmelden_vanaf'])
    .select(['k.aanmelden_tot', 'k.status', 'k.reden', 'k.ical_uid', 'k.volgnummer', 'k.voorbeeld', 'k.gewijzigd_op', 'v.nummer'])
    .select(sql<string>`(select json_group_array(bouwsteen) from kennissessie_bouwsteen b where b.kennissessie_id = k.id)`.as('bouwstenen'))
    .select(telling(`not in ('afgemeld', 'wachtlijst')`).as('bezet'))
    .select(telling(`= 'wachtlijst'`).as('wachtend'))
    .where('k.status', '!=', 'concept')
    .where('k.voorbeeld', 'in', voorbeeld ? [0, 1] : [0])
    .orderBy('k.begin_op')
    .orderBy('k.slug')
    .execute();
  const kennissessies = rijen.map((rij) => {
    const { achtergehouden, ...k } = uitRij(rij);
    const vrij = Math.max(0, vrijVoorNieuwe({ ...k, achtergehouden }, rij));
    return { ...k, bouwstenen: JSON.parse(rij.bouwstenen), vrij, wachtend: rij.wachtend };
  });
  // Without any session there is no row to carry the number; -1 reads again next time.
  return { nummer: rijen[0]?.nummer ?? -1, kennissessies };
}
