import type { PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { ontleed } from './gelezen.ts';
import { naarMdx } from './naar-mdx.ts';
import { onderdeel } from './onderdelen.ts';

/** A link or picture, by the words that stand there and what is behind them. */
interface Verwijzing {
  woorden: string;
  url: string;
}
/** One line as a reader sees it, without a sign of the markup. */
export interface Leesregel {
  /** What stands before it, as in a list: "• ", "2. ", "• ☑ ". */
  merk: string;
  tekst: string;
  /** Differs when the same words look different: bold, a heading, another link. */
  vorm: string;
  verwijzingen: readonly Verwijzing[];
}
/** What is said of an address behind its words. */
type Achter = (verwijzing: Verwijzing) => string;

/** A contributed text as it is read: a line per heading, paragraph, point and row. */
export const leesregels = (markdown: string, achter: Achter = zonder): Leesregel[] =>
  alleRegels(markdown, achter).filter(({ tekst }) => tekst !== '');

/** Two versions of a text as they are read; an address is only there where it is not what the other version has. */
export function leesregelsNaast(oud: string, nieuw: string): [Leesregel[], Leesregel[]] {
  const [voor, na] = [verwijzingenIn(oud), verwijzingenIn(nieuw)];
  return [leesregels(oud, achterAls(na, 'oud')), leesregels(nieuw, achterAls(voor, 'nieuw'))];
}

/** Where the links and pictures of a text lead, in their order; also those of a line in which nothing is to be read. */
export const verwijzingenIn = (markdown: string): Verwijzing[] => alleRegels(markdown, zonder).flatMap(({ verwijzingen }) => verwijzingen);

const zonder: Achter = () => '';

function alleRegels(markdown: string, achter: Achter): Leesregel[] {
  const omzetting = naarMdx(markdown);
  return omzetting.gelukt ? ontleed(omzetting.mdx).children.flatMap((node) => blok(node, achter)) : inRegels(markdown, 'p');
}

function achterAls(andere: readonly Verwijzing[], kant: 'oud' | 'nieuw'): Achter {
  return ({ woorden, url }) => {
    const zelfdeWoorden = andere.filter((een) => een.woorden === woorden);
    if (zelfdeWoorden.some((een) => een.url === url)) return '';
    if (zelfdeWoorden.length === 0 && andere.some((een) => een.url === url)) return '';
    if (url.startsWith('/bijlagen/')) return zelfdeWoorden.length > 0 ? ` (${kant} bestand)` : '';
    const adres = url.replace(/^mailto:/, '');
    return adres === woorden ? '' : ` (${adres})`;
  };
}

interface Zin {
  tekst: string;
  vorm: string;
  verwijzingen: Verwijzing[];
}
const LEEG: Zin = { tekst: '', vorm: '', verwijzingen: [] };
const kaal = (tekst: string, vorm = tekst): Zin => ({ tekst, vorm, verwijzingen: [] });

const zinnen = (nodes: readonly PhrasingContent[], achter: Achter): Zin =>
  nodes
    .map((node) => zin(node, achter))
    .reduce(
      (tot, een) => ({
        tekst: tot.tekst + een.tekst,
        vorm: tot.vorm + een.vorm,
        verwijzingen: [...tot.verwijzingen, ...een.verwijzingen],
      }),
      LEEG,
    );

function zin(node: PhrasingContent, achter: Achter): Zin {
  switch (node.type) {
    case 'text':
      return kaal(node.value.replaceAll('\n', ' '));
    case 'inlineCode':
      return kaal(node.value, `<code>${node.value}</code>`);
    case 'break':
      return kaal('\n');
    case 'footnoteReference':
      return kaal(` (noot ${nootnummer(node.identifier)})`);
    case 'image': {
      const verwijzing = { woorden: node.alt || 'zonder beschrijving', url: node.url };
      return { tekst: `Beeld: ${verwijzing.woorden}${achter(verwijzing)}`, vorm: `<img ${node.url}>`, verwijzingen: [verwijzing] };
    }
    case 'link': {
      const binnen = zinnen(node.children, achter);
      const verwijzing = { woorden: binnen.tekst, url: node.url };
      const verwijzingen = [...binnen.verwijzingen, verwijzing];
      return { tekst: binnen.tekst + achter(verwijzing), vorm: `<a ${node.url}>${binnen.vorm}</a>`, verwijzingen };
    }
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const binnen = zinnen(node.children, achter);
      return { ...binnen, vorm: `<${node.type}>${binnen.vorm}</${node.type}>` };
    }
    default:
      return LEEG;
  }
}

