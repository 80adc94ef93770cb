import { type DOMOutputSpec, type NodeSpec, Schema } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';
import { isVanHier } from '#inhoud/tekst/veilig-adres.ts';

const bron = (wat: string, inline: boolean): NodeSpec => ({
  inline,
  group: inline ? 'inline' : 'top',
  atom: true,
  selectable: true,
  attrs: { bron: { default: '' } },
  toDOM: (node) => [inline ? 'code' : 'pre', { 'data-brug': wat, class: `brug-${wat}` }, node.attrs.bron as string],
  parseDOM: [
    {
      tag: `${inline ? 'code' : 'pre'}[data-brug=${wat}]`,
      priority: 100,
      getAttrs: (element) => ({ bron: element.textContent ?? '' }),
    },
  ],
});

const KLASSE = { left: 'links', center: 'midden', right: 'rechts' } as const;
const tabel = tableNodes({
  tableGroup: 'block',
  cellContent: 'paragraph',
  cellAttributes: {
    align: {
      default: null,
      getFromDOM: (cel) => Object.entries(KLASSE).find(([, klasse]) => cel.classList.contains(klasse))?.[0] ?? null,
      setDOMAttr: (waarde, eigenschappen) => {
        if (waarde) eigenschappen.class = KLASSE[waarde as keyof typeof KLASSE];
      },
    },
  },
});

const lijst = (tag: 'ul' | 'ol'): NodeSpec => ({
  content: 'list_item+',
  group: 'block',
  attrs: { spread: { default: false }, ...(tag === 'ol' ? { order: { default: 1 } } : {}) },
  toDOM: (node) => [tag, { ...((node.attrs.order ?? 1) === 1 ? {} : { start: String(node.attrs.order) }), ...ruim(node.attrs.spread) }, 0],
  parseDOM: [{ tag, getAttrs: (element) => ({ spread: isRuim(element), ...(tag === 'ol' ? { order: begin(element) } : {}) }) }],
});
const ruim = (spread: unknown): Record<string, string> => (spread ? { 'data-ruim': '' } : {});
const isRuim = (element: HTMLElement): boolean => element.hasAttribute('data-ruim');
const begin = (element: HTMLElement): number => Number(element.getAttribute('start') ?? 1);

const merk = (tag: string, ...anders: string[]) => ({
  toDOM: (): DOMOutputSpec => [tag, 0],
  parseDOM: [tag, ...anders].map((een) => ({ tag: een })),
});

