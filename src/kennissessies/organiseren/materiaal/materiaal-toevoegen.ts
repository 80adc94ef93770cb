import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import type { Materiaalbestand } from '#kennissessies/materialen.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { kanMetSessie } from '#kennissessies/overgangen.ts';

/** More is a website of its own. */
export const MEESTE_MATERIALEN = 30;

/** Looks at a file and keeps it when it is good; what it is and why it is refused is for another room to say. */
type Aannemen<Weigering extends string> = (
  bytes: Buffer,
) => Promise<{ gelukt: true; bijlage: Materiaalbestand } | { gelukt: false; reden: Weigering }>;

interface Materiaalverzoek<Weigering extends string> {
  account: Account;
  /** Of the session. */
  id: string;
  titel: string;
  /** Empty when there is none. */
  link: string;
  /** What somebody chose; null when nothing was. */
  bestand: File | null;
  aannemen: Aannemen<Weigering>;
  nu: Moment;
}
type Reden = 'onbekend' | 'kan-niet' | 'niets-gekozen' | 'allebei' | 'te-veel' | 'staat-er-al';
export type Materiaaluitslag<Weigering extends string> = { gelukt: true } | { gelukt: false; reden: Reden | Weigering };

/** Adds one file or one link for who has a place at this session. Nothing is stored for who may not, or when there is no room. */
export async function materiaalToevoegen<Weigering extends string>(
  db: Db,
  { account, id, titel, link, bestand, aannemen, nu }: Materiaalverzoek<Weigering>,
): Promise<Materiaaluitslag<Weigering>> {
  const nieuw = { account, id, nu };
  const vooraf = await db.transaction().execute((trx) => magErbij(trx, nieuw));
  if (!vooraf.gelukt) return vooraf;
  // An empty field for a file is sent as a file without a name.
  const gekozen = bestand && (bestand.size > 0 || bestand.name !== '') ? bestand : null;
  if (link !== '' && gekozen) return { gelukt: false, reden: 'allebei' };
  if (link !== '') return bewaren(db, { ...nieuw, rij: { titel, link, hash: null, soort: null, grootte: null } });
  if (!gekozen) return { gelukt: false, reden: 'niets-gekozen' };
  const aangenomen = await aannemen(Buffer.from(await gekozen.arrayBuffer()));
  if (!aangenomen.gelukt) return aangenomen;
  const { hash, soort, grootte } = aangenomen.bijlage;
  return bewaren(db, { ...nieuw, rij: { titel, link: null, hash, soort, grootte } });
}

interface Nieuw {
  account: Account;
  id: string;
  nu: Moment;
}
type Rij = { titel: string } & (
  | { link: string; hash: null; soort: null; grootte: null }
  | { link: null; hash: string; soort: string; grootte: string }
);

/** The session may have been called off while the file was looked at, so everything is asked once more. */
const bewaren = (db: Db, { rij, ...nieuw }: Nieuw & { rij: Rij }) =>
  db.transaction().execute(async (trx): Promise<{ gelukt: true } | { gelukt: false; reden: Reden }> => {
    const { account, id, nu } = nieuw;
    const mag = await magErbij(trx, nieuw);
    if (!mag.gelukt) return mag;
    const zelfde = trx.selectFrom('materiaal').select('id').where('kennissessie_id', '=', id);
    const dubbel = rij.link === null ? zelfde.where('hash', '=', rij.hash) : zelfde.where('link', '=', rij.link);
    if (await dubbel.executeTakeFirst()) return { gelukt: false, reden: 'staat-er-al' };
    await trx
      .insertInto('materiaal')
      .values({ id: randomUUID(), kennissessie_id: id, ...rij, toegevoegd_op: nu })
      .execute();
    const waar = { kennissessie: id, onderwijsregio: mag.sessie.gastregio };
    await gebeurtenisVastleggen(trx, { wat: 'materiaal-toegevoegd', door: account, ...waar, nu });
    return { gelukt: true };
  });

async function magErbij(
  trx: Transaction<Tabellen>,
  { account, id, nu }: Nieuw,
): Promise<{ gelukt: true; sessie: MetLink } | { gelukt: false; reden: 'onbekend' | 'kan-niet' | 'te-veel' }> {
  const sessie = await sessieVoor(trx, account, id);
  if (!sessie) return { gelukt: false, reden: 'onbekend' };
  if (!kanMetSessie('delen', sessie, nu)) return { gelukt: false, reden: 'kan-niet' };
  const { aantal } = await trx
    .selectFrom('materiaal')
    .select(({ fn }) => fn.countAll<number>().as('aantal'))
    .where('kennissessie_id', '=', id)
    .executeTakeFirstOrThrow();
  return aantal < MEESTE_MATERIALEN ? { gelukt: true, sessie } : { gelukt: false, reden: 'te-veel' };
}
