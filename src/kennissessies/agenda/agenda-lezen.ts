import type { Transaction } from 'kysely';
import { eenVan } from '#db/dialecten/beide-dialecten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { erbij, type Kennissessie, type OpenbareKennissessie, uitRij } from '#kennissessies/kennissessie.ts';
import { gekozenPerOnderdeel } from '#kennissessies/onderdeel.ts';
import { opkomstPerSessie } from '#kennissessies/opkomst.ts';
import { alsOpenbaar, bezettingskolommen } from '#kennissessies/plaatsen.ts';

/** All sessions but drafts, by start, as they were after so many changes. */
export interface Agendalezing<K> {
  kennissessies: readonly K[];
  nummer: number;
}

interface Vraag<K> {
  /** Whether examples are part of it. */
  voorbeeld: boolean;
  /** What was read before: a session that stayed as it was is then the very same object. */
  vorige: Agendalezing<K> | null;
}

/** The sessions with their places and who came, read again where anything of them changed. */
export const agendaLezen = (
  db: Db,
  { voorbeeld, vorige, nu = Date.now() }: Vraag<OpenbareKennissessie> & { nu?: Moment },
): Promise<Agendalezing<OpenbareKennissessie>> =>
  bijlezen(db, vorige, 'nummer', async (trx, ids) => {
    const rijen = await zichtbaar(trx, voorbeeld, ids).select(bezettingskolommen('k')).execute();
    const opkomst = await opkomstPerSessie(trx, ids);
    const gekozen = await gekozenPerOnderdeel(trx, ids);
    return rijen.map((rij) => alsOpenbaar(uitRij(rij), rij, nu, opkomst.get(rij.id), gekozen));
  });

/** The sessions themselves, read again where one changed; what is counted of them is not read. */
export const sessiesLezen = (db: Db, { voorbeeld, vorige }: Vraag<Kennissessie>): Promise<Agendalezing<Kennissessie>> =>
  bijlezen(db, vorige, 'zelf_nummer', async (trx, ids) => (await zichtbaar(trx, voorbeeld, ids).execute()).map(uitRij));

type Opnieuw<K> = (trx: Transaction<Tabellen>, ids: readonly string[] | undefined) => Promise<K[]>;

/** In one transaction, so that what is read and its number belong together. */
function bijlezen<K extends Pick<Kennissessie, 'id' | 'beginOp' | 'slug'>>(
  db: Db,
  vorige: Agendalezing<K> | null,
  kolom: 'nummer' | 'zelf_nummer',
  lees: Opnieuw<K>,
): Promise<Agendalezing<K>> {
  const lezen = db.transaction().setAccessMode('read only');
  return lezen.execute(async (trx) => {
    const versie = trx.selectFrom('versie').select('nummer').where('onderwerp', '=', 'kennissessies');
    const { nummer } = await versie.executeTakeFirstOrThrow();
    if (!vorige) return { nummer, kennissessies: (await lees(trx, undefined)).sort(opBegin) };
    const anders = await trx.selectFrom('sessieversie').select('kennissessie_id as id').where(kolom, '>', vorige.nummer).execute();
    if (anders.length === 0) return { ...vorige, nummer };
    const ids = new Set(anders.map(({ id }) => id));
    const zoalsZijWas = vorige.kennissessies.filter(({ id }) => !ids.has(id));
    return { nummer, kennissessies: [...zoalsZijWas, ...(await lees(trx, [...ids]))].sort(opBegin) };
  });
}

/** No two have the same slug. */
const opBegin = (a: Pick<Kennissessie, 'beginOp' | 'slug'>, b: Pick<Kennissessie, 'beginOp' | 'slug'>): number =>
  a.beginOp - b.beginOp || (a.slug < b.slug ? -1 : 1);

const zichtbaar = (trx: Transaction<Tabellen>, voorbeeld: boolean, ids: readonly string[] | undefined) =>
  trx
    .selectFrom('kennissessie as k')
    .selectAll('k')
    .select(erbij('k'))
    .where('k.status', '!=', 'concept')
    .where('k.voorbeeld', 'in', voorbeeld ? [0, 1] : [0])
    .$if(ids !== undefined, (query) => query.where('k.id', 'in', eenVan(ids ?? [])));
