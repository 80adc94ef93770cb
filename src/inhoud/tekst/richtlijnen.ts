import type { RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { richtlijn } from './markdown/richtlijn-schrijven.ts';
import { ATTRIBUTEN } from './onderdelen.ts';
import { opEenRegel } from './tekens.ts';
import { veiligAdres } from './veilig-adres.ts';

const MAX_EIGENSCHAP = 300;
/** Components without words of their own stand on one line: "::bron{…}". */
const ZONDER_INHOUD = ['Bron', 'Bijlagen'];

/** The component that an author means by ":::kader" or "::bron", or null when we have none of that name and form. */
export function onderdeelnaam({ type, name }: ContainerDirective | LeafDirective): string | null {
  const naam = Object.keys(ATTRIBUTEN).find((bekend) => bekend.toLowerCase() === name.toLowerCase());
  return naam && ZONDER_INHOUD.includes(naam) === (type === 'leafDirective') ? naam : null;
}

/** A component with literal text as its only attributes; null when it would have nothing to show. */
export function alsOnderdeel(
  naam: string,
  eigenschappen: Record<string, string | null | undefined>,
  kinderen: RootContent[],
): MdxJsxFlowElement | null {
  if (!Object.hasOwn(ATTRIBUTEN, naam)) return null;
  const waarden = (ATTRIBUTEN[naam] ?? []).flatMap((name) => {
    const tekst = opEenRegel(eigenschappen[name] ?? '')
      .slice(0, MAX_EIGENSCHAP)
      .toWellFormed();
    const value = name === 'url' ? veiligAdres(eigenschappen[name] ?? '') : tekst;
    return value ? [{ name, value }] : [];
  });
  const url = waarden.find(({ name }) => name === 'url');
  if (naam === 'Bron' && !(url && /^https?:/.test(url.value))) return null;
  if (naam === 'Bron' && url && !waarden.some(({ name }) => name === 'titel'))
    waarden.unshift({ name: 'titel', value: new URL(url.value).hostname });
  if (!ZONDER_INHOUD.includes(naam) && kinderen.length === 0) return null;
  return {
    type: 'mdxJsxFlowElement',
    name: naam,
    attributes: waarden.map((waarde) => ({ type: 'mdxJsxAttribute', ...waarde })),
    children: (ZONDER_INHOUD.includes(naam) ? [] : kinderen) as MdxJsxFlowElement['children'],
  };
}

/** A component as its directive, for the author to edit. */
export function alsRichtlijn({ name, attributes, children }: MdxJsxFlowElement): ContainerDirective | LeafDirective {
  const naam = (name ?? '').toLowerCase();
  const eigenschappen = Object.fromEntries(
    attributes.flatMap((een) => (een.type === 'mdxJsxAttribute' && typeof een.value === 'string' ? [[een.name, een.value]] : [])),
  );
  return richtlijn(naam, eigenschappen, ZONDER_INHOUD.includes(name ?? '') ? null : (children as ContainerDirective['children']));
}
