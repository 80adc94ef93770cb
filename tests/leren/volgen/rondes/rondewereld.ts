import type { Updateable } from 'kysely';
import type { Db } from '#db/tabellen.ts';
import type { KennissessieTabel } from '#db/tabellen-kennissessie.ts';
import type { SignaalTabel } from '#db/tabellen-signaal.ts';
import { momentVan } from '#grond/taal/datum.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { adoptienieuws } from '#leren/adopties/adoptienieuws.ts';
import { signaalnieuws } from '#leren/signalen/doorgeven/signaalnieuws.ts';
import { gaanVolgen } from '#leren/volgen/gaan-volgen.ts';
import { rondesMailen } from '#leren/volgen/rondes/rondes-mailen.ts';
import { DAG, MINUUT, mens, ORIGIN, wereld } from '../../../kennissessies/wereld.ts';

/** A Wednesday; the first letter of the week goes six days later. */
export const WOENSDAG = momentVan('2026-12-02', '10:00');
export const DINSDAG = momentVan('2026-12-08', '07:00');
export const KWARTIER = 15 * MINUUT;

export type Tekstsoort = 'praktijken' | 'terugblikken' | 'elders' | 'nieuws';
type Gegevens = Record<string, unknown>;
/** What is on the site, kept by hand: the real one reads files. */
export class Etalage {
  readonly #stukken = new Map<string, Stuk>();
  constructor() {
    for (const slug of ['omvang', 'loket']) this.zet('bouwstenen', slug, { titel: slug });
    for (const slug of ['waterkant', 'veenhoek', 'heuvelrand']) this.regio(slug, 'voorloper');
  }
  zet(collectie: string, slug: string, gegevens: Gegevens): void {
    this.#versie += 1;
    this.#stukken.set(`${collectie}/${slug}`, { collectie, slug, url: `/${collectie}/${slug}/`, gegevens } as unknown as Stuk);
  }
  haalWeg(collectie: string, slug: string): void {
    this.#versie += 1;
    this.#stukken.delete(`${collectie}/${slug}`);
  }
  regio(slug: string, status: string, opgegaan_in?: string): void {
    this.zet('onderwijsregios', slug, {
      titel: `Regio ${slug}`,
      voorbeeld: false,
      status_verloop: [{ status }],
      ...(opgegaan_in && { opgegaan_in }),
    });
  }
  #versie = 0;
  readonly inhoud = this.#alsInhoud();
  #alsInhoud(): Inhoud {
    const versie = () => this.#versie;
    return {
      een: (collectie: string, slug: string) => this.#stukken.get(`${collectie}/${slug}`),
      alle: (collectie: string) => [...this.#stukken.values()].filter((stuk) => stuk.collectie === collectie),
      get versie() {
        return versie();
      },
    } as unknown as Inhoud;
  }
}

type Rondeplek = Awaited<ReturnType<typeof rondewereld>>;
export type Volgeraar = Parameters<Rondeplek['volg']>[0];

/** A site with three regions and two bouwstenen, on which things are published, changed and withdrawn as `publicaties` leaves them. */
export async function rondewereld(pad?: string) {
  const w = await wereld({ status: 'concept' }, pad);
  const etalage = new Etalage();
  const { inhoud } = etalage;
  const { db } = w;
  const persoon = async (naam: string) => {
    await w.persoon(naam);
    return mens(naam);
  };
  return {
    ...{ ...w, persoon, etalage, inhoud },
    boek: { bijschrijven: async () => {} },
    ...teksten(db, etalage),
    ...signalen(db),
    /** Follows at once: as an account, or as an address whose owner said yes. */
    async volg(wie: { id: string; adres: string } | string, onderwerp: string, nu = WOENSDAG - DAG, ritme: 'direct' | 'week' = 'week') {
      const wat = typeof wie === 'string' ? { account: null, adres: wie } : { account: wie, adres: null };
      const uitslag = await gaanVolgen(db, { ...wat, onderwerp, ritme, regiostatus: null, inhoud, origin: ORIGIN, nu });
      if (typeof wie === 'string')
        await db.updateTable('volgt').set({ bevestigd_op: nu, verteld_tot: nu }).where('bevestigd_op', 'is', null).execute();
      return uitslag;
    },
    mail: (nu: number, { voorbeeld = true } = {}) =>
      rondesMailen(db, { inhoud, origin: ORIGIN, voorbeeld, overgenomen: adoptienieuws, signalen: signaalnieuws, nu }),
    /** To whom, and the titles that the letter tells, in its order. */
    async post(): Promise<string[]> {
      const rijen = await db.selectFrom('outbox').selectAll().where('reeks', 'like', 'volgbrief-%').orderBy('id').execute();
      return rijen.map(({ aan, tekst }) => `${aan.split('@')[0]}: ${verteld(tekst).join(', ')}`);
    },
    rondebrieven: () => db.selectFrom('outbox').selectAll().where('reeks', 'like', 'volgbrief-%').orderBy('id').execute(),
  };
}

