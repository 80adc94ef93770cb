import { aantal } from '#grond/taal/opsomming.ts';
import { OP_MAAT } from '#inhoud/lijsten/op-maat.ts';
import { maatlatregel } from '#inhoud/maatlat/maatlatregel.ts';
import type { Soort } from '#inhoud/stuk.ts';
import { Html, html } from './html.ts';
import type { Resultaat, Zoekuitslag } from './uitslag.ts';
import { GEEN_WEGEN, type Zoekwegen } from './zoekwegen.ts';

/** What a visitor calls each kind. */
const SOORTNAAM: Record<Soort, string> = {
  praktijk: 'Best practice',
  terugblik: 'Terugblik',
  bronkaart: 'Bronkaart',
  kennissessie: 'Kennissessie',
  bouwsteen: 'Bouwsteen',
  onderwijsregio: 'Onderwijsregio',
  signaal: 'Signaal',
  nieuws: 'Nieuws',
  pagina: 'Pagina',
};
const SORTERING = { beste: 'Beste eerst', nieuwste: 'Nieuwste eerst', eerstvolgende: 'Eerstvolgende kennissessies', ...OP_MAAT };

/** By the address of a session: "nog 6 plaatsen". */
export type Plaatsen = Readonly<Record<string, string>>;

/** All that changes with a search, as HTML: the same from the server and in the browser. */
export function opmaak(uitslag: Zoekuitslag, plaatsen: Plaatsen = {}, wegen: Zoekwegen = GEEN_WEGEN): string {
  const { klaar, q, totaal, keuzes, weggelaten } = uitslag;
  if (!klaar) return String(html`<p class="melding-zacht">De zoekindex wordt nog gemaakt. Probeer het over een paar tellen weer.</p>`);
  if (!q && totaal === 0 && keuzes.length === 0) return String(begin(wegen));
  return String(html`
    <h2 class="lijst-telling">${telling(uitslag)}</h2>
    ${uitleg(uitslag)}
    ${weggelaten.map((zin) => html`<p class="melding-zacht">${zin}</p>`)}
    ${keuzes.length > 0 && html`<ul class="keuzes" aria-label="Gekozen filters">${keuzes.map(keuze)}</ul>`}
    ${uitslag.twijfel ? buurt(uitslag) : totaal > 0 && sorteren(uitslag)}
    ${totaal > 0 ? lijst(uitslag, plaatsen) : leeg(uitslag, wegen)}
    ${bladeren(uitslag)}
    ${q && totaal > 0 && !uitslag.twijfel && html`<p class="zoekuitleg">Staat het er niet bij? ${stelJeVraag(q)}.</p>`}
  `);
}

/** "14 resultaten voor loket": shown, and read out by screen readers. */
export const telling = ({ totaal, twijfel, q }: Zoekuitslag): string =>
  totaal === 0 || twijfel
    ? `Niets ${twijfel ? 'precies ' : ''}gevonden${q && ` voor “${q}”`}`
    : `${aantal(totaal, 'resultaat', 'resultaten')}${q && ` voor “${q}”`}`;

const keuze = ({ tekst, zonder }: Zoekuitslag['keuzes'][number]): Html =>
  html`<li><a class="keuze" href="/zoeken/${zonder === '?' ? '' : zonder}" aria-label="Haal filter ${tekst} weg">${tekst}</a></li>`;

/** What was done with the words, and how to have them taken literally. */
function uitleg(uitslag: Zoekuitslag): Html | false {
  const { ook, verbeterd, onbekend, letterlijk, totaal, twijfel } = uitslag;
  const anders = (tekst: string, waarde: 'ja' | null) => html`<a href="${adres(uitslag, { letterlijk: waarde })}">${tekst}</a>`;
  if (letterlijk) return html`<p class="zoekuitleg">Je zoekt letterlijk. ${anders('Zoek ook op andere woorden', null)}</p>`;
  const zinnen = [
    verbeterd.length > 0 && html`Bedoelde je <strong>${verbeterd.map(({ naar }) => naar).join(' ')}</strong>? Daar is op gezocht. `,
    ook.length > 0 && html`Ook gezocht op: ${ook.join(', ')}. `,
    onbekend.length > 0 && totaal > 0 && !twijfel && html`Dit komt hier niet voor: ${onbekend.join(', ')}. `,
  ].filter((zin) => zin !== false);
  const isAnders = verbeterd.length > 0 || ook.length > 0;
  if (zinnen.length === 0) return false;
  return html`<p class="zoekuitleg">${zinnen}${isAnders && anders('Zoek letterlijk', 'ja')}</p>`;
}

