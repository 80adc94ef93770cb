import type { Db } from '#db/tabellen.ts';
import { sessieVoor } from '#kennissessies/organiseren/sessie-opslag.ts';
import { deurlijst } from './aanwezig-lijst.ts';
import { type Dagreden, type Dagverzoek, magAanvinken } from './aanwezigheid-invullen.ts';

export type Overigenuitslag =
  | { gelukt: true; aantal: number }
  | { gelukt: false; reden: Dagreden | 'niet-begonnen' | 'niemand-over' }
  /** `wie`: their names, as they stand on the list. */
  | { gelukt: false; reden: 'onbevestigd'; wie: string[] };

/**
 * Writes down of everybody on location who was not ticked yet that they were not there, after it was asked; from the start of a meeting.
 * Of who takes part online nobody sees whether they came: they are asked themselves.
 */
export async function overigenInvullen(db: Db, { bevestigd, ...verzoek }: Dagverzoek & { bevestigd: boolean }): Promise<Overigenuitslag> {
  const { account, id, bijeenkomst, nu } = verzoek;
  return db.transaction().execute(async (trx): Promise<Overigenuitslag> => {
    const geweigerd = await magAanvinken(trx, verzoek);
    const sessie = await sessieVoor(trx, account, id);
    if (geweigerd || !sessie) return { gelukt: false, reden: geweigerd ?? 'onbekend' };
    if (!isBegonnen(sessie.bijeenkomsten, bijeenkomst, nu)) return { gelukt: false, reden: 'niet-begonnen' };
    const over = (await deurlijst(trx, sessie, bijeenkomst)).regels.filter(isOver);
    if (over.length === 0) return { gelukt: false, reden: 'niemand-over' };
    if (!bevestigd) return { gelukt: false, reden: 'onbevestigd', wie: over.map(({ naam }) => naam) };
    const vast = { bijeenkomst_id: bijeenkomst, uitslag: 'afwezig', door: account.id, op: nu } as const;
    for (const regel of over)
      await trx
        .insertInto('aanwezigheid')
        .values({ aanmelding_id: regel.id, ...vast })
        .execute();
    return { gelukt: true, aantal: over.length };
  });
}

/** Whether somebody is expected on location and was not ticked. */
export const isOver = ({ online, uitslag }: { online: boolean; uitslag: string | null }): boolean => !online && uitslag === null;

/** Before the start everybody may still come in. */
export const isBegonnen = (bijeenkomsten: readonly { id: string; beginOp: number }[], id: string, nu: number): boolean =>
  bijeenkomsten.some((een) => een.id === id && een.beginOp <= nu);
