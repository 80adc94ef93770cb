import type { Pictogramnaam } from '#design/art/pictogrammen.ts';

interface Soortlabel {
  sleutel: string;
  tekst: string;
  pictogram: Pictogramnaam;
}

const SOORTEN: Record<string, { tekst: string; pictogram: Pictogramnaam }> = {
  praktijk: { tekst: 'Best practice', pictogram: 'praktijk' },
  terugblik: { tekst: 'Terugblik', pictogram: 'terugblik' },
  bronkaart: { tekst: 'Bronkaart', pictogram: 'extern' },
  kennissessie: { tekst: 'Kennissessie', pictogram: 'kalender' },
  bouwsteen: { tekst: 'Bouwsteen', pictogram: 'stapel' },
  onderwijsregio: { tekst: 'Onderwijsregio', pictogram: 'regio' },
  nieuws: { tekst: 'Nieuws', pictogram: 'nieuws' },
  signaal: { tekst: 'Signaal', pictogram: 'roep' },
  pagina: { tekst: 'Pagina', pictogram: 'pagina' },
};

/** Label, icon and colour key of a kind, given as key ("praktijk"), as name ("Best practice") or as a text of your own. */
export function soortlabel(soort: string): Soortlabel {
  for (const [sleutel, { tekst, pictogram }] of Object.entries(SOORTEN))
    if (soort === sleutel || soort === tekst) return { sleutel, tekst, pictogram };
  const landelijk = /landelijk|bijeenkomst|kennissessie/i.test(soort);
  return landelijk
    ? { sleutel: 'kennissessie', tekst: soort, pictogram: 'kalender' }
    : { sleutel: 'pagina', tekst: soort, pictogram: 'pagina' };
}
