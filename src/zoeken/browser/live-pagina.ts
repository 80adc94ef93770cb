import { aantal } from '#grond/taal/opsomming.ts';
import type { Facet } from '#inhoud/lijsten/facetten.ts';

/** The page the server makes for an address, to take parts from; null when it does not answer. */
export async function vraagServer(
  adres: string,
): Promise<{ titel: string; uitslag: string; totaal: number; zetFilters(vak: HTMLElement): void } | null> {
  const antwoord = await fetch(`/zoeken/${adres}`).catch(() => null);
  if (!antwoord?.ok) return null;
  const pagina = new DOMParser().parseFromString(await antwoord.text(), 'text/html');
  const filters = pagina.querySelector('[data-zoekfilters]');
  return {
    titel: pagina.title,
    uitslag: pagina.querySelector('[data-zoekuitslag]')?.innerHTML ?? '',
    totaal: Number(pagina.querySelector<HTMLElement>('[data-zoekuitslag]')?.dataset.totaal ?? 0),
    zetFilters: (vak) => vervang(vak, filters?.innerHTML ?? ''),
  };
}

/** New filters with the same parts open, and the focus where it was. */
function vervang(vak: HTMLElement, inhoud: string): void {
  const open = new Map(
    [...vak.querySelectorAll('details')].map((deel) => [deel.querySelector('summary')?.firstChild?.textContent, deel.open]),
  );
  const actief = document.activeElement instanceof HTMLInputElement && vak.contains(document.activeElement) ? document.activeElement : null;
  vak.innerHTML = inhoud;
  for (const deel of vak.querySelectorAll('details')) {
    const was = open.get(deel.querySelector('summary')?.firstChild?.textContent);
    if (was !== undefined) deel.open = was;
  }
  if (actief) vakVan(vak, actief.name, actief.value)?.focus();
}

/** The counts beside the options, at once; options that lead nowhere now step out of sight. */
export function telFilters(vak: HTMLElement, facetten: readonly Facet[]): void {
  const aantallen = new Map(
    facetten.flatMap(({ naam, opties }) => opties.map(({ waarde, aantal }) => [`${naam}=${waarde}`, aantal] as const)),
  );
  for (const invoer of vak.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
    const keren = aantallen.get(`${invoer.name}=${invoer.value}`) ?? 0;
    const label = invoer.closest('label');
    const telling = label?.querySelector('.facet-aantal');
    if (telling) telling.textContent = `(${keren})`;
    if (label) label.hidden = keren === 0 && !invoer.checked;
  }
}

/** On the button below the filters too: on a phone the results themselves are out of sight. */
export function telKnop(vak: HTMLElement, totaal: number): void {
  const knop = vak.querySelector('.facetten-knoppen button');
  if (knop) knop.textContent = `Toon ${aantal(totaal, 'resultaat', 'resultaten')}`;
}

const vakVan = (vak: HTMLElement, naam: string, waarde: string): HTMLInputElement | undefined =>
  [...vak.querySelectorAll<HTMLInputElement>('input')].find((invoer) => invoer.name === naam && invoer.value === waarde);
