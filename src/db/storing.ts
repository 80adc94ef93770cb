/** What SQLite says when it is busy, full, read-only or broken. */
const SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN|CORRUPT|NOTADB)/;
/**
 * The same in SQLSTATE: not to be reached, lets us not in, not there, no room, stopping, lets nobody in, read-only, cut off after too
 * long, in each other's way, locked.
 */
const PG = /^(08\w{3}|28\w{3}|3D\w{3}|53\w{3}|57P\w{2}|55000|25006|25P03|57014|40001|40P01|55P03)$/;

/** Whether this error means that the database cannot do its work now (busy, full, read-only, gone): the door answers 503. */
export function isStoring(fout: unknown): boolean {
  return SQLITE.test(codeVan(fout)) || PG.test(codeVan(fout));
}

/** Of those, what waiting does not mend: another name or password, or no such database. */
export const isGeweigerd = (fout: unknown): fout is Error => /^(28|3D)\w{3}$/.test(codeVan(fout));

const codeVan = (fout: unknown): string => (fout instanceof Error && 'code' in fout ? String(fout.code) : '');

const HOOGSTENS_MS = 500;
/** For a write that goes with reading and may as well wait for the next time, such as when somebody was last seen: nobody waits long. */
export async function alsHetKan(schrijven: Promise<unknown>): Promise<void> {
  const { promise: lang, resolve } = Promise.withResolvers<void>();
  const wekker = setTimeout(resolve, HOOGSTENS_MS);
  const klaar = schrijven.catch((fout) => {
    if (!isStoring(fout)) throw fout;
  });
  await Promise.race([klaar, lang]).finally(() => clearTimeout(wekker));
}
