import GithubSlugger from 'github-slugger';
import type { Root as Boom, Element, ElementContent } from 'hast';
import { toString as alsTekst } from 'hast-util-to-string';
import type { Nodes, Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { Leesfout } from '#inhoud/frontmatter.ts';
import { zuinigMetAdressen } from '#inhoud/losse-adressen.ts';
import type { Kop } from '#inhoud/stuk.ts';
import { type Bijlage, onderdeel } from './onderdelen.ts';
import { VEILIG } from './veilig.ts';
import { isVanHier } from './veilig-adres.ts';

const ontleder = unified().use(remarkParse).use(remarkGfm).use(zuinigMetAdressen).use(remarkMdx).freeze();
const omzetter = unified()
  .use(remarkRehype, {
    clobberPrefix: '',
    footnoteLabel: 'Voetnoten',
    footnoteBackLabel: (nummer) => `Terug naar verwijzing ${nummer + 1}`,
  })
  .use(() => uitlijningAlsKlasse)
  .use(rehypeSanitize, VEILIG);
const schrijver = unified().use(rehypeStringify);

/**
 * Renders a contributed text as data: Markdown with our few components, nothing is ever run. Throws `Leesfout` with the
 * line in the text when it holds an expression, import or unknown component.
 */
export const tekstNaarHtml = (bron: string, bijlagen: readonly Bijlage[] = []): { html: string; koppen: Kop[] } =>
  boomNaarHtml(ontleden(bron), bijlagen);

/** The same for a text that was read already; its tree stays as it was. */
export function boomNaarHtml(boom: Root, bijlagen: readonly Bijlage[] = []): { html: string; koppen: Kop[] } {
  const hast = omzetter.runSync(metOnderdelen(boom, bijlagen) as Root) as Boom;
  schuifbaar(hast);
  const koppen = nummeren(hast);
  return { html: schrijver.stringify(hast), koppen };
}

/** The text as a tree; a mistake in it names its line. */
export function ontleden(bron: string): Root {
  try {
    return ontleder.parse(bron);
  } catch (fout) {
    if (fout instanceof RangeError) throw new Leesfout('Deze tekst is te diep genest.', 1);
    const regel = fout && typeof fout === 'object' && 'line' in fout ? Number(fout.line) : 1;
    throw new Leesfout(`Hier staat een teken dat de tekst onleesbaar maakt (vaak < of {). Schrijf \\< of \\{.`, regel || 1);
  }
}

/** A copy in which every component is the HTML it stands for. */
function metOnderdelen(node: Nodes, bijlagen: readonly Bijlage[]): Nodes {
  const kopie = ('children' in node ? { ...node, children: node.children.map((kind) => metOnderdelen(kind, bijlagen)) } : node) as Nodes;
  if (kopie.type === 'mdxJsxFlowElement' || kopie.type === 'mdxJsxTextElement') return onderdeel(kopie, bijlagen);
  if (node.type.startsWith('mdx'))
    throw new Leesfout('Code tussen { } of met import/export mag hier niet.', node.position?.start.line ?? 1);
  return kopie;
}

const KLASSE_VAN: Record<string, string> = { left: 'links', center: 'midden', right: 'rechts' };

/** `align` is not HTML any more and `style` is not allowed by our CSP. */
function uitlijningAlsKlasse(boom: Boom): void {
  elk(boom, (element) => {
    const klasse = KLASSE_VAN[String(element.properties.align)];
    if (klasse) element.properties = { className: [klasse] };
    if (element.tagName === 'h1') element.tagName = 'h2';
  });
}

/** What the page around a text calls its own places: a heading of a text gets another id. */
const VAN_DE_PAGINA = [
  ...['bronnen', 'downloads', 'foutenlijst', 'gespreksgroepen', 'inhoud', 'inhoudsopgave-kop', 'kern', 'kop-zoekveld', 'mail-ons'],
  ...['partners', 'programma', 'resultaten', 'vervolg', 'vragen-en-antwoorden', 'welkom-kop', 'wie-doet-wat', 'zoekveld'],
  ...['experimenteerruimte', 'wie-past-dit-toe', 'van-anderen', 'wij-zoeken', 'wij-bieden'],
];

/** Gives each heading its id and each outgoing link its rel; drops pictures from elsewhere. */
function nummeren(boom: Boom): Kop[] {
  const slugger = new GithubSlugger();
  for (const id of VAN_DE_PAGINA) slugger.slug(id);
  const koppen: Kop[] = [];
  elk(boom, (element) => {
    if (/^h[2-6]$/.test(element.tagName) && element.properties.id !== 'footnote-label') {
      const tekst = alsTekst(element);
      const slug = slugger.slug(tekst).replace(/^-+|-+$/g, '') || `deel-${koppen.length + 1}`;
      element.properties.id = slug;
      koppen.push({ diepte: Number(element.tagName[1]), slug, tekst });
    }
    if (element.tagName === 'a' && /^https?:/i.test(String(element.properties.href ?? '')))
      element.properties.rel = ['noopener', 'nofollow', 'ugc'];
    if (element.tagName === 'img' && !isVanHier(String(element.properties.src ?? ''))) {
      element.tagName = 'span';
      element.children = [{ type: 'text', value: String(element.properties.alt ?? '') }];
      element.properties = {};
    }
  });
  return koppen;
}

const VEEL_KOLOMMEN = 3;
/** A wide table slides inside its own frame, also by keyboard: on a phone its words stay whole and the page stands still. */
function schuifbaar(boom: Boom): void {
  const inkaderen = (ouder: Boom | Element): void => {
    ouder.children = (ouder.children as ElementContent[]).map((kind) => (isBreed(kind) ? kader(kind) : kind));
  };
  inkaderen(boom);
  elk(boom, (element) => {
    if (!isKader(element)) inkaderen(element);
  });
}
const kader = (tabel: Element): Element => ({
  type: 'element',
  tagName: 'section',
  properties: { className: ['tabel'], tabIndex: 0, ariaLabel: 'Tabel' },
  children: [tabel],
});
const isKader = ({ tagName, properties }: Element): boolean => tagName === 'section' && properties.ariaLabel === 'Tabel';
function isBreed(node: ElementContent): node is Element {
  if (node.type !== 'element' || node.tagName !== 'table') return false;
  let kolommen = 0;
  elk(node, ({ tagName }) => {
    if (tagName === 'th') kolommen += 1;
  });
  return kolommen >= VEEL_KOLOMMEN;
}

function elk(ouder: Boom | Element, doe: (element: Element) => void): void {
  for (const kind of ouder.children as ElementContent[]) {
    if (kind.type !== 'element') continue;
    doe(kind);
    elk(kind, doe);
  }
}
