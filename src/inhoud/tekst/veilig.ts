import type { Options } from 'rehype-sanitize';

const KLASSEN = ['kader', 'kader-titel', 'citaat', 'stappen', 'bron', 'bijlagen', 'links', 'midden', 'rechts'];
const klasse = (...extra: string[]): ['className', ...string[]] => ['className', ...KLASSEN, ...extra];

/** Everything a published text may hold: anything else loses its tag and keeps its words. */
export const VEILIG: Options = {
  tagNames: [
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'a', 'strong', 'em', 'del', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'img'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'aside', 'figure', 'figcaption', 'div', 'section', 'sup', 'input'],
  ],
  attributes: {
    '*': ['id'],
    a: ['href', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel', 'ariaDescribedBy', ['className', 'data-footnote-backref']],
    img: ['src', 'alt'],
    ol: ['start'],
    li: [['className', 'task-list-item']],
    ul: [['className', 'contains-task-list']],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    h2: [['className', 'sr-only']],
    ...Object.fromEntries(['p', 'figure', 'div', 'th', 'td'].map((tag) => [tag, [klasse()]])),
    aside: [klasse(), 'ariaLabel'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: [] },
  required: { input: { type: 'checkbox', disabled: true } },
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style'],
  allowComments: false,
  allowDoctypes: false,
};
