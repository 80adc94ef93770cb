import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { InzendingRevisieTabel, InzendingTabel } from '#db/tabellen-inzending.ts';
import { regiokeuze } from '#inhoud/regionamen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { noteer } from '#publicaties/inzending.ts';
import { tekstVan, type Velden } from '#publicaties/soorten/veld.ts';
import { isRe, type Schrijver, schrijfregios, schrijftNamens } from '#publicaties/wie-mag.ts';
import { namensMelden } from './van-re-overnemen.ts';
import { voorzetPraktijk, voorzetTerugblik } from './voorzet.ts';

interface Verzoek {
  account: Schrijver;
  /** Which of their regions, for who writes for several; null is the Realisatie-Eenheid. */
  regio?: string | null | undefined;
  inhoud: Inhoud;
  origin: string;
  nu: Moment;
}
export type Beginuitslag =
  | { gelukt: true; id: string }
  | { gelukt: false; reden: 'geen-recht' | 'kies-regio' | 'onbekend' | 'nog-niet-geweest' };

/** Begins the write-up of a past kennissessie, prefilled from it; who already began one for their region gets that one. */
export async function terugblikBeginnen(
  db: Db,
  { kennissessie: slug, ...verzoek }: Verzoek & { kennissessie: string },
): Promise<Beginuitslag> {
  const { account, inhoud, nu } = verzoek;
  const regio = gekozenRegio(verzoek);
  if (typeof regio === 'object' && regio) return { gelukt: false, ...regio };
  const namens = schrijftNamens(account, regio);
  return db.transaction().execute(async (trx): Promise<Beginuitslag> => {
    const sessie = await trx
      .selectFrom('kennissessie')
      .selectAll()
      .where('slug', '=', slug)
      .where('status', '!=', 'concept')
      .executeTakeFirst();
    if (!sessie) return { gelukt: false, reden: 'onbekend' };
    if (sessie.eind_op > nu || sessie.status === 'afgelast') return { gelukt: false, reden: 'nog-niet-geweest' };
    const begonnen = await trx
      .selectFrom('inzending')
      .select('id')
      .where('kennissessie_id', '=', sessie.id)
      .where('onderwijsregio', regio === null ? 'is' : '=', regio)
      .where('status', '!=', 'ingetrokken')
      .executeTakeFirst();
    if (begonnen) return { gelukt: true, id: begonnen.id };
    const regionaam = regio === null ? 'de Realisatie-Eenheid' : (inhoud.een('onderwijsregios', regio)?.gegevens.titel ?? regio);
    const velden = await voorzetTerugblik(trx, sessie, { inhoud, regionaam });
    const id = await maak(trx, {
      ...{ collectie: 'terugblikken', regio, kennissessie_id: sessie.id, velden, namens, account, nu },
      voorbeeld: sessie.voorbeeld === 1 || isVoorbeeld(inhoud, regio),
    });
    if (namens) await namensMelden(trx, { ...verzoek, id });
    return { gelukt: true, id };
  });
}

/** Begins a best practice for a region, with what is known of that. */
export async function praktijkBeginnen(db: Db, verzoek: Verzoek): Promise<Beginuitslag> {
  const { account, inhoud, nu } = verzoek;
  const regio = gekozenRegio({ ...verzoek, metRegio: true });
  if (regio === null) return { gelukt: false, reden: 'geen-recht' };
  if (typeof regio === 'object') return { gelukt: false, ...regio };
  const velden = voorzetPraktijk(inhoud, regio, nu);
  const namens = schrijftNamens(account, regio);
  return db.transaction().execute(async (trx): Promise<Beginuitslag> => {
    const nieuw = { collectie: 'praktijken', regio, kennissessie_id: null, voorbeeld: isVoorbeeld(inhoud, regio) } as const;
    const id = await maak(trx, { ...nieuw, velden, namens, account, nu });
    if (namens) await namensMelden(trx, { ...verzoek, id });
    return { gelukt: true, id };
  });
}

