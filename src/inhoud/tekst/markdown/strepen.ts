import type { Nodes, Root } from 'mdast';

type Lees = (markdown: string) => Root;
/** An address between angle brackets, which also becomes a link without them. */
const ADRES = /<((?:https?:\/\/|[^\s<>@:/]+@)[^\s<>]+)>/g;
const STREEP = /\\([!-/:-@[-`{-~])/g;

/**
 * The same Markdown without the backslashes and angle brackets that change nothing. A writer of Markdown puts them in to be sure; a person
 * would type "[1]" and "jan@school.nl". An address that becomes a link by itself is the same words.
 */
export function zonderOnnodigeStrepen(markdown: string, lees: Lees): string {
  if (!/[\\<]/.test(markdown)) return markdown;
  const boom = lees(markdown);
  const { children } = boom;
  let uit = '';
  let tot = 0;
  for (const { position } of children) {
    const [begin, eind] = [position?.start.offset ?? tot, position?.end.offset ?? tot];
    uit += markdown.slice(tot, begin) + blok(markdown.slice(begin, eind), lees);
    tot = eind;
  }
  uit += markdown.slice(tot);
  // A block can lean on what stands elsewhere, such as the address behind a reference.
  return uit !== markdown && kern(lees(uit)) === kern(boom) ? uit : markdown;
}

function blok(ruw: string, lees: Lees): string {
  if (!/[\\<]/.test(ruw)) return ruw;
  const boom = lees(ruw);
  const zin = kern(boom);
  const gelijk = (proef: string) => proef === ruw || kern(lees(proef)) === zin;
  const los = ruw.replace(ADRES, '$1');
  // Without its brackets an address must end where it ended.
  const bron = los !== ruw && JSON.stringify(kaal(lees(los), precies)) === JSON.stringify(kaal(boom, precies)) ? los : ruw;
  const alles = bron.replace(STREEP, '$1');
  if (gelijk(alles)) return alles;
  // Sign by sign of the same kind, so that what belongs together looks the same.
  return soorten(bron).reduce((tot, soort) => {
    const proef = tot.replace(STREEP, (heel, teken) => (soort.includes(teken) ? teken : heel));
    return gelijk(proef) ? proef : tot;
  }, bron);
}

const soorten = (bron: string): string[] => {
  const tekens = new Set([...bron.matchAll(STREEP)].map(([, teken = '']) => (/[[\]]/.test(teken) ? '[]' : teken)));
  return [...tekens];
};

/** What a tree says, whatever place it stands at; of an address that becomes a link by itself the words. */
const kern = (boom: Root): string => JSON.stringify(kaal(boom, vanzelf));

type Woorden = (link: Extract<Nodes, { type: 'link' }>) => string | null;
const precies: Woorden = () => null;

function kaal(node: Nodes, woorden: Woorden): unknown {
  const { position: _, ...rest } = node;
  if (!('children' in node)) return rest;
  const kinderen: unknown[] = [];
  for (const kind of node.children) {
    const waarde = kind.type === 'link' ? woorden(kind) : kind.type === 'text' ? kind.value : null;
    if (waarde === null) kinderen.push(kaal(kind, woorden));
    else if (typeof kinderen.at(-1) === 'string') kinderen[kinderen.length - 1] += waarde;
    else kinderen.push(waarde);
  }
  return { ...rest, children: kinderen };
}

/** The words of a link that anybody who types them gets. */
export function vanzelf({ url, title, children }: Extract<Nodes, { type: 'link' }>): string | null {
  const [enige] = children;
  if (title || children.length !== 1 || enige?.type !== 'text') return null;
  return [enige.value, `http://${enige.value}`, `mailto:${enige.value}`].includes(url) ? enige.value : null;
}
