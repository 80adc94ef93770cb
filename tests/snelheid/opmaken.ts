/** A piece of a page: what surrounds a text, and the text as it was before it was escaped. */
export interface Deel {
  voor: string;
  tekst: string;
}

// Words between tags, and the values of attributes that a page fills in.
const INVULLING = /(?<=>)[^<>]*[^<>\s][^<>]*(?=<)|(?<= (?:href|content|value|title|datetime|aria-label|alt|id|name)=")[^"]+(?=")/g;

/** Takes a page apart into what a template would hold, and what it would be filled in with. */
export function deel(html: string): Deel[] {
  const delen: Deel[] = [];
  let tot = 0;
  for (const { 0: stuk, index } of html.matchAll(INVULLING)) {
    const tekst = ontsnapt(stuk);
    if (ontsnap(tekst) !== stuk) continue;
    delen.push({ voor: html.slice(tot, index), tekst });
    tot = index + stuk.length;
  }
  return [...delen, { voor: html.slice(tot), tekst: '' }];
}

/** Writes a page: the template again, and every text escaped again. */
export function opmaken(delen: readonly Deel[]): string {
  let html = '';
  for (const { voor, tekst } of delen) html += voor + ontsnap(tekst);
  return html;
}

const TEKENS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const ontsnap = (tekst: string): string => (/[&<>"']/.test(tekst) ? tekst.replace(/[&<>"']/g, (teken) => TEKENS[teken] ?? teken) : tekst);
const ontsnapt = (tekst: string): string =>
  tekst.replace(/&(amp|lt|gt|quot|#39);/g, (heel) => Object.entries(TEKENS).find(([, code]) => code === heel)?.[0] ?? heel);
