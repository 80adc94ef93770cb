import { readFileSync } from 'node:fs';
import type { Insertable, Transaction } from 'kysely';
import { Secret } from 'otpauth';
import type { Kluis } from '#accounts/inloggen/kluis.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { AccountTabel, Rechtsoort } from '#db/tabellen-account.ts';
import type { KennissessieTabel } from '#db/tabellen-kennissessie.ts';
import { DAG_MS } from '#grond/duur.ts';
import { eindVanDag, isoDatum, momentVan } from '#grond/taal/datum.ts';
import { bezoekTellenIn } from '#kennissessies/organiseren/tellen/bezoek-tellen.ts';
import { aanmeldingenVullen, deelnemer, rondesVullen, type Voorbeeldmensen, type Voorbeeldronde } from './seed-aanmeldingen.ts';
import { adoptiesVullen } from './seed-adopties.ts';
import { gesprekkenVullen } from './seed-gesprekken.ts';
import { leestellingenVullen } from './seed-leestellingen.ts';
import { signalenVullen } from './seed-signalen.ts';

const AANTAL_DEELNEMERS = 80;

const WATERKANT = 'voorbeeldregio-waterkant';
const CAST: readonly { id: string; naam: string; functie: string; organisatie: string; regio: string | null; recht?: Rechtsoort }[] = [
  { id: 'anna', naam: 'Anna', functie: 'Projectleider', organisatie: 'Voorbeeldregio Waterkant', regio: WATERKANT, recht: 'projectleider' },
  {
    id: 'bram',
    naam: 'Bram',
    functie: 'Adviseur',
    organisatie: 'Voorbeeldregio Heuvelrand',
    regio: 'voorbeeldregio-heuvelrand',
    recht: 'auteur',
  },
  {
    id: 'carla',
    naam: 'Carla',
    functie: 'Kwartiermaker',
    organisatie: 'Voorbeeldregio Plassengebied',
    regio: 'voorbeeldregio-plassengebied',
  },
  // Her texts are for Anna to judge first; Bram's region has nobody for that.
  { id: 'emma', naam: 'Emma', functie: 'Voorloper', organisatie: 'Voorbeeldregio Waterkant', regio: WATERKANT, recht: 'auteur' },
  { id: 'rosa', naam: 'Rosa', functie: 'Adviseur', organisatie: 'Realisatie-Eenheid (voorbeeld)', regio: null, recht: 're' },
];

interface Voorbeeldsessie extends Voorbeeldmensen {
  id: string;
  slug: string;
  titel: string;
  kern: string;
  soort: KennissessieTabel['soort'];
  schaal: KennissessieTabel['schaal'];
  vorm: KennissessieTabel['vorm'];
  gastregio: string | null;
  datum: string;
  begin: string;
  eind: string;
  /** All meetings when there are several, at the same hours; the first is on `datum`. */
  bijeenkomsten?: { datum: string; onderdeel: string }[];
  plaats: string;
  online_link: string;
  doelgroepen: string[];
  bouwstenen: string[];
  programma: { tijd: string; onderdeel: string }[];
  rondes?: Voorbeeldronde[];
  trefwoorden?: string[];
  organisator: string;
  contact: string;
  capaciteit: number;
  aanmelden_vanaf: string;
  aanmelden_tot: string;
  status: KennissessieTabel['status'];
  reden: string;
}

interface Vulling {
  /** Puts the secret of Rosa's app away; without it she links one at her first login. */
  kluis?: Kluis;
  nu: Moment;
}

/** Fills an empty database with the example people, sessions and registrations; leaves any other as it is. */
export async function vullen(db: Db, { kluis, nu }: Vulling): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const bekend = await trx.selectFrom('account').select('id').limit(1).execute();
    const gepland = await trx.selectFrom('kennissessie').select('id').limit(1).execute();
    if (bekend.length + gepland.length > 0) return;
    await accounts(trx, kluis, nu);
    for (const sessie of sessies(nu)) await kennissessie(trx, sessie, nu);
    await bezoekTellenIn(trx, nu);
    await adoptiesVullen(trx, nu);
    await leestellingenVullen(trx, nu);
    await signalenVullen(trx, nu);
    await gesprekkenVullen(trx, nu);
  });
}

