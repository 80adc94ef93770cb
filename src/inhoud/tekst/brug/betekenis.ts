import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { gezegd, isOpschrift } from '#inhoud/tekst/markdown/richtlijn-schrijven.ts';
import { isBr } from '#inhoud/tekst/tekens.ts';

type Loop = [unknown, ...string[]];

/** What a piece of a text says, whatever signs and places it is written with: two that are equal here are equal on the page. */
export const betekenis = (nodes: readonly RootContent[]): string => JSON.stringify(nodes.map(kaal));

function kaal(node: Nodes): unknown {
  const { position: _, data: __, ...rest } = node;
  switch (node.type) {
    case 'paragraph':
      return [node.type, lopen(node.children, true)];
    case 'heading':
      return [node.type, node.depth, lopen(node.children, false)];
    case 'table': {
      const breedte = node.children[0]?.children.length ?? 0;
      const breed = <T>(rij: readonly T[], leeg: T) => [...rij, ...Array(Math.max(0, breedte - rij.length)).fill(leeg)] as T[];
      const rijen = node.children.map(({ children }) =>
        breed(
          children.map((cel) => lopen(cel.children, false)),
          [],
        ),
      );
      return [node.type, breed(node.align ?? [], null), rijen];
    }
    case 'list':
      return [node.type, node.ordered, node.ordered ? (node.start ?? 1) : 0, ruim(node), node.children.map(kaal)];
    case 'listItem':
      return [node.type, ruim(node), node.checked ?? null, node.children.map(kaal)];
    case 'code':
      return [node.type, node.lang ?? null, node.meta ?? null, node.value];
    case 'containerDirective':
    case 'leafDirective': {
      const { children } = node as { children: RootContent[] };
      const gelezen = gezegd(node);
      const inhoud = node.type === 'containerDirective' ? children.filter((kind) => !isOpschrift(kind)) : [];
      return [node.type, node.name.toLowerCase(), Object.entries(gelezen ?? {}).sort(), gelezen ? 0 : children.map(kaal), inhoud.map(kaal)];
    }
    default:
      return 'children' in node ? [{ ...rest, children: 0 }, node.children.map(kaal)] : rest;
  }
}

const ruim = ({ spread, children }: { spread?: boolean | null | undefined; children: readonly unknown[] }): boolean =>
  children.length > 1 && Boolean(spread);

/** The words of a paragraph one after another, each with what they are within. */
function lopen(zinnen: readonly PhrasingContent[], regels: boolean): Loop[] {
  const uit: Loop[] = [];
  const erbij = (tekst: string, om: string[]) => {
    const vorige = uit.at(-1);
    if (vorige && typeof vorige[0] === 'string' && vorige.slice(1).join() === om.join()) vorige[0] += tekst;
    else if (tekst) uit.push([tekst, ...om]);
  };
  const loop = (zin: PhrasingContent, om: string[]): void => {
    if (zin.type === 'text') {
      for (const [plek, regel] of zin.value.split('\n').entries()) {
        if (plek > 0) erbij(regels ? '\n' : ' ', om);
        erbij(regel, om);
      }
    } else if (zin.type === 'break' || (regels && zin.type === 'html' && isBr(zin.value))) erbij(regels ? '\n' : ' ', om);
    else if (zin.type === 'emphasis' || zin.type === 'strong' || zin.type === 'delete')
      for (const kind of zin.children) loop(kind, met(om, zin.type));
    else if (zin.type === 'link') for (const kind of zin.children) loop(kind, met(om, `link ${zin.url} ${zin.title ?? ''}`));
    else {
      const { position: _, data: __, ...rest } = zin;
      uit.push([{ ...rest, children: 'children' in zin ? lopen(zin.children as PhrasingContent[], regels) : 0 }, ...om]);
    }
  };
  for (const zin of zinnen) loop(zin, []);
  return uit;
}

const met = (om: readonly string[], merk: string): string[] => [...new Set([...om, merk])].sort();
