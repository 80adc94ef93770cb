import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import { mag } from '#publicaties/handelingen.ts';
import { eigenInzending, noteer } from '#publicaties/inzending.ts';
import { type Doorvoer, doorvoeren } from '#publicaties/uitgeven/doorvoeren.ts';
import { beloofWeghalen } from '#publicaties/uitgeven/publicatie.ts';
import { isRe, type Schrijver } from '#publicaties/wie-mag.ts';

type Intrekuitslag =
  | { gelukt: true; uitgevoerd: boolean }
  | { gelukt: false; reden: 'onbekend' | 'geen-recht' | 'zonder-toelichting' | 'niet-online' | 'bezig' };

/** Takes a published text off the site; its address answers 410 from then on, and the text is kept. */
export async function intrekken(
  db: Db,
  { account, toelichting, nu, ...door }: Doorvoer & { account: Schrijver; toelichting: string; nu: Moment },
): Promise<Intrekuitslag> {
  const { id } = door;
  return doorvoeren(db, door, async (trx): Promise<{ gelukt: true } | (Intrekuitslag & { gelukt: false })> => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    if (!mag('intrekken', account, inzending)) return { gelukt: false, reden: 'geen-recht' };
    if (toelichting.trim() === '') return { gelukt: false, reden: 'zonder-toelichting' };
    const { publicatie } = inzending;
    if (publicatie?.opdracht === 'weghalen') return { gelukt: true };
    if (publicatie?.opdracht) return { gelukt: false, reden: 'bezig' };
    if (!publicatie?.op_schijf) return { gelukt: false, reden: 'niet-online' };
    await beloofWeghalen(trx, id, nu);
    await gebeurtenisVastleggen(trx, {
      ...{ wat: 'tekst-ingetrokken', door: account, onderwijsregio: inzending.onderwijsregio, nu },
      ...{ kennissessie: inzending.kennissessie_id, bijzonderheden: `/${publicatie.collectie}/${publicatie.slug}/` },
    });
    const stap = isRe(account) ? 're' : 'regio';
    await noteer(trx, { id, revisie: publicatie.revisie }, { soort: 'ingetrokken', stap, door: account.id, nu, toelichting });
    return { gelukt: true };
  });
}
