import type { Transaction } from 'kysely';
import type { Db, Tabellen } from '#db/tabellen.ts';
import type { Stap } from '#db/tabellen-inzending.ts';
import { regionamen } from '#inhoud/regionamen.ts';
import { correctieOntvangen, correctieTerBeoordeling } from '#publicaties/beoordelen/oordeelbrieven.ts';
import { meelezers } from '#publicaties/beoordelen/vier-ogen.ts';
import { briefSturen } from '#publicaties/brief-sturen.ts';
import { nieuweRevisie } from '#publicaties/bureau/opslaan.ts';
import { aangevuldMet } from '#publicaties/bureau/voorzet.ts';
import { wijzigweg } from '#publicaties/handelingen.ts';
import { eigenInzending, type Inzending, inzendingMet, noteer, zetStatus } from '#publicaties/inzending.ts';
import { keuren } from '#publicaties/keuren.ts';
import { veldenOnline } from '#publicaties/kleine-correctie.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';
import { doorvoeren } from '#publicaties/uitgeven/doorvoeren.ts';
import { kleinVerschil } from '#publicaties/velden/klein.ts';
import { directOnline, type Wijzigverzoek } from './direct.ts';

export type Correctieuitslag =
  /** `stap`: who looks first; null when it went online at once. */
  | { gelukt: true; stap: Stap | null; uitgevoerd: boolean }
  | { gelukt: false; reden: 'onbekend' | 'niet-online' | 'gewijzigd' | 'niet-klein' | 'leeg' }
  | { gelukt: false; reden: 'onvolledig'; fouten: Record<string, string> };

/**
 * A small correction of what stands online, also from a draft that changes no more than that. By a trusted author it goes online at once
 * and the Realisatie-Eenheid hears what changed; anybody else's goes past one judge.
 */
export async function corrigeren(db: Db, verzoek: Wijzigverzoek & { velden: Velden }): Promise<Correctieuitslag> {
  return doorvoeren(db, verzoek, async (trx) => {
    const was = await eigenInzending(trx, verzoek);
    if (!was) return { gelukt: false, reden: 'onbekend' } as const;
    const weg = wijzigweg('corrigeren', verzoek.account, was);
    if (weg === null) return { gelukt: false, reden: 'niet-online' } as const;
    if (was.revisie !== verzoek.revisie) return { gelukt: false, reden: 'gewijzigd' } as const;
    const velden = aangevuldMet(verzoek.velden, was.velden);
    const verschil = kleinVerschil(was.collectie, await veldenOnline(trx, was), velden);
    if (!verschil) return { gelukt: false, reden: verschil === null ? 'niet-klein' : 'leeg' } as const;
    if (weg === 'voorleggen') return voorleggen(trx, { was, velden, verschil }, verzoek);
    const uitslag = await directOnline(trx, { was, velden, verschil, soort: 'correctie' }, verzoek);
    return uitslag.gelukt ? ({ gelukt: true, stap: null } as const) : uitslag;
  });
}

/** To the own projectleider, or else the Realisatie-Eenheid: whoever of them looks first decides. */
async function voorleggen(
  trx: Transaction<Tabellen>,
  { was, velden, verschil }: { was: Inzending; velden: Velden; verschil: string },
  { account, origin, inhoud, nu }: Wijzigverzoek,
): Promise<{ gelukt: true; stap: Stap } | { gelukt: false; reden: 'onvolledig'; fouten: Record<string, string> }> {
  const keuring = keuren({ ...was, velden }, { inhoud, origin }, nu);
  if (!keuring.gelukt) return { gelukt: false, reden: 'onvolledig', fouten: keuring.fouten };
  const revisie = await nieuweRevisie(trx, was, { soort: 'correctie', velden, door: account.id, nu });
  await noteer(trx, { id: was.id, revisie }, { soort: 'ingediend', door: account.id, nu, toelichting: verschil });
  const inzending = await inzendingMet(trx, was.id);
  const kijken = inzending && (await meelezers(trx, { account, inzending }));
  if (!kijken || kijken.stap === null) throw new Error('Who may place a text alone corrects it at once.');
  const { stap, wie } = kijken;
  await zetStatus(trx, was, 'ingediend', nu, { stap, goedgekeurde_revisie: null });
  const regio = regionamen(inhoud)(was.onderwijsregio);
  for (const aan of wie)
    await briefSturen(trx, correctieTerBeoordeling({ inzending, aan, origin }, { van: account.naam, regio, verschil }), nu);
  await briefSturen(trx, correctieOntvangen({ inzending, aan: account, origin }, { aanBeurt: stap, verschil }), nu);
  return { gelukt: true, stap };
}
