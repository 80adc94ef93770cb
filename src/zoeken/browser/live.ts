// The script of /zoeken/: the same rules as the server, at every key. Without it the page is an ordinary form.

import { opmaak, type Plaatsen, telling } from '#zoeken/opmaak.ts';
import { aanvullen } from '#zoeken/taal/aanvullen.ts';
import type { Zoekuitslag } from '#zoeken/uitslag.ts';
import { laadMachine, laadWoorden, type Machine } from './live-machine.ts';
import { telFilters, telKnop, vraagServer } from './live-pagina.ts';
import { metPijlen } from './live-toetsen.ts';

const veld = zoek<HTMLInputElement>('#zoekveld');
const uitslagvak = zoek('[data-zoekuitslag]');
const filtervak = zoek('[data-zoekfilters]');
const standvak = zoek('[data-zoekstand]');
const aanvulvak = zoek('[data-zoekaanvulling]');

const MELDEN_NA_MS = 800;
const FILTERS_NA_MS = 400;
/** As long as the server answers, it is asked when the typing pauses. */
const SERVER_NA_MS = 150;
const KORTSTE_VRAAG = 2;
/** While somebody goes on searching, what was published meanwhile comes in. */
const VERVERSEN_NA_MS = 5_000;

let machine: Machine | null = null;
let laden: Promise<boolean> | undefined;
let woorden: Promise<Awaited<ReturnType<typeof laadWoorden>> | undefined> | undefined;
let geladenOp = 0;
let nummer = 0;
let meldwekker: ReturnType<typeof setTimeout> | undefined;
let serverwekker: ReturnType<typeof setTimeout> | undefined;
let plaatsen: Promise<Plaatsen> | undefined;
const eerder: string[] = [];

function zoek<E extends HTMLElement = HTMLElement>(kenmerk: string): E {
  const gevonden = document.querySelector<E>(kenmerk);
  if (!gevonden) throw new Error(`No ${kenmerk} on this page`);
  return gevonden;
}

/** Fetches the index once, after the first answer; until it is there, and when it fails, the server answers. */
function laad(meteen = false): Promise<boolean> {
  if (machine && (meteen || performance.now() - geladenOp > VERVERSEN_NA_MS)) laden = undefined;
  laden ??= (async () => {
    geladenOp = performance.now();
    const vorige = machine;
    machine = await laadMachine(vorige);
    return vorige !== null && machine !== vorige;
  })().catch(() => false);
  return laden;
}

/** Searches what the address asks, shows it and keeps the address in step. */
async function toon(
  vraag: URLSearchParams,
  { geschiedenis, onaf = false }: { geschiedenis: 'nieuw' | 'zelfde' | 'niet'; onaf?: boolean },
): Promise<void> {
  nummer += 1;
  const deze = nummer;
  const adres = vraag.size > 0 ? `?${vraag}` : '';
  if (geschiedenis === 'nieuw') history.pushState(null, '', `/zoeken/${adres}`);
  if (geschiedenis === 'zelfde') history.replaceState(null, '', `/zoeken/${adres}`);
  const antwoord = async () => (await machine?.motor(adres, { nu: Date.now(), onaf }).catch(() => null)) ?? null;
  const uitslag = await antwoord();
  if (deze !== nummer) return;
  if (uitslag) toonUitslag(uitslag);
  const ververs = async (meteen = false) => {
    const nieuwe = (await laad(meteen)) ? await antwoord() : null;
    if (nieuwe && deze === nummer) toonUitslag(nieuwe);
  };
  if (uitslag) void ververs();
  clearTimeout(serverwekker);
  const wacht = uitslag ? FILTERS_NA_MS : onaf ? SERVER_NA_MS : 0;
  serverwekker = setTimeout(() => void haalVanServer(adres, deze, uitslag && { ...uitslag, ververs }), wacht);
}

function toonUitslag(uitslag: Zoekuitslag): void {
  uitslagvak.innerHTML = opmaak(uitslag);
  uitslagvak.dataset.totaal = String(uitslag.totaal);
  document.title = `${uitslag.q ? telling(uitslag) : 'Zoeken'} – Regiokring`;
  telFilters(filtervak, uitslag.facetten);
  telKnop(filtervak, uitslag.totaal);
  meld(uitslag.q ? telling(uitslag) : '');
  void vulPlaatsen();
}

/** What the browser found by itself, and how to look again. */
type Eigen = Zoekuitslag & { ververs(meteen: boolean): Promise<void> };

