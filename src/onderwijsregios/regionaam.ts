import type { Inhoud } from '#inhoud/stuk.ts';
import { wensSlug } from '#publicaties/adres.ts';

export type Naamweigering = 'bestaat-al' | 'naam-van-voorbeeld';

/** Why a region cannot be called this beside the others, or null when it can; only the name of an example says that it is one. */
export function naamweigering(
  inhoud: Pick<Inhoud, 'alle'>,
  { titel, slug, voorbeeld }: { titel: string; slug: string; voorbeeld: boolean },
): Naamweigering | null {
  if (wensSlug(titel).startsWith('voorbeeldregio') !== voorbeeld) return 'naam-van-voorbeeld';
  const klein = (naam: string) => naam.toLocaleLowerCase('nl');
  const anderen = inhoud.alle('onderwijsregios').filter((ander) => ander.slug !== slug);
  return anderen.some(({ gegevens }) => klein(gegevens.titel) === klein(titel)) ? 'bestaat-al' : null;
}
