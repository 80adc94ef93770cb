import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Account } from '#accounts/account.ts';
import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { MetLink } from '#kennissessies/kennissessie.ts';
import { kanMetSessie } from '#kennissessies/overgangen.ts';
import { onderdelenMee } from '#kennissessies/rondes/onderdeel-opslag.ts';
import type { Sessiegegevens } from './formulier/sessiegegevens.ts';
import { alsRij, bijeenkomstenBewaren, bouwstenenBewaren, metKenmerken, sessieVoor } from './sessie-opslag.ts';
import { magOrganiseren } from './wie-organiseert.ts';

interface Maker {
  account: Account;
  /** Host of the site, for the UID in calendars. */
  gastheer: string;
  nu: Moment;
}

/** Makes a concept: nobody but its organisers sees it, and it has no address yet. */
export async function sessieMaken(
  db: Db,
  { gegevens, ...maker }: Maker & { gegevens: Sessiegegevens },
): Promise<{ gelukt: true; id: string } | { gelukt: false; reden: 'onbekend' }> {
  if (!magOrganiseren(maker.account, gegevens)) return { gelukt: false, reden: 'onbekend' };
  return db.transaction().execute(async (trx) => ({ gelukt: true as const, id: await nieuwConcept(trx, gegevens, maker) }));
}

/** A new concept with the words of another session; never with its people, and at the same hours, for the day is still to be chosen. */
export async function sessieKopieren(
  db: Db,
  { id, ...maker }: Maker & { id: string },
): Promise<{ gelukt: true; id: string } | { gelukt: false; reden: 'onbekend' }> {
  return db.transaction().execute(async (trx) => {
    const sessie = await sessieVoor(trx, maker.account, id);
    if (!sessie || !kanMetSessie('kopieren', sessie, maker.nu)) return { gelukt: false as const, reden: 'onbekend' as const };
    const bijeenkomsten = sessie.bijeenkomsten.map(({ id: _, ...een }) => een);
    const later = { vrijgevenOp: null, voorrangStatussen: [], voorrangTot: null, maxPerRegioTot: null };
    const gegevens = { ...sessie, ...later, onlineLink: '', bijeenkomsten };
    const kopie = await nieuwConcept(trx, gegevens, maker);
    await onderdelenMee(trx, sessie.onderdelen, kopie);
    return { gelukt: true as const, id: kopie };
  });
}

/** Throws a concept away; what was ever announced stays. */
export async function sessieVerwijderen(
  db: Db,
  { account, id, nu }: { account: Account; id: string; nu: Moment },
): Promise<{ gelukt: true } | { gelukt: false; reden: 'onbekend' | 'kan-niet' }> {
  return db.transaction().execute(async (trx) => {
    const sessie = await sessieVoor(trx, account, id);
    if (!sessie) return { gelukt: false as const, reden: 'onbekend' as const };
    if (!kanMetSessie('verwijderen', sessie, nu)) return { gelukt: false as const, reden: 'kan-niet' as const };
    await gebeurtenisVastleggen(trx, { wat: 'sessie-verwijderd', door: account, kennissessie: id, onderwijsregio: sessie.gastregio, nu });
    await trx.deleteFrom('kennissessie').where('id', '=', id).execute();
    return { gelukt: true as const };
  });
}

async function nieuwConcept(trx: Transaction<Tabellen>, gegevens: Sessiegegevens, { account, gastheer, nu }: Maker): Promise<string> {
  const id = randomUUID();
  const icalUid = `${id}@${gastheer}`;
  const bijeenkomsten = metKenmerken({ id, icalUid }, gegevens.bijeenkomsten);
  const [eerste, laatste] = [bijeenkomsten[0], bijeenkomsten.at(-1)];
  if (!eerste || !laatste) throw new Error('A session has at least one meeting.');
  const sessie: MetLink = {
    ...gegevens,
    ...{ id, slug: id, url: '', bijeenkomsten, beginOp: eerste.beginOp, eindOp: laatste.eindOp, trefwoorden: [], onderdelen: [] },
    ...{ status: 'concept', redenAfgelast: '', redenGewijzigd: '', redenZonderTerugblik: '', verplaatstVan: [], versie: 1, volgnummer: 0 },
    ...{ voorbeeld: account.voorbeeld, gewijzigdOp: nu, vrijgegevenOp: null },
  };
  await trx
    .insertInto('kennissessie')
    .values({
      ...alsRij(sessie),
      id,
      trefwoorden: '[]',
      reden_afgelast: '',
      ical_uid: icalUid,
      voorbeeld: sessie.voorbeeld ? 1 : 0,
      aangemaakt_op: nu,
    })
    .execute();
  await bouwstenenBewaren(trx, sessie);
  await bijeenkomstenBewaren(trx, sessie);
  await gebeurtenisVastleggen(trx, { wat: 'sessie-gemaakt', door: account, kennissessie: id, onderwijsregio: sessie.gastregio, nu });
  return id;
}
