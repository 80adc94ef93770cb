import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { afronden, heropenen } from '#kennissessies/organiseren/afronden.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { isVergeven } from '#publicaties/adres.ts';
import { briefSturen } from '#publicaties/brief-sturen.ts';
import { gepubliceerd, ingetrokken, verhuisd, voorDeelnemers } from '#publicaties/brieven.ts';
import { adresGeven, type Inzendgebeurtenissoort, type Inzending, inzendingMet, noteer, zetStatus } from '#publicaties/inzending.ts';
import { mislukkingMelden } from '#publicaties/mislukking-melden.ts';
import { deelnemers, projectleiders, schrijvers, vanRe } from '#publicaties/ontvangers.ts';
import { tekstVan } from '#publicaties/soorten/veld.ts';
import { adresLeeft, adresVervalt } from './oude-adressen.ts';
import { isWeg, lukteNiet, naarAdres, type Publicatie, staatEr } from './publicatie.ts';

type Trx = Transaction<Tabellen>;

/** The file stands there: the text is published, its people hear of it, its session is closed. */
export async function geschreven(trx: Trx, publicatie: Publicatie, { origin, nu }: { origin: string; nu: Moment }): Promise<void> {
  const { inzending_id: id, digest, revisie, online_op, oude_slug } = publicatie;
  const inzending = await inzendingMet(trx, id);
  if (inzending?.publicatie?.opdracht !== 'schrijven' || inzending.publicatie.digest !== digest) return;
  const wie = await schrijvers(trx, inzending);
  await staatEr(trx, publicatie, nu);
  await adresLeeft(trx, publicatie);
  if (inzending.revisie === revisie) await zetStatus(trx, inzending, 'gepubliceerd', nu);
  // Not a word changed: whoever looked at it, or brought its facts up to date, told who has to know.
  if (['nagekeken', 'bijgewerkt'].includes((await laatsteDaad(trx, id)) ?? '')) return;
  if (!oude_slug) await noteer(trx, { id, revisie }, { soort: 'gepubliceerd', door: null, nu });
  const keurders = await keurdersVan(trx, { id, revisie });
  for (const aan of wie) {
    const post = { inzending, aan, origin };
    await briefSturen(trx, oude_slug ? verhuisd(post, { oude_slug }) : gepubliceerd(post, { opnieuw: online_op !== null, keurders }), nu);
  }
  await sessieAfronden(trx, inzending, { origin, nu });
}

/** The names of who approved this revision, as far as they are known. */
async function keurdersVan(trx: Trx, { id, revisie }: { id: string; revisie: number }): Promise<string[]> {
  const rijen = await trx
    .selectFrom('inzending_gebeurtenis as g')
    .innerJoin('account as a', 'a.id', 'g.door')
    .select('a.naam')
    .where('g.inzending_id', '=', id)
    .where('g.revisie', '=', revisie)
    .where('g.soort', '=', 'goedgekeurd')
    .orderBy('g.id')
    .execute();
  return [...new Set(rijen.map(({ naam }) => naam))];
}

/** What was last done with a text, comments and failures apart. */
export const laatsteDaad = async (trx: Trx | Db, id: string, onder?: readonly Inzendgebeurtenissoort[]) =>
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
  await isWeg(trx, publicatie, nu);
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
  const verder = [...(await projectleiders(trx, inzending.onderwijsregio)), ...(await vanRe(trx))];
  const iedereen = new Map([...wie, ...verder].map((een) => [een.id, een]));
  for (const aan of iedereen.values()) await briefSturen(trx, ingetrokken({ inzending, aan, origin }, waarom), nu);
}

/** It did not work: its authors and the Realisatie-Eenheid hear why, once; `opgeven` stops trying. */
export async function nietGelukt(
  trx: Trx,
  publicatie: Publicatie,
  { waarom, opgeven, volgende, origin, nu }: { waarom: string; opgeven: boolean; volgende: Moment; origin: string; nu: Moment },
): Promise<void> {
  const { inzending_id: id, pogingen, oude_slug } = publicatie;
  const inzending = await inzendingMet(trx, id);
  if (!inzending) return;
  await lukteNiet(trx, publicatie, { waarom, opgeven, volgende });
  // It did not move: what stands at its old address is what is known again.
  if (opgeven && oude_slug) await adresGeven(trx, id, oude_slug);
  if (pogingen > 0 && !opgeven) return;
  await noteer(trx, inzending, { soort: 'mislukt', door: null, nu, toelichting: waarom });
  await mislukkingMelden(trx, inzending, { waarom, origin, nu });
}

/** Gives a first publication its next free address, when a file turns out to stand at the one it had. */
export async function volgendeSlug(trx: Trx, { inzending_id: id, collectie, slug }: Publicatie): Promise<void> {
  const [, basis = slug, nummer = '1'] = /^(.*?)(?:-(\d{1,2}))?$/.exec(slug) ?? [];
  let volgend = Number(nummer) + 1;
  while (await isVergeven(trx, { id, collectie, slug: `${basis}-${volgend}` })) volgend += 1;
  const nieuw = `${basis}-${volgend}`;
  await naarAdres(trx, id, nieuw);
  await adresGeven(trx, id, nieuw);
}
