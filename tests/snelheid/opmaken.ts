/** A tag with its attributes, or a text, as they were before anything was escaped. */
export type Deel =
  | { tag: string; eigenschappen: { naam: string; waarde: string | null }[]; einde: string }
  | { tekst: string }
  | { ruw: string };

const STUK = /<([a-z][a-z0-9]*)((?:\s+[^\s"=<>]+(?:="[^"]*")?)*)(\s*\/?>)|[^<]+|<[^>]*>/gi;

/** Takes a page apart into its tags and texts. */
export function deel(html: string): Deel[] {
  return [...html.matchAll(STUK)].map(([stuk, tag, eigenschappen = '', einde = '']): Deel => {
    const gelezen: Deel = tag
      ? { tag, eigenschappen: [...eigenschappen.matchAll(/\s+([^\s"=<>]+)(?:="([^"]*)")?/g)].map(eigenschap), einde }
      : { tekst: ontsnapt(stuk) };
    // Closing tags, and what was written in another way than ours, stay as they are.
    return opmaken([gelezen]) === stuk ? gelezen : { ruw: stuk };
  });
}

const eigenschap = ([, naam = '', waarde]: RegExpMatchArray) => ({ naam, waarde: waarde === undefined ? null : ontsnapt(waarde) });

/** Writes a page: every tag again, every text and every value escaped again. */
export function opmaken(delen: readonly Deel[]): string {
  let html = '';
  for (const een of delen) {
    if ('tekst' in een) html += ontsnap(een.tekst);
    else if ('ruw' in een) html += een.ruw;
    else {
      html += `<${een.tag}`;
      for (const { naam, waarde } of een.eigenschappen) html += waarde === null ? ` ${naam}` : ` ${naam}="${ontsnap(waarde)}"`;
      html += een.einde;
    }
  }
  return html;
}

const TEKENS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const ontsnap = (tekst: string): string => (/[&<>"']/.test(tekst) ? tekst.replace(/[&<>"']/g, (teken) => TEKENS[teken] ?? teken) : tekst);
const ontsnapt = (tekst: string): string =>
  tekst.replace(/&(amp|lt|gt|quot|#39);/g, (heel) => Object.entries(TEKENS).find(([, code]) => code === heel)?.[0] ?? heel);
