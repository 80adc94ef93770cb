import type { Transaction } from 'kysely';
import type { Db, Moment, Tabellen } from '#db/tabellen.ts';
import type { Stap } from '#db/tabellen-inzending.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { briefSturen } from '#publicaties/brief-sturen.ts';
import { alleenGeplaatst, teruggehaald } from '#publicaties/brieven.ts';
import { ontbrekendeBeelden } from '#publicaties/bureau/ontbrekend.ts';
import { kan } from '#publicaties/handelingen.ts';
import { eigenInzending, type Inzending, noteer, zetStatus } from '#publicaties/inzending.ts';
import { keuren } from '#publicaties/keuren.ts';
import { beoordelaars, vanRe } from '#publicaties/ontvangers.ts';
import { tekstVan } from '#publicaties/soorten/veld.ts';
import type { Doorvoer } from '#publicaties/uitgeven/doorvoeren.ts';
import { meteenVrijgeven } from '#publicaties/uitgeven/goedgekeurd-vastleggen.ts';
import { isVrijgegeven } from '#publicaties/uitgeven/vrijgeven.ts';
import { isRe, type Schrijver } from '#publicaties/wie-mag.ts';
import { ongezienAdvies } from './ongezien-advies.ts';
import { ontvangst, terBeoordeling } from './oordeelbrieven.ts';
import { meelezers } from './vier-ogen.ts';

interface Verzoek extends Doorvoer {
  account: Schrijver;
  /** The revision that was on the screen. */
  revisie: number;
  /** The author saw the friendly advice, and chose to send it in. */
  gezien: boolean;
  /** The button said that it goes online at once. */
  meteen: boolean;
  /** Whether there is an attachment at this address. */
  bestaat(url: string): Promise<boolean>;
  origin: string;
  inhoud: Inhoud;
  nu: Moment;
}
export type Indienuitslag =
  /** `stap` null: nobody has to look first, and it goes online at once. */
  | { gelukt: true; stap: Stap | null }
  | { gelukt: false; reden: 'onbekend' | 'gewijzigd' | 'niet-in-te-dienen' }
  /** There is advice that the author has not seen: it comes first, once. */
  | { gelukt: false; reden: 'ongezien-advies' }
  /** The button said that somebody looks first, and nobody else is left who can. */
  | { gelukt: false; reden: 'niemand-leest' }
  | { gelukt: false; reden: 'onvolledig'; fouten: Record<string, string> };

/**
 * Sends a draft in: the own region judges first, then the Realisatie-Eenheid. Without a projectleider who did not write it
 * there is nobody in the region to judge, and it goes to the Realisatie-Eenheid at once; without anybody else at all, online.
 */
export async function indienen(db: Db, verzoek: Verzoek): Promise<Indienuitslag & { uitgevoerd?: boolean }> {
  const uitslag = await insturen(db, { ...verzoek, kwijt: await kwijteBeelden(db, verzoek) });
  if (!uitslag.gelukt || uitslag.stap !== null) return uitslag;
  return { ...uitslag, uitgevoerd: (await verzoek.uitgever.nu(verzoek.id)).gelukt };
}

/** Asked before the database is written to: where uploads are kept may be far away. A revision never changes. */
async function kwijteBeelden(db: Db, { account, id, revisie, bestaat }: Verzoek): Promise<Record<string, string>> {
  const inzending = await eigenInzending(db, { account, id });
  return inzending?.revisie === revisie ? ontbrekendeBeelden(inzending, bestaat) : {};
}

type Instuurverzoek = Omit<Verzoek, 'bestaat'> & { kwijt: Record<string, string> };

function insturen(db: Db, { account, id, revisie, gezien, meteen, kwijt, origin, inhoud, nu }: Instuurverzoek): Promise<Indienuitslag> {
  return db.transaction().execute(async (trx): Promise<Indienuitslag> => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    // The same button twice.
    if (inzending.stap && inzending.revisie === revisie) return { gelukt: true, stap: inzending.stap };
    if (isVrijgegeven(inzending, revisie)) return { gelukt: true, stap: null };
    if (!kan('indienen', inzending)) return { gelukt: false, reden: 'niet-in-te-dienen' };
    if (inzending.revisie !== revisie) return { gelukt: false, reden: 'gewijzigd' };
    if (Object.keys(kwijt).length > 0) return { gelukt: false, reden: 'onvolledig', fouten: kwijt };
    const keuring = keuren(inzending, { inhoud, origin }, nu);
    if (!keuring.gelukt) return { gelukt: false, reden: 'onvolledig', fouten: keuring.fouten };
    if (!gezien && (await ongezienAdvies(trx, inzending, { inhoud, nu })) > 0) return { gelukt: false, reden: 'ongezien-advies' };

    const kijken = await meelezers(trx, { account, inzending });
    if (kijken.stap === null && !meteen) return { gelukt: false, reden: 'niemand-leest' };
    await noteer(trx, inzending, { soort: 'ingediend', stap: isRe(account) ? 're' : null, door: account.id, nu });
    if (kijken.stap === null) return plaatsen(trx, inzending, { ...kijken, bestand: keuring.bestand, account, origin, inhoud, nu });
    const { stap, wie } = kijken;
    await zetStatus(trx, inzending, 'ingediend', nu, { stap, goedgekeurde_revisie: null });
    const eenStap = inzending.vertrouwd || isRe(account);
    const kern = tekstVan(inzending.velden, 'kern');
    for (const aan of wie)
      await briefSturen(
        trx,
        terBeoordeling(
          { inzending, aan, origin },
          { van: account.naam, regio: regionamen(inhoud)(inzending.onderwijsregio), daarna: watDaarna(stap, eenStap) },
        ),
        nu,
      );
    await briefSturen(trx, ontvangst({ inzending, aan: account, origin }, { aanBeurt: stap, vertrouwd: eenStap, kern }), nu);
    return { gelukt: true, stap };
  });
}

const watDaarna = (stap: Stap, eenStap: boolean): string =>
  stap === 'regio' && !eenStap
    ? 'Keur je de tekst goed, dan kijkt de Realisatie-Eenheid er nog naar.'
    : 'Keur je de tekst goed, dan kan hij online.';

/** Approved and released in one go by its only writer; what history says of it is who, and why nobody looked first. */
async function plaatsen(
  trx: Transaction<Tabellen>,
  inzending: Inzending,
  bij: Pick<Verzoek, 'account' | 'origin' | 'inhoud' | 'nu'> & { waarom: string; bestand: string },
): Promise<{ gelukt: true; stap: null }> {
  const { account, waarom, bestand, origin, inhoud, nu } = bij;
  await noteer(trx, inzending, { soort: 'alleen-geplaatst', door: account.id, nu, toelichting: waarom });
  await meteenVrijgeven(trx, inzending, { bestand, door: account.id, inhoud, nu });
  for (const aan of await vanRe(trx))
    if (aan.id !== account.id) await briefSturen(trx, alleenGeplaatst({ inzending, aan, origin }, { door: account.naam }), nu);
  return { gelukt: true, stap: null };
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
      if (aan.id !== account.id) await briefSturen(trx, teruggehaald({ inzending, aan, origin }, { door: account.naam }), nu);
    return { gelukt: true };
  });
}
