import type { Selectable, Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { KennissessieTabel } from '#db/tabellen-kennissessie.ts';
import { DAG_MS } from '#grond/duur.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import { hoofdletter, opsomming } from '#grond/taal/opsomming.ts';
import { aantalErbij } from '#kennissessies/opkomst.ts';
import { rijenVan, tekstVan, type Velden } from '#publicaties/soorten/veld.ts';

type Lezer = Db | Transaction<Tabellen>;

/** A terugblik as far as the session already tells: title, programme, numbers. Questions of participants the author chooses. */
export async function voorzetTerugblik(trx: Lezer, sessie: Selectable<KennissessieTabel>, { auteur }: { auteur: string }): Promise<Velden> {
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
    titel: sessie.titel,
    kern: sessie.kern,
    // A sign-up is no participant: without a list of who came, the author says how many there were.
    aantal_deelnemers: erbij ?? `aangemeld: ${aangemeld}`,
    deelnemers: doelgroepen.length > 0 ? hoofdletter(`${opsomming(doelgroepen)}.`) : '',
    auteur,
    programma: programma.map(({ tijd, onderdeel }) => [tijd, onderdeel].filter(Boolean).join(' ')).join('\n'),
    bouwstenen: bouwstenen.map(({ bouwsteen }) => bouwsteen),
  };
}

const JAAR_MS = 365 * DAG_MS;

/** A best practice starts empty, with a review date a year ahead and the mailbox of the region. */
export const voorzetPraktijk = (contact: string, nu: Moment): Velden => ({ contact, herzien_voor: isoDatum(nu + JAAR_MS) });

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
