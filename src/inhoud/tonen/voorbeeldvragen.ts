import type { Inhoud } from '#inhoud/stuk.ts';

/** In people's own words; each finds something among the examples. */
const BIJ_DE_VOORBEELDEN = ['geen invaller', 'zij-instromers begeleiden', 'wie besluit waarover'];
const AANTAL = 3;

/** What people might search for, shown where nobody searched yet: each finds something. Without examples, the bouwstenen most is about. */
export function voorbeeldvragen(inhoud: Inhoud): string[] {
  const stukken = [...inhoud.alle('praktijken'), ...inhoud.alle('terugblikken')];
  if (stukken.some(({ gegevens }) => gegevens.voorbeeld)) return BIJ_DE_VOORBEELDEN;
  const hoeveel = (slug: string) => stukken.filter(({ gegevens }) => gegevens.bouwstenen.includes(slug)).length;
  return inhoud
    .alle('bouwstenen')
    .map(({ slug, gegevens }) => ({ titel: gegevens.titel, hoeveel: hoeveel(slug) }))
    .sort((a, b) => b.hoeveel - a.hoeveel)
    .slice(0, AANTAL)
    .map(({ titel }) => kaal(titel));
}

/** "Wijze van samenwerken (netwerksamenwerking)" is searched as "wijze van samenwerken". */
const kaal = (titel: string): string => titel.replace(/ \(.*\)/, '').replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
