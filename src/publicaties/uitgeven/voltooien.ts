import type { Selectable, Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { PublicatieTabel } from '#db/tabellen-inzending.ts';
import { afronden, heropenen } from '#kennissessies/organiseren/afronden.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { gepubliceerd, ingetrokken, verhuisd, voorDeelnemers } from '#publicaties/brieven.ts';
import { type Gebeurtenissoort, type Inzending, inzendingMet, noteer, zetStatus } from '#publicaties/inzending.ts';
import { meldMislukt } from '#publicaties/melden.ts';
import { deelnemers, schrijvers, vanRe } from '#publicaties/ontvangers.ts';
import { tekstVan } from '#publicaties/velden/veld.ts';
import { adresLeeft, adresVervalt } from './oude-adressen.ts';

type Trx = Transaction<Tabellen>;
type Publicatie = Selectable<PublicatieTabel>;
const KLAAR = { opdracht: null, pogingen: 0, bezet_tot: 0, fout: '', oude_slug: null, oude_digest: null };

/** The file stands there: the text is published, its people hear of it, its session is closed. */
export async function geschreven(trx: Trx, publicatie: Publicatie, { origin, nu }: { origin: string; nu: Moment }): Promise<void> {
  const { inzending_id: id, digest, revisie, online_op, oude_slug } = publicatie;
  const inzending = await inzendingMet(trx, id);
  if (inzending?.publicatie?.opdracht !== 'schrijven' || inzending.publicatie.digest !== digest) return;
  const wie = await schrijvers(trx, inzending);
  await trx
    .updateTable('publicatie')
    .set({ ...KLAAR, op_schijf: digest, online_op: online_op ?? nu, gewijzigd_op: nu })
    .where('inzending_id', '=', id)
    .execute();
  await adresLeeft(trx, publicatie);
  if (inzending.revisie === revisie) await zetStatus(trx, inzending, 'gepubliceerd', nu);
  // Only the date of its check changed: whoever did that knows.
  if ((await laatsteDaad(trx, id)) === 'nagekeken') return;
  if (!oude_slug) await noteer(trx, { id, revisie }, { soort: 'gepubliceerd', door: null, nu });
  for (const aan of wie) {
    const post = { inzending, aan, origin };
    await zetKlaar(trx, oude_slug ? verhuisd(post, { oude_slug }) : gepubliceerd(post, { opnieuw: online_op !== null }), nu);
  }
  await sessieAfronden(trx, inzending, { origin, nu });
}

/** What was last done with a text, comments and failures apart. */
export const laatsteDaad = async (trx: Trx | Db, id: string, onder?: readonly Gebeurtenissoort[]) =>
  (
    await trx
      .selectFrom('inzending_gebeurtenis')
      .select('soort')
      .where('inzending_id', '=', id)
      .where('soort', 'not in', ['opmerking', 'mislukt'])
      .$if(onder !== undefined, (vraag) => vraag.where('soort', 'in', onder ?? []))
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.soort;

/** The session of a terugblik is closed by it, and who was there gets one letter, once. */
async function sessieAfronden(trx: Trx, inzending: Inzending, { origin, nu }: { origin: string; nu: Moment }): Promise<void> {
  const { kennissessie_id, deelnemers_gemaild_op, velden, titel } = inzending;
  if (kennissessie_id === null) return;
  await afronden(trx, { id: kennissessie_id, nu });
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
export async function weggehaald(
  trx: Trx,
  publicatie: Publicatie,
  { bijlagen, origin, nu }: { bijlagen: readonly string[]; origin: string; nu: Moment },
): Promise<void> {
  const { inzending_id: id } = publicatie;
  const inzending = await inzendingMet(trx, id);
  if (inzending?.publicatie?.opdracht !== 'weghalen') return;
  const wie = await schrijvers(trx, inzending);
  await trx
    .updateTable('publicatie')
    .set({ ...KLAAR, op_schijf: null, bestand: publicatie.bestand, gewijzigd_op: nu })
    .where('inzending_id', '=', id)
    .execute();
  await adresVervalt(trx, { ...publicatie, bijlagen }, nu);
  await zetStatus(trx, inzending, 'ingetrokken', nu, { goedgekeurde_revisie: null, gepland_op: null });
  if (inzending.kennissessie_id) await heropenen(trx, { id: inzending.kennissessie_id, nu });
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

/** It did not work: its authors and the Realisatie-Eenheid hear why, once; `opgeven` stops trying. */
export async function nietGelukt(
  trx: Trx,
  { inzending_id: id, pogingen, oude_slug, oude_digest }: Publicatie,
  { waarom, opgeven, volgende, origin, nu }: { waarom: string; opgeven: boolean; volgende: Moment; origin: string; nu: Moment },
): Promise<void> {
  const inzending = await inzendingMet(trx, id);
  if (!inzending) return;
  await trx
    .updateTable('publicatie')
    .set({ ...(opgeven ? { opdracht: null } : {}), pogingen: pogingen + 1, volgende_poging_op: volgende, bezet_tot: 0, fout: waarom })
    .where('inzending_id', '=', id)
    .execute();
  if (opgeven && oude_slug) {
    // It did not move: what stands at its old address is what is known again.
    await trx
      .updateTable('publicatie')
      .set({ slug: oude_slug, op_schijf: oude_digest, oude_slug: null, oude_digest: null })
      .where('inzending_id', '=', id)
      .execute();
    await trx.updateTable('inzending').set({ slug: oude_slug }).where('id', '=', id).execute();
  }
  if (pogingen > 0 && !opgeven) return;
  await noteer(trx, inzending, { soort: 'mislukt', door: null, nu, toelichting: waarom });
  await meldMislukt(trx, inzending, { waarom, origin, nu });
}
