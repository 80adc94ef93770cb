import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { heeftKeuzes, rijenVan, tekstVan, type Velden } from '#publicaties/soorten/veld.ts';
import { downloadsVan } from '#publicaties/soorten/waarden.ts';
import { veldenVan } from './velden.ts';

/** How many signs a small correction may change in all. */
const HOOGSTENS = 300;
/** A name, a day, a figure or an address is not a matter of spelling; no choice is either. */
const NOOIT = ['titel', 'contact', 'herzien_voor', 'aantal_deelnemers', 'inzet_uren', 'resultaat_gemeten_op', 'opname_url', 'herkomst_url'];
/** Links, addresses and figures inside a sentence. */
const FEIT = /(https?:|www\.|mailto:|\]\()\S*|\S+@\S+|\d[\d.,:]*/gi;

/** What a correction changes, in words; "" when nothing, null when it is more than a small one. */
export function kleinVerschil(collectie: Inzendcollectie, was: Velden, wordt: Velden): string | null {
  // What readers download is no word of the text: a draft beside it may hold another document.
  if (JSON.stringify(downloadsVan(was)) !== JSON.stringify(downloadsVan(wordt))) return null;
  const regels: string[] = [];
  let samen = 0;
  for (const veld of veldenVan(collectie)) {
    const { naam, label } = veld;
    if (JSON.stringify(was[naam] ?? '') === JSON.stringify(wordt[naam] ?? '')) continue;
    if (leeg(was[naam]) && leeg(wordt[naam])) continue;
    if (veld.soort === 'keuze' || heeftKeuzes(veld) || NOOIT.includes(naam)) return null;
    const [oud, nieuw] = [plat(was, naam), plat(wordt, naam)];
    const { van, naar } = kern(oud, nieuw);
    samen += Math.max(van.length, naar.length);
    if (samen > HOOGSTENS || feiten(oud) !== feiten(nieuw)) return null;
    regels.push(`${label}: “${van}” werd “${naar}”`);
  }
  return regels.join('\n');
}

const leeg = (waarde: Velden[string] | undefined): boolean => waarde === undefined || waarde.length === 0;
const feiten = (tekst: string): string => (tekst.match(FEIT) ?? []).join(' ');
const plat = (velden: Velden, naam: string): string =>
  tekstVan(velden, naam) ||
  rijenVan(velden, naam)
    .map((rij) => Object.values(rij).join('\n'))
    .join('\n\n');

/** The part between what both begin and both end with. */
function kern(oud: string, nieuw: string): { van: string; naar: string } {
  let begin = 0;
  while (begin < Math.min(oud.length, nieuw.length) && oud[begin] === nieuw[begin]) begin += 1;
  let eind = 0;
  while (eind < Math.min(oud.length, nieuw.length) - begin && oud.at(-1 - eind) === nieuw.at(-1 - eind)) eind += 1;
  return { van: oud.slice(begin, oud.length - eind), naar: nieuw.slice(begin, nieuw.length - eind) };
}
