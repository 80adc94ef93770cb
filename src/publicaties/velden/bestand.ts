import type { Heading, Root } from 'mdast';
import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import type { Gegevens } from '#inhoud/schema.ts';
import { ontcijferen } from '#inhoud/stuk-lezen.ts';
import { bestandVan, frontmatter } from '#inhoud/tekst/bestand-maken.ts';
import { ontleed } from '#inhoud/tekst/gelezen.ts';
import { naarMdx, type Omzetting } from '#inhoud/tekst/naar-mdx.ts';
import type { Tekstweigering } from '#inhoud/tekst/tekstgrenzen.ts';
import { soortVan } from '#publicaties/soorten/inzendsoorten.ts';
import { tekstVan, type Vast, type Velden } from '#publicaties/soorten/veld.ts';
import { gegevensVan, type ZonderData } from './bestandsgegevens.ts';
import { veldenVan } from './velden.ts';

export type Opgesteld =
  | { gelukt: true; gegevens: ZonderData; mdx: string; bestand: string }
  | { gelukt: false; fouten: Record<string, string> };

/**
 * The file that this form becomes, dated today; or per field what is still to do. `streng` checks the text once more with
 * the parser that reads it, as what is published always is; a preview need not.
 */
export function opstellen(velden: Velden, vast: Vast, { streng = true }: { streng?: boolean } = {}): Opgesteld {
  const { collectie, vandaag } = vast;
  const uitslag = gegevensVan(velden, vast);
  const { mdx, fouten } = lichaam(velden, collectie);
  if (!uitslag.gelukt || Object.keys(fouten).length > 0)
    return { gelukt: false, fouten: { ...(uitslag.gelukt ? {} : uitslag.fouten), ...fouten } };
  const { gegevens } = uitslag;
  const gedateerd = { ...gegevens, ...Object.fromEntries(soortVan(collectie).data.map((naam) => [naam, vandaag])) };
  if (!streng) return { gelukt: true, gegevens, mdx, bestand: `---\n${frontmatter(collectie, gedateerd)}---\n\n${mdx}` };
  const gemaakt = bestandVan(collectie, 'tekst', gedateerd as Gegevens<Inzendcollectie>, mdx);
  if (gemaakt.gelukt) return { gelukt: true, gegevens, mdx, bestand: gemaakt.bestand };
  return { gelukt: false, fouten: { titel: 'Deze tekst is te lang of niet te lezen. Maak hem korter, of zet een deel in een bijlage.' } };
}

/** The long texts under their headings, each made safe on its own: nothing left open in one reaches into the next. */
export function lichaam(velden: Velden, collectie: Inzendcollectie): { mdx: string; fouten: Record<string, string> } {
  const { delen, fouten } = delenVan(velden, collectie);
  return { mdx: `${delen.map(({ kop, mdx }) => (kop ? `## ${kop}\n\n${mdx.trim()}` : mdx.trim())).join('\n\n')}\n`, fouten };
}

/** The same as the tree that a reader of that file sees, without reading it once more. */
export function lichaamsboom(velden: Velden, collectie: Inzendcollectie): Root {
  const kopVan = (kop: string): Heading => ({ type: 'heading', depth: 2, children: [{ type: 'text', value: kop }] });
  const { delen } = delenVan(velden, collectie);
  return { type: 'root', children: delen.flatMap(({ kop, mdx }) => [...(kop ? [kopVan(kop)] : []), ...ontleed(mdx).children]) };
}

/** Each long text with its heading. */
function delenVan(velden: Velden, collectie: Inzendcollectie) {
  const delen: { kop: string | undefined; mdx: string }[] = [];
  const fouten: Record<string, string> = {};
  for (const veld of veldenVan(collectie)) {
    const tekst = tekstVan(velden, veld.naam);
    if (veld.soort !== 'markdown' || tekst.trim() === '') continue;
    const omzetting = omgezet(tekst, veld.kop ? veld.naam : null);
    if (!omzetting.gelukt) fouten[veld.naam] = TE_VEEL[omzetting.reden](veld.label);
    else delen.push({ kop: veld.kop, mdx: omzetting.mdx });
  }
  return { delen, fouten };
}

/** Texts that were looked at just now: a page checks, shows and advises on the same draft, and most of it was not changed. */
const bewaard = new Map<string, Omzetting>();
const HOOGSTENS = 200;

function omgezet(tekst: string, onderVeld: string | null): Omzetting {
  const sleutel = `${onderVeld ?? ''}\n${tekst}`;
  const omzetting = bewaard.get(sleutel) ?? naarMdx(tekst, onderVeld === null ? {} : { onder: 2, noten: `${onderVeld}-` });
  bewaard.delete(sleutel);
  bewaard.set(sleutel, omzetting);
  if (bewaard.size > HOOGSTENS) bewaard.delete(bewaard.keys().next().value ?? '');
  return omzetting;
}

const TE_VEEL = {
  'te-lang': (label) => `Maak ‘${label}’ korter, of zet een deel in een bijlage.`,
  'te-diep': (label) => `In ‘${label}’ staan te veel lijsten of citaten in elkaar. Maak het eenvoudiger.`,
  'te-ingewikkeld': (label) => `In ‘${label}’ staat te veel opmaak om te lezen. Zet een deel in een bijlage.`,
} satisfies Record<Tekstweigering, (label: string) => string>;

/** An approved file with the days on which it went online and changed; everything else stays byte for byte. */
export function metData(bestand: string, collectie: Inzendcollectie, dagen: { gepubliceerd: string; gewijzigd: string }): string {
  return soortVan(collectie).data.reduce((tot, naam) => {
    const dag = naam === 'gepubliceerd' ? dagen.gepubliceerd : dagen.gewijzigd;
    // The fields stand on lines of their own before any text.
    return tot.replace(new RegExp(`^${naam}: "[0-9-]*"$`, 'm'), `${naam}: "${dag}"`);
  }, bestand);
}

/** An approved file with what no form decides as it is now: that may have changed since somebody approved it. */
export function metBlijvend(bestand: string, collectie: Inzendcollectie, blijvend: Record<string, unknown>): string {
  if (Object.keys(blijvend).length === 0) return bestand;
  const { gegevens, tekst } = ontcijferen(collectie, `${collectie}/tekst.mdx`, bestand);
  return `---\n${frontmatter(collectie, { ...gegevens, ...blijvend })}---\n${tekst}`;
}
