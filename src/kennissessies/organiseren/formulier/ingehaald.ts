import type { MetLink } from '#kennissessies/kennissessie.ts';
import { gewoon, ingevuldAls, VELDNAMEN } from './sessiegegevens.ts';

export interface Veldverschil {
  veld: string;
  /** As it stands now, and as somebody filled it in from an older version. */
  nu: string;
  ingevuld: string;
}
/** A form that was overtaken, with what others changed since it was opened. */
export interface Samengevoegd {
  /** Of every field the newest: what this person changed, and else what stands there now. */
  waarden: Record<string, string>;
  /** What this person changed and stands otherwise by now. */
  verschillen: Veldverschil[];
  /** The labels of what only somebody else changed. */
  overgenomen: string[];
}

/** Questions with a box for each answer, by how the names of those begin. */
const VAKJES = [
  ['bouwsteen:', 'Bouwstenen'],
  ['doelgroep:', 'Voor wie'],
  ['voorrang:', 'Wie gaat eerst'],
] as const;

/** The name of the field in which a form keeps how it was when it was opened. */
export const BEGINVELD = 'begin';

/** Where what was filled in differs from the session as it stands now. */
export const verschillen = (k: MetLink, waarden: Record<string, string>): Veldverschil[] => metIngehaald(k, waarden, false).verschillen;

/**
 * What somebody typed beside what others saved meanwhile. Only what this person changed counts as theirs: saving again must
 * not undo the work of somebody else. A form that does not say how it began is theirs in every field.
 */
export function metIngehaald(k: MetLink, getypt: Record<string, string>, metBegin = true): Samengevoegd {
  const nu = ingevuldAls(k);
  const begin = metBegin ? gelezenBegin(getypt[BEGINVELD]) : null;
  const waarden = { ...getypt };
  const uit: Samengevoegd = { waarden, verschillen: [], overgenomen: [] };
  for (const { naam, veld } of VELDNAMEN) {
    if (!(naam in getypt) || gewoon(nu[naam]) === gewoon(getypt[naam])) continue;
    if (begin && gewoon(begin[naam]) === gewoon(getypt[naam])) {
      waarden[naam] = nu[naam] ?? '';
      uit.overgenomen.push(veld);
    } else uit.verschillen.push({ veld, nu: gewoon(nu[naam]) || 'leeg', ingevuld: gewoon(getypt[naam]) || 'leeg' });
  }
  for (const [vraag, veld] of VAKJES) {
    const [staat, typte] = [vakjes(nu, vraag), vakjes(getypt, vraag)];
    if (staat === typte) continue;
    if (begin && vakjes(begin, vraag) === typte) {
      for (const naam of Object.keys(waarden)) if (naam.startsWith(vraag)) delete waarden[naam];
      for (const naam of Object.keys(nu)) if (naam.startsWith(vraag)) waarden[naam] = 'ja';
      uit.overgenomen.push(veld);
    } else uit.verschillen.push({ veld, nu: staat || 'geen', ingevuld: typte || 'geen' });
  }
  return uit;
}

const vakjes = (waarden: Record<string, string>, vraag: string): string =>
  Object.keys(waarden)
    .flatMap((naam) => (naam.startsWith(vraag) ? [naam.slice(vraag.length)] : []))
    .sort()
    .join(', ');

/** It came back from a browser: anything else than fields with text is no beginning. */
function gelezenBegin(tekst = ''): Record<string, string> | null {
  try {
    const gelezen: unknown = JSON.parse(tekst);
    if (typeof gelezen !== 'object' || gelezen === null) return null;
    const velden = Object.fromEntries(Object.entries(gelezen).filter((een): een is [string, string] => typeof een[1] === 'string'));
    return 'titel' in velden ? velden : null;
  } catch {
    return null;
  }
}
