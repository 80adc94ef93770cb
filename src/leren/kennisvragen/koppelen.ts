import type { Db } from '#db/tabellen.ts';
import { type Afhandeluitslag, type Afhandelverzoek, afhandelen } from './afhandelen.ts';
import { beantwoord } from './brieven.ts';

export interface Koppelverzoek extends Afhandelverzoek {
  /** A page of our own that answers it: a praktijk, terugblik, kennissessie or bouwsteen. */
  pagina: { url: string; titel: string } | null;
  /** May be empty when there is a page. */
  antwoord: string;
}
export type Koppeluitslag = Afhandeluitslag | { gelukt: false; reden: 'leeg' };

/** Answers a question with a page, with words or with both; who asked hears it. */
export async function koppelen(db: Db, { pagina, antwoord, ...verzoek }: Koppelverzoek): Promise<Koppeluitslag> {
  if (!pagina && antwoord === '') return { gelukt: false, reden: 'leeg' };
  const uitkomst = { status: pagina ? 'gekoppeld' : 'beantwoord', link: pagina?.url ?? null, antwoord } as const;
  return afhandelen(db, verzoek, uitkomst, (post) => beantwoord(post, { pagina, antwoord }));
}
