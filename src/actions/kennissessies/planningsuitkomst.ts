import type { MetLink } from '#kennissessies/kennissessie.ts';
import type { Gevolg } from '#kennissessies/organiseren/gevolg.ts';

/** Where to go on; or first a question, with the form as it was sent: who would get what, or what becomes public. */
export interface Planningsuitkomst {
  naar: string;
  vraag: Gevolg | null;
  openbaar: MetLink | null;
  waarden: Record<string, string>;
}

/** Somewhere else, for what was done. */
export const naar = (adres: string): Planningsuitkomst => ({ naar: adres, vraag: null, openbaar: null, waarden: {} });
/** The fields of a form, without the answer to a question. */
export const waardenVan = (data: FormData): Record<string, string> =>
  Object.fromEntries([...data].flatMap(([naam, waarde]) => (typeof waarde === 'string' && naam !== 'bevestigd' ? [[naam, waarde]] : [])));
/** The form again, as it was sent. */
export const opnieuw = (data: FormData, eerst: Partial<Planningsuitkomst> = {}): Planningsuitkomst => ({
  ...naar(''),
  ...eerst,
  waarden: waardenVan(data),
});
/** Who was asked and wants to change something first. */
export const liever = ({ veld }: { veld: (naam: string) => string }): boolean => veld('bevestigd') === 'nee';