/** The filters come from the server; the results too as long as the browser cannot make them. */
async function haalVanServer(adres: string, deze: number, eigen: Eigen | null): Promise<void> {
  const pagina = await vraagServer(adres);
  if (!pagina || deze !== nummer) return;
  pagina.zetFilters(filtervak);
  telKnop(filtervak, eigen?.totaal ?? pagina.totaal);
  if (eigen) {
    telFilters(filtervak, eigen.facetten);
    // The server knows at once what was withdrawn or came in.
    if (pagina.totaal !== eigen.totaal) await eigen.ververs(true);
    return;
  }
  uitslagvak.innerHTML = pagina.uitslag;
  uitslagvak.dataset.totaal = String(pagina.totaal);
  document.title = pagina.titel;
  meld(uitslagvak.querySelector('h2')?.textContent ?? '');
  if (pagina.uitslag.includes('zoekresultaat')) void laad();
}

/** Said once people stop typing, so that a screen reader does not chatter. */
function meld(tekst: string): void {
  clearTimeout(meldwekker);
  meldwekker = setTimeout(() => {
    standvak.textContent = tekst;
  }, MELDEN_NA_MS);
}

async function vulPlaatsen(): Promise<void> {
  const vakken = [...uitslagvak.querySelectorAll<HTMLElement>('[data-plaatsen]')];
  if (vakken.length === 0) return;
  plaatsen ??= fetch('/zoeken/plaatsen.json').then((antwoord) => antwoord.json());
  const bekend = await plaatsen.catch((): Plaatsen => ({}));
  for (const vak of vakken) vak.textContent = bekend[vak.dataset.plaatsen ?? ''] ?? '';
}

/** From the first key on: the words of the site, for as long as there is no index of our own. */
async function vulAan(): Promise<void> {
  if (machine || !veld.value.trim()) return toonAanvulling(machine?.laag);
  woorden ??= laadWoorden().catch(() => {
    woorden = undefined;
    return undefined;
  });
  toonAanvulling(await woorden);
}

/** Ways to go on with what is being typed; in an empty field what was searched before, kept in this page only. */
function toonAanvulling(bekend?: Parameters<typeof aanvullen>[1]): void {
  const keuzes = veld.value.trim() ? (bekend ? aanvullen(veld.value, bekend) : []) : eerder.slice(0, 5);
  const knoppen = keuzes.map((keuze) => {
    const knop = document.createElement('button');
    knop.type = 'button';
    knop.textContent = keuze;
    knop.addEventListener('click', () => {
      veld.value = `${keuze} `;
      veld.focus();
      getypt();
    });
    return knop;
  });
  aanvulvak.replaceChildren(veld.value.trim() ? 'Aanvullen:' : 'Eerder gezocht:', ...knoppen);
  aanvulvak.hidden = knoppen.length === 0;
}

function vraagUitFormulieren(): URLSearchParams {
  const vraag = new URLSearchParams();
  if (veld.value.trim()) vraag.set('q', veld.value.trim());
  for (const vak of filtervak.querySelectorAll<HTMLInputElement>('input[type=checkbox]:checked')) vraag.append(vak.name, vak.value);
  const nu = new URLSearchParams(location.search);
  for (const naam of ['letterlijk', 'sorteer']) {
    const waarde = nu.get(naam);
    if (waarde) vraag.set(naam, waarde);
  }
  return vraag;
}

function getypt(): void {
  void vulAan();
  const lengte = veld.value.trim().length;
  if (lengte > 0 && lengte < KORTSTE_VRAAG) return;
  void toon(vraagUitFormulieren(), { geschiedenis: 'zelfde', onaf: !veld.value.endsWith(' ') });
}

function onthoud(): void {
  const q = veld.value.trim();
  if (q && eerder[0] !== q) eerder.unshift(q);
}

veld.addEventListener('input', getypt);
veld.form?.addEventListener('submit', (gebeurtenis) => {
  gebeurtenis.preventDefault();
  onthoud();
  void toon(vraagUitFormulieren(), { geschiedenis: 'nieuw' });
});
filtervak.addEventListener('change', () => {
  void toon(vraagUitFormulieren(), { geschiedenis: 'nieuw' });
});
uitslagvak.addEventListener('click', (klik) => {
  const link = klik.target instanceof Element ? klik.target.closest('a') : null;
  onthoud();
  if (link?.pathname !== '/zoeken/' || klik.ctrlKey || klik.metaKey || klik.shiftKey) return;
  klik.preventDefault();
  void toon(new URLSearchParams(link.search), { geschiedenis: 'nieuw' }).then(() =>
    uitslagvak.querySelector('h2')?.scrollIntoView({ block: 'nearest' }),
  );
});
addEventListener('popstate', () => {
  const vraag = new URLSearchParams(location.search);
  veld.value = vraag.get('q') ?? '';
  void toon(vraag, { geschiedenis: 'niet' });
});
metPijlen(veld, uitslagvak, getypt);
