import type { Inhoud } from '#inhoud/stuk.ts';
import type { Optie, Optiebron, Veld } from '#publicaties/soorten/veld.ts';

export interface Optiegroep {
  titel?: string;
  opties: readonly Optie[];
}
/** The lists that the site keeps, in groups. */
export type Optielijsten = Record<Optiebron, readonly Optiegroep[]>;

export function optielijsten(inhoud: Inhoud): Optielijsten {
  const bouwstenen = inhoud.alle('bouwstenen');
  const vanNiveau = (niveau: 'regio' | 'landelijk') =>
    bouwstenen.filter(({ gegevens }) => gegevens.niveau === niveau).map(({ slug, gegevens }) => ({ waarde: slug, tekst: gegevens.titel }));
  return {
    bouwstenen: [
      { titel: 'In de regio', opties: vanNiveau('regio') },
      { titel: 'Landelijke lerende aanpak', opties: vanNiveau('landelijk') },
    ],
  };
}

export const groepenVoor = (veld: Veld & { soort: 'keuzes' }, lijsten: Optielijsten): readonly Optiegroep[] =>
  typeof veld.opties === 'string' ? lijsten[veld.opties] : [{ opties: veld.opties }];
