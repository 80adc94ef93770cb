import vinkjesteller from './vinkjestellen.ts?worker&url';

// Keeps best practices in this browser: which ones, by their slug, and nothing else. Without a place to keep them no button shows.

const SLEUTEL = 'bewaarde-praktijken';
const MEESTE = 24;
const LIJST = '/praktijken/bewaard/';

function lees(): string[] {
  try {
    const bewaard: unknown = JSON.parse(localStorage.getItem(SLEUTEL) ?? '[]');
    return Array.isArray(bewaard) ? bewaard.filter((slug) => typeof slug === 'string').slice(0, MEESTE) : [];
  } catch {
    return [];
  }
}

function schrijf(slugs: readonly string[]): boolean {
  try {
    localStorage.setItem(SLEUTEL, JSON.stringify([...new Set(slugs)]));
    return true;
  } catch {
    return false;
  }
}

const alle = (keuze: string) => document.querySelectorAll<HTMLElement>(keuze);
const adres = (slugs: readonly string[]) => LIJST + (slugs.length > 0 ? `?${new URLSearchParams(slugs.map((slug) => ['p', slug]))}` : '');

function toonKnoppen(): void {
  const eigen = lees();
  for (const knop of alle('[data-bewaar]')) {
    const bewaard = eigen.includes(knop.dataset.bewaar ?? '');
    knop.hidden = false;
    const tekst = knop.querySelector('span');
    if (tekst) tekst.textContent = bewaard ? 'Haal van je lijst' : 'Bewaar';
  }
  for (const link of alle('[data-bewaarlijst]')) {
    link.hidden = eigen.length === 0;
    link.textContent = `Je bewaarde lijst (${eigen.length})`;
  }
}

function wissel(knop: HTMLElement): void {
  const slug = knop.dataset.bewaar ?? '';
  const eigen = lees();
  const erin = eigen.includes(slug);
  const vol = !erin && eigen.length >= MEESTE;
  const gelukt = !vol && schrijf(erin ? eigen.filter((een) => een !== slug) : [...eigen, slug]);
  toonKnoppen();
  for (const stand of alle('[data-bewaarstand]'))
    stand.textContent = vol
      ? `Je lijst is vol: er passen er ${MEESTE} in.`
      : !gelukt
        ? 'Bewaren lukt niet in deze browser.'
        : erin
          ? 'Van je lijst gehaald.'
          : 'Bewaard op dit apparaat.';
}

/** The page of the kept list: its address says what is on it. */
function toonLijst(pagina: HTMLElement): void {
  for (const { dataset } of alle('[data-bewaard-verhuisd]')) {
    const [van, naar = ''] = dataset.bewaardVerhuisd?.split(' ') ?? [];
    if (lees().includes(van ?? '')) schrijf(lees().map((slug) => (slug === van ? naar : slug)));
  }
  const eigen = lees();
  const getoond = new URLSearchParams(location.search).getAll('p');
  if (getoond.length === 0 && eigen.length > 0) {
    location.replace(adres(eigen));
    return;
  }
  for (const knop of alle('[data-bewaar-weg]')) {
    knop.hidden = !eigen.includes(knop.dataset.bewaarWeg ?? '');
    knop.addEventListener('click', () => {
      schrijf(lees().filter((slug) => slug !== knop.dataset.bewaarWeg));
      location.replace(adres(lees()));
    });
  }
  const isEigen = getoond.every((slug) => eigen.includes(slug) || !pagina.querySelector(`[data-bewaar-weg="${CSS.escape(slug)}"]`));
  for (const ander of alle('[data-bewaar-ander]')) ander.hidden = isEigen;
}

const kan = schrijf(lees());
if (kan) toonKnoppen();
for (const knop of alle('[data-bewaar]')) knop.addEventListener('click', () => wissel(knop));
for (const geweigerd of alle('[data-bewaar-geweigerd]')) geweigerd.hidden = kan;
const pagina = document.querySelector<HTMLElement>('[data-bewaard]');
if (pagina && kan) toonLijst(pagina);

// What counts ticks comes with the first of them; a browser fetches a module once.
const vergelijk = () =>
  document.querySelector('[form=vergelijk]:checked') &&
  document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: vinkjesteller }));
document.addEventListener('change', vergelijk);
addEventListener('pageshow', vergelijk);
