/** HTML that was put together here; everything else is text and gets escaped. */
export class Html {
  readonly #tekst: string;
  constructor(tekst: string) {
    this.#tekst = tekst;
  }
  toString(): string {
    return this.#tekst;
  }
}

type Inhoud = Html | string | number | false | null | undefined | readonly Inhoud[];

/** A template that escapes all it is given, so that no text of an index or address can become markup. */
export function html(delen: TemplateStringsArray, ...inhoud: Inhoud[]): Html {
  return new Html(delen.reduce((tot, deel, plek) => tot + tekst(inhoud[plek - 1]) + deel));
}

function tekst(inhoud: Inhoud): string {
  if (inhoud === false || inhoud === null || inhoud === undefined) return '';
  if (inhoud instanceof Html) return inhoud.toString();
  if (typeof inhoud === 'object') return inhoud.map(tekst).join('');
  return veilig(String(inhoud));
}

const TEKENS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text as HTML. */
export const veilig = (gewoon: string): string => gewoon.replace(/[&<>"']/g, (teken) => TEKENS[teken] ?? teken);
