import type { Account } from '#accounts/account.ts';
import type { OutboxTabel } from '#db/tabellen.ts';
import type { KennissessieTabel } from '#db/tabellen-kennissessie.ts';
import type { OnderdeelTabel } from '#db/tabellen-ronde.ts';
import { momentVan } from '#grond/taal/datum.ts';
import { aanmelden } from '#kennissessies/aanmelden/aanmelden.ts';
import type { Antwoorden } from '#kennissessies/aanmelden/invoer.ts';
import { afgelasten } from '#kennissessies/organiseren/afgelasten.ts';
import type { Wijziging } from '#kennissessies/organiseren/nieuwe-stand.ts';
import { wijzigen } from '#kennissessies/organiseren/wijzigen.ts';
import { verseDb } from '../steun/db.ts';

export const NU = momentVan('2026-11-24', '10:00');
export const ORIGIN = 'https://kennis.example';
export const MINUUT = 60_000;
export const UUR = 60 * MINUUT;
export const DAG = 24 * UUR;
export const GEEN: Antwoorden = { deelname: null, vraag: '', toegang: '', dieet: '' };

export const mens = (naam: string): Account => ({
  id: naam.toLowerCase(),
  adres: `${naam.toLowerCase()}@voorbeeld.example`,
  naam,
  functie: '',
  organisatie: '',
  onderwijsregio: null,
  voorbeeld: true,
  rechten: [],
  sessionId: '',
  tweedeStap: false,
});
export const rosa: Account = { ...mens('Rosa'), rechten: [{ soort: 're', onderwijsregio: null }], tweedeStap: true };

/** A session as most of them are; two places. */
export const SESSIE: KennissessieTabel = {
  id: 'k1',
  slug: 'loket-en-matching',
  titel: 'Loket en matching',
  kern: 'Over loketten.',
  soort: 'kennissessie',
  schaal: 'regionaal',
  vorm: 'fysiek',
  gastregio: 'voorbeeldregio-waterkant',
  begin_op: momentVan('2027-02-11', '13:00'),
  eind_op: momentVan('2027-02-11', '16:30'),
  plaats: 'Zwolle',
  online_link: '',
  doelgroepen: '["projectleiders"]',
  programma: '[{"tijd":"13.00","onderdeel":"Welkom"}]',
  trefwoorden: '[]',
  organisator: 'Voorbeeldregio Waterkant',
  contact: 'kennissessies@voorbeeldregio-waterkant.example',
  capaciteit: 2,
  capaciteit_online: null,
  achtergehouden: 0,
  vrijgeven_op: null,
  vrijgegeven_op: null,
  voorrang_statussen: '[]',
  voorrang_tot: null,
  max_per_regio: null,
  max_per_regio_tot: null,
  aanmelden_vanaf: momentVan('2026-11-01', '09:00'),
  aanmelden_tot: momentVan('2027-02-04', '23:59:59'),
  status: 'open',
  reden_afgelast: '',
  reden_gewijzigd: '',
  verplaatst_van: '[]',
  versie: 1,
  evaluatie: 1,
  ical_uid: 'k1@kennis.example',
  volgnummer: 0,
  voorbeeld: 1,
  aangemaakt_op: NU,
  gewijzigd_op: NU,
};

/** Of a session of one meeting: these hours. */
export const uren = (beginOp: number, eindOp: number) => ({ bijeenkomsten: [{ beginOp, eindOp, onderdeel: '' }] });

/** What somebody says of their region at sign-up. */
export type Regio = { onderwijsregio: string; regiostatus: string | null };

export type Wereld = Awaited<ReturnType<typeof wereld>>;

