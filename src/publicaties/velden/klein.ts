import type { Inzendcollectie } from '#db/tabellen-inzending.ts';
import { leesregels, verwijzingenIn } from '#inhoud/tekst/leesregels.ts';
import { heeftKeuzes, rijenVan, tekstVan, type Veld, type Velden } from '#publicaties/soorten/veld.ts';
import { downloadsVan } from '#publicaties/soorten/waarden.ts';
import { feitenIn } from './vaste-feiten.ts';
import { veldenVan } from './velden.ts';
import { paarInWoorden, woordparen } from './woordverschil.ts';

/** How many signs the words that a small correction changes may have in all. */
const HOOGSTENS = 300;
/** A name, a day, a figure or an address is not a matter of spelling; no choice is either. */
const NOOIT = [
  ...['titel', 'contact', 'herzien_voor', 'aantal_deelnemers', 'inzet_uren', 'resultaat_gemeten_op', 'opname_url', 'herkomst_url'],
  ...['link', 'uitgever', 'auteurs', 'verschenen', 'lengte'],
];

/** What may be changed by a small correction, for who asked too much of it. */
export const WAT_KLEIN_IS =
  `Een kleine correctie is een spelfout of een paar andere woorden, samen hoogstens ${HOOGSTENS} tekens. ` +
  'De titel, keuzes, getallen (ook in woorden), datums, links, adressen, beelden en bijlagen blijven gelijk.';

/** What a correction changes, word by word; "" when nothing, null when it is more than a small one. */
export function kleinVerschil(collectie: Inzendcollectie, was: Velden, wordt: Velden): string | null {
  // What readers download is no word of the text: a draft beside it may hold another document.
  if (!isHetzelfde(downloadsVan(was), downloadsVan(wordt))) return null;
  const regels: string[] = [];
  let samen = 0;
  for (const veld of veldenVan(collectie)) {
    const { naam, label } = veld;
    if (isHetzelfde(was[naam] ?? '', wordt[naam] ?? '') || (leeg(was[naam]) && leeg(wordt[naam]))) continue;
    if (veld.soort === 'keuze' || heeftKeuzes(veld) || NOOIT.includes(naam)) return null;
    const [oud, nieuw] = [gelezenVan(veld, was), gelezenVan(veld, wordt)];
    const paren = isHetzelfde(oud.feiten, nieuw.feiten) ? woordparen(oud.tekst, nieuw.tekst) : null;
    if (!paren) return null;
    samen += paren.reduce((tot, { van, naar }) => tot + Math.max(van.length, naar.length), 0);
    if (samen > HOOGSTENS) return null;
    regels.push(`${label}: ${paren.map(paarInWoorden).join('; ') || 'alleen de opmaak is anders'}`);
  }
  return regels.join('\n');
}

const leeg = (waarde: Velden[string] | undefined): boolean => waarde === undefined || waarde.length === 0;
const isHetzelfde = (een: unknown, ander: unknown): boolean => JSON.stringify(een) === JSON.stringify(ander);

/** The words of a field as they are read, and what in it is no matter of spelling. */
function gelezenVan(veld: Veld, velden: Velden): { tekst: string; feiten: unknown[] } {
  const rijen = rijenVan(velden, veld.naam);
  const bron = tekstVan(velden, veld.naam) || rijen.map((rij) => Object.values(rij).join('\n')).join('\n');
  // What is chosen in a row is a choice, as in a field of its own.
  const gekozen = veld.soort === 'rijen' ? rijen.map((rij) => veld.delen.map(({ naam, opties }) => opties && rij[naam])) : [];
  if (veld.soort !== 'markdown') return { tekst: bron, feiten: [...feitenIn(bron), ...gekozen] };
  const regels = leesregels(bron);
  const tekst = regels.map((regel) => regel.tekst).join('\n');
  const vakjes = regels.flatMap(({ merk }) => merk.match(/[☐☑]/gu) ?? []);
  return { tekst, feiten: [...feitenIn(tekst), ...verwijzingenIn(bron).map(({ url }) => url), ...vakjes] };
}
