import { type Inhoud, type Stuk, urlVan } from '#inhoud/stuk.ts';
import { verhuisdVan } from '#inhoud/verwijzingen.ts';
import { eigenPad } from '#leren/eigen-pad.ts';
import type { Signaalbewijs } from './signaal.ts';

/** How many pages a signal may come from; without one it is a feeling. */
export const MEESTE_BEWIJS = 5;

const VORM = /^\/(praktijken|terugblikken|bouwstenen)\/([a-z0-9-]+)\/?$/;

/** The page of ours that an address points at, also at an address of before; null when nothing stands there. */
export function bewijsBij(inhoud: Inhoud, adres: string, origin: string): Signaalbewijs | null {
  const [, collectie = '', slug = ''] = VORM.exec(eigenPad(adres.trim(), origin) ?? '') ?? [];
  const stuk = bewijsstuk(inhoud, { collectie: collectie as Signaalbewijs['collectie'], slug });
  return stuk ? { collectie: stuk.collectie, slug: stuk.slug, titel: stuk.gegevens.titel } : null;
}

/** What a signal came from as it stands now; undefined when it was withdrawn. */
export function bewijsstuk(
  inhoud: Inhoud,
  { collectie, slug }: Pick<Signaalbewijs, 'collectie' | 'slug'>,
): Stuk<Signaalbewijs['collectie']> | undefined {
  if (slug === '') return undefined;
  const stuk = inhoud.een(collectie, slug) ?? verhuisdVan(inhoud, urlVan(collectie, slug));
  return stuk as Stuk<Signaalbewijs['collectie']> | undefined;
}
