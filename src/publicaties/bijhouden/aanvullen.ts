import type { Db } from '#db/tabellen.ts';
import { nieuweRevisie } from '#publicaties/bureau/opslaan.ts';
import { wijzigweg } from '#publicaties/handelingen.ts';
import { eigenInzending, noteer } from '#publicaties/inzending.ts';
import { keuren } from '#publicaties/keuren.ts';
import { rijenVan, type Velden } from '#publicaties/soorten/veld.ts';
import { doorvoeren } from '#publicaties/uitgeven/doorvoeren.ts';
import { directOnline, type Wijzigverzoek } from './direct.ts';

/** What is added after publication: answers that came later, or the recording. */
export interface Aanvulling {
  vragen: readonly { vraag: string; antwoord: string }[];
  opname: { url: string; duur: string } | null;
}
export type Aanvuluitslag =
  /** `revisie` is the draft to send in when it may not go online at once. */
  | { gelukt: true; meteen: true; uitgevoerd: boolean }
  | { gelukt: true; meteen: false; revisie: number; uitgevoerd: boolean }
  | { gelukt: false; reden: 'onbekend' | 'niet-online' | 'gewijzigd' | 'leeg' }
  | { gelukt: false; reden: 'onvolledig'; fouten: Record<string, string> };

/** A later addition to a terugblik, dated on the day it is approved. A trusted author's goes online at once; another's becomes a draft. */
export async function aanvullen(db: Db, { aanvulling, ...verzoek }: Wijzigverzoek & { aanvulling: Aanvulling }): Promise<Aanvuluitslag> {
  return doorvoeren(db, verzoek, async (trx) => {
    const { account, nu } = verzoek;
    const was = await eigenInzending(trx, verzoek);
    if (was?.collectie !== 'terugblikken') return { gelukt: false, reden: 'onbekend' } as const;
    const weg = wijzigweg('aanvullen', account, was);
    if (weg === null) return { gelukt: false, reden: 'niet-online' } as const;
    if (was.revisie !== verzoek.revisie) return { gelukt: false, reden: 'gewijzigd' } as const;
    const velden = aangevuld(was.velden, aanvulling);
    if (!velden) return { gelukt: false, reden: 'leeg' } as const;
    if (weg === 'voorleggen') {
      // What cannot be sent in is no draft either: the page keeps asking.
      const keuring = keuren({ ...was, velden }, verzoek, nu);
      if (!keuring.gelukt) return { gelukt: false, reden: 'onvolledig', fouten: keuring.fouten } as const;
      const revisie = await nieuweRevisie(trx, was, { soort: 'aanvulling', velden, door: account.id, nu });
      await noteer(trx, { id: was.id, revisie }, { soort: 'aangevuld', door: account.id, nu, toelichting: inWoorden(aanvulling) });
      return { gelukt: true, meteen: false, revisie } as const;
    }
    const uitslag = await directOnline(trx, { was, velden, verschil: inWoorden(aanvulling), soort: 'aanvulling' }, verzoek);
    return uitslag.gelukt ? ({ gelukt: true, meteen: true } as const) : uitslag;
  });
}

/** An answer to a question that stood open takes its place; a new question comes last. Null when there is nothing to add. */
function aangevuld(velden: Velden, { vragen, opname }: Aanvulling): Velden | null {
  const beantwoord = vragen.filter(({ vraag, antwoord }) => vraag && antwoord);
  if (beantwoord.length === 0 && !opname) return null;
  const rijen = rijenVan(velden, 'vragen').map((rij) => ({
    ...rij,
    ...(rij.antwoord ? {} : beantwoord.find(({ vraag }) => vraag === rij.vraag)),
  }));
  const nieuw = beantwoord.filter(({ vraag, antwoord }) => !rijen.some((rij) => rij.vraag === vraag && rij.antwoord === antwoord));
  return {
    ...velden,
    vragen: [...rijen, ...nieuw],
    ...(opname ? { opname_url: opname.url, opname_duur: opname.duur, opname_toegevoegd_op: '' } : {}),
  };
}

const inWoorden = ({ vragen, opname }: Aanvulling): string =>
  [
    ...vragen.filter(({ antwoord }) => antwoord).map(({ vraag, antwoord }) => `${vraag}\n${antwoord}`),
    ...(opname ? [`Opname: ${opname.url}`] : []),
  ].join('\n\n');
