import type { Db, Moment } from '#db/tabellen.ts';
import type { Stap } from '#db/tabellen-inzending.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { zetKlaar } from '#mail/outbox.ts';
import { ontvangst, terBeoordeling, teruggehaald } from '#publicaties/brieven.ts';
import { ontbrekendeBeelden } from '#publicaties/bureau/ontbrekend.ts';
import { kan } from '#publicaties/handelingen.ts';
import { eigenInzending, noteer, vastVan, zetStatus } from '#publicaties/inzending.ts';
import { keuren } from '#publicaties/keuren.ts';
import { beoordelaars } from '#publicaties/ontvangers.ts';
import { tekstVan } from '#publicaties/soorten/veld.ts';
import { adviesBij } from '#publicaties/velden/advies.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';

interface Verzoek {
  account: Schrijver;
  id: string;
  /** The revision that was on the screen. */
  revisie: number;
  /** The author saw the friendly advice, and chose to send it in. */
  gezien: boolean;
  /** Whether there is an attachment at this address. */
  bestaat(url: string): boolean;
  origin: string;
  inhoud: Inhoud;
  nu: Moment;
}
export type Indienuitslag =
  | { gelukt: true; stap: Stap }
  | { gelukt: false; reden: 'onbekend' | 'gewijzigd' | 'niet-in-te-dienen' }
  /** There is advice that the author has not seen: it comes first, once. */
  | { gelukt: false; reden: 'ongezien-advies' }
  | { gelukt: false; reden: 'onvolledig'; fouten: Record<string, string> };

/**
 * Sends a draft in: the own region judges first, then the Realisatie-Eenheid. Without a projectleider who did not write it
 * there is nobody in the region to judge, and it goes to the Realisatie-Eenheid at once.
 */
export async function indienen(db: Db, { account, id, revisie, gezien, bestaat, origin, inhoud, nu }: Verzoek): Promise<Indienuitslag> {
  return db.transaction().execute(async (trx): Promise<Indienuitslag> => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    // The same button twice.
    if (inzending.stap && inzending.revisie === revisie) return { gelukt: true, stap: inzending.stap };
    if (!kan('indienen', inzending)) return { gelukt: false, reden: 'niet-in-te-dienen' };
    if (inzending.revisie !== revisie) return { gelukt: false, reden: 'gewijzigd' };
    const kwijt = ontbrekendeBeelden(inzending, bestaat);
    if (Object.keys(kwijt).length > 0) return { gelukt: false, reden: 'onvolledig', fouten: kwijt };
    const keuring = keuren(inzending, inhoud, nu);
    if (!keuring.gelukt) return { gelukt: false, reden: 'onvolledig', fouten: keuring.fouten };
    if (!gezien && adviesBij(inzending.velden, vastVan(inzending, inhoud, nu), inhoud).length > 0)
      return { gelukt: false, reden: 'ongezien-advies' };

    await noteer(trx, inzending, { soort: 'ingediend', door: account.id, nu });
    const inRegio = await beoordelaars(trx, inzending, 'regio');
    const stap: Stap = inRegio.length > 0 ? 'regio' : 're';
    await zetStatus(trx, inzending, 'ingediend', nu, { stap, goedgekeurde_revisie: null });
    const kern = tekstVan(inzending.velden, 'kern');
    const wie = stap === 'regio' ? inRegio : await beoordelaars(trx, inzending, 're');
    for (const aan of wie)
      await zetKlaar(
        trx,
        terBeoordeling({ inzending, aan, origin }, { van: account.naam, regio: regionamen(inhoud)(inzending.onderwijsregio) }),
        nu,
      );
    await zetKlaar(trx, ontvangst({ inzending, aan: account, origin }, { aanBeurt: stap, vertrouwd: inzending.vertrouwd, kern }), nu);
    return { gelukt: true, stap };
  });
}

/** Takes a text back that waits for a judgement or for its moment; an approval lapses with it. */
export async function terughalen(
  db: Db,
  { account, id, origin, nu }: Pick<Verzoek, 'account' | 'id' | 'origin' | 'nu'>,
): Promise<{ gelukt: true } | { gelukt: false; reden: 'onbekend' | 'niet-terug-te-halen' }> {
  return db.transaction().execute(async (trx) => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    if (!kan('terughalen', inzending)) return { gelukt: false, reden: 'niet-terug-te-halen' };
    await zetStatus(trx, inzending, 'concept', nu, { goedgekeurde_revisie: null, gepland_op: null });
    await noteer(trx, inzending, { soort: 'teruggehaald', door: account.id, nu });
    // Whoever was asked to judge or to publish need not look any more.
    for (const aan of await beoordelaars(trx, inzending, inzending.stap ?? 're'))
      if (aan.id !== account.id) await zetKlaar(trx, teruggehaald({ inzending, aan, origin }, { door: account.naam }), nu);
    return { gelukt: true };
  });
}