/** Begins a card about something elsewhere, for a region or by the Realisatie-Eenheid herself. */
export async function bronkaartBeginnen(db: Db, verzoek: Verzoek): Promise<Beginuitslag> {
  const { account, inhoud, nu } = verzoek;
  const regio = gekozenRegio(verzoek);
  if (typeof regio === 'object' && regio) return { gelukt: false, ...regio };
  const namens = schrijftNamens(account, regio);
  return db.transaction().execute(async (trx): Promise<Beginuitslag> => {
    const nieuw = { collectie: 'elders', regio, kennissessie_id: null, voorbeeld: isVoorbeeld(inhoud, regio) } as const;
    const id = await maak(trx, { ...nieuw, velden: {}, namens, account, nu });
    if (namens) await namensMelden(trx, { ...verzoek, id });
    return { gelukt: true, id };
  });
}

/** Begins a news item; only the Realisatie-Eenheid may. */
export async function nieuwsBeginnen(db: Db, { account, nu }: Pick<Verzoek, 'account' | 'nu'>): Promise<Beginuitslag> {
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  const nieuw = { collectie: 'nieuws', regio: null, kennissessie_id: null, voorbeeld: false, velden: {} } as const;
  return { gelukt: true, id: await db.transaction().execute((trx) => maak(trx, { ...nieuw, account, nu })) };
}

/** The region follows from someone's rights; a choice only counts among those. The Realisatie-Eenheid may write for any region. */
function gekozenRegio({
  account,
  regio,
  inhoud,
  metRegio = false,
}: Verzoek & { metRegio?: boolean }): string | null | { reden: 'geen-recht' | 'kies-regio' } {
  const mag = schrijfregios(account).filter((een) => !metRegio || een !== null);
  const namens = isRe(account) && regiokeuze(inhoud).some(({ waarde }) => waarde === regio);
  if (regio !== undefined) return mag.includes(regio) || namens ? regio : { reden: 'geen-recht' };
  if (mag.length > 1 || (metRegio && isRe(account))) return { reden: 'kies-regio' };
  const [enige] = mag;
  return enige === undefined ? { reden: 'geen-recht' } : enige;
}

const isVoorbeeld = (inhoud: Inhoud, regio: string | null): boolean =>
  regio !== null && inhoud.een('onderwijsregios', regio)?.gegevens.voorbeeld === true;

export interface Nieuw {
  id?: string;
  collectie: InzendingTabel['collectie'];
  regio: string | null;
  kennissessie_id: string | null;
  voorbeeld: boolean;
  velden: Velden;
  account: Pick<Schrijver, 'id'>;
  nu: Moment;
  soort?: InzendingRevisieTabel['soort'];
  /** The Realisatie-Eenheid writes it for a region, until that takes it over. */
  namens?: boolean;
}

/** A new submission with its first revision. */
export async function maak(trx: Transaction<Tabellen>, nieuw: Nieuw): Promise<string> {
  const { id = randomUUID(), collectie, regio, kennissessie_id, voorbeeld, velden, account, nu } = nieuw;
  const { soort = 'opgeslagen', namens = false } = nieuw;
  await trx
    .insertInto('inzending')
    .values({
      ...{
        id,
        collectie,
        kennissessie_id,
        onderwijsregio: regio,
        titel: tekstVan(velden, 'titel'),
        slug: null,
        voorbeeld: voorbeeld ? 1 : 0,
      },
      ...{ status: 'concept', status_op: nu, stap: null, revisie: 1, goedgekeurde_revisie: null, gepland_op: null },
      ...{ begonnen_door: account.id, begonnen_op: nu, gewijzigd_op: nu, deelnemers_gemaild_op: null },
      namens_op: namens ? nu : null,
    })
    .execute();
  await trx
    .insertInto('inzending_revisie')
    .values({ inzending_id: id, nummer: 1, soort, velden: JSON.stringify(velden), bestand: null, door: account.id, op: nu })
    .execute();
  await noteer(trx, { id, revisie: 1 }, { soort: soort === 'overgenomen' ? 'overgenomen' : 'begonnen', door: account.id, nu });
  return id;
}
