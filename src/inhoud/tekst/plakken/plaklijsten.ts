import type { Element, ElementContent, RootContent } from 'hast';
import { type Plakpunt, puntregels, puntVan } from './plakpunten.ts';

type Kind = RootContent | ElementContent;
/** Paragraphs that are points of a list, as Word, Outlook and people who type make them, become lists. */
export function metLijsten(kinderen: readonly Kind[]): Kind[] {
  const uit: Kind[] = [];
  let rij: { kind: Kind; punt: Plakpunt }[] = [];
  let wit: Kind[] = [];
  const sluit = () => {
    uit.push(...(isLijst(rij.map(({ punt }) => punt)) ? lijsten(rij.map(({ punt }) => punt)) : rij.map(({ kind }) => kind)), ...wit);
    rij = [];
    wit = [];
  };
  for (const kind of kinderen.flatMap(puntregels)) {
    const punt = puntVan(kind);
    if (punt) {
      const vorige = rij.at(-1)?.punt;
      if (vorige && (vorige.zwak !== punt.zwak || (punt.zwak && !hoortNa(vorige, punt)))) sluit();
      rij.push({ kind, punt });
      wit = [];
    } else if (kind.type === 'text' && kind.value.trim() === '') wit.push(kind);
    else {
      sluit();
      uit.push(kind);
    }
  }
  sluit();
  return uit;
}

/** Numbered lists that go on where the one before ended are one list. */
export function aaneen(kinderen: readonly Kind[]): Kind[] {
  const uit: Kind[] = [];
  for (const kind of kinderen) {
    const vorige = uit.findLast((een) => een.type !== 'text' || een.value.trim() !== '');
    if (isTelling(kind) && vorige && isTelling(vorige) && begin(kind) > 1 && begin(kind) === begin(vorige) + puntenIn(vorige).length)
      vorige.children.push(...kind.children);
    else uit.push(kind);
  }
  return uit;
}

const isTelling = (kind: Kind): kind is Element => kind.type === 'element' && kind.tagName === 'ol';
const begin = ({ properties }: Element): number => Number(properties.start ?? 1);
const puntenIn = ({ children }: Element): ElementContent[] => children.filter((kind) => kind.type === 'element' && kind.tagName === 'li');

/** Of signs that somebody may have typed for another reason, only two in a row make a list. */
const isLijst = (rij: readonly Plakpunt[]): boolean => rij.length > 1 || rij[0]?.zwak === false;
/** Typed numbers count up; typed dashes are alike. */
const hoortNa = (vorige: Plakpunt, punt: Plakpunt): boolean =>
  vorige.genummerd === punt.genummerd && (!punt.genummerd || punt.nummer === vorige.nummer + 1);

interface Open {
  lijst: Element;
  niveau: number;
  punt: Plakpunt;
  aantal: number;
}

function lijsten(rij: readonly Plakpunt[]): Element[] {
  const uit: Element[] = [];
  let open: Open[] = [];
  const inspringingen = [...new Set(rij.map(({ inspringing }) => Math.round(inspringing)))].sort((a, b) => a - b);
  for (const punt of rij) {
    const niveau = punt.niveau ?? inspringingen.indexOf(Math.round(punt.inspringing)) + 1;
    const dieper = open.find((een) => een.niveau > niveau);
    open = open.filter((een) => een.niveau <= niveau);
    // Where a level was skipped, what comes back to it goes on in the list that is there.
    if (dieper && open.length > 0 && (open.at(-1)?.niveau ?? 0) < niveau) open.push(Object.assign(dieper, { niveau }));
    const top = open.at(-1);
    if (top && top.niveau === niveau && isAndere(top, punt, niveau)) open.pop();
    let huidig = open.at(-1);
    if (!huidig || huidig.niveau < niveau) {
      const start = punt.genummerd && punt.nummer > 1 ? { start: punt.nummer } : {};
      const lijst: Element = { type: 'element', tagName: punt.genummerd ? 'ol' : 'ul', properties: start, children: [] };
      const ouder = huidig?.lijst.children.at(-1);
      if (ouder?.type === 'element') ouder.children.push(lijst);
      else uit.push(lijst);
      huidig = { lijst, niveau, punt, aantal: 0 };
      open.push(huidig);
    }
    huidig.lijst.children.push({ type: 'element', tagName: 'li', properties: {}, children: [...punt.inhoud] });
    huidig.aantal += 1;
  }
  return uit;
}

/** Another sort of sign is another list; so is another list of Word's, or a count that begins again. */
const isAndere = ({ punt: eerste, aantal }: Open, punt: Plakpunt, niveau: number): boolean =>
  eerste.genummerd !== punt.genummerd ||
  (niveau === 1 && eerste.lijst !== punt.lijst && !(punt.nummer > 0 && punt.nummer === eerste.nummer + aantal)) ||
  (punt.nummer === 1 && eerste.nummer > 0 && aantal > 0);
