import { createHmac, randomBytes } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import { gelijk, vingerafdruk } from '#accounts/geheimen.ts';
import { type Kluis, openKluis } from '#accounts/inloggen/kluis.ts';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { VolgtTabel } from '#db/tabellen-volgen.ts';

type Trx = Db | Transaction<Tabellen>;
type Gevolgd = Selectable<VolgtTabel>;
const HANDTEKENING = 22;
/** So many things are named whole, of more the beginning of each: mail programs read no longer lines. */
export const HEEL_IN_SLEUTEL = 30;
const TEKENS_HEEL = 22;
const TEKENS_BEGIN = 8;
/** More than this do not fit. */
export const MEESTE_IN_SLEUTEL = 100;

/** A key for one letter or page; only its hash is kept. */
export const nieuweVolgsleutel = (): string => randomBytes(24).toString('base64url');

/** All that somebody follows for which this key is; nothing for any other key. */
export async function gevolgdBijSleutel(db: Trx, sleutel: string): Promise<Gevolgd[]> {
  const bij = db.selectFrom('volgt').selectAll().orderBy('gevraagd_op').orderBy('id');
  const vroeger = db.selectFrom('volgt_voorheen').select('volgt_id');
  if (!sleutel.includes('.')) {
    const hash = vingerafdruk(sleutel);
    return bij.where((eb) => eb.or([eb('sleutel_hash', '=', hash), eb('id', 'in', vroeger.where('sleutel_hash', '=', hash))])).execute();
  }
  const [namen, begin] = gelezen(await volggeheim(db), sleutel);
  if (begin !== undefined) return metBegin(db, namen.map(alsId)[0] ?? '', new Set(begin));
  if (namen.length === 0) return [];
  const ids = namen.map(alsId);
  return bij.where((eb) => eb.or([eb('id', 'in', ids), eb('id', 'in', vroeger.where('id', 'in', ids))])).execute();
}

/**
 * Of what this person follows that which begins like this, or did before it became one with another. Only an account follows so much, and
 * what becomes one with it moves to it.
 */
async function metBegin(db: Trx, volger: string, begin: ReadonlySet<string>): Promise<Gevolgd[]> {
  const alle = db.selectFrom('volgt').where('volger_id', '=', volger);
  const vroeger = await db.selectFrom('volgt_voorheen').select(['id', 'volgt_id']).where('volgt_id', 'in', alle.select('id')).execute();
  const genoemd = new Set(vroeger.filter(({ id }) => begin.has(beginVan(id))).map(({ volgt_id }) => volgt_id));
  const rijen = await alle.selectAll().orderBy('gevraagd_op').orderBy('id').execute();
  return rijen.filter(({ id }) => begin.has(beginVan(id)) || genoemd.has(id));
}

/** What became one with this, by which older letters stop it. */
export const vroegereIds = async (db: Trx, volgt: string): Promise<string[]> =>
  (await db.selectFrom('volgt_voorheen').select('id').where('volgt_id', '=', volgt).execute()).map(({ id }) => id);

/** With what the keys in letters are signed. */
export const volggeheim = async (db: Trx): Promise<string> =>
  (await db.selectFrom('volggeheim').select('geheim').executeTakeFirstOrThrow()).geheim;

/**
 * The key in a letter about these, of one person: it names them and is signed, works as long as they are followed, and nothing is kept of
 * it. It never stops what it does not name.
 */
export function briefsleutel(geheim: string, volger: string, ids: readonly string[]): string {
  const namen = ids.length <= HEEL_IN_SLEUTEL ? ids.map(heel).join('') : `${heel(volger)}.${ids.map(beginVan).join('')}`;
  return `${namen}.${getekend(geheim, namen)}`;
}

/** An address in the link that leads back to who typed it: nobody else can read it there, and nothing is kept of it. */
export const adresVerzegeld = async (db: Trx, adres: string): Promise<string> => (await kluis(db)).sluitWeg(adres, VOOR);
export const adresUit = async (db: Trx, zegel: string): Promise<string | null> => (await kluis(db)).haalOp(zegel, VOOR);

const VOOR = 'volgen';
const kluis = async (db: Trx): Promise<Kluis> =>
  openKluis(
    createHmac('sha256', await volggeheim(db))
      .update(VOOR)
      .digest(),
  );

/** The names in a key; of one that names many, whose they are and how each begins; none when it is not ours. */
function gelezen(geheim: string, sleutel: string): [namen: string[], begin?: string[]] {
  const plek = sleutel.lastIndexOf('.');
  const namen = sleutel.slice(0, plek);
  if (!gelijk(getekend(geheim, namen), sleutel.slice(plek + 1))) return [[]];
  const [wie = '', begin] = namen.split('.');
  return begin === undefined ? [geknipt(wie, TEKENS_HEEL)] : [[wie], geknipt(begin, TEKENS_BEGIN)];
}

const geknipt = (tekst: string, per: number): string[] => tekst.match(new RegExp(`.{${per}}`, 'g')) ?? [];
const ingekort = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
const heel = (id: string): string => ingekort(id.replaceAll('-', ''));
/** Random enough among what one person follows. */
const beginVan = (id: string): string => ingekort(id.replaceAll('-', '').slice(0, 12));
const alsId = (naam: string): string =>
  Buffer.from(naam, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const getekend = (geheim: string, namen: string): string =>
  createHmac('sha256', geheim).update(namen).digest('base64url').slice(0, HANDTEKENING);