function sorteren(uitslag: Zoekuitslag): Html {
  const een = ([naam, tekst]: [string, string]) =>
    naam === uitslag.sorteer
      ? html`<li><span aria-current="true">${tekst}</span></li>`
      : html`<li><a href="${adres(uitslag, { sorteer: naam === 'beste' ? null : naam })}">${tekst}</a></li>`;
  const metMaat = uitslag.facetten.some(({ naam, opties }) => naam === 'kosten' && opties.some(({ aantal: hoeveel }) => hoeveel > 0));
  const mee = Object.entries(SORTERING).filter(([naam]) => metMaat || naam === uitslag.sorteer || !(naam in OP_MAAT));
  return html`<nav class="volgorde" aria-label="Volgorde"><ul>${mee.map(een)}</ul></nav>`;
}

const lijst = ({ pagina, resultaten }: Zoekuitslag, plaatsen: Plaatsen): Html =>
  html`<ol class="zoekresultaten" start="${(pagina - 1) * 10 + 1}">${resultaten.map((een) => resultaat(een, plaatsen))}</ol>`;

const VERZONNEN = html` <span class="voorbeeldlabel">Verzonnen voorbeeld</span>`;

function resultaat({ url, soort, titel, passage, koppen, kenmerken, maten, voorbeeld }: Resultaat, plaatsen: Plaatsen): Html {
  const nog = soort === 'kennissessie' ? (plaatsen[url] ?? '') : '';
  return html`<li class="zoekresultaat">
    <p class="kaart-labels"><span class="soortlabel soortlabel--${soort}">${SOORTNAAM[soort]}</span>${voorbeeld && VERZONNEN}</p>
    <h3 class="zoekresultaat-titel"><a href="${url}">${titel}</a></h3>
    <p class="zoekresultaat-passage">${passage.map(({ tekst, raak }) => (raak ? html`<mark>${tekst}</mark>` : tekst))}</p>
    ${maten.length > 0 && new Html(maatlatregel(maten))}
    ${kenmerken.length > 0 && html`<ul class="kenmerken">${kenmerken.map((kenmerk) => html`<li>${kenmerk}</li>`)}</ul>`}
    ${soort === 'kennissessie' && html`<p class="zoekresultaat-plaatsen" data-plaatsen="${url}">${nog}</p>`}
    ${koppen.length > 0 && html`<p class="zoekresultaat-koppen">Ga naar: ${koppen.map(naarKop)}</p>`}
  </li>`;
}

const naarKop = (kop: Resultaat['koppen'][number], nummer: number): Html =>
  html`${nummer > 0 && ' · '}<a href="${kop.url}">${kop.tekst}</a>`;

/** Above results that only come near: that they are no answer, and who may have one. */
const buurt = ({ q, totaal, onbekend }: Zoekuitslag): Html =>
  html`<p class="zoekbuurt"><strong>Geen pagina gaat precies over je vraag.</strong>
    ${onbekend.length > 0 && html`Dit komt hier niet voor: ${onbekend.join(', ')}.`}
    ${stelJeVraag(q)}, dan zoekt de Realisatie-Eenheid met je mee.
    ${totaal === 1 ? 'Deze pagina komt' : "Deze pagina's komen"} in de buurt:</p>`;

const zoekadres = (q: string): string => `/zoeken/?${new URLSearchParams({ q })}`;

