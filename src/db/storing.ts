/** Whether this error means that the database cannot do its work now (busy, full, read-only, gone): the door answers 503. */
export function isStoring(fout: unknown): boolean {
  return (
    fout instanceof Error && 'code' in fout && /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN|CORRUPT|NOTADB)/.test(String(fout.code))
  );
}

/** For a write that may as well wait for the next time, such as when somebody was last seen. */
export async function alsHetKan(schrijven: Promise<unknown>): Promise<void> {
  await schrijven.catch((fout) => {
    if (!isStoring(fout)) throw fout;
  });
}
