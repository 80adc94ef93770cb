import type { Selectable, Transaction } from 'kysely';
import type { Db, KennissessieTabel, Moment, Tabellen } from '#db/tabellen.ts';

export interface Programmaonderdeel {
  tijd?: string;
  onderdeel: string;
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
  beginOp: Moment;
  eindOp: Moment;
  plaats: string;
  doelgroepen: string[];
  programma: Programmaonderdeel[];
  organisator: string;
  contact: string;
  capaciteit: number;
  achtergehouden: number;
  aanmeldenVanaf: Moment;
  aanmeldenTot: Moment;
  status: KennissessieTabel['status'];
  reden: string;
  /** Made once and never from the slug, so that a calendar follows a renamed session. */
  icalUid: string;
  volgnummer: number;
  voorbeeld: boolean;
  gewijzigdOp: Moment;
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
  const rij = await trx.selectFrom('kennissessie').selectAll().where(kolom, '=', waarde).executeTakeFirst();
  return rij && { ...uitRij(rij), onlineLink: rij.online_link };
}

/** From columns to the shape everybody uses. */
export function uitRij(rij: Omit<Selectable<KennissessieTabel>, 'online_link' | 'aangemaakt_op'>): Kennissessie {
  return {
    id: rij.id,
    slug: rij.slug,
    url: `/kennissessies/${rij.slug}/`,
    titel: rij.titel,
    kern: rij.kern,
    soort: rij.soort,
    schaal: rij.schaal,
    vorm: rij.vorm,
    gastregio: rij.gastregio,
    beginOp: rij.begin_op,
    eindOp: rij.eind_op,
    plaats: rij.plaats,
    doelgroepen: JSON.parse(rij.doelgroepen),
    programma: JSON.parse(rij.programma),
    organisator: rij.organisator,
    contact: rij.contact,
    capaciteit: rij.capaciteit,
    achtergehouden: rij.achtergehouden,
    aanmeldenVanaf: rij.aanmelden_vanaf,
    aanmeldenTot: rij.aanmelden_tot,
    status: rij.status,
    reden: rij.reden,
    icalUid: rij.ical_uid,
    volgnummer: rij.volgnummer,
    voorbeeld: rij.voorbeeld === 1,
    gewijzigdOp: rij.gewijzigd_op,
  };
}
