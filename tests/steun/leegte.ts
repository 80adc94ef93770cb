import type { HTMLElement, Node } from 'node-html-parser';

const KOP = /^H[1-6]$/;
/** What a reader sees without it being text. */
const BEELD = new Set(['IMG', 'INPUT', 'SELECT', 'TEXTAREA', 'BUTTON', 'TABLE', 'VIDEO']);
const ONGEZIEN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'SVG']);
/** What a heading is about ends where one of these does. */
const DEEL = new Set(['SECTION', 'ARTICLE', 'ASIDE', 'MAIN', 'LI', 'FORM', 'DETAILS']);

type Stap = { soort: 'kop'; kop: HTMLElement } | { soort: 'inhoud' } | { soort: 'eind'; deel: HTMLElement };

/** The page from top to bottom: headings, anything else there is to see, and where parts end. */
function* stappen(node: Node): Generator<Stap> {
  if (node.nodeType === 3) {
    if (node.text.trim() !== '') yield { soort: 'inhoud' };
    return;
  }
  if (node.nodeType !== 1) return;
  const element = node as HTMLElement;
  if (ONGEZIEN.has(element.tagName) || element.hasAttribute('hidden')) return;
  if (KOP.test(element.tagName)) return void (yield { soort: 'kop', kop: element });
  if (BEELD.has(element.tagName)) yield { soort: 'inhoud' };
  for (const kind of element.childNodes) yield* stappen(kind);
  if (DEEL.has(element.tagName)) yield { soort: 'eind', deel: element };
}

const isOnder = (kop: HTMLElement, deel: HTMLElement): boolean => {
  for (let op = kop.parentNode; op; op = op.parentNode) if (op === deel) return true;
  return false;
};

/** Headings with nothing under them: one of the same rank or higher, or nothing any more. A heading that is a link leads to what it is about. */
export function legeKoppen(main: HTMLElement | null): string[] {
  const leeg: string[] = [];
  let open: HTMLElement | null = null;
  for (const stap of main ? stappen(main) : []) {
    if (stap.soort === 'inhoud') open = null;
    if (stap.soort === 'eind' && open && isOnder(open, stap.deel)) {
      leeg.push(naam(open));
      open = null;
    }
    if (stap.soort !== 'kop') continue;
    if (open && stap.kop.tagName <= open.tagName) leeg.push(naam(open));
    open = stap.kop.querySelector('a') ? null : stap.kop;
  }
  return leeg;
}

const naam = (kop: HTMLElement): string => `${kop.tagName.toLowerCase()} ${kop.text.replace(/\s+/g, ' ').trim()}`;

/** What says that there is nothing yet. */
const LEEG = '.leeg, .zoekleeg';
/** Whether a page has nothing but the news that it is empty. */
export const isLeegBlad = (main: HTMLElement | null): boolean =>
  main?.querySelector('.leeg') !== null && main?.querySelector('.kaart, form, table') === null;

/** Where empty states send people, with all else that the part of the page around them links to. */
export const uitLeegte = (main: HTMLElement | null): string[] =>
  (main?.querySelectorAll(LEEG) ?? []).flatMap((leeg) =>
    (leeg.closest('section') ?? leeg).querySelectorAll('a[href^="/"]').map((a) => a.getAttribute('href') ?? ''),
  );
