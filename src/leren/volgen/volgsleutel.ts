import { createHmac, randomBytes } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import { gelijk, vingerafdruk } from '#accounts/geheimen.ts';
import { type Kluis, openKluis } from '#accounts/inloggen/kluis.ts';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { VolgtTabel } from '#db/tabellen-volgen.ts';

type Trx = Db | Transaction<Tabellen>;
const HANDTEKENING = 22;
const KORT = 22;

/** A key for one letter or page; only its hash is kept. */
export const nieuweVolgsleutel = (): string => randomBytes(24).toString('base64url');

/** All that somebody follows for which this key is; nothing for any other key. */
export async function gevolgdBijSleutel(db: Trx, sleutel: string): Promise<Selectable<VolgtTabel>[]> {
  const bij = db.selectFrom('volgt').selectAll().orderBy('gevraagd_op').orderBy('id');
  const vroeger = db.selectFrom('volgt_voorheen').select('volgt_id');
  if (!sleutel.includes('.')) {
    const hash = vingerafdruk(sleutel);
    return bij.where((eb) => eb.or([eb('sleutel_hash', '=', hash), eb('id', 'in', vroeger.where('sleutel_hash', '=', hash))])).execute();
  }
  const ids = gelezen(await volggeheim(db), sleutel);
  if (ids.length === 0) return [];
  return bij
    .where((eb) => eb.or([eb('id', 'in', ids), eb('volger_id', 'in', ids), eb('id', 'in', vroeger.where('id', 'in', ids))]))
    .execute();
}

/** What became one with this, by which older letters stop it. */
export const vroegereIds = async (db: Trx, volgt: string): Promise<string[]> =>
  (await db.selectFrom('volgt_voorheen').select('id').where('volgt_id', '=', volgt).execute()).map(({ id }) => id);

/** With what the keys in letters are signed. */
export const volggeheim = async (db: Trx): Promise<string> =>
  (await db.selectFrom('volggeheim').select('geheim').executeTakeFirstOrThrow()).geheim;

/**
 * The key in a letter about these: it names them and is signed, works as long as they are followed, and nothing is kept of it. Who is
 * named instead of a thing follows more than fits: then it is for all of it.
 */
export function briefsleutel(geheim: string, ids: readonly string[]): string {
  const namen = ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')).join('');
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

function gelezen(geheim: string, sleutel: string): string[] {
  const [namen = '', handtekening = ''] = sleutel.split('.');
  if (!gelijk(getekend(geheim, namen), handtekening)) return [];
  return (namen.match(new RegExp(`.{${KORT}}`, 'g')) ?? []).map((naam) =>
    Buffer.from(naam, 'base64url')
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  );
}

const getekend = (geheim: string, namen: string): string =>
  createHmac('sha256', geheim).update(namen).digest('base64url').slice(0, HANDTEKENING);