/** The box before a point, ticked or not. */
const VAKJE = { true: '☑ ', false: '☐ ' } as const;
const nootnummer = (naam: string): string => naam.split('-').at(-1) ?? naam;

/** A line end on the page is another line here; what is around the text is told by `vorm`. */
const inRegels = (tekst: string, vorm: string, verwijzingen: readonly Verwijzing[] = []): Leesregel[] =>
  tekst.split('\n').map((regel, plek) => ({ merk: '', tekst: regel.trim(), vorm, verwijzingen: plek === 0 ? verwijzingen : [] }));

const alinea = ({ tekst, vorm, verwijzingen }: Zin, soort: string): Leesregel[] => inRegels(tekst, `${soort} ${vorm}`, verwijzingen);

const binnenIn = (regels: readonly Leesregel[], waarin: string): Leesregel[] =>
  regels.map((regel) => ({ ...regel, vorm: `${waarin}>${regel.vorm}` }));

const gemerkt = (regels: readonly Leesregel[], merk: string): Leesregel[] =>
  regels.map((regel, plek) => ({ ...regel, merk: (plek === 0 ? merk : '   ') + regel.merk }));

function blok(node: RootContent, achter: Achter): Leesregel[] {
  const alle = (nodes: readonly RootContent[]) => nodes.flatMap((kind) => blok(kind, achter));
  switch (node.type) {
    case 'paragraph':
      return alinea(zinnen(node.children, achter), 'p');
    case 'heading':
      return alinea(zinnen(node.children, achter), `h${node.depth}`);
    case 'text':
      return alinea(zin(node, achter), 'p');
    case 'code':
      return inRegels(node.value, 'code');
    case 'list':
      return node.children.flatMap((punt, plek) => {
        const merk = node.ordered ? `${(node.start ?? 1) + plek}. ` : '• ';
        const vakje = typeof punt.checked === 'boolean' ? VAKJE[`${punt.checked}`] : '';
        return gemerkt(binnenIn(alle(punt.children), node.ordered ? 'ol' : 'ul'), merk + vakje);
      });
    case 'table':
      return rijen(node, achter);
    case 'blockquote':
      return binnenIn(alle(node.children), `citaat ${JSON.stringify(node.data ?? '')}`);
    case 'footnoteDefinition':
      return gemerkt(alle(node.children), `Noot ${nootnummer(node.identifier)}: `);
    case 'mdxJsxFlowElement':
      return blok(onderdeel(node, []), achter);
    default:
      return [];
  }
}

/** Each cell behind the head of its column: "Maand: september · Starters: 12". */
function rijen({ children: [kop, ...rest], align }: Table, achter: Achter): Leesregel[] {
  const cellen = (rij: TableRow | undefined): Zin[] => (rij?.children ?? []).map((cel) => zinnen(cel.children, achter));
  const koppen = cellen(kop);
  const vorm = `tabel ${align?.join() ?? ''} ${koppen.map((een) => een.vorm).join('|')}`;
  const regel = (delen: readonly Zin[], alsKop: boolean): Leesregel => ({
    merk: '',
    tekst: delen
      .map(({ tekst }, plek) => (tekst && !alsKop && koppen[plek]?.tekst ? `${koppen[plek].tekst}: ${tekst}` : tekst))
      .filter(Boolean)
      .join(' · '),
    vorm: `${vorm} ${delen.map((een) => een.vorm).join('|')}`,
    verwijzingen: delen.flatMap((een) => een.verwijzingen),
  });
  return rest.length === 0 ? [regel(koppen, true)] : rest.map((rij) => regel(cellen(rij), false));
}