/** Before anybody searched: what to try, and the ways in without words. */
const begin = ({ vragen, lijsten }: Zoekwegen): Html => html`<div class="zoekleeg">
  ${
    vragen.length > 0 &&
    html`<p>Zoek bijvoorbeeld op:</p>
  <ul>${vragen.map((q) => html`<li><a href="${zoekadres(q)}">${q}</a></li>`)}</ul>`
  }
  ${lijsten.length > 0 && html`<p>Of kijk bij ${lijsten.map(naarLijst)}.</p>`}
</div>`;

/** "de bouwstenen, de terugblikken of de kennissessies" */
const naarLijst = ({ href, tekst }: Zoekwegen['lijsten'][number], nummer: number, { length }: Zoekwegen['lijsten']): Html =>
  html`${nummer > 0 && (nummer === length - 1 ? ' of ' : ', ')}de <a href="${href}">${tekst}</a>`;

/** Nothing on the site answers this: say so, and show the ways on. */
function leeg({ q, keuzes, onbekend, ernaast: { woorden, bouwstenen } = NIETS }: Zoekuitslag, { lijsten }: Zoekwegen): Html {
  const link = ({ href, tekst }: { href: string; tekst: string }, nummer: number) =>
    html`${nummer > 0 && ', '}<a href="${href}">${tekst}</a>`;
  const dieWoorden = onbekend.length === 1 ? 'Dit woord staat' : 'Deze woorden staan';
  const nergens = onbekend.length > 0 && html` ${dieWoorden} nergens op dit platform: ${onbekend.join(', ')}.`;
  const los = woorden.map((tekst) => ({ href: zoekadres(tekst), tekst }));
  const stenen = bouwstenen.map(({ url, titel }) => ({ href: url, tekst: titel }));
  return html`<div class="zoekleeg">
    ${keuzes.length > 0 && html`<p>Haal een filter weg om meer te zien.</p>`}
    ${keuzes.length === 0 && q && html`<p><strong>Hierover staat er nog niets.</strong>${nergens}</p>`}
    ${q && html`<p>Vraag het aan de Realisatie-Eenheid, die zoekt met je mee: ${stelJeVraag(q)}.</p>`}
    <p>Of ga zo verder:</p>
    <ul>
      ${los.length > 0 && html`<li>Hierover staat er wel iets: ${los.map(link)}.</li>`}
      ${stenen.length > 0 && html`<li>Misschien heb je iets aan deze bouwstenen: ${stenen.map(link)}.</li>`}
      <li>Probeer één of twee woorden, of een ander woord voor hetzelfde.</li>
      ${lijsten.length > 0 && html`<li>Kijk bij ${lijsten.map(naarLijst)}.</li>`}
    </ul>
  </div>`;
}
const NIETS = { woorden: [], bouwstenen: [] };

const stelJeVraag = (q: string): Html =>
  html`<a href="${`/kennisvragen/stellen/?${new URLSearchParams({ vraag: q })}`}">Stel je kennisvraag</a>`;

function bladeren(uitslag: Zoekuitslag): Html | false {
  const { pagina, paginas } = uitslag;
  if (paginas < 2) return false;
  const naar = (nummer: number) => adres(uitslag, { pagina: nummer === 1 ? null : String(nummer) });
  return html`<nav class="paginering" aria-label="Bladeren">
    ${pagina > 1 && html`<a rel="prev" href="${naar(pagina - 1)}">Vorige</a>`}
    <span>Pagina ${pagina} van ${paginas}</span>
    ${pagina < paginas && html`<a rel="next" href="${naar(pagina + 1)}">Volgende</a>`}
  </nav>`;
}

/** The same search with one thing changed; another order or filter starts at the first page. */
function adres({ q, letterlijk, sorteer, facetten }: Zoekuitslag, anders: Record<string, string | null>): string {
  const vraag = new URLSearchParams();
  if (q) vraag.set('q', q);
  for (const { naam, opties } of facetten) for (const { waarde, gekozen } of opties) if (gekozen) vraag.append(naam, waarde);
  if (letterlijk) vraag.set('letterlijk', 'ja');
  if (sorteer !== 'beste') vraag.set('sorteer', sorteer);
  for (const [naam, waarde] of Object.entries(anders)) waarde === null ? vraag.delete(naam) : vraag.set(naam, waarde);
  return `/zoeken/?${vraag}`;
}