async function accounts(trx: Transaction<Tabellen>, kluis: Kluis | undefined, nu: Moment): Promise<void> {
  const leeg = { totp_geheim: null, totp_bevestigd_op: null, totp_laatste_stap: 0, voorbeeld: 1, aangemaakt_op: nu, gewijzigd_op: nu };
  const cast = CAST.map(({ id, naam, functie, organisatie, regio, recht }): Insertable<AccountTabel> => {
    const re = recht === 're' && kluis && { totp_geheim: kluis.sluitWeg(new Secret({ size: 20 }).base32, id), totp_bevestigd_op: nu };
    return { ...leeg, id, adres: `${id}@voorbeeld.example`, naam, functie, organisatie, onderwijsregio: regio, ...re };
  });
  const deelnemers = Array.from({ length: AANTAL_DEELNEMERS }, (_, plek): Insertable<AccountTabel> => {
    const id = deelnemer(plek + 1);
    const wie = { naam: `Voorbeelddeelnemer ${plek + 1}`, functie: 'Deelnemer', organisatie: 'Voorbeeldorganisatie', onderwijsregio: null };
    return { ...leeg, id, adres: `${id}@voorbeeld.example`, ...wie };
  });
  await trx
    .insertInto('account')
    .values([...cast, ...deelnemers])
    .execute();
  const rechten = CAST.flatMap(({ id, regio, recht }) =>
    recht ? [{ account_id: id, soort: recht, onderwijsregio: regio, verleend_op: nu, verleend_door: null }] : [],
  );
  await trx.insertInto('recht').values(rechten).execute();
}

/** The examples as given; when none of them is open any more, one extra that is. */
function sessies(nu: Moment): Voorbeeldsessie[] {
  const bestand: { sessies: Voorbeeldsessie[] } = JSON.parse(
    readFileSync(new URL('../../../../content/kennissessies/voorbeelden.json', import.meta.url), 'utf8'),
  );
  const vast = bestand.sessies;
  if (vast.some(({ status, aanmelden_tot }) => status === 'open' && nu <= eindVanDag(aanmelden_tot))) return vast;
  const basis = vast.find(({ id }) => id === 'S04');
  if (!basis) return vast;
  const titel = 'Vragenuur: begin je als onderwijsregio';
  const datum = isoDatum(nu + 14 * DAG_MS);
  return [
    ...vast,
    {
      ...basis,
      id: 'S16',
      slug: 'vragenuur-begin-je-als-onderwijsregio',
      titel,
      datum,
      aanmelden_vanaf: isoDatum(nu),
      aanmelden_tot: isoDatum(nu + 13 * DAG_MS),
      aangemeld: 0,
    },
  ];
}

async function kennissessie(trx: Transaction<Tabellen>, sessie: Voorbeeldsessie, nu: Moment): Promise<void> {
  const { slug, titel, kern, soort, schaal, vorm, gastregio, plaats, online_link, organisator, contact, capaciteit, status, reden } =
    sessie;
  const id = sessie.id.toLowerCase();
  const aanmelden_vanaf = momentVan(sessie.aanmelden_vanaf, '09:00');
  const rij: Insertable<KennissessieTabel> = {
    ...{ id, slug, titel, kern, soort, schaal, vorm, gastregio, plaats, online_link, organisator, contact, capaciteit, status },
    reden_afgelast: status === 'afgelast' ? reden : '',
    verplaatst_van: '[]',
    reden_gewijzigd: status === 'verplaatst' ? reden : '',
    begin_op: momentVan(sessie.datum, sessie.begin),
    eind_op: momentVan(laatsteDag(sessie), sessie.eind),
    doelgroepen: JSON.stringify(sessie.doelgroepen),
    programma: JSON.stringify(sessie.programma),
    versie: 1,
    evaluatie: 1,
    trefwoorden: JSON.stringify(sessie.trefwoorden ?? []),
    achtergehouden: 0,
    voorrang_statussen: '[]',
    aanmelden_vanaf: Math.min(aanmelden_vanaf, nu),
    aanmelden_tot: eindVanDag(sessie.aanmelden_tot),
    ical_uid: `${id}@localhost`,
    volgnummer: status === 'afgelast' ? 1 : 0,
    voorbeeld: 1,
    aangemaakt_op: nu,
    gewijzigd_op: nu,
  };
  await trx.insertInto('kennissessie').values(rij).execute();
  await trx
    .insertInto('kennissessie_bouwsteen')
    .values(sessie.bouwstenen.map((bouwsteen) => ({ kennissessie_id: id, bouwsteen })))
    .execute();
  const bijeenkomsten = (sessie.bijeenkomsten ?? []).map(({ datum, onderdeel }, plek) => {
    const eigen = plek === 0 ? id : `${id}-${plek + 1}`;
    const tijden = { begin_op: momentVan(datum, sessie.begin), eind_op: momentVan(datum, sessie.eind) };
    return { id: eigen, kennissessie_id: id, ...tijden, onderdeel, ical_uid: `${eigen}@localhost` };
  });
  if (bijeenkomsten.length > 0) await trx.insertInto('bijeenkomst').values(bijeenkomsten).execute();
  await aanmeldingenVullen(trx, sessie, rij);
  await rondesVullen(trx, sessie.rondes ?? [], { id, datum: sessie.datum });
}

const laatsteDag = ({ datum, bijeenkomsten }: Voorbeeldsessie): string => bijeenkomsten?.at(-1)?.datum ?? datum;