/** One session (two places unless told otherwise) and everybody who is named. */
export async function wereld(anders: Partial<KennissessieTabel> = {}, pad?: string) {
  const open = await verseDb(pad);
  const { db } = open;
  const sessie = { ...SESSIE, ...anders };
  await db.insertInto('kennissessie').values(sessie).execute();
  const bekend = new Set<string>();
  const persoon = async (naam: string): Promise<Account> => {
    const account = mens(naam);
    if (bekend.has(naam)) return account;
    bekend.add(naam);
    const { id, adres, functie, organisatie, onderwijsregio } = account;
    const rij = { id, adres, naam, functie, organisatie, onderwijsregio, totp_geheim: null, totp_bevestigd_op: null };
    await db
      .insertInto('account')
      .values({ ...rij, totp_laatste_stap: 0, voorbeeld: 1, aangemaakt_op: NU, gewijzigd_op: NU })
      .execute();
    return account;
  };
  // Whoever organises is known: what they do is written down.
  await persoon('Rosa');
  return {
    ...open,
    sessie,
    persoon,
    /** Signs up and answers the status, or the reason for a refusal. */
    async meldAan(
      naam: string,
      antwoorden: Partial<Antwoorden> = {},
      nu = NU,
      slug = sessie.slug,
      regio: Regio | null = null,
    ): Promise<string> {
      const uitslag = await aanmelden(db, {
        account: await persoon(naam),
        slug,
        antwoorden: { ...GEEN, ...antwoorden },
        regio,
        origin: ORIGIN,
        nu,
      });
      return uitslag.gelukt ? uitslag.status : uitslag.reden;
    },
    /** A change by the Realisatie-Eenheid of the version that is there, with its letters agreed to. */
    async wijzig(wijziging: Wijziging, { account = rosa, nu = NU, bevestigd = true } = {}) {
      const { id } = sessie;
      const { versie } = await db.selectFrom('kennissessie').select('versie').where('id', '=', id).executeTakeFirstOrThrow();
      return wijzigen(db, { account, id, versie, wijziging, bevestigd, origin: ORIGIN, nu });
    },
    gelastAf: (reden = '', { account = rosa, nu = NU } = {}) => afgelasten(db, { account, id: sessie.id, reden, origin: ORIGIN, nu }),
    rij: (naam: string) => db.selectFrom('aanmelding').selectAll().where('account_id', '=', naam.toLowerCase()).executeTakeFirstOrThrow(),
    async statussen(): Promise<Record<string, string>> {
      const rijen = await db.selectFrom('aanmelding').select(['account_id', 'status']).orderBy('account_id').execute();
      return Object.fromEntries(rijen.map(({ account_id, status }) => [account_id, status]));
    },
    /** Letters so far, to one person or to all, in order of writing. */
    brieven(naam?: string): Promise<OutboxTabelRij[]> {
      const alle = db.selectFrom('outbox').selectAll().orderBy('id');
      return (naam ? alle.where('aan', '=', mens(naam).adres) : alle).execute();
    },
    /** Makes it three meetings, at the same hours four and ten weeks later. */
    async drieBijeenkomsten(): Promise<void> {
      const rijen = [0, 28, 70].map((dagen, plek) => ({
        id: plek === 0 ? sessie.id : `${sessie.id}-${plek + 1}`,
        kennissessie_id: sessie.id,
        begin_op: sessie.begin_op + dagen * DAG,
        eind_op: sessie.eind_op + dagen * DAG,
        onderdeel: `Onderdeel ${plek + 1}`,
        ical_uid: plek === 0 ? sessie.ical_uid : `${sessie.id}-${plek + 1}@kennis.example`,
      }));
      await db.insertInto('bijeenkomst').values(rijen).execute();
      await db
        .updateTable('kennissessie')
        .set({ eind_op: sessie.eind_op + 70 * DAG })
        .where('id', '=', sessie.id)
        .execute();
    },
    /** A part of a round; two places in the first hour unless told otherwise. */
    onderdeel: (anders: Partial<OnderdeelTabel> & { id: string }) =>
      db
        .insertInto('onderdeel')
        .values({
          ...{ kennissessie_id: sessie.id, ronde: 1, begin_op: sessie.begin_op, eind_op: sessie.begin_op + UUR, titel: anders.id },
          ...{ doelgroepen: '[]', plaats: '', capaciteit: 2, afgelast_op: null, versie: 1, ...anders },
        })
        .execute(),
    zet: (wat: Partial<KennissessieTabel>) => db.updateTable('kennissessie').set(wat).where('id', '=', sessie.id).execute(),
  };
}

export type OutboxTabelRij = Omit<OutboxTabel, 'id'> & { id: number };
