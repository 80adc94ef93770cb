import { COLLECTIES } from '#inhoud/schema.ts';
import { type Inhoud, SOORTEN } from '#inhoud/stuk.ts';
import type { Resultaat, Zoekuitslag } from '#zoeken/uitslag.ts';

/** An answer without what left the site since the index was told of it: whoever withdraws a text finds it nowhere from then on. */
export function zonderVerdwenen(uitslag: Zoekuitslag, inhoud: Inhoud): Zoekuitslag {
  const resultaten = uitslag.resultaten.filter((een) => staatEr(een, inhoud));
  const verdwenen = uitslag.resultaten.length - resultaten.length;
  return verdwenen === 0 ? uitslag : { ...uitslag, resultaten, totaal: Math.max(0, uitslag.totaal - verdwenen) };
}

/** Sessions stay at their address whatever happens to them. */
function staatEr({ soort, url }: Resultaat, inhoud: Inhoud): boolean {
  const collectie = COLLECTIES.find((een) => SOORTEN[een] === soort);
  return collectie === undefined || inhoud.een(collectie, url.split('/').at(-2) ?? '') !== undefined;
}
