import type { Db, Moment } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { magBewerken, type Schrijver } from '#publicaties/wie-mag.ts';
import { overnemen } from '../overnemen.ts';

interface Verzoek {
  account: Schrijver;
  slug: string;
  inhoud: Inhoud;
  origin: string;
  nu: Moment;
}

/** Where the page of a region is written; one that was never written here is known from then on. */
export async function regiopaginaOpenen(
  db: Db,
  { account, slug, inhoud, origin, nu }: Verzoek,
): Promise<{ gelukt: true; id: string } | { gelukt: false; reden: 'onbekend' | 'bezig' | 'onbevestigd' }> {
  const stuk = inhoud.een('onderwijsregios', slug);
  if (!stuk || !magBewerken(account, { onderwijsregio: slug })) return { gelukt: false, reden: 'onbekend' };
  const bekend = await db
    .selectFrom('inzending')
    .select('id')
    .where('collectie', '=', 'onderwijsregios')
    .where('slug', '=', slug)
    .executeTakeFirst();
  return bekend ? { gelukt: true, id: bekend.id } : overnemen(db, { account, stuk, origin, nu });
}
