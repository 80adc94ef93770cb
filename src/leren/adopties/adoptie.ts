import type { Selectable, Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { Adoptiestand, AdoptieTabel, Stopreden } from '#db/tabellen-adoptie.ts';
import { type Bladzijde, bladzijdeVanAantal } from '#grond/bladzijde.ts';
import { maandTekst, momentVan } from '#grond/taal/datum.ts';

/** What a region tells of a best practice of another that it takes over. */
export interface Adoptie {
  id: string;
  /** As they were called when it was written down. */
  praktijk: string;
  titel: string;
  onderwijsregio: string;
  stand: Adoptiestand;
  /** Month: "2026-11"; of who stopped, when it began. */
  sinds: string;
  /** Of who stopped, the month in which it did. */
  tot: string | null;
  omvang: string;
  anders: string;
  resultaat: string;
  stopreden: Stopreden | null;
  stopuitleg: string;
  nummer: number;
  gewijzigdOp: Moment;
  nagevraagdOp: Moment | null;
  reactie: string;
  reactieOp: Moment | null;
  /** How far the region was then. */
  reactieStand: Adoptiestand | null;
  verborgenOp: Moment | null;
  verborgenOmdat: string;
}

type Lezer = Db | Transaction<Tabellen>;

/** All that counts today, also what is hidden; what a merged region wrote anew stands once. */
export const adoptiesLezen = async (db: Lezer): Promise<Adoptie[]> => (await inVolgorde(db).execute()).map(uitRij);

/** A page of the same. */
export async function adoptiebladzijde(
  db: Lezer,
  { pagina, perPagina }: { pagina: number; perPagina: number },
): Promise<Bladzijde<Adoptie>> {
  const { aantal } = await geldend(db)
    .select(({ fn }) => fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow();
  const { vanaf, ...blad } = bladzijdeVanAantal(aantal, pagina, perPagina);
  return { items: (await inVolgorde(db).limit(perPagina).offset(vanaf).execute()).map(uitRij), ...blad };
}

const geldend = (db: Lezer) => db.selectFrom('adoptie').where('opgenomen_in', 'is', null);
const inVolgorde = (db: Lezer) => geldend(db).selectAll().orderBy('gewijzigd_op', 'desc').orderBy('id');

export async function adoptie(db: Lezer, { id }: { id: string }): Promise<Adoptie | null> {
  const rij = await geldend(db).selectAll().where('id', '=', id).executeTakeFirst();
  return rij ? uitRij(rij) : null;
}

export interface Adoptiestap {
  /** The id of its adoptie. */
  adoptie: string;
  /** As they were called then. */
  praktijk: string;
  onderwijsregio: string;
  verborgen: boolean;
  stand: Adoptiestand;
  /** "2026-11" */
  sinds: string;
  op: Moment;
}

/** Every stand that every adoptie had, also what a merged region wrote anew, in the order in which it was told. */
export async function adoptiestappen(db: Lezer): Promise<Adoptiestap[]> {
  const rijen = await db
    .selectFrom('adoptiestap as s')
    .innerJoin('adoptie as a', 'a.id', 's.adoptie_id')
    .select(['s.adoptie_id as adoptie', 'a.praktijk', 'a.onderwijsregio', 'a.verborgen_op', 's.stand', 's.sinds', 's.op'])
    .orderBy('s.op')
    .orderBy('s.nummer')
    .execute();
  return rijen.map(({ verborgen_op, ...stap }) => ({ ...stap, verborgen: verborgen_op !== null }));
}

function uitRij({
  gewijzigd_op,
  nagevraagd_op,
  reactie_op,
  reactie_stand,
  verborgen_op,
  verborgen_omdat,
  ...rij
}: Selectable<AdoptieTabel>): Adoptie {
  const { id, praktijk, titel, onderwijsregio, stand, sinds, tot, omvang, anders, resultaat, stopreden, stopuitleg, nummer, reactie } = rij;
  return {
    ...{ id, praktijk, titel, onderwijsregio, stand, sinds, tot, omvang, anders, resultaat, stopreden, stopuitleg, nummer, reactie },
    ...{ gewijzigdOp: gewijzigd_op, nagevraagdOp: nagevraagd_op, reactieOp: reactie_op, reactieStand: reactie_stand },
    ...{ verborgenOp: verborgen_op, verborgenOmdat: verborgen_omdat },
  };
}

const inWoorden = (maand: string): string => maandTekst(momentVan(`${maand}-01`));

/** "sinds september 2026"; of who stopped also when it began. */
export const standmaanden = ({ sinds, tot }: Pick<Adoptie, 'sinds' | 'tot'>): string =>
  tot === null ? `sinds ${inWoorden(sinds)}` : `sinds ${inWoorden(tot)}, begonnen in ${inWoorden(sinds)}`;

/** What an account wrote of adopties, as it gets it with all else that we keep of it. */
export async function eigenAdopties(db: Lezer, { account }: { account: Pick<Account, 'id'> }) {
  const stappen = await db
    .selectFrom('adoptiestap as s')
    .innerJoin('adoptie as a', 'a.id', 's.adoptie_id')
    .select(['a.titel', 'a.onderwijsregio', 's.stand', 's.sinds', 's.op'])
    .where('s.door', '=', account.id)
    .orderBy('s.op')
    .execute();
  const reacties = db.selectFrom('adoptie').select(['titel', 'reactie', 'reactie_op']).where('reactie_door', '=', account.id);
  const moment = (op: Moment | null) => op && new Date(op).toISOString();
  return {
    geschreven: stappen.map(({ op, ...stap }) => ({ ...stap, op: moment(op) })),
    reacties: (await reacties.orderBy('reactie_op').execute()).map(({ reactie_op, ...een }) => ({ ...een, op: moment(reactie_op) })),
  };
}
