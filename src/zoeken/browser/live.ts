// The script of /zoeken/: answers what is typed and which filters are chosen by itself, with the same engine and index as the
// server. Enter and every link go to the server, and so does everything when there is no index to be had: the page is a form.

import { Beurt } from '#grond/beurt.ts';
import { opmaak, type Plaatsen, telling } from '#zoeken/opmaak.ts';
import { suggesties } from '#zoeken/taal/suggesties.ts';
import type { Zoekuitslag } from '#zoeken/uitslag.ts';
import type { Zoekwegen } from '#zoeken/zoekwegen.ts';
import { type Geladen, laadIndex, laadWoorden } from './index-in-browser.ts';
import { gekozenFilters, zetFilters } from './live-filters.ts';
import { metPijlen } from './live-toetsen.ts';

const veld = zoek<HTMLInputElement>('#zoekveld');
const uitslagvak = zoek('[data-zoekuitslag]');
/** Which ways on there are, the server knew. */
const wegen: Zoekwegen = JSON.parse(uitslagvak.dataset.wegen ?? '');
const filtervak = zoek('[data-zoekfilters]');
const standvak = zoek('[data-zoekstand]');
const aanvulvak = zoek('[data-zoekaanvulling]');

const MELDEN_NA_MS = 800;
const KORTSTE_VRAAG = 2;
/** While somebody goes on searching, what was published or withdrawn meanwhile is looked at first. */
const VERVERSEN_NA_MS = 5_000;

const beurt = new Beurt();
let geladen: Geladen | null = null;
let laden: Promise<Geladen | null> | undefined;
let geladenOp = 0;
let woorden: Promise<Awaited<ReturnType<typeof laadWoorden>> | null> | undefined;
let nummer = 0;
let meldwekker: ReturnType<typeof setTimeout> | undefined;
let plaatsen: Promise<Plaatsen> | undefined;
/** What this page answered, kept in the page only. */
const eerder: string[] = veld.value.trim() ? [veld.value.trim()] : [];

function zoek<E extends HTMLElement = HTMLElement>(kenmerk: string): E {
  const gevonden = document.querySelector<E>(kenmerk);
  if (!gevonden) throw new Error(`No ${kenmerk} on this page`);
  return gevonden;
}

/** The index, fetched when somebody begins to search; null when there is none, and then the form is what there is. */
function laad(): Promise<Geladen | null> {
  if (!laden || performance.now() - geladenOp > VERVERSEN_NA_MS) {
    geladenOp = performance.now();
    laden = laadIndex(geladen).then(
      (nieuw) => {
        geladen = nieuw;
        return nieuw;
      },
      () => geladen,
    );
  }
  return laden;
}

/** Answers what the address asks and keeps the address in step; leaves the page as it is when there is no index. */
async function toon(vraag: URLSearchParams, { geschiedenis, onaf = false }: { geschiedenis: 'nieuw' | 'zelfde' | 'niet'; onaf?: boolean }) {
  nummer += 1;
  const deze = nummer;
  const adres = vraag.size > 0 ? `?${vraag}` : '';
  // One at a time, and only what is still asked when its turn comes: for half a word that somebody typed past nothing is fetched.
  const uitslag = await beurt.doe(async () => {
    const index = await laad();
    return index && deze === nummer ? index.motor(adres, { nu: Date.now(), onaf }).catch(() => null) : null;
  });
  if (!uitslag || deze !== nummer) return;
  if (geschiedenis === 'nieuw') history.pushState(null, '', `/zoeken/${adres}`);
  if (geschiedenis === 'zelfde') history.replaceState(null, '', `/zoeken/${adres}`);
  toonUitslag(uitslag, vraag);
}

function toonUitslag(uitslag: Zoekuitslag, vraag: URLSearchParams): void {
  uitslagvak.innerHTML = opmaak(uitslag, {}, wegen);
  uitslagvak.dataset.totaal = String(uitslag.totaal);
  document.title = `${uitslag.q ? telling(uitslag) : 'Zoeken'} – Regiokring`;
  zetFilters(filtervak, uitslag, vraag);
  meld(uitslag.q ? telling(uitslag) : '');
  void vulPlaatsen();
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

/** Ways to go on with what is being typed, as soon as the words are there; in an empty field what was searched before. */
async function vulAan(): Promise<void> {
  const getypt = veld.value;
  if (!getypt.trim()) return toonAanvulling('Eerder gezocht:', eerder);
  woorden ??= laadWoorden().catch(() => {
    woorden = undefined;
    return null;
  });
  const bekend = await woorden;
  if (veld.value === getypt) toonAanvulling('Aanvullen:', bekend ? suggesties(getypt, bekend) : []);
}

function toonAanvulling(kop: string, keuzes: readonly string[]): void {
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
  aanvulvak.replaceChildren(kop, ...knoppen);
  aanvulvak.hidden = knoppen.length === 0;
}

function vraagUitFormulieren(): URLSearchParams {
  const q = veld.value.trim();
  const vraag = new URLSearchParams([...(q ? [['q', q]] : []), ...gekozenFilters(filtervak)]);
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

/** To the server, with the words and the filters together. */
function verzend(gebeurtenis: SubmitEvent, anker = ''): void {
  gebeurtenis.preventDefault();
  const adres = `/zoeken/?${vraagUitFormulieren()}`;
  // What was typed already stands in the address; going there again is what asks the server.
  if (anker && adres === location.pathname + location.search) {
    location.hash = anker;
    location.reload();
  } else location.assign(adres + anker);
}

veld.addEventListener('input', getypt);
veld.form?.addEventListener('submit', (gebeurtenis) => verzend(gebeurtenis));
filtervak.addEventListener('submit', (gebeurtenis) => verzend(gebeurtenis, '#resultaten'));
filtervak.addEventListener('change', () => void toon(vraagUitFormulieren(), { geschiedenis: 'nieuw' }));
addEventListener('popstate', () => {
  const vraag = new URLSearchParams(location.search);
  veld.value = vraag.get('q') ?? '';
  void toon(vraag, { geschiedenis: 'niet' });
});
metPijlen(veld, uitslagvak, getypt);
