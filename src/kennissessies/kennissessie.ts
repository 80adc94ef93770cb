import { type Selectable, sql, type Transaction } from 'kysely';
import { jsonLijst } from '#db/dialecten/beide-dialecten.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { KennissessieTabel } from '#db/tabellen-kennissessie.ts';
import { type Onderdeel, type OpenbaarOnderdeel, onderdeelkolom, onderdelenUit } from './onderdeel.ts';

export interface Programmaonderdeel {
  tijd?: string;
  onderdeel: string;
}

/** One meeting, with its own place in everybody's calendar. */
export interface Bijeenkomst {
  id: string;
  beginOp: Moment;
  eindOp: Moment;
  /** What this one is about; empty for a session of one meeting. */
  onderdeel: string;
  /** Made once and never from the slug, so that a calendar follows a renamed session. */
  icalUid: string;
}

/** A kennissessie as every rule, letter and page knows it; the online link is never part of it. */
export interface Kennissessie {
  id: string;
  slug: string;
  /** Address on the site, with slashes. */
  url: string;
  titel: string;
  kern: string;
  soort: KennissessieTabel['soort'];
  schaal: KennissessieTabel['schaal'];
  vorm: KennissessieTabel['vorm'];
  gastregio: string | null;
  /** Start of the first meeting, and end of the last. */
  beginOp: Moment;
  eindOp: Moment;
  /** At least one, by date. */
  bijeenkomsten: Bijeenkomst[];
  plaats: string;
  doelgroepen: string[];
  programma: Programmaonderdeel[];
  /** Of its rounds, by start; empty when there is nothing to choose. */
  onderdelen: Onderdeel[];
  bouwstenen: string[];
  /** Other words by which people look for it; for search alone, no page shows them. */
  trefwoorden: string[];
  organisator: string;
  contact: string;
  capaciteit: number;
  /** Of a hybrid session that counts each form by itself, places online; `capaciteit` is then for the location. Null: one number. */
  capaciteitOnline: number | null;
  achtergehouden: number;
  /** When places that are held back become free for everybody by themselves (null: by hand only), and when they last did. */
  vrijgevenOp: Moment | null;
  vrijgegevenOp: Moment | null;
  /** Until `voorrangTot` only who comes from a region with one of these statuses can sign up; empty and null: everybody at once. */
  voorrangStatussen: string[];
  voorrangTot: Moment | null;
  /** Until `maxPerRegioTot` (null: to the end) at most so many of one region have a place; null: as many as come. */
  maxPerRegio: number | null;
  maxPerRegioTot: Moment | null;
  aanmeldenVanaf: Moment;
  aanmeldenTot: Moment;
  status: KennissessieTabel['status'];
  /** Why it is off, why it was changed last, and why it has no terugblik; each empty when nobody said. */
  redenAfgelast: string;
  redenGewijzigd: string;
  redenZonderTerugblik: string;
  /** Of the last move: which meetings (from 0), when they were to be, and where when that changed with it. */
  verplaatstVan: { plek: number; beginOp: Moment; eindOp: Moment; plaats?: string }[];
  /** Whether who was there is asked afterwards what it was worth. */
  evaluatie: boolean;
  /** Counts up with every edit by its organiser. */
  versie: number;
  /** Counts up when calendars must follow; the same for all its meetings. */
  volgnummer: number;
  voorbeeld: boolean;
  gewijzigdOp: Moment;
}

/** Who came to one meeting, as a number. */
export interface Opkomst {
  bijeenkomstId: string;
  /** Who was ticked as there, also when nobody may know any more who that was, and who came without having signed up. */
  aantal: number;
  /** Of these, without a registration. */
  zonder: number;
  /** Somebody kept the list: without that, a number would say nothing. */
  bijgehouden: boolean;
  /** People with a place of whom nothing was ticked: they may have been there, too. */
  onbekend: number;
}

/** What only who organises a session knows of its places. */
export type Achtergehouden = Pick<Kennissessie, 'achtergehouden' | 'vrijgevenOp' | 'vrijgegevenOp'>;

/** What anybody may know of a session: no online link, no people. */
export interface OpenbareKennissessie extends Omit<Kennissessie, keyof Achtergehouden> {
  /** Free places for a newcomer; never below 0. */
  vrij: number;
  /** The same for each form, when each counts by itself. */
  vrijPerVorm: { fysiek: number; online: number } | null;
  wachtend: number;
  /** With what is left of each. */
  onderdelen: OpenbaarOnderdeel[];
  /** Of the meetings of which something was kept. */
  opkomst: readonly Opkomst[];
}

