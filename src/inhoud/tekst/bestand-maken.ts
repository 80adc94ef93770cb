import { isDeepStrictEqual } from 'node:util';
import { Leesfout } from '#inhoud/frontmatter.ts';
import { type Gegevens, type LIVE, SCHEMAS } from '#inhoud/schema.ts';
import { ontcijferen } from '#inhoud/stuk-lezen.ts';
import { zichtbaar } from './tekens.ts';
import { vreemd } from './vreemd.ts';

type Collectie = (typeof LIVE)[number];
export type Bestanduitslag =
  | { gelukt: true; bestand: string }
  /** `velden`: what the schema says of each field, by its path. `tekst`: the body was not made by `naarMdx`. */
  | { gelukt: false; reden: 'velden'; fouten: Record<string, string> }
  | { gelukt: false; reden: 'tekst' | 'te-lang' };

/**
 * The whole file of a contributed entry: its fields checked by the schema that reads them, its body by the parser that
 * reads it. What comes out is always taken in by `ontcijferen`, with the same fields and the same text.
 */
export function bestandVan<C extends Collectie>(collectie: C, slug: string, gegevens: Gegevens<C>, mdx: string): Bestanduitslag {
  const uitslag = SCHEMAS[collectie].safeParse(opgeschoond(gegevens));
  if (!uitslag.success) {
    const fouten = uitslag.error.issues.map(({ path, message }) => [path.join('.'), message] as const);
    return { gelukt: false, reden: 'velden', fouten: Object.fromEntries(fouten.toReversed()) };
  }
  if (vreemd(mdx).length > 0) return { gelukt: false, reden: 'tekst' };
  const bestand = `---\n${frontmatter(collectie, uitslag.data)}---\n\n${mdx}`;
  try {
    const stuk = ontcijferen(collectie, `${collectie}/${slug}.mdx`, bestand);
    if (isDeepStrictEqual(stuk.gegevens, uitslag.data) && stuk.tekst === `\n${mdx}`) return { gelukt: true, bestand };
  } catch (fout) {
    if (!(fout instanceof Leesfout)) throw fout;
    return { gelukt: false, reden: 'te-lang' };
  }
  throw new Error(`The file of ${slug} does not read back as it was written.`);
}

/**
 * Fields as lines of a file, each value as JSON, which is YAML without surprises. Only the keys of the schema, in its
 * order: never `layout`, `slug` or `components`.
 */
export function frontmatter(collectie: Collectie, gegevens: object): string {
  const velden: Record<string, unknown> = opgeschoond({ ...gegevens });
  const regels = Object.keys(SCHEMAS[collectie].shape).filter((naam) => velden[naam] !== undefined);
  return regels.map((naam) => `${naam}: ${JSON.stringify(velden[naam])}\n`).join('');
}

function opgeschoond<T>(waarde: T): T {
  if (typeof waarde === 'string') return zichtbaar(waarde).trim() as T;
  if (Array.isArray(waarde)) return waarde.map(opgeschoond) as T;
  if (waarde === null || typeof waarde !== 'object') return waarde;
  return Object.fromEntries(Object.entries(waarde).map(([naam, binnen]) => [naam, opgeschoond(binnen)])) as T;
}
