import { aantal } from '#grond/taal/opsomming.ts';
import type { Zoekuitslag } from '#zoeken/uitslag.ts';

/** The filters beside an answer: how much each option would leave, and what is chosen. Those that lead nowhere step out of sight. */
export function zetFilters(vak: HTMLElement, { q, facetten, keuzes, totaal }: Zoekuitslag, vraag: URLSearchParams): void {
  const aantallen = new Map(
    facetten.flatMap(({ naam, opties }) => opties.map((optie) => [`${naam}=${optie.waarde}`, optie.aantal] as const)),
  );
  for (const invoer of vakjes(vak)) {
    invoer.checked = vraag.getAll(invoer.name).includes(invoer.value);
    const keren = aantallen.get(`${invoer.name}=${invoer.value}`) ?? 0;
    const label = invoer.closest('label');
    const telling = label?.querySelector('.facet-aantal');
    if (telling) telling.textContent = `(${keren})`;
    if (label) label.hidden = keren === 0 && !invoer.checked;
  }
  for (const facet of vak.querySelectorAll<HTMLElement>('.facet')) facet.hidden = !facet.querySelector('label:not([hidden])');
  vak.hidden = !q && keuzes.length === 0;
  telGekozen(vak, vraag);
  // On the button below the filters too: on a phone the results themselves are out of sight.
  const knop = vak.querySelector('.facetten-knoppen button');
  if (knop) knop.textContent = `Toon ${aantal(totaal, 'resultaat', 'resultaten')}`;
}

function telGekozen(vak: HTMLElement, vraag: URLSearchParams): void {
  const gekozen = vakjes(vak).filter(({ checked }) => checked);
  const telling = vak.querySelector('[data-gekozen]');
  if (telling) telling.textContent = gekozen.length > 0 ? ` (${gekozen.length} gekozen)` : '';
  const wis = vak.querySelector<HTMLAnchorElement>('[data-wis]');
  if (!wis) return;
  const zonder = new URLSearchParams(vraag);
  for (const { name } of vakjes(vak)) zonder.delete(name);
  wis.hidden = gekozen.length === 0;
  wis.href = `/zoeken/?${zonder}`;
}

export const gekozenFilters = (vak: HTMLElement): [naam: string, waarde: string][] =>
  vakjes(vak).flatMap(({ checked, name, value }): [string, string][] => (checked ? [[name, value]] : []));

const vakjes = (vak: HTMLElement): HTMLInputElement[] => [...vak.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
