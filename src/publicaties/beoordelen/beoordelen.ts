import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { briefSturen } from '#publicaties/brief-sturen.ts';
import { kan, mag } from '#publicaties/handelingen.ts';
import { eigenInzending, type Inzending, isEigenWerk, noteer, zetStatus } from '#publicaties/inzending.ts';
import { keuren } from '#publicaties/keuren.ts';
import { kleineCorrectie } from '#publicaties/kleine-correctie.ts';
import { beoordelaars, indienerVan, schrijvers, vanRe } from '#publicaties/ontvangers.ts';
import type { Doorvoer } from '#publicaties/uitgeven/doorvoeren.ts';
import { goedgekeurdVastleggen, meteenVrijgeven } from '#publicaties/uitgeven/goedgekeurd-vastleggen.ts';
import { veldMetNaam } from '#publicaties/velden/velden.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';
import { directGewijzigd, goedgekeurd, terBeoordeling, teruggestuurd } from './oordeelbrieven.ts';
import { meelezers, stuurdeReIn } from './vier-ogen.ts';

interface Verzoek {
  account: Schrijver;
  id: string;
  /** The revision that was on the screen: what was not seen is not judged. */
  revisie: number;
  toelichting: string;
  origin: string;
  nu: Moment;
}
type Weigering = { gelukt: false; reden: 'onbekend' | 'niet-ingediend' | 'niet-aan-de-beurt' | 'eigen-werk' | 'gewijzigd' };
export type Goedkeuruitslag =
  /** `online`: it was a small correction, so it goes online with this. */
  { gelukt: true; klaar: boolean; online?: true } | Weigering | { gelukt: false; reden: 'onvolledig'; fouten: Record<string, string> };

/**
 * Approves a submission at its step. The last approval pins the revision: its file is made now, and that is what goes online. Of a small
 * correction the first approval is the last, and it goes online with it.
 */
export async function goedkeuren(
  db: Db,
  { uitgever, ...verzoek }: Verzoek & { inhoud: Inhoud; uitgever: Doorvoer['uitgever'] },
): Promise<Goedkeuruitslag & { uitgevoerd?: boolean }> {
  const uitslag = await keurGoed(db, verzoek);
  if (!uitslag.gelukt || !uitslag.online) return uitslag;
  return { ...uitslag, uitgevoerd: (await uitgever.nu(verzoek.id)).gelukt };
}

function keurGoed(
  db: Db,
  { account, id, revisie, toelichting, origin, inhoud, nu }: Verzoek & { inhoud: Inhoud },
): Promise<Goedkeuruitslag> {
  return db.transaction().execute(async (trx): Promise<Goedkeuruitslag> => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    if (!kan('goedkeuren', inzending)) return { gelukt: false, reden: 'niet-ingediend' };
    if (!mag('goedkeuren', account, inzending)) return { gelukt: false, reden: 'niet-aan-de-beurt' };
    const alleen = await isEigenWerk(trx, { account, inzending });
    const kijken = alleen ? await meelezers(trx, { account, inzending }) : null;
    if (kijken && kijken.stap !== null) return { gelukt: false, reden: 'eigen-werk' };
    if (inzending.revisie !== revisie) return { gelukt: false, reden: 'gewijzigd' };
    const keuring = keuren(inzending, { inhoud, origin }, nu);
    if (!keuring.gelukt) return { gelukt: false, reden: 'onvolledig', fouten: keuring.fouten };

    await noteer(trx, inzending, {
      ...{ soort: kijken ? 'alleen-geplaatst' : 'goedgekeurd', stap: inzending.stap, door: account.id, nu },
      toelichting: kijken ? kijken.waarom : toelichting,
    });
    const klein = await kleineCorrectie(trx, inzending);
    if (klein) {
      await correctieOnline(trx, inzending, { bestand: keuring.bestand, verschil: klein.verschil, account, origin, inhoud, nu });
      return { gelukt: true, klaar: true, online: true };
    }
    const nog = inzending.stap === 'regio' && !inzending.vertrouwd && !(await stuurdeReIn(trx, inzending));
    if (nog) {
      await zetStatus(trx, inzending, 'ingediend', nu, { stap: 're' });
      const wie = {
        van: (await indienerVan(trx, id)) || account.naam,
        regio: regionamen(inhoud)(inzending.onderwijsregio),
        keurder: account.naam,
        daarna: 'Keur je de tekst goed, dan kun je hem online zetten.',
      };
      for (const aan of await beoordelaars(trx, inzending, 're'))
        await briefSturen(trx, terBeoordeling({ inzending, aan, origin }, wie), nu);
    } else {
      await goedgekeurdVastleggen(trx, inzending, keuring.bestand, nu);
    }
    for (const aan of await schrijvers(trx, inzending))
      await briefSturen(trx, goedgekeurd({ inzending, aan, origin }, { door: account.naam, nog, vertrouwd: inzending.vertrouwd }), nu);
    return { gelukt: true, klaar: !nog };
  });
}