/** What the editor can show of a text: the Markdown that authors use, and atoms that hold the source of the rest. */
export const brugschema = new Schema({
  nodes: {
    doc: { content: '(block | top)+' },
    paragraph: { content: 'inline*', group: 'block', toDOM: () => ['p', 0], parseDOM: [{ tag: 'p' }] },
    heading: {
      content: 'inline*',
      group: 'block',
      defining: true,
      attrs: { level: { default: 2 } },
      toDOM: (node) => [`h${node.attrs.level}`, 0],
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    },
    blockquote: { content: 'block+', group: 'block', defining: true, toDOM: () => ['blockquote', 0], parseDOM: [{ tag: 'blockquote' }] },
    vak: {
      content: 'block+',
      group: 'block',
      defining: true,
      attrs: { soort: { default: 'kader' }, eigenschappen: { default: '{}' } },
      toDOM: ({ attrs }) => ['div', { 'data-vak': attrs.soort, 'data-eigenschappen': attrs.eigenschappen, ...opschrift(attrs) }, 0],
      parseDOM: [
        {
          tag: 'div[data-vak]',
          getAttrs: ({ dataset }) => ({ soort: dataset.vak ?? 'kader', eigenschappen: dataset.eigenschappen ?? '{}' }),
        },
      ],
    },
    regel: {
      group: 'block',
      attrs: { soort: { default: 'bron' }, eigenschappen: { default: '{}' } },
      toDOM: ({ attrs }) => ['p', { 'data-regel': attrs.soort, 'data-eigenschappen': attrs.eigenschappen }, regelwoorden(attrs)],
      parseDOM: [
        {
          tag: 'p[data-regel]',
          priority: 100,
          getAttrs: ({ dataset }) => ({ soort: dataset.regel ?? 'bron', eigenschappen: dataset.eigenschappen ?? '{}' }),
        },
      ],
    },
    bullet_list: lijst('ul'),
    ordered_list: lijst('ol'),
    list_item: {
      content: 'block+',
      defining: true,
      attrs: { spread: { default: false }, checked: { default: null } },
      toDOM: ({ attrs }) => [
        'li',
        { ...(attrs.checked === null ? {} : { 'data-vinkje': String(attrs.checked) }), ...ruim(attrs.spread) },
        0,
      ],
      parseDOM: [
        {
          tag: 'li',
          getAttrs: (element) => ({
            spread: isRuim(element),
            checked: element.dataset.vinkje === undefined ? null : element.dataset.vinkje === 'true',
          }),
        },
      ],
    },
    code_block: {
      content: 'text*',
      marks: '',
      group: 'block',
      code: true,
      defining: true,
      attrs: { lang: { default: null }, meta: { default: null } },
      toDOM: ({ attrs }) => ['pre', { 'data-taal': attrs.lang, 'data-meta': attrs.meta }, ['code', 0]],
      parseDOM: [
        {
          tag: 'pre',
          preserveWhitespace: 'full',
          getAttrs: ({ dataset }) => ({ lang: dataset.taal ?? null, meta: dataset.meta ?? null }),
        },
      ],
    },
    horizontal_rule: { group: 'block', toDOM: () => ['hr'], parseDOM: [{ tag: 'hr' }] },
    ...tabel,
    bronblok: bron('blok', false),
    text: { group: 'inline' },
    hard_break: { inline: true, group: 'inline', selectable: false, toDOM: () => ['br'], parseDOM: [{ tag: 'br' }] },
    image: {
      inline: true,
      group: 'inline',
      draggable: true,
      attrs: { src: {}, alt: { default: '' }, title: { default: null } },
      toDOM: ({ attrs }) => [isVanHier(attrs.src) ? 'img' : 'span', beeld(attrs)],
      parseDOM: [
        {
          tag: '[data-beeld]',
          getAttrs: ({ dataset }) => ({ src: dataset.beeld ?? '', alt: dataset.alt ?? '', title: dataset.title ?? null }),
        },
      ],
    },
    bronstuk: bron('stuk', true),
  },
  marks: {
    link: {
      attrs: { href: {}, title: { default: null } },
      inclusive: false,
      toDOM: ({ attrs }) => ['a', { href: attrs.href, ...(attrs.title ? { title: attrs.title } : {}) }, 0],
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (element) => ({ href: element.getAttribute('href'), title: element.getAttribute('title') }),
        },
      ],
    },
    delete: merk('del', 's'),
    strong: merk('strong', 'b'),
    emphasis: merk('em', 'i'),
    code: { ...merk('code'), excludes: '' },
  },
});

const beeld = ({ src, alt, title }: Record<string, string | null>): Record<string, string> => ({
  'data-beeld': src ?? '',
  'data-alt': alt ?? '',
  alt: alt ?? '',
  ...(title ? { 'data-title': title } : {}),
  ...(isVanHier(src ?? '') ? { src: src ?? '' } : {}),
});

/** What a source or the place of the downloads looks like; its words are not text of the editor. */
function regelwoorden({ soort, eigenschappen }: Record<string, string>): string {
  const { titel, url, datum } = JSON.parse(eigenschappen ?? '{}') as Record<string, string | undefined>;
  return soort === 'bron' ? `Bron: ${titel ?? url ?? ''}${datum ? ` (${datum})` : ''}` : 'Hier komen de downloads';
}

/** The words above or below a box, to be shown by the style. */
function opschrift({ eigenschappen }: Record<string, string>): Record<string, string> {
  const { titel, bron } = JSON.parse(eigenschappen ?? '{}') as { titel?: string; bron?: string };
  return titel || bron ? { 'data-opschrift': titel ?? bron ?? '' } : {};
}
