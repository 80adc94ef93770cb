import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { InzendingRevisieTabel } from '#db/tabellen-inzending.ts';
import { isInDeMaak, kan, past } from '#publicaties/handelingen.ts';
import { eigenInzending, type Inzending, noteer } from '#publicaties/inzending.ts';
import { tekstVan, type Velden } from '#publicaties/soorten/veld.ts';
import type { Andermans } from '#publicaties/velden/invoer.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';
import { aangevuldMet } from './voorzet.ts';

interface Opslagverzoek {
  account: Schrijver;
  id: string;
  /** The revision the author began with. */
  vorige: number;
  velden: Velden;
  nu: Moment;
}
export type Opslaguitslag =
  | { gelukt: true; revisie: number; op: Moment }
  | { gelukt: false; reden: 'onbekend' | 'geen-recht' | 'in-beoordeling' }
  | { gelukt: false; reden: 'gewijzigd'; actueel: Andermans };

/** Saves a draft as a new revision; refused when somebody else saved another text since `vorige`. */
export async function opslaan(db: Db, { account, id, vorige, velden, nu }: Opslagverzoek): Promise<Opslaguitslag> {
  return db.transaction().execute(async (trx): Promise<Opslaguitslag> => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: (await schreefMee(trx, { account, id })) ? 'geen-recht' : 'onbekend' };
    if (!kan('bewerken', inzending)) return { gelukt: false, reden: 'in-beoordeling' };
    const samen = aangevuldMet(velden, inzending.velden);
    // The same text again: a lost answer, or nothing typed since.
    if (gelijk(samen, inzending.velden)) return { gelukt: true, revisie: inzending.revisie, op: nu };
    const ander = await trx
      .selectFrom('inzending_revisie as r')
      .leftJoin('account as a', 'a.id', 'r.door')
      .select(['r.op', 'a.naam'])
      .where('r.inzending_id', '=', id)
      .where('r.nummer', '>', vorige)
      .where('r.soort', '!=', 'bijlage')
      .orderBy('r.nummer', 'desc')
      .executeTakeFirst();
    if (ander)
      return {
        gelukt: false,
        reden: 'gewijzigd',
        actueel: { revisie: inzending.revisie, velden: inzending.velden, door: ander.naam ?? '', op: ander.op },
      };
    await dunUit(trx, inzending, account.id);
    const revisie = await nieuweRevisie(trx, inzending, { soort: 'opgeslagen', velden: samen, door: account.id, nu });
    return { gelukt: true, revisie, op: nu };
  });
}

/** Whoever wrote on a text knows that it is there, also when the right to write ended while the form was open. */
const schreefMee = async (trx: Transaction<Tabellen>, { account, id }: { account: Schrijver; id: string }): Promise<boolean> =>
  (await trx
    .selectFrom('inzending_revisie')
    .select('nummer')
    .where('inzending_id', '=', id)
    .where('door', '=', account.id)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Makes an older revision the newest one again, as a new revision. */
export async function herstellen(
  db: Db,
  { account, id, revisie, nu }: { account: Schrijver; id: string; revisie: number; nu: Moment },
): Promise<{ gelukt: true; revisie: number } | { gelukt: false; reden: 'onbekend' | 'in-beoordeling' }> {
  return db.transaction().execute(async (trx) => {
    const inzending = await eigenInzending(trx, { account, id });
    const oud =
      inzending &&
      (await trx
        .selectFrom('inzending_revisie')
        .select('velden')
        .where('inzending_id', '=', id)
        .where('nummer', '=', revisie)
        .executeTakeFirst());
    if (!inzending || !oud) return { gelukt: false, reden: 'onbekend' };
    if (!kan('bewerken', inzending)) return { gelukt: false, reden: 'in-beoordeling' };
    const nummer = await nieuweRevisie(trx, inzending, { soort: 'hersteld', velden: JSON.parse(oud.velden), door: account.id, nu });
    await noteer(trx, { id, revisie: nummer }, { soort: 'hersteld', door: account.id, nu, toelichting: `Versie ${revisie}` });
    return { gelukt: true, revisie: nummer };
  });
}

/** Adds a revision; a published or withdrawn text becomes a draft again, while what is online stays. */
export async function nieuweRevisie(
  trx: Transaction<Tabellen>,
  { id, revisie, status }: Pick<Inzending, 'id' | 'revisie' | 'status'>,
  { soort, velden, door, nu }: { soort: InzendingRevisieTabel['soort']; velden: Velden; door: string; nu: Moment },
): Promise<number> {
  const nummer = revisie + 1;
  await trx
    .insertInto('inzending_revisie')
    .values({ inzending_id: id, nummer, soort, velden: JSON.stringify(velden), bestand: null, door, op: nu })
    .execute();
  const herbegin = past('bewerken', status) && !isInDeMaak(status);
  await trx
    .updateTable('inzending')
    .set({
      revisie: nummer,
      gewijzigd_op: nu,
      ...('titel' in velden ? { titel: tekstVan(velden, 'titel') } : {}),
      ...(herbegin ? { status: 'concept', status_op: nu } : {}),
    })
    .where('id', '=', id)
    .execute();
  return nummer;
}

const BEWAARTUSSENPOOS_MS = 10 * 60_000;

/** Autosave writes often; of one author's stretch of writing about one revision in ten minutes is kept. */
async function dunUit(
  trx: Transaction<Tabellen>,
  { id, revisie, goedgekeurde_revisie, publicatie }: Inzending,
  door: string,
): Promise<void> {
  const [laatste, daarvoor] = await trx
    .selectFrom('inzending_revisie')
    .select(['nummer', 'soort', 'door', 'op'])
    .where('inzending_id', '=', id)
    .orderBy('nummer', 'desc')
    .limit(2)
    .execute();
  if (!laatste || !daarvoor || laatste.door !== door || daarvoor.door !== door || laatste.soort !== 'opgeslagen') return;
  if (laatste.op - daarvoor.op >= BEWAARTUSSENPOOS_MS || revisie === goedgekeurde_revisie || revisie === publicatie?.revisie) return;
  const genoemd = await trx
    .selectFrom('inzending_gebeurtenis')
    .select('id')
    .where('inzending_id', '=', id)
    .where('revisie', '=', revisie)
    .executeTakeFirst();
  if (!genoemd) await trx.deleteFrom('inzending_revisie').where('inzending_id', '=', id).where('nummer', '=', laatste.nummer).execute();
}

/** Whether two forms hold the same, whatever the order of their fields and however empty is written. */
const gelijk = (a: Velden, b: Velden): boolean => vorm(a) === vorm(b);
const vorm = (velden: Velden): string =>
  JSON.stringify(
    Object.entries(velden)
      .filter(([, waarde]) => waarde.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
