import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import type { Gegevens } from '#inhoud/schema.ts';
import type { Inhoud, Stuk } from '#inhoud/stuk.ts';
import { ontcijferen } from '#inhoud/stuk-lezen.ts';
import { frontmatter } from '#inhoud/tekst/bestand-maken.ts';
import { staatOnline } from '#publicaties/bijhouden/herschrijven.ts';
import { overnemen } from '#publicaties/bijhouden/overnemen.ts';
import { hernoemen, inzendingMet, noteer } from '#publicaties/inzending.ts';
import { type Doorvoer, doorvoeren } from '#publicaties/uitgeven/doorvoeren.ts';
import { beloofBestand } from '#publicaties/uitgeven/publicatie.ts';
import { isRe, type Schrijver } from '#publicaties/wie-mag.ts';

/** What every act on a region needs. */
export interface Regioverzoek {
  account: Schrijver;
  slug: string;
  /** The digest of the file that was on the screen. */
  stand: string;
  inhoud: Inhoud;
  uitgever: Doorvoer['uitgever'];
  origin: string;
  nu: Moment;
}
export type Regioweigering =
  | { gelukt: false; reden: 'onbekend' | 'geen-recht' | 'bezig' }
  /** Somebody else changed it since; `stuk` is how it is now. */
  | { gelukt: false; reden: 'gewijzigd'; stuk: Stuk<'onderwijsregios'> };

interface Herschrijving<Nee> {
  /** What changes in the file, and how the history tells it; or why it cannot be done. */
  wijzig(stuk: Stuk<'onderwijsregios'>): { anders: Partial<Gegevens<'onderwijsregios'>>; toelichting: string } | { nee: Nee };
  /** Whether the file says it already: the same button twice, from one screen. */
  staatEr(stuk: Stuk<'onderwijsregios'>): boolean;
  /** Another region that this leans on: nothing may be under way with that. */
  naast?: string;
  /** What else belongs in the same transaction. */
  erbij?(trx: Transaction<Tabellen>, stuk: Stuk<'onderwijsregios'>): Promise<void>;
}
type Uitslag<Nee> = { gelukt: true; uitgevoerd: boolean } | Regioweigering | { gelukt: false; reden: Nee };

/**
 * Changes facts of a region and not a word of its text: only the Realisatie-Eenheid, and only from the file that she saw. A draft of its
 * page, also one that is approved or planned, takes these facts over when it goes online.
 */
export async function regioHerschrijven<Nee extends string>(
  db: Db,
  verzoek: Regioverzoek,
  { wijzig, staatEr, naast, erbij }: Herschrijving<Nee>,
): Promise<Uitslag<Nee>> {
  const { account, slug, stand, inhoud, uitgever, origin, nu } = verzoek;
  if (!isRe(account)) return { gelukt: false, reden: 'geen-recht' };
  const stuk = inhoud.een('onderwijsregios', slug);
  if (!stuk) return { gelukt: false, reden: 'onbekend' };
  if (stuk.digest !== stand) return staatEr(stuk) ? { gelukt: true, uitgevoerd: true } : { gelukt: false, reden: 'gewijzigd', stuk };
  const wijziging = wijzig(stuk);
  if ('nee' in wijziging) return { gelukt: false, reden: wijziging.nee };
  const id = (await bekendAls(db, stuk)) ?? (await nieuwBekend(db, { account, stuk, origin, nu }));
  if (id === null) return { gelukt: false, reden: 'bezig' };
  const bestand = herschreven(stuk, { ...wijziging.anders, gewijzigd: isoDatum(nu) });
  return doorvoeren(db, { id, uitgever }, async (trx): Promise<{ gelukt: true } | (Uitslag<Nee> & { gelukt: false })> => {
    const inzending = await inzendingMet(trx, id);
    // The same button twice: it is promised, and not on the disk yet.
    if (inzending?.publicatie?.opdracht === 'schrijven' && inzending.publicatie.bestand === bestand) return { gelukt: true };
    // What the disk does not have yet, or another file, is not written over.
    if (!inzending || staatOnline(inhoud, inzending)?.digest !== stand) return { gelukt: false, reden: 'bezig' };
    if (naast !== undefined && (await isOnderweg(trx, naast))) return { gelukt: false, reden: 'bezig' };
    // What it leans on may have changed since it was asked first.
    const nogSteeds = wijzig(stuk);
    if ('nee' in nogSteeds) return { gelukt: false, reden: nogSteeds.nee };
    await beloofBestand(trx, id, { bestand, nu });
    if (wijziging.anders.titel !== undefined) await hernoemen(trx, id, wijziging.anders.titel);
    const { revisie } = inzending.publicatie ?? inzending;
    await noteer(trx, { id, revisie }, { soort: 'bijgewerkt', door: account.id, nu, toelichting: wijziging.toelichting });
    await erbij?.(trx, stuk);
    return { gelukt: true };
  });
}

/** The submission that stands for this very file. */
async function bekendAls(db: Db, { slug, digest }: Stuk<'onderwijsregios'>): Promise<string | null> {
  const rij = await db
    .selectFrom('publicatie')
    .select('inzending_id')
    .where('collectie', '=', 'onderwijsregios')
    .where('slug', '=', slug)
    .where('op_schijf', '=', digest)
    .executeTakeFirst();
  return rij?.inzending_id ?? null;
}

/** Whether something was decided about a region that its file does not say yet. */
const isOnderweg = async (trx: Transaction<Tabellen>, slug: string): Promise<boolean> =>
  (await trx
    .selectFrom('publicatie')
    .select('inzending_id')
    .where('collectie', '=', 'onderwijsregios')
    .where('slug', '=', slug)
    .where('opdracht', 'is not', null)
    .executeTakeFirst()) !== undefined;

/** What came with the site, or was changed outside it, is known from here on. */
async function nieuwBekend(db: Db, verzoek: Pick<Regioverzoek, 'account' | 'origin' | 'nu'> & { stuk: Stuk<'onderwijsregios'> }) {
  const uitslag = await overnemen(db, verzoek);
  return uitslag.gelukt ? uitslag.id : null;
}

/** The file with other facts and the same words; what the site would not read is a mistake of ours. */
function herschreven({ collectie, bestand, gegevens, tekst }: Stuk<'onderwijsregios'>, anders: object): string {
  const nieuw = `---\n${frontmatter('onderwijsregios', { ...gegevens, ...anders })}---\n${tekst}`;
  ontcijferen(collectie, bestand, nieuw);
  return nieuw;
}
