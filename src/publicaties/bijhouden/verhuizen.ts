import type { Db, Moment } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { slugsVan } from '#inhoud/verwijzingen.ts';
import { isGereserveerd, isVergeven, wensSlug } from '#publicaties/adres.ts';
import { kan, mag } from '#publicaties/handelingen.ts';
import { adresGeven, eigenInzending, noteer } from '#publicaties/inzending.ts';
import { type Doorvoer, doorvoeren } from '#publicaties/uitgeven/doorvoeren.ts';
import { beloofBestand } from '#publicaties/uitgeven/publicatie.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';
import { metVelden, staatOnline } from './herschrijven.ts';

interface Verzoek extends Doorvoer {
  account: Schrijver;
  /** The new address as somebody typed it: its last part, or all of it. */
  adres: string;
  inhoud: Inhoud;
  nu: Moment;
}
export type Verhuisuitslag =
  | { gelukt: true; slug: string; uitgevoerd: boolean }
  | { gelukt: false; reden: 'onbekend' | 'geen-recht' | 'niet-online' | 'in-beoordeling' | 'adres-onbruikbaar' | 'adres-bezet' }
  /** What was typed is no address; `voorstel` is what it could become, or "". */
  | { gelukt: false; reden: 'geen-adres'; voorstel: string };

/** Gives a published text another address; the old one leads to it from then on, and what names the old one means this text. */
export async function verhuizen(db: Db, { account, adres, inhoud, nu, ...door }: Verzoek): Promise<Verhuisuitslag> {
  const { id } = door;
  return doorvoeren(db, door, async (trx): Promise<{ gelukt: true; slug: string } | (Verhuisuitslag & { gelukt: false })> => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    if (!mag('verhuizen', account, inzending)) return { gelukt: false, reden: 'geen-recht' };
    const stuk = staatOnline(inhoud, inzending);
    if (!stuk) return { gelukt: false, reden: 'niet-online' };
    // What was approved is pinned with the address it has now.
    if (!kan('verhuizen', inzending)) return { gelukt: false, reden: 'in-beoordeling' };
    const { collectie, slug: oude_slug, digest: oude_digest } = stuk;
    const deel = laatsteDeel(adres, collectie);
    const slug = wensSlug(deel);
    if (slug !== deel) return { gelukt: false, reden: 'geen-adres', voorstel: isGereserveerd(slug) ? '' : slug };
    if (slug === '' || slug === oude_slug || isGereserveerd(slug)) return { gelukt: false, reden: 'adres-onbruikbaar' };
    const bezet = inhoud.alle(collectie).some((ander) => ander.slug !== oude_slug && slugsVan(ander).includes(slug));
    if (bezet || (await isVergeven(trx, { id, collectie, slug }))) return { gelukt: false, reden: 'adres-bezet' };
    const voorheen = [...new Set([...inzending.voorheen, oude_slug])].filter((oud) => oud !== slug);
    const bestand = metVelden(stuk, { voorheen }, inhoud);
    if (!bestand) return { gelukt: false, reden: 'niet-online' };
    await beloofBestand(trx, id, { bestand, nu, slug, op_schijf: null, oude_slug, oude_digest });
    await adresGeven(trx, id, slug);
    const toelichting = `/${collectie}/${oude_slug}/ werd /${collectie}/${slug}/`;
    await noteer(trx, inzending, { soort: 'verhuisd', door: account.id, nu, toelichting });
    return { gelukt: true, slug };
  });
}

/** Whoever pastes the whole address of a page means its last part. */
const laatsteDeel = (adres: string, collectie: string): string =>
  adres
    .trim()
    .replace(new RegExp(`^(https?://[^/]+)?/${collectie}/`), '')
    .replace(/\/$/, '')
    .trim();