/** Only for acts and for people with a confirmed place. */
export interface MetLink extends Kennissessie {
  onlineLink: string;
}

/** Whoever is logged in, as far as a registration needs to know. */
export interface Deelnemer {
  id: string;
  adres: string;
  naam: string;
}

/** The session with this slug or id, drafts included; acts call it inside their transaction. */
export async function opzoeken(trx: Db | Transaction<Tabellen>, sleutel: { slug: string } | { id: string }): Promise<MetLink | undefined> {
  const [kolom, waarde] = 'slug' in sleutel ? (['slug', sleutel.slug] as const) : (['id', sleutel.id] as const);
  const rij = await trx.selectFrom('kennissessie').selectAll().select(erbij('kennissessie')).where(kolom, '=', waarde).executeTakeFirst();
  return rij && { ...uitRij(rij), onlineLink: rij.online_link };
}

/** What a session is made of beside its own row, for `uitRij`; `tabel` is what the query calls its sessions. */
export const erbij = (tabel: string) => [
  jsonLijst(
    { id: 'b.id', beginOp: 'b.begin_op', eindOp: 'b.eind_op', onderdeel: 'b.onderdeel', icalUid: 'b.ical_uid' },
    sql`bijeenkomst b where b.kennissessie_id = ${sql.ref(`${tabel}.id`)}`,
    'b.begin_op',
  ).as('bijeenkomsten'),
  jsonLijst('s.bouwsteen', sql`kennissessie_bouwsteen s where s.kennissessie_id = ${sql.ref(`${tabel}.id`)}`, 's.bouwsteen').as(
    'bouwstenen',
  ),
  sql<string>`coalesce((select z.reden from zonder_terugblik z where z.kennissessie_id = ${sql.ref(`${tabel}.id`)}), '')`.as(
    'reden_zonder_terugblik',
  ),
  onderdeelkolom(tabel),
];

type Rij = Omit<Selectable<KennissessieTabel>, 'online_link' | 'aangemaakt_op'> &
  Record<'bijeenkomsten' | 'bouwstenen' | 'reden_zonder_terugblik' | 'onderdelen', string>;

/** From columns to the shape everybody uses. */
export function uitRij(rij: Rij): Kennissessie {
  const { id, begin_op: beginOp, eind_op: eindOp, ical_uid: icalUid } = rij;
  const bijeenkomsten: Bijeenkomst[] = JSON.parse(rij.bijeenkomsten);
  return {
    id,
    slug: rij.slug,
    url: `/kennissessies/${rij.slug}/`,
    titel: rij.titel,
    kern: rij.kern,
    soort: rij.soort,
    schaal: rij.schaal,
    vorm: rij.vorm,
    gastregio: rij.gastregio,
    beginOp,
    eindOp,
    bijeenkomsten: bijeenkomsten.length > 0 ? bijeenkomsten : [{ id, beginOp, eindOp, onderdeel: '', icalUid }],
    plaats: rij.plaats,
    doelgroepen: JSON.parse(rij.doelgroepen),
    programma: JSON.parse(rij.programma),
    onderdelen: onderdelenUit(rij.onderdelen),
    bouwstenen: JSON.parse(rij.bouwstenen),
    trefwoorden: JSON.parse(rij.trefwoorden),
    organisator: rij.organisator,
    contact: rij.contact,
    capaciteit: rij.capaciteit,
    capaciteitOnline: rij.capaciteit_online,
    achtergehouden: rij.achtergehouden,
    vrijgevenOp: rij.vrijgeven_op,
    vrijgegevenOp: rij.vrijgegeven_op,
    voorrangStatussen: JSON.parse(rij.voorrang_statussen),
    voorrangTot: rij.voorrang_tot,
    maxPerRegio: rij.max_per_regio,
    maxPerRegioTot: rij.max_per_regio_tot,
    aanmeldenVanaf: rij.aanmelden_vanaf,
    aanmeldenTot: rij.aanmelden_tot,
    status: rij.status,
    redenAfgelast: rij.reden_afgelast,
    redenGewijzigd: rij.reden_gewijzigd,
    redenZonderTerugblik: rij.reden_zonder_terugblik,
    verplaatstVan: JSON.parse(rij.verplaatst_van),
    evaluatie: rij.evaluatie === 1,
    versie: rij.versie,
    volgnummer: rij.volgnummer,
    voorbeeld: rij.voorbeeld === 1,
    gewijzigdOp: rij.gewijzigd_op,
  };
}
