import type { Nodes, Root, Text } from 'mdast';
import type { Processor } from 'unified';

/** Nothing without one of these becomes a link by itself. */
const KANDIDAAT = /@|https?:\/\/|www\./i;

/**
 * After remarkGfm: looks for addresses only in words that may hold one. Its own search goes through the whole tree four
 * times, which took a third of all reading; the outcome is the same.
 */
export function zuinigMetAdressen(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map((deel) => (deel.transforms ? { ...deel, transforms: deel.transforms.map((zoek) => alleenWaarNodig(zoek)) } : deel));
}

type Zoek = (boom: Root) => unknown;

const alleenWaarNodig =
  (zoek: Zoek) =>
  (boom: Root): Root => {
    const stapel: Nodes[] = [boom];
    for (let node = stapel.pop(); node; node = stapel.pop()) {
      if (!('children' in node) || node.type === 'link' || node.type === 'linkReference') continue;
      const kinderen: Nodes[] = node.children;
      if (kinderen.some(isKandidaat))
        node.children = kinderen.flatMap((kind) => (isKandidaat(kind) ? gevonden(kind, zoek) : [kind])) as never;
      stapel.push(...kinderen);
    }
    return boom;
  };

const isKandidaat = (node: Nodes): node is Text => node.type === 'text' && KANDIDAAT.test(node.value);

function gevonden(woorden: Text, zoek: Zoek): Nodes[] {
  const los: Root = { type: 'root', children: [woorden] };
  zoek(los);
  return los.children;
}
