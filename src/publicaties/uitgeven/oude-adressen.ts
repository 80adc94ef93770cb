import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { PublicatieTabel } from '#db/tabellen-inzending.ts';
import { COLLECTIES } from '#inhoud/schema.ts';
import { type Inhoud, type Stuk, urlVan } from '#inhoud/stuk.ts';

type Trx = Transaction<Tabellen>;
type Plek = Pick<PublicatieTabel, 'inzending_id' | 'collectie' | 'slug' | 'bestand'>;

/** A text stands at this address: every address it had before leads to it, and its attachments are there again. */
export async function adresLeeft(trx: Trx, { inzending_id: id, collectie, slug, bestand }: Plek): Promise<void> {
  const pad = urlVan(collectie, slug);
  await trx
    .deleteFrom('vervallen_adres')
    .where('pad', 'in', [pad, ...bijlagenIn(bestand)])
    .execute();
  await trx
    .updateTable('vervallen_adres')
    .set({ naar: pad })
    .where('inzending_id', '=', id)
    .where('pad', 'like', `/${collectie}/%`)
    .execute();
}

/** A text moved to another address: whoever asks for the old one is sent on. Called before the old file goes: nobody finds nothing. */
export async function adresVerhuist(trx: Trx, publicatie: Plek & { oude_slug: string }, nu: Moment): Promise<void> {
  const { inzending_id, collectie, slug, oude_slug } = publicatie;
  const naar = urlVan(collectie, slug);
  await trx
    .insertInto('vervallen_adres')
    .values({ pad: urlVan(collectie, oude_slug), naar, inzending_id, op: nu })
    .onConflict((al) => al.column('pad').doUpdateSet({ naar, inzending_id, op: nu }))
    .execute();
  await adresLeeft(trx, publicatie);
}

/** A text was withdrawn: its address, those it had before, and the attachments that no other text shows are gone for good (410). */
export async function adresVervalt(
  trx: Trx,
  { inzending_id, collectie, slug, bijlagen }: Plek & { bijlagen: readonly string[] },
  nu: Moment,
): Promise<void> {
  await trx.updateTable('vervallen_adres').set({ naar: null }).where('inzending_id', '=', inzending_id).execute();
  for (const pad of [urlVan(collectie, slug), ...bijlagen])
    await trx
      .insertInto('vervallen_adres')
      .values({ pad, naar: null, inzending_id, op: nu })
      .onConflict((al) => al.column('pad').doUpdateSet({ naar: null, op: nu }))
      .execute();
}

/** The attachments of a text that no other text on the site shows. */
export function bijlagenAlleenVan(inhoud: Inhoud, { collectie, slug, bestand }: Plek): string[] {
  const zelf = inhoud.een(collectie, slug);
  const eigen = bijlagenIn(bestand + (zelf ? alles(zelf) : ''));
  if (eigen.length === 0) return [];
  const anderen = COLLECTIES.flatMap((naam) => [...inhoud.alle(naam)]).filter((stuk) => stuk.url !== urlVan(collectie, slug));
  const elders = new Set(anderen.flatMap(bijlagenVan));
  return eigen.filter((url) => !elders.has(url));
}

const alles = ({ tekst, gegevens }: Stuk): string => tekst + JSON.stringify(gegevens);

/** The attachments that a text on the site shows. */
export const bijlagenVan = (stuk: Stuk): string[] => bijlagenIn(alles(stuk));

/** Addresses of attachments in a text or a file, each once. */
const bijlagenIn = (tekst: string): string[] => [...new Set(tekst.match(/\/bijlagen\/[0-9a-f]{64}\.[a-z]{3,4}/g) ?? [])];
