import type { Selectable, Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { KennissessieTabel } from '#db/tabellen-kennissessie.ts';
import { hoofdletter, opsomming } from '#grond/taal/opsomming.ts';
import { LANGSTE_TITEL } from '#grond/taal/schoon.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { aantalErbij } from '#kennissessies/opkomst.ts';
import { nakijkdag } from '#publicaties/soorten/praktijk.ts';
import { rijenVan, tekstVan, type Velden } from '#publicaties/soorten/veld.ts';

type Lezer = Db | Transaction<Tabellen>;

interface Terugblikvoorzet {
  inhoud: Inhoud;
  /** Who writes it. */
  regionaam: string;
}

/**
 * A terugblik as far as others already told: the session its title, programme and numbers, best practices that they came up there.
 * Questions of participants the author chooses.
 */
export async function voorzetTerugblik(
  trx: Lezer,
  sessie: Selectable<KennissessieTabel>,
  { inhoud, regionaam }: Terugblikvoorzet,
): Promise<Velden> {
  const bouwstenen = await trx.selectFrom('kennissessie_bouwsteen').select('bouwsteen').where('kennissessie_id', '=', sessie.id).execute();
  const { aangemeld } = await trx
    .selectFrom('aanmelding')
    .select(({ fn }) => fn.countAll<number>().as('aangemeld'))
    .where('kennissessie_id', '=', sessie.id)
    .where('status', '=', 'bevestigd')
    .executeTakeFirstOrThrow();
  const erbij = await aantalErbij(trx, sessie.id);
  const programma: { tijd?: string; onderdeel: string }[] = JSON.parse(sessie.programma);
  const doelgroepen: string[] = JSON.parse(sessie.doelgroepen);
  return {
    titel: await eigenTitel(trx, sessie, { inhoud, regionaam }),
    kern: sessie.kern,
    // A sign-up is no participant: without a list of who came, the author says how many there were.
    aantal_deelnemers: erbij ?? `aangemeld: ${aangemeld}`,
    deelnemers: wieErWaren(doelgroepen, await aanwezigeRegios(trx, sessie.id)),
    auteur: `Projectteam ${regionaam}`,
    programma: programma.map(({ tijd, onderdeel }) => [tijd, onderdeel].filter(Boolean).join(' ')).join('\n'),
    bouwstenen: bouwstenen.map(({ bouwsteen }) => bouwsteen),
    praktijken: inhoud.alle('praktijken').flatMap(({ slug, gegevens }) => (gegevens.kennissessies.includes(sessie.slug) ? [slug] : [])),
  };
}

/** The name of the session; with who wrote it where somebody else wrote about it too, so that no two have the same name. */
async function eigenTitel(trx: Lezer, { id, slug, titel }: Selectable<KennissessieTabel>, wie: Terugblikvoorzet): Promise<string> {
  const online = wie.inhoud.alle('terugblikken').some(({ gegevens }) => gegevens.kennissessie === slug);
  const begonnen = trx.selectFrom('inzending').select('id').where('kennissessie_id', '=', id).where('status', '!=', 'ingetrokken');
  if (!online && !(await begonnen.executeTakeFirst())) return titel;
  const metNaam = `${titel}, door ${wie.regionaam}`;
  return metNaam.length <= LANGSTE_TITEL ? metNaam : titel;
}

/** From how many regions people came, as far as somebody ticked who was there. */
async function aanwezigeRegios(trx: Lezer, kennissessieId: string): Promise<number> {
  const { regios } = await trx
    .selectFrom('aanwezigheid as w')
    .innerJoin('aanmelding as a', 'a.id', 'w.aanmelding_id')
    .select(({ fn }) => fn.count<number>('a.onderwijsregio').distinct().as('regios'))
    .where('a.kennissessie_id', '=', kennissessieId)
    .where('w.uitslag', '=', 'aanwezig')
    .executeTakeFirstOrThrow();
  return regios;
}

function wieErWaren(doelgroepen: readonly string[], regios: number): string {
  const wie = opsomming(doelgroepen);
  const vanwaar = regios > 1 ? `uit ${regios} onderwijsregio's` : '';
  return wie || vanwaar ? `${hoofdletter([wie, vanwaar].filter(Boolean).join(', '))}.` : '';
}

/** A best practice starts with what is known of its region: its mailbox, its sector when it has one; and a review date a year ahead. */
export function voorzetPraktijk(inhoud: Inhoud, regio: string, nu: Moment): Velden {
  const gegevens = inhoud.een('onderwijsregios', regio)?.gegevens;
  // The newest first: where the region is reached by now.
  const eerder = inhoud.alle('praktijken').find((stuk) => stuk.gegevens.regio === regio)?.gegevens.contact;
  return {
    contact: gegevens?.contact ?? eerder ?? '',
    herzien_voor: nakijkdag(nu),
    ...(gegevens?.sectoren.length === 1 ? { sectoren: gegevens.sectoren } : {}),
  };
}

/** What a form does not send stays as it was: the files, and the day on which an answer or the recording was approved. */
export function aangevuldMet(nieuw: Velden, was: Velden): Velden {
  const dagen = new Map(
    rijenVan(was, 'vragen').flatMap(({ vraag = '', toegevoegd_op }) => (toegevoegd_op ? [[vraag, toegevoegd_op]] : [])),
  );
  const vragen = rijenVan(nieuw, 'vragen').map((rij) => {
    const toegevoegd_op = rij.antwoord ? dagen.get(rij.vraag ?? '') : undefined;
    return toegevoegd_op ? { ...rij, toegevoegd_op } : rij;
  });
  const bestanden = ['downloads', 'beelden'].flatMap((naam) => (rijenVan(was, naam).length > 0 ? [[naam, rijenVan(was, naam)]] : []));
  const zelfdeOpname = tekstVan(nieuw, 'opname_url') !== '' && tekstVan(nieuw, 'opname_url') === tekstVan(was, 'opname_url');
  const opnamedag = zelfdeOpname ? tekstVan(was, 'opname_toegevoegd_op') : '';
  return {
    ...nieuw,
    ...(vragen.length > 0 ? { vragen } : {}),
    ...(opnamedag ? { opname_toegevoegd_op: opnamedag } : {}),
    ...Object.fromEntries(bestanden),
  };
}
