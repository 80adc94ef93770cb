import type { Db, Moment } from '#db/tabellen.ts';
import type { AanmeldingTabel, Aanmeldstatus } from '#db/tabellen-kennissessie.ts';
import { uitkomstenBij, type Vraaguitkomst } from '#kennissessies/gestelde-vraag.ts';
import { type Bijeenkomst, erbij, type Kennissessie, uitRij } from '#kennissessies/kennissessie.ts';
import { keuzesBij } from '#kennissessies/onderdeel.ts';
import type { Regioplek } from '#kennissessies/regiogrenzen.ts';
import { magWijzigen } from '#kennissessies/toestand.ts';
import type { Antwoorden } from './invoer.ts';

export interface MijnAanmelding {
  id: string;
  status: Aanmeldstatus;
  aangemeldOp: Moment;
  gewijzigdOp: Moment;
  /** Of the registration; what calendars count by is this and that of the session together. */
  volgnummer: number;
  antwoorden: Antwoorden;
  /** The parts of its rounds that this person chose. */
  gekozen: readonly string[];
  /** As it was at sign-up. */
  regio: Regioplek;
  /** What became of the question among these answers; null as long as nobody decided. */
  vraaguitkomst: Vraaguitkomst | null;
  kennissessie: Kennissessie;
  /** Only with a confirmed place, and only when it helps: the session is online for this person and not over or off. */
  onlineLink: string | null;
  /** Withdrawing and changing answers are possible now. */
  teWijzigen: boolean;
  voorbij: boolean;
  /** Meetings that are over and of which it is kept that this person was there, by date. */
  erbij: readonly Bijeenkomst[];
}

/** The word everybody reads for the status of a registration. */
export const AANMELDSTATUS: Record<Aanmeldstatus, { tekst: string; soort: 'goed' | 'let-op' | 'neutraal' }> = {
  bevestigd: { tekst: 'Bevestigd', soort: 'goed' },
  wachtlijst: { tekst: 'Wachtlijst', soort: 'let-op' },
  aangeboden: { tekst: 'Aangeboden', soort: 'let-op' },
  afgemeld: { tekst: 'Afgemeld', soort: 'neutraal' },
};

/** What stands beside a registration: of a session that is off, nothing else matters. */
export const statusVan = ({ status, kennissessie }: Pick<MijnAanmelding, 'status' | 'kennissessie'>) =>
  kennissessie.status === 'afgelast' && status !== 'afgemeld'
    ? ({ tekst: 'Gaat niet door', soort: 'fout' } as const)
    : AANMELDSTATUS[status];

/** Where this person takes part: a place, or online. */
export const waarVan = ({
  kennissessie: { vorm, plaats },
  antwoorden: { deelname },
}: Pick<MijnAanmelding, 'kennissessie' | 'antwoorden'>) =>
  vorm === 'online' || deelname === 'online' ? 'Online' : plaats || 'De plaats volgt nog';

interface Vraag {
  account: { id: string };
  nu: Moment;
}

/** All registrations of one account: what is coming first by date, then what is over, newest first. */
export async function mijnAanmeldingen(db: Db, { account, nu }: Vraag): Promise<MijnAanmelding[]> {
  const rijen = await db.selectFrom('aanmelding').selectAll().where('account_id', '=', account.id).execute();
  const alle = await metKennissessie(db, rijen, nu);
  const opDatum = alle.sort((a, b) => a.kennissessie.beginOp - b.kennissessie.beginOp);
  return [...opDatum.filter(({ voorbij }) => !voorbij), ...opDatum.filter(({ voorbij }) => voorbij).reverse()];
}

/** One registration by its id or its session; null when it is not there or somebody else's. */
export async function mijnAanmelding(
  db: Db,
  { account, nu, ...welke }: Vraag & ({ id: string } | { slug: string }),
): Promise<MijnAanmelding | null> {
  const eigen = db.selectFrom('aanmelding').selectAll('aanmelding').where('account_id', '=', account.id);
  const vraag =
    'id' in welke
      ? eigen.where('aanmelding.id', '=', welke.id)
      : eigen.innerJoin('kennissessie as k', 'k.id', 'kennissessie_id').where('k.slug', '=', welke.slug);
  const rij = await vraag.executeTakeFirst();
  return rij ? ((await metKennissessie(db, [rij], nu))[0] ?? null) : null;
}

async function metKennissessie(db: Db, rijen: readonly AanmeldingTabel[], nu: Moment): Promise<MijnAanmelding[]> {
  if (rijen.length === 0) return [];
  const ids = rijen.map(({ kennissessie_id }) => kennissessie_id);
  const sessies = await db.selectFrom('kennissessie').selectAll().select(erbij('kennissessie')).where('id', 'in', ids).execute();
  const eigen = rijen.map(({ id }) => id);
  const aanwezig = await aanwezigOp(db, eigen);
  const keuzes = await keuzesBij(db, eigen);
  const uitkomsten = await uitkomstenBij(db, rijen);
  const perId = new Map(sessies.map((rij) => [rij.id, { kennissessie: uitRij(rij), link: rij.online_link }]));
  return rijen.flatMap((rij) => {
    const { id, status, aangemeld_op, deelname, vraag, toegang, dieet, kennissessie_id } = rij;
    const sessie = perId.get(kennissessie_id);
    if (!sessie) return [];
    const { kennissessie: k, link } = sessie;
    const voorbij = nu >= k.eindOp;
    const online = k.vorm === 'online' || deelname === 'online';
    const metLink = status === 'bevestigd' && online && link !== '' && !voorbij && k.status !== 'afgelast';
    return {
      id,
      status,
      aangemeldOp: aangemeld_op,
      gewijzigdOp: rij.gewijzigd_op,
      volgnummer: rij.volgnummer,
      antwoorden: { deelname, vraag, toegang, dieet },
      gekozen: keuzes.get(id) ?? [],
      regio: { onderwijsregio: rij.onderwijsregio, regiostatus: rij.regiostatus },
      vraaguitkomst: uitkomsten.get(id) ?? null,
      kennissessie: k,
      onlineLink: metLink ? link : null,
      teWijzigen: status !== 'afgemeld' && magWijzigen(k, nu),
      voorbij,
      erbij: k.bijeenkomsten.filter((een) => een.eindOp <= nu && aanwezig.has(`${id} ${een.id}`)),
    };
  });
}

/** Registration and meeting of every tick that says somebody was there. */
async function aanwezigOp(db: Db, aanmeldingen: readonly string[]): Promise<Set<string>> {
  const rijen = await db
    .selectFrom('aanwezigheid')
    .select(['aanmelding_id', 'bijeenkomst_id'])
    .where('aanmelding_id', 'in', aanmeldingen)
    .where('uitslag', '=', 'aanwezig')
    .execute();
  return new Set(rijen.map(({ aanmelding_id, bijeenkomst_id }) => `${aanmelding_id} ${bijeenkomst_id}`));
}
