import { sql, type Transaction } from 'kysely';
import type { Tabellen } from '#db/tabellen.ts';
import { type Inhoud, urlVan } from '#inhoud/stuk.ts';

/** What is known of best practices that do not show at an address they had. */
export interface Verdwenen {
  /** Why one was withdrawn, as its form says that who took it over reads. */
  reden(slug: string): string;
  /** Whether its file is there, with a mistake in it: then it is mended, and not gone. */
  isOnleesbaar(slug: string): boolean;
}

export async function verdwenenPraktijken(trx: Transaction<Tabellen>, inhoud: Inhoud): Promise<Verdwenen> {
  const { rows } = await sql<{ pad: string; naar: string | null; reden: string | null }>`
    select v.pad, v.naar, (select g.toelichting from inzending_gebeurtenis g
      where g.inzending_id = v.inzending_id and g.soort = 'ingetrokken' order by g.id desc limit 1) as reden
    from vervallen_adres v where v.pad like '/praktijken/%'`.execute(trx);
  const perPad = new Map(rows.map((rij) => [rij.pad, rij]));
  const kapot = new Set(inhoud.fouten.map(({ bestand }) => `/${bestand.replace(/\.mdx?$/, '')}/`));
  const pad = (slug: string) => urlVan('praktijken', slug);
  return {
    reden(slug) {
      const er = perPad.get(pad(slug));
      return er?.naar === null ? (er.reden ?? '') : '';
    },
    isOnleesbaar: (slug) => kapot.has(perPad.get(pad(slug))?.naar ?? pad(slug)),
  };
}
