import type { Transaction } from 'kysely';
import type { Moment, Tabellen } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { revisieVastleggen } from '#publicaties/beoordelen/beoordelen.ts';
import { directGewijzigd } from '#publicaties/beoordelen/oordeelbrieven.ts';
import { briefSturen } from '#publicaties/brief-sturen.ts';
import { nieuweRevisie } from '#publicaties/bureau/opslaan.ts';
import { kan, mag } from '#publicaties/handelingen.ts';
import { type Inzending, inzendingMet, noteer, zetStatus } from '#publicaties/inzending.ts';
import { keuren } from '#publicaties/keuren.ts';
import { vanRe } from '#publicaties/ontvangers.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';
import type { Doorvoer } from '#publicaties/uitgeven/doorvoeren.ts';
import { opdrachtGeven } from '#publicaties/uitgeven/vrijgeven.ts';
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
export type Wijzigweigering = 'niet-online' | 'gewijzigd' | 'geen-recht';

/** Why this account may not change this text online at once, or null when it may; of `geen-recht` somebody looks first. */
export function magDirect(
  handeling: 'corrigeren' | 'aanvullen',
  inzending: Inzending,
  { account, revisie }: Pick<Wijzigverzoek, 'account' | 'revisie'>,
): Wijzigweigering | null {
  if (!kan(handeling, inzending) || !inzending.publicatie?.op_schijf) return 'niet-online';
  if (inzending.revisie !== revisie) return 'gewijzigd';
  return mag('publiceren', account, inzending) ? null : 'geen-recht';
}

/** Puts a change online without a judgement before it; the Realisatie-Eenheid hears what changed. */
export async function directOnline(
  trx: Transaction<Tabellen>,
  { was, velden, verschil, soort }: { was: Inzending; velden: Velden; verschil: string; soort: 'correctie' | 'aanvulling' },
  { account, origin, inhoud, nu }: Wijzigverzoek,
): Promise<{ gelukt: true } | { gelukt: false; reden: 'onvolledig'; fouten: Record<string, string> }> {
  const keuring = keuren({ ...was, velden }, inhoud, nu);
  if (!keuring.gelukt) return { gelukt: false, reden: 'onvolledig', fouten: keuring.fouten };
  const revisie = await nieuweRevisie(trx, was, { soort, velden, door: account.id, nu });
  await revisieVastleggen(trx, { id: was.id, revisie, velden }, keuring.bestand, nu);
  await zetStatus(trx, was, 'goedgekeurd', nu, { goedgekeurde_revisie: revisie });
  await noteer(
    trx,
    { id: was.id, revisie },
    { soort: soort === 'correctie' ? 'gecorrigeerd' : 'aangevuld', door: account.id, nu, toelichting: verschil },
  );
  const inzending = await inzendingMet(trx, was.id);
  const opdracht = inzending && (await opdrachtGeven(trx, inzending, { door: account.id, inhoud, nu }));
  if (!inzending || !opdracht?.gelukt) throw new Error('A change that was just checked cannot be released.');
  const wat = soort === 'correctie' ? 'Kleine correctie' : 'Aanvulling';
  for (const aan of await vanRe(trx))
    if (aan.id !== account.id)
      await briefSturen(trx, directGewijzigd({ inzending, aan, origin }, { door: account.naam, wat, verschil }), nu);
  return { gelukt: true };
}
