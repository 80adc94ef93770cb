import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import type { Gegevens } from '#inhoud/schema.ts';
import { bestandVan } from '#schrijven/bestand.ts';
import type { Weigering } from '#schrijven/grenzen.ts';
import { naarMdx } from '#schrijven/naar-mdx.ts';
import { DATUMVELDEN, gegevensVan, type ZonderData } from './gegevens.ts';
import { tekstVan, type Vast, type Velden } from './veld.ts';
import { veldenVan } from './velden.ts';

export type Opgesteld =
  | { gelukt: true; gegevens: ZonderData; mdx: string; bestand: string }
  | { gelukt: false; fouten: Record<string, string> };

/** The file that this form becomes, dated today; or per field what is still to do. */
export function opstellen(velden: Velden, vast: Vast): Opgesteld {
  const uitslag = gegevensVan(velden, vast);
  const { mdx, fouten } = lichaam(velden, vast.collectie);
  if (!uitslag.gelukt || Object.keys(fouten).length > 0)
    return { gelukt: false, fouten: { ...(uitslag.gelukt ? {} : uitslag.fouten), ...fouten } };
  const dagen = Object.fromEntries(DATUMVELDEN[vast.collectie].map((naam) => [naam, vast.vandaag]));
  const gemaakt = bestandVan(vast.collectie, 'tekst', { ...uitslag.gegevens, ...dagen } as Gegevens<Inzendcollectie>, mdx);
  if (gemaakt.gelukt) return { gelukt: true, gegevens: uitslag.gegevens, mdx, bestand: gemaakt.bestand };
  return { gelukt: false, fouten: { titel: 'Deze tekst is te lang of niet te lezen. Maak hem korter, of zet een deel in een bijlage.' } };
}

/** The long texts under their headings, each made safe on its own: nothing left open in one reaches into the next. */
export function lichaam(velden: Velden, collectie: Inzendcollectie): { mdx: string; fouten: Record<string, string> } {
  const delen: string[] = [];
  const fouten: Record<string, string> = {};
  for (const veld of veldenVan(collectie)) {
    const tekst = tekstVan(velden, veld.naam);
    if (veld.soort !== 'markdown' || tekst.trim() === '') continue;
    const omzetting = naarMdx(tekst, veld.kop ? { onder: 2, noten: `${veld.naam}-` } : {});
    if (!omzetting.gelukt) fouten[veld.naam] = TE_VEEL[omzetting.reden](veld.label);
    else delen.push(veld.kop ? `## ${veld.kop}\n\n${omzetting.mdx}` : omzetting.mdx);
  }
  return { mdx: `${delen.map((deel) => deel.trim()).join('\n\n')}\n`, fouten };
}

const TE_VEEL = {
  'te-lang': (label) => `Maak ‘${label}’ korter, of zet een deel in een bijlage.`,
  'te-diep': (label) => `In ‘${label}’ staan te veel lijsten of citaten in elkaar. Maak het eenvoudiger.`,
  'te-ingewikkeld': (label) => `In ‘${label}’ staat te veel opmaak om te lezen. Zet een deel in een bijlage.`,
} satisfies Record<Weigering, (label: string) => string>;

/** An approved file with the days on which it went online and changed; everything else stays byte for byte. */
export function metData(bestand: string, collectie: Inzendcollectie, dagen: { gepubliceerd: string; gewijzigd: string }): string {
  return DATUMVELDEN[collectie].reduce((tot, naam) => {
    const dag = naam === 'gepubliceerd' ? dagen.gepubliceerd : dagen.gewijzigd;
    // The fields stand on lines of their own before any text.
    return tot.replace(new RegExp(`^${naam}: "[0-9-]*"$`, 'm'), `${naam}: "${dag}"`);
  }, bestand);
}
