import type { Db, Moment } from '#db/tabellen.ts';
import { isoDatum } from '#grond/taal/datum.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { metVelden, staatOnline } from '#publicaties/bijhouden/herschrijven.ts';
import { overnemen } from '#publicaties/bijhouden/overnemen.ts';
import { nieuweRevisie } from '#publicaties/bureau/opslaan.ts';
import { kan } from '#publicaties/handelingen.ts';
import { eigenInzending, noteer, zetStatus } from '#publicaties/inzending.ts';
import { nakijkdag } from '#publicaties/soorten/praktijk.ts';
import { type Doorvoer, doorvoeren } from '#publicaties/uitgeven/doorvoeren.ts';
import { beloofBestand } from '#publicaties/uitgeven/publicatie.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';

export type Nakijkuitslag = { gelukt: true; uitgevoerd: boolean } | { gelukt: false; reden: 'onbekend' | 'niet-online' | 'in-beoordeling' };

interface Actueelverzoek extends Omit<Doorvoer, 'id'> {
  account: Schrijver;
  slug: string;
  inhoud: Inhoud;
  origin: string;
  nu: Moment;
}

/** Says of what stands online at this address that it is still right; what was never written here is known from then on. */
export async function nogActueel(db: Db, { slug, origin, ...verzoek }: Actueelverzoek) {
  const { account, inhoud, nu } = verzoek;
  const stuk = inhoud.een('praktijken', slug);
  if (!stuk) return { gelukt: false, reden: 'onbekend' } as const;
  const bekend = await overnemen(db, { account, stuk, origin, nu });
  if (!bekend.gelukt) return bekend;
  const uitslag = await nakijken(db, { ...verzoek, id: bekend.id });
  return uitslag.gelukt ? { ...uitslag, id: bekend.id } : uitslag;
}

/**
 * Says that a best practice is still right: its file gets today as the day of its check and a review date a year from now,
 * and not a word changes. Any author of its region may, and the Realisatie-Eenheid.
 */
export async function nakijken(
  db: Db,
  { account, inhoud, nu, ...door }: Doorvoer & { account: Schrijver; inhoud: Inhoud; nu: Moment },
): Promise<Nakijkuitslag> {
  const { id } = door;
  return doorvoeren(db, door, async (trx): Promise<{ gelukt: true } | (Nakijkuitslag & { gelukt: false })> => {
    const inzending = await eigenInzending(trx, { account, id });
    if (inzending?.collectie !== 'praktijken') return { gelukt: false, reden: 'onbekend' };
    const stuk = staatOnline(inhoud, inzending);
    if (!stuk || !inzending.publicatie) return { gelukt: false, reden: 'niet-online' };
    // A new version on its way is checked by going online.
    if (!kan('nakijken', inzending)) return { gelukt: false, reden: 'in-beoordeling' };
    const dagen = { gecontroleerd: isoDatum(nu), herzien_voor: nakijkdag(nu) };
    const bestand = metVelden(stuk, dagen, inhoud);
    if (!bestand) return { gelukt: false, reden: 'niet-online' };
    const { herzien_voor } = dagen;
    const velden = { ...inzending.velden, herzien_voor };
    const revisie = await nieuweRevisie(trx, inzending, { soort: 'nagekeken', velden, door: account.id, nu });
    // A draft beside what is online goes on being a draft.
    const isOnline = inzending.status === 'gepubliceerd';
    if (isOnline) await zetStatus(trx, inzending, 'goedgekeurd', nu, { goedgekeurde_revisie: revisie });
    await beloofBestand(trx, id, { bestand, nu, ...(isOnline ? { revisie } : {}) });
    await noteer(trx, { id, revisie }, { soort: 'nagekeken', door: account.id, nu });
    return { gelukt: true };
  });
}