/** One approval is enough: it goes online with it, and the rest of the Realisatie-Eenheid hears what changed. */
async function correctieOnline(
  trx: Transaction<Tabellen>,
  inzending: Inzending,
  bij: Pick<Verzoek, 'account' | 'origin' | 'nu'> & { inhoud: Inhoud; bestand: string; verschil: string },
): Promise<void> {
  const { account, bestand, verschil, origin, inhoud, nu } = bij;
  await meteenVrijgeven(trx, inzending, { bestand, door: account.id, inhoud, nu });
  const wat = { door: (await indienerVan(trx, inzending.id)) || account.naam, wat: 'Kleine correctie', verschil, keurder: account.naam };
  for (const aan of await vanRe(trx))
    if (aan.id !== account.id) await briefSturen(trx, directGewijzigd({ inzending, aan, origin }, wat), nu);
}

/** Sends a submission back to its authors, with what to change. */
export async function terugsturen(
  db: Db,
  { account, id, revisie, toelichting, origin, nu }: Verzoek,
): Promise<{ gelukt: true } | Weigering | { gelukt: false; reden: 'zonder-toelichting' }> {
  if (toelichting.trim() === '') return { gelukt: false, reden: 'zonder-toelichting' };
  return db.transaction().execute(async (trx) => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    if (!kan('terugsturen', inzending)) return { gelukt: false, reden: 'niet-ingediend' };
    if (!mag('terugsturen', account, inzending)) return { gelukt: false, reden: 'niet-aan-de-beurt' };
    if (inzending.revisie !== revisie) return { gelukt: false, reden: 'gewijzigd' };
    await noteer(trx, inzending, { soort: 'teruggestuurd', stap: inzending.stap, door: account.id, nu, toelichting });
    await zetStatus(trx, inzending, 'teruggestuurd', nu, { goedgekeurde_revisie: null, gepland_op: null });
    const opmerkingen = await trx
      .selectFrom('inzending_gebeurtenis')
      .select(['veld', 'toelichting as tekst'])
      .where('inzending_id', '=', id)
      .where('revisie', '=', revisie)
      .where('soort', '=', 'opmerking')
      .orderBy('id')
      .execute();
    for (const aan of await schrijvers(trx, inzending))
      await briefSturen(trx, teruggestuurd({ inzending, aan, origin }, { door: account.naam, toelichting, opmerkingen }), nu);
    return { gelukt: true };
  });
}

/** Leaves a comment with one field, or with the whole; authors and judges may. */
export async function opmerken(
  db: Db,
  { account, id, veld, tekst, nu }: { account: Schrijver; id: string; veld: string | null; tekst: string; nu: Moment },
): Promise<{ gelukt: true } | { gelukt: false; reden: 'onbekend' | 'leeg' }> {
  if (tekst.trim() === '') return { gelukt: false, reden: 'leeg' };
  return db.transaction().execute(async (trx) => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending || (veld !== null && !veldMetNaam(inzending.collectie, veld))) return { gelukt: false, reden: 'onbekend' };
    await noteer(trx, inzending, { soort: 'opmerking', door: account.id, nu, toelichting: tekst, veld });
    return { gelukt: true };
  });
}
