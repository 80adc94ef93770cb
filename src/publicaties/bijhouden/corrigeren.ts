import type { Db } from '#db/tabellen.ts';
import { aangevuldMet } from '#publicaties/bureau/voorzet.ts';
import { eigenInzending } from '#publicaties/inzending.ts';
import type { Velden } from '#publicaties/soorten/veld.ts';
import { doorvoeren } from '#publicaties/uitgeven/doorvoeren.ts';
import { directOnline, magDirect, type Wijzigverzoek, type Wijzigweigering } from './direct.ts';
import { kleinVerschil } from './klein.ts';

export type Correctieuitslag =
  | { gelukt: true; uitgevoerd: boolean }
  | { gelukt: false; reden: 'onbekend' | Wijzigweigering | 'niet-klein' | 'leeg' }
  | { gelukt: false; reden: 'onvolledig'; fouten: Record<string, string> };

/** A small correction of published text: by a trusted author it goes online at once, and the Realisatie-Eenheid hears what changed. */
export async function corrigeren(db: Db, verzoek: Wijzigverzoek & { velden: Velden }): Promise<Correctieuitslag> {
  return doorvoeren(db, verzoek, async (trx) => {
    const was = await eigenInzending(trx, verzoek);
    if (!was) return { gelukt: false, reden: 'onbekend' } as const;
    const weigering = magDirect(was, verzoek);
    if (weigering) return { gelukt: false, reden: weigering } as const;
    const velden = aangevuldMet(verzoek.velden, was.velden);
    const verschil = kleinVerschil(was.collectie, was.velden, velden);
    if (!verschil) return { gelukt: false, reden: verschil === null ? 'niet-klein' : 'leeg' } as const;
    return directOnline(trx, { was, velden, verschil, soort: 'correctie' }, verzoek);
  });
}
