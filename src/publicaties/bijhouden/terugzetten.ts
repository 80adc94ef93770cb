import { gebeurtenisVastleggen } from '#accounts/gebeurtenissen/gebeurtenis-vastleggen.ts';
import type { Db, Moment } from '#db/tabellen.ts';
import type { Inhoud } from '#inhoud/stuk.ts';
import { kan, mag } from '#publicaties/handelingen.ts';
import { eigenInzending, type Inzending, noteer, zetStatus } from '#publicaties/inzending.ts';
import { leesfout } from '#publicaties/keuren.ts';
import { type Doorvoer, doorvoeren } from '#publicaties/uitgeven/doorvoeren.ts';
import { beloofBestand } from '#publicaties/uitgeven/publicatie.ts';
import type { Schrijver } from '#publicaties/wie-mag.ts';

export type Terugzetuitslag =
  | { gelukt: true; uitgevoerd: boolean }
  | { gelukt: false; reden: 'onbekend' | 'geen-recht' | 'niet-terug-te-zetten' }
  | { gelukt: false; reden: 'kapot'; melding: string };

/** Whether the bytes that stood online are known, so that they can stand there again. */
export const isTerugTeZetten = ({ status, publicatie }: Pick<Inzending, 'status' | 'publicatie'>): boolean =>
  kan('terugzetten', { status, publicatie }) && publicatie?.op_schijf === null && publicatie.bestand !== '';

/** Puts a withdrawn text back online as it was, at the same address; only the Realisatie-Eenheid may. */
export async function terugzetten(
  db: Db,
  { account, inhoud, nu, ...door }: Doorvoer & { account: Schrijver; inhoud: Inhoud; nu: Moment },
): Promise<Terugzetuitslag> {
  const { id } = door;
  return doorvoeren(db, door, async (trx): Promise<{ gelukt: true } | (Terugzetuitslag & { gelukt: false })> => {
    const inzending = await eigenInzending(trx, { account, id });
    if (!inzending) return { gelukt: false, reden: 'onbekend' };
    if (!mag('terugzetten', account, inzending)) return { gelukt: false, reden: 'geen-recht' };
    const { publicatie, collectie, revisie } = inzending;
    if (!publicatie || !isTerugTeZetten(inzending)) return { gelukt: false, reden: 'niet-terug-te-zetten' };
    const melding = leesfout(collectie, publicatie.slug, publicatie.bestand, inhoud);
    if (melding) return { gelukt: false, reden: 'kapot', melding };
    await beloofBestand(trx, id, { bestand: publicatie.bestand, nu });
    // A draft that stood beside it goes on being a draft.
    if (revisie === publicatie.revisie) await zetStatus(trx, inzending, 'goedgekeurd', nu, { goedgekeurde_revisie: revisie });
    else await zetStatus(trx, inzending, 'concept', nu, { goedgekeurde_revisie: null });
    await gebeurtenisVastleggen(trx, {
      ...{ wat: 'tekst-teruggezet', door: account, onderwijsregio: inzending.onderwijsregio, nu },
      ...{ kennissessie: inzending.kennissessie_id, bijzonderheden: `/${collectie}/${publicatie.slug}/` },
    });
    await noteer(
      trx,
      { id, revisie: publicatie.revisie },
      { soort: 'vrijgegeven', door: account.id, nu, toelichting: 'Teruggezet na intrekken' },
    );
    return { gelukt: true };
  });
}
