import type { Paragraph, PhrasingContent, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { datumUitTekst } from '#grond/taal/datum.ts';
import { Leesfout } from '#inhoud/frontmatter.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;
type Kind = Root['children'][number];
export interface Bijlage {
  titel: string;
  url: string;
  soort: string;
  grootte?: string | undefined;
}

/** The components a text may use, and which attributes each knows. The Astro parts in design/ give the same HTML. */
export const ATTRIBUTEN: Record<string, readonly string[]> = {
  Kader: ['titel'],
  Citaat: ['bron'],
  Stappen: [],
  Bron: ['titel', 'url', 'datum'],
  Bijlagen: [],
};

/** Turns one component of a text into plain nodes; throws `Leesfout` for any other component, attribute or expression. */
export function onderdeel(element: Element, bijlagen: readonly Bijlage[]): Kind {
  const naam = element.name ?? '';
  const regel = element.position?.start.line ?? 1;
  const bekend = ATTRIBUTEN[naam];
  if (!bekend) throw new Leesfout(`Het onderdeel <${naam}> bestaat niet. Kies uit ${Object.keys(ATTRIBUTEN).join(', ')}.`, regel);
  const waarden: Record<string, string> = {};
  for (const attribuut of element.attributes) {
    if (attribuut.type !== 'mdxJsxAttribute' || typeof attribuut.value !== 'string' || !bekend.includes(attribuut.name))
      throw new Leesfout(`<${naam}> kent alleen ${bekend.join(', ') || 'geen eigenschappen'}, met tekst tussen aanhalingstekens.`, regel);
    waarden[attribuut.name] = attribuut.value;
  }
  const binnen = element.children as Kind[];
  switch (naam) {
    case 'Kader':
      if (!waarden.titel) return doos('aside', 'kader', binnen);
      // Two frames on one page are told apart by their name.
      return doos('aside', 'kader', [alinea([tekst(waarden.titel)], 'kader-titel'), ...binnen], { ariaLabel: waarden.titel });
    case 'Citaat':
      return doos('figure', 'citaat', [
        doos('blockquote', '', binnen),
        ...(waarden.bron ? [doos('figcaption', '', [tekst(waarden.bron) as unknown as Kind])] : []),
      ]);
    case 'Stappen':
      return doos('div', 'stappen', binnen);
    case 'Bron':
      return alinea(
        [
          tekst('Bron: '),
          koppeling(waarden.url ?? '', waarden.titel ?? ''),
          tekst(waarden.datum ? ` (${datumUitTekst(waarden.datum)})` : ''),
        ],
        'bron',
      );
    default:
      return doos('div', 'bijlagen', bijlagen.length > 0 ? [bijlagenlijst(bijlagen)] : []);
  }
}

const tekst = (value: string): PhrasingContent => ({ type: 'text', value });
const koppeling = (url: string, naam: string): PhrasingContent => ({ type: 'link', url, children: [{ type: 'text', value: naam }] });
const alinea = (children: PhrasingContent[], klasse?: string): Paragraph => ({
  type: 'paragraph',
  children,
  ...(klasse ? { data: { hProperties: { className: [klasse] } } } : {}),
});
/** An element of our own: mdast has no node for it, so it borrows blockquote's shape. */
const doos = (hName: string, klasse: string, children: Kind[], meer: { ariaLabel?: string } = {}): Kind =>
  ({ type: 'blockquote', children, data: { hName, hProperties: { ...(klasse ? { className: [klasse] } : {}), ...meer } } }) as Kind;
const bijlagenlijst = (bijlagen: readonly Bijlage[]): Kind => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: bijlagen.map(({ titel, url, soort, grootte }) => ({
    type: 'listItem',
    spread: false,
    children: [alinea([koppeling(url, titel), tekst(` (${[soort, grootte].filter(Boolean).join(', ')})`)])],
  })),
});
