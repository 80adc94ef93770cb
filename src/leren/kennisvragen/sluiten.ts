import type { Db } from '#db/tabellen.ts';
import { type Afhandeluitslag, type Afhandelverzoek, afhandelen } from './afhandelen.ts';
import { gesloten } from './brieven.ts';

export interface Sluitverzoek extends Afhandelverzoek {
  /** What who asked reads; never empty. */
  reden: string;
}
export type Sluituitslag = Afhandeluitslag | { gelukt: false; reden: 'zonder-reden' };

/** Closes a question without an answer; who asked hears why. */
export async function sluiten(db: Db, { reden, ...verzoek }: Sluitverzoek): Promise<Sluituitslag> {
  if (reden === '') return { gelukt: false, reden: 'zonder-reden' };
  return afhandelen(db, verzoek, { status: 'gesloten', link: null, antwoord: reden }, (post) => gesloten(post, { reden }));
}
