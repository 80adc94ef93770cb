import type { Selectable, Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { PublicatieTabel } from '#db/tabellen-inzending.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { tekstVan } from '#opstellen/veld.ts';
import { gepubliceerd, ingetrokken, mislukt, voorDeelnemers } from './brieven.ts';
import { type Inzending, inzendingMet, noteer, zetStatus } from './inzending.ts';
import { deelnemers, schrijvers, vanRe } from './ontvangers.ts';

type Trx = Transaction<Tabellen>;
type Publicatie = Selectable<PublicatieTabel>;

/** The file stands there: the text is published, its people hear of it, its session is closed. */
export async function geschreven(trx: Trx, publicatie: Publicatie, { origin, nu }: { origin: string; nu: Moment }): Promise<void> {
  const { inzending_id: id, digest, revisie, online_op, collectie, slug } = publicatie;
  const inzending = await inzendingMet(trx, id);
  if (inzending?.publicatie?.opdracht !== 'schrijven' || inzending.publicatie.digest !== digest) return;
  const wie = await schrijvers(trx, inzending);
  await trx
    .updateTable('publicatie')
    .set({ opdracht: null, op_schijf: digest, online_op: online_op ?? nu, gewijzigd_op: nu, pogingen: 0, bezet_tot: 0, fout: '' })
    .where('inzending_id', '=', id)
    .execute();
  await trx.deleteFrom('vervallen_adres').where('pad', '=', `/${collectie}/${slug}/`).execute();
  if (inzending.revisie === revisie) await zetStatus(trx, inzending, 'gepubliceerd', nu);
  await noteer(trx, { id, revisie }, { soort: 'gepubliceerd', door: null, nu });
  for (const aan of wie) await zetKlaar(trx, gepubliceerd({ inzending, aan, origin }, { opnieuw: online_op !== null }), nu);
  await sessieAfronden(trx, inzending, { origin, nu });
}

/** The session of a terugblik is closed by it, and who was there gets one letter, once. */
async function sessieAfronden(trx: Trx, inzending: Inzending, { origin, nu }: { origin: string; nu: Moment }): Promise<void> {
  const { kennissessie_id, deelnemers_gemaild_op, velden, titel } = inzending;
  if (kennissessie_id === null) return;
  await trx
    .updateTable('kennissessie')
    .set({ status: 'afgerond', gewijzigd_op: nu })
    .where('id', '=', kennissessie_id)
    .where('status', 'in', ['open', 'verplaatst', 'save-the-date'])
    .execute();
  if (deelnemers_gemaild_op !== null) return;
  await trx.updateTable('inzending').set({ deelnemers_gemaild_op: nu }).where('id', '=', inzending.id).execute();
  const sessie = await trx.selectFrom('kennissessie').select('titel').where('id', '=', kennissessie_id).executeTakeFirstOrThrow();
  for (const aan of await deelnemers(trx, inzending))
    await zetKlaar(
      trx,
      voorDeelnemers({ inzending, aan, origin }, { kern: tekstVan(velden, 'kern') || titel, kennissessie: sessie.titel }),
      nu,
    );
}

/** The file is gone: its address answers 410, and a session whose terugblik it was waits for one again. */
export async function weggehaald(trx: Trx, publicatie: Publicatie, { origin, nu }: { origin: string; nu: Moment }): Promise<void> {
  const { inzending_id: id, collectie, slug } = publicatie;
  const inzending = await inzendingMet(trx, id);
  if (inzending?.publicatie?.opdracht !== 'weghalen') return;
  const wie = await schrijvers(trx, inzending);
  await trx
    .updateTable('publicatie')
    .set({ opdracht: null, op_schijf: null, gewijzigd_op: nu, pogingen: 0, bezet_tot: 0, fout: '' })
    .where('inzending_id', '=', id)
    .execute();
  await trx
    .insertInto('vervallen_adres')
    .values({ pad: `/${collectie}/${slug}/`, naar: null, inzending_id: id, op: nu })
    .onConflict((al) => al.column('pad').doUpdateSet({ naar: null, op: nu }))
    .execute();
  await zetStatus(trx, inzending, 'ingetrokken', nu, { goedgekeurde_revisie: null, gepland_op: null });
  if (inzending.kennissessie_id)
    await trx
      .updateTable('kennissessie')
      .set({ status: 'open', gewijzigd_op: nu })
      .where('id', '=', inzending.kennissessie_id)
      .where('status', '=', 'afgerond')
      .where('eind_op', '<', nu)
      .execute();
  const besluit = await trx
    .selectFrom('inzending_gebeurtenis as g')
    .leftJoin('account as a', 'a.id', 'g.door')
    .select(['g.toelichting', 'a.naam'])
    .where('g.inzending_id', '=', id)
    .where('g.soort', '=', 'ingetrokken')
    .orderBy('g.id', 'desc')
    .executeTakeFirst();
  const waarom = { door: besluit?.naam ?? 'De Realisatie-Eenheid', toelichting: besluit?.toelichting ?? '' };
  const re = await vanRe(trx);
  for (const aan of [...wie, ...re.filter(({ id: een }) => !wie.some((ander) => ander.id === een))])
    await zetKlaar(trx, ingetrokken({ inzending, aan, origin }, waarom), nu);
}

/** It did not work: the Realisatie-Eenheid hears why, once; `opgeven` stops trying. */
export async function nietGelukt(
  trx: Trx,
  { inzending_id: id, pogingen }: Publicatie,
  { waarom, opgeven, volgende, origin, nu }: { waarom: string; opgeven: boolean; volgende: Moment; origin: string; nu: Moment },
): Promise<void> {
  const inzending = await inzendingMet(trx, id);
  if (!inzending) return;
  await trx
    .updateTable('publicatie')
    .set({ ...(opgeven ? { opdracht: null } : {}), pogingen: pogingen + 1, volgende_poging_op: volgende, bezet_tot: 0, fout: waarom })
    .where('inzending_id', '=', id)
    .execute();
  if (pogingen > 0 && !opgeven) return;
  await noteer(trx, inzending, { soort: 'mislukt', door: null, nu, toelichting: waarom });
  for (const aan of await vanRe(trx)) await zetKlaar(trx, mislukt({ inzending, aan, origin }, { waarom }), nu);
}
