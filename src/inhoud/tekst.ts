import GithubSlugger from 'github-slugger';
import type { Root as Boom, Element, ElementContent } from 'hast';
import { toString as alsTekst } from 'hast-util-to-string';
import type { Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { Leesfout } from './frontmatter.ts';
import { type Bijlage, onderdeel } from './onderdelen.ts';
import type { Kop } from './stuk.ts';
import { VEILIG } from './veilig.ts';

const ontleder = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);
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
export function tekstNaarHtml(bron: string, bijlagen: readonly Bijlage[] = []): { html: string; koppen: Kop[] } {
  const boom = ontleden(bron);
  vervangen(boom, bijlagen);
  const hast = omzetter.runSync(boom) as Boom;
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

type Ouder = { children: unknown[] };
function vervangen(ouder: Ouder, bijlagen: readonly Bijlage[]): void {
  ouder.children = ouder.children.map((kind) => {
    const node = kind as Root['children'][number];
    if ('children' in node) vervangen(node, bijlagen);
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return onderdeel(node, bijlagen);
    if (node.type.startsWith('mdx'))
      throw new Leesfout('Code tussen { } of met import/export mag hier niet.', node.position?.start.line ?? 1);
    return node;
  });
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

/** Gives each heading its id and each outgoing link its rel; drops pictures from elsewhere. */
function nummeren(boom: Boom): Kop[] {
  const slugger = new GithubSlugger();
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
    if (element.tagName === 'img' && !/^\/(?!\/)/.test(String(element.properties.src ?? ''))) {
      element.tagName = 'span';
      element.children = [{ type: 'text', value: String(element.properties.alt ?? '') }];
      element.properties = {};
    }
  });
  return koppen;
}

function elk(ouder: Boom | Element, doe: (element: Element) => void): void {
  for (const kind of ouder.children as ElementContent[]) {
    if (kind.type !== 'element') continue;
    doe(kind);
    elk(kind, doe);
  }
}
