import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { momentVan } from '#grond/taal/datum.ts';
import type { Stuk } from '#inhoud/stuk.ts';
import { briefSturen } from '#publicaties/brief-sturen.ts';
import { overgenomen } from '#publicaties/brieven.ts';
import { maak } from '#publicaties/bureau/beginnen.ts';
import { nieuweRevisie } from '#publicaties/bureau/opslaan.ts';
import { kan, past } from '#publicaties/handelingen.ts';
import { type Inzending, inzendingMet, noteer, zetStatus } from '#publicaties/inzending.ts';
import { schrijvers } from '#publicaties/ontvangers.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { bekendMaken } from '#publicaties/uitgeven/publicatie.ts';
import { velden as teruggelegd } from '#publicaties/velden/terugleggen.ts';
import { magBewerken, type Schrijver } from '#publicaties/wie-mag.ts';
import { onlineSinds } from './herschrijven.ts';

interface Overneemverzoek {
  account: Schrijver;
  stuk: Stuk<Inzendcollectie>;
  /** Whoever asks was told what happens to a version that is on its way. */
  bevestigd?: boolean;
  origin: string;
  nu: Moment;
}

/**
 * Takes a file that stands online, written or changed outside the site, as the newest revision, so that it can be changed
 * here; from then on it counts as the file we know.
 */
export async function overnemen(
  db: Db,
  { account, stuk, bevestigd = false, origin, nu }: Overneemverzoek,
): Promise<{ gelukt: true; id: string } | { gelukt: false; reden: 'onbekend' | 'bezig' | 'onbevestigd' }> {
  const regio = soortVan(stuk.collectie).regioVan(stuk);
  if (!magBewerken(account, { onderwijsregio: regio })) return { gelukt: false, reden: 'onbekend' };
  const velden = teruggelegd(stuk);
  return db.transaction().execute(async (trx) => {
    const bekend = await bijAdres(trx, stuk);
    if (bekend && !magBewerken(account, bekend)) return { gelukt: false, reden: 'onbekend' };
    if (bekend && !kan('overnemen', bekend)) return { gelukt: false, reden: 'bezig' };
    if (bekend?.publicatie?.op_schijf === stuk.digest) return { gelukt: true, id: bekend.id };
    if (bekend && !bevestigd && past('opzijzetten', bekend.status)) return { gelukt: false, reden: 'onbevestigd' };
    const id = bekend?.id ?? (await nieuw(trx, { account, stuk, velden, nu }));
    const revisie = bekend ? await nieuweRevisie(trx, bekend, { soort: 'overgenomen', velden, door: account.id, nu }) : 1;
    if (bekend) await noteer(trx, { id, revisie }, { soort: 'overgenomen', door: account.id, nu });
    const vervallen = bekend !== undefined && past('publiceren', bekend.status);
    for (const aan of bekend ? await schrijvers(trx, bekend) : [])
      if (bekend && aan.id !== account.id)
        await briefSturen(trx, overgenomen({ inzending: bekend, aan, origin }, { door: account.naam, vervallen }), nu);
    const { collectie, slug, digest } = stuk;
    const online_op = momentVan(onlineSinds(stuk), '12:00');
    await bekendMaken(trx, { inzending_id: id, collectie, slug, revisie, digest, online_op, nu });
    await zetStatus(trx, { id }, 'gepubliceerd', nu, { slug: stuk.slug, goedgekeurde_revisie: revisie, gepland_op: null });
    return { gelukt: true, id };
  });
}

async function bijAdres(
  trx: Transaction<Tabellen>,
  { collectie, slug }: Pick<Stuk, 'slug'> & { collectie: Inzending['collectie'] },
): Promise<Inzending | undefined> {
  const rij = await trx.selectFrom('inzending').select('id').where('collectie', '=', collectie).where('slug', '=', slug).executeTakeFirst();
  return rij && inzendingMet(trx, rij.id);
}

async function nieuw(
  trx: Transaction<Tabellen>,
  { account, stuk, velden, nu }: { account: Schrijver; stuk: Stuk<Inzendcollectie>; velden: Inzending['velden']; nu: Moment },
): Promise<string> {
  const slug = 'kennissessie' in stuk.gegevens ? stuk.gegevens.kennissessie : null;
  const voorbeeld = 'voorbeeld' in stuk.gegevens && stuk.gegevens.voorbeeld;
  const sessie = slug === null ? undefined : await trx.selectFrom('kennissessie').select('id').where('slug', '=', slug).executeTakeFirst();
  const id = await maak(trx, {
    ...{
      collectie: stuk.collectie,
      regio: soortVan(stuk.collectie).regioVan(stuk),
      kennissessie_id: sessie?.id ?? null,
      voorbeeld,
    },
    ...{ velden, account, nu, soort: 'overgenomen' },
  });
  // Who was there read it long ago.
  await trx
    .updateTable('inzending')
    .set({ titel: stuk.gegevens.titel, deelnemers_gemaild_op: momentVan(onlineSinds(stuk)) })
    .where('id', '=', id)
    .execute();
  return id;
}
