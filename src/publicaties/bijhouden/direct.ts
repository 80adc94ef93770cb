import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { directGewijzigd } from '#publicaties/beoordelen/oordeelbrieven.ts';
import { briefSturen } from '#publicaties/brief-sturen.ts';
import { nieuweRevisie } from '#publicaties/bureau/opslaan.ts';
import { type Inzending, noteer } from '#publicaties/inzending.ts';
import { keuren } from '#publicaties/keuren.ts';
import { vanRe } from '#publicaties/ontvangers.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';
import type { Doorvoer } from '#publicaties/uitgeven/doorvoeren.ts';
import { meteenVrijgeven } from '#publicaties/uitgeven/goedgekeurd-vastleggen.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';

/** A change of what stands online. */
export interface Wijzigverzoek extends Doorvoer {
  account: Schrijver;
  /** The published revision that was on the screen. */
  revisie: number;
  origin: string;
  inhoud: Inhoud;
  nu: Moment;
}
/** Puts a change online without a judgement before it; the Realisatie-Eenheid hears what changed. */
export async function directOnline(
  trx: Transaction<Tabellen>,
  { was, velden, verschil, soort }: { was: Inzending; velden: Velden; verschil: string; soort: 'correctie' | 'aanvulling' },
  { account, origin, inhoud, nu }: Wijzigverzoek,
): Promise<{ gelukt: true } | { gelukt: false; reden: 'onvolledig'; fouten: Record<string, string> }> {
  const keuring = keuren({ ...was, velden }, { inhoud, origin }, nu);
  if (!keuring.gelukt) return { gelukt: false, reden: 'onvolledig', fouten: keuring.fouten };
  const revisie = await nieuweRevisie(trx, was, { soort, velden, door: account.id, nu });
  await noteer(
    trx,
    { id: was.id, revisie },
    { soort: soort === 'correctie' ? 'gecorrigeerd' : 'aangevuld', door: account.id, nu, toelichting: verschil },
  );
  await meteenVrijgeven(trx, { id: was.id, revisie, velden }, { bestand: keuring.bestand, door: account.id, inhoud, nu });
  const wat = soort === 'correctie' ? 'Kleine correctie' : 'Aanvulling';
  for (const aan of await vanRe(trx))
    if (aan.id !== account.id)
      await briefSturen(trx, directGewijzigd({ inzending: was, aan, origin }, { door: account.naam, wat, verschil }), nu);
  return { gelukt: true };
}
