import type { Db, Moment } from '#db/tabellen.ts';
import { type Inhoud, urlVan } from '#inhoud/stuk.ts';
import type { Gevolgd } from './mijn-volgen.ts';
import { sessieVanOnderwerp } from './onderwerp.ts';
import { type Volgonderwerp, volgonderwerp } from './volgonderwerp.ts';

/** What somebody follows, as a page names it. */
export interface Getoond extends Gevolgd {
  over: Pick<Volgonderwerp, 'naam' | 'wat' | 'url' | 'direct'>;
}

/** With the names of today, each once, also of what is gone: the next letter tells that. */
export async function metNamen(db: Db, inhoud: Inhoud, gevolgd: readonly Gevolgd[], nu: Moment): Promise<Getoond[]> {
  const uit: Getoond[] = [];
  const gezien = new Set<string>();
  // What somebody said yes to stands for what is the same today.
  for (const een of gevolgd.toSorted((a, b) => Number(b.bevestigd) - Number(a.bevestigd))) {
    const vandaag = volgonderwerp(inhoud, een.onderwerp)?.onderwerp ?? een.onderwerp;
    if (gezien.has(vandaag)) continue;
    gezien.add(vandaag);
    const over = (await genoemd(db, inhoud, een.onderwerp)) ?? {
      naam: (await naamVanWeg(db, inhoud, een.onderwerp, { tot: nu })) ?? 'Iets wat je niet meer kunt volgen',
      ...{ wat: 'hierover nog één keer', url: '/volgen/', direct: false },
    };
    uit.push({ ...een, over });
  }
  return uit.toSorted((a, b) => a.gevraagdOp - b.gevraagdOp);
}

/** What this is called today, whether somebody follows it or not; null when it is not there (any more). */
export async function genoemd(db: Db, inhoud: Inhoud, onderwerp: string): Promise<Getoond['over'] | null> {
  const sessie = await sessieVanOnderwerp(db, onderwerp);
  if (!sessie) return volgonderwerp(inhoud, onderwerp);
  return { naam: `Aanmelden voor ${sessie.titel}`, wat: 'zodra het aanmelden opengaat', url: sessie.url, direct: false };
}

/** Whether it is about a region. */
export const isVanRegio = (onderwerp: string): boolean => /^(agenda:)?regio:/.test(onderwerp);

/** The name of what is gone: a practice that was withdrawn, a region that takes part no more, a bouwsteen that the site has no longer. */
export async function naamVanWeg(db: Db, inhoud: Inhoud, onderwerp: string, { tot }: { tot: Moment }): Promise<string | null> {
  const slug = onderwerp.slice(onderwerp.lastIndexOf(':') + 1);
  if (onderwerp.startsWith('praktijk:')) {
    const rij = await db
      .selectFrom('vervallen_adres as v')
      .innerJoin('inzending as i', 'i.id', 'v.inzending_id')
      .select('i.titel')
      .where('pad', '=', urlVan('praktijken', slug))
      .where('naar', 'is', null)
      .where('op', '<=', tot)
      .executeTakeFirst();
    return rij?.titel ?? null;
  }
  // Of a region there is always a page.
  if (isVanRegio(onderwerp)) return inhoud.een('onderwijsregios', slug)?.gegevens.titel ?? null;
  return inhoud.alle('bouwstenen').length > 0 ? `Bouwsteen ${slug}` : null;
}