/** What a letter tells: "nieuw a", "nieuw antwoord a", "gewijzigd b", "weg c". */
export const verteld = (tekst: string): string[] =>
  tekst.split('\n').flatMap((regel) => {
    const [, wat, titel] = /^([A-Z][a-z ]+(?:, gewijzigd)?): ([^,(]+?)(?: \(.*\))?, http/.exec(regel) ?? [];
    const hoe = wat?.endsWith('gewijzigd') ? 'gewijzigd' : wat?.startsWith('Antwoord') ? 'nieuw antwoord' : 'nieuw';
    if (wat && titel) return [`${hoe} ${titel}`];
    const weg = /^‘(.+)’ (?:staat|doet) niet meer/.exec(regel)?.[1];
    return weg ? [`weg ${weg}`] : [];
  });

/** What the acts of `signalen` leave, without their letters: a signal has its name for an id and a title, and came from one bouwsteen. */
function signalen(db: Db) {
  const zet = (id: string, velden: Updateable<SignaalTabel>) => db.updateTable('signaal').set(velden).where('id', '=', id).execute();
  let nummer = 0;
  async function stap(signaal_id: string, handeling: string, op: number, door: string | null): Promise<void> {
    nummer += 1;
    await db.insertInto('signaalstap').values({ signaal_id, nummer, handeling, tekst: '', op, door }).execute();
  }
  return {
    /** One that everybody may read from then on. */
    async signaal(
      id: string,
      op: number,
      { bouwsteen = 'omvang', regio = 'waterkant', door = null as string | null, metNaam = true, openbaar = true } = {},
    ): Promise<void> {
      const tijden = { ingediend_op: op, gewijzigd_op: op, bekeken_op: op, openbaar_op: openbaar ? op : null };
      const leeg = { gebundeld_in: null, afgehandeld_op: null, niet_opgelost_op: null };
      const tekst = { soort: 'knelpunt' as const, titel: id, speelt: 'Het speelt.', nodig: 'Iets.' };
      const wie = {
        onderwijsregio: regio,
        account_id: door,
        openbaar_gewenst: 1 as const,
        met_naam: metNaam ? (1 as const) : (0 as const),
      };
      await db
        .insertInto('signaal')
        .values({ id, ...tekst, ...wie, ...tijden, ...leeg })
        .execute();
      const bewijs = { signaal_id: id, plek: 0, collectie: 'bouwstenen' as const, slug: bouwsteen, titel: bouwsteen };
      await db.insertInto('signaalbewijs').values(bewijs).execute();
      await stap(id, 'indienen', op, door);
    },
    async beantwoord(id: string, op: number, door: string | null = null): Promise<void> {
      await zet(id, { status: 'beantwoord', antwoord: 'Ja.', namens: 'Raad', antwoord_dag: '2026-12-02', afgehandeld_op: op });
      await stap(id, 'beantwoorden', op, door);
    },
    heropen: (id: string) => zet(id, { status: 'heropend' }),
    verberg: (id: string) => zet(id, { openbaar_op: null }),
    toon: (id: string, op: number) => zet(id, { openbaar_op: op }),
    bundel: (id: string, gebundeld_in: string) => zet(id, { status: 'gebundeld', gebundeld_in }),
  };
}

/** What `publicaties` writes, without its people: a text has its name for an id, an address and a title. */
function teksten(db: Db, etalage: Etalage) {
  const revisies = new Map<string, number>();
  /** Where a text that moved stands, and where it stood. */
  const adressen = new Map<string, string[]>();
  async function gebeurt(inzending_id: string, soort: 'gepubliceerd' | 'ingetrokken', op: number): Promise<void> {
    const rij = { inzending_id, revisie: revisies.get(inzending_id) ?? 1, soort, stap: null, door: null, op, toelichting: '', veld: null };
    await db.insertInto('inzending_gebeurtenis').values(rij).execute();
  }
  async function revisie(inzending_id: string, op: number, door: string | null, soort: 'opgeslagen' | 'correctie' = 'opgeslagen') {
    const nummer = (revisies.get(inzending_id) ?? 0) + 1;
    revisies.set(inzending_id, nummer);
    await db.insertInto('inzending_revisie').values({ inzending_id, nummer, soort, velden: '{}', bestand: null, door, op }).execute();
  }
  const opSchijf = (id: string, op_schijf: string | null, op: number) =>
    db.updateTable('publicatie').set({ op_schijf, gewijzigd_op: op }).where('inzending_id', '=', id).execute();
  return {
    /** `metDeHand`: by a file that an editor put in the folder and that was taken over afterwards. */
    async publiceer(
      naam: string,
      op: number,
      {
        soort = 'praktijken' as Tekstsoort,
        bouwstenen = ['omvang'],
        regio = 'waterkant',
        door = null as string | null,
        metDeHand = false,
        voorbeeld = false,
      } = {},
    ): Promise<void> {
      const bron = soort === 'elders' ? { bronsoort: 'podcast', uitgever: 'De Krant' } : {};
      const eigen = soort === 'nieuws' ? {} : { bouwstenen, regio, kennissessies: [], verwant: [], ...bron };
      const gegevens = { titel: naam, voorbeeld, ...eigen };
      etalage.zet(soort, naam, gegevens);
      const leeg = { kennissessie_id: null, stap: null, gepland_op: null, deelnemers_gemaild_op: null, namens_op: null };
      await db
        .insertInto('inzending')
        .values({
          ...{ ...leeg, id: naam, collectie: soort, onderwijsregio: regio, titel: naam, slug: naam, voorbeeld: voorbeeld ? 1 : 0 },
          ...{ status: 'gepubliceerd', status_op: op, revisie: 1, goedgekeurde_revisie: 1, begonnen_door: null },
          ...{ begonnen_op: op, gewijzigd_op: op },
        })
        .execute();
      await revisie(naam, op, door);
      const stand = { opdracht: null, bestand: '', digest: 'd', op_schijf: 'd', online_op: metDeHand ? op - DAG : op, gewijzigd_op: op };
      await db
        .insertInto('publicatie')
        .values({ inzending_id: naam, collectie: soort, slug: naam, revisie: 1, ...stand })
        .execute();
      if (!metDeHand) await gebeurt(naam, 'gepubliceerd', op);
    },
    async wijzig(naam: string, op: number, { correctie = false } = {}): Promise<void> {
      await revisie(naam, op, null, correctie ? 'correctie' : 'opgeslagen');
      await opSchijf(naam, 'd2', op);
      await gebeurt(naam, 'gepubliceerd', op);
    },
    async trekIn(naam: string, op: number, soort: Tekstsoort = 'praktijken'): Promise<void> {
      const [nu = naam, ...eerder] = adressen.get(naam) ?? [];
      etalage.haalWeg(soort, nu);
      await gebeurt(naam, 'ingetrokken', op);
      await opSchijf(naam, null, op);
      for (const slug of [nu, ...eerder])
        await db
          .insertInto('vervallen_adres')
          .values({ pad: `/${soort}/${slug}/`, naar: null, inzending_id: naam, op })
          .execute();
    },
    async zetTerug(
      naam: string,
      op: number,
      { soort = 'praktijken' as Tekstsoort, bouwstenen = ['omvang'], regio = 'waterkant' } = {},
    ): Promise<void> {
      const [nu = naam, ...voorheen] = adressen.get(naam) ?? [];
      etalage.zet(soort, nu, { titel: naam, voorbeeld: false, ...(soort !== 'nieuws' && { bouwstenen, regio, voorheen }) });
      await db.deleteFrom('vervallen_adres').where('inzending_id', '=', naam).execute();
      await opSchijf(naam, 'd', op);
      await gebeurt(naam, 'gepubliceerd', op);
    },
    /** The same practice at another address, with what its file says of those before. */
    async verhuis(naam: string, slug: string): Promise<void> {
      const eerder = adressen.get(naam) ?? [naam];
      const was = etalage.inhoud.een('praktijken', eerder[0] ?? '')?.gegevens;
      etalage.haalWeg('praktijken', eerder[0] ?? '');
      adressen.set(naam, [slug, ...eerder]);
      etalage.zet('praktijken', slug, { ...was, voorheen: eerder });
      await db.updateTable('publicatie').set({ slug }).where('inzending_id', '=', naam).execute();
    },
    /** A kennissessie that was announced at that moment. */
    async sessie(
      naam: string,
      op: number,
      {
        bouwstenen = ['omvang'],
        door = null as string | null,
        ...anders
      }: Partial<KennissessieTabel> & { bouwstenen?: string[]; door?: string | null } = {},
    ): Promise<void> {
      const rij = await db.selectFrom('kennissessie').selectAll().where('id', '=', 'k1').executeTakeFirstOrThrow();
      const eigen = {
        id: naam,
        slug: naam,
        titel: naam,
        ical_uid: `${naam}@x`,
        voorbeeld: 0,
        status: 'open' as const,
        gastregio: 'waterkant',
      };
      await db
        .insertInto('kennissessie')
        .values({ ...rij, ...eigen, ...anders })
        .execute();
      for (const bouwsteen of bouwstenen)
        await db.insertInto('kennissessie_bouwsteen').values({ kennissessie_id: naam, bouwsteen }).execute();
      const leeg = { over: null, onderwijsregio: null, bijzonderheden: '' };
      await db
        .insertInto('gebeurtenis')
        .values({ ...leeg, op, door, wat: 'sessie-opengezet', kennissessie_id: naam })
        .execute();
    },
  };
}
