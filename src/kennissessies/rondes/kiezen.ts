import type { Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';
import { gekozenPerOnderdeel, keuzesBij, metVrij, type Onderdeel } from '#kennissessies/onderdeel.ts';
import { rondesVan } from './rondes.ts';

/** By round the part that somebody wants, "" for later; a round that is not there stays as it was. */
export type Keuzes = Readonly<Record<number, string>>;
/** A part that somebody cannot have (any more): full, or no longer there. */
export interface Keuzefout {
  ronde: number;
  /** Of the round as people read it. */
  nummer: number;
  titel: string;
  waarom: 'vol' | 'weg';
}
export type Keuzeuitslag =
  /** `gekozen`: all parts of this person from now on; `gewisseld`: those that came or went. */
  { gelukt: true; gekozen: string[]; gewisseld: string[] } | { gelukt: false; reden: 'onderdeel-vol'; keuzefouten: Keuzefout[] };

interface Keuzevraag {
  kennissessie: { id: string; onderdelen: readonly Onderdeel[] };
  /** Of who is registered already: what they chose stays theirs. */
  aanmelding?: string | undefined;
  keuzes: Keuzes;
}

/**
 * Whether somebody can have the parts they chose: never more people than a part has room for. To be asked in the
 * transaction that goes on to write them (`keuzesVastleggen`); nothing is written yet.
 */
export async function keuzesToetsen(
  trx: Transaction<Tabellen>,
  { kennissessie: { id, onderdelen }, aanmelding, keuzes }: Keuzevraag,
): Promise<Keuzeuitslag> {
  if (onderdelen.length === 0) return { gelukt: true, gekozen: [], gewisseld: [] };
  const had = aanmelding === undefined ? [] : ((await keuzesBij(trx, [aanmelding])).get(aanmelding) ?? []);
  const rondes = rondesVan(metVrij(onderdelen, await gekozenPerOnderdeel(trx, [id])));
  const keuzefouten: Keuzefout[] = [];
  const gekozen = rondes.flatMap(({ ronde, nummer, onderdelen: eigen }) => {
    const eerst = eigen.find((een) => had.includes(een.id));
    const wil = keuzes[ronde] ?? eerst?.id ?? '';
    if (wil === '') return [];
    const onderdeel = eigen.find((een) => een.id === wil);
    const fout = { ronde, nummer, titel: onderdeel?.titel ?? '' };
    if (!onderdeel || onderdeel.afgelast) keuzefouten.push({ ...fout, waarom: 'weg' });
    else if (onderdeel.vrij === 0 && onderdeel.id !== eerst?.id) keuzefouten.push({ ...fout, waarom: 'vol' });
    return [wil];
  });
  if (keuzefouten.length > 0) return { gelukt: false, reden: 'onderdeel-vol', keuzefouten };
  return { gelukt: true, gekozen, gewisseld: [...new Set(had).symmetricDifference(new Set(gekozen))] };
}

/** Writes what was judged, in the same transaction. */
export async function keuzesVastleggen(
  trx: Transaction<Tabellen>,
  aanmelding: string,
  { onderdelen, gekozen }: { onderdelen: readonly Onderdeel[]; gekozen: readonly string[] },
): Promise<void> {
  if (onderdelen.length === 0) return;
  const rijen = onderdelen
    .filter(({ id }) => gekozen.includes(id))
    .map(({ id, ronde }) => ({ aanmelding_id: aanmelding, ronde, onderdeel_id: id }));
  await trx.deleteFrom('onderdeelkeuze').where('aanmelding_id', '=', aanmelding).execute();
  if (rijen.length > 0) await trx.insertInto('onderdeelkeuze').values(rijen).execute();
}
