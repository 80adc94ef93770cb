// The growth of pages as a picture: an SVG by hand, that reads well in light and dark and says in words what it shows.
import type { Paginagroei } from './paginagroei.ts';

/** What growing by fifty (or fifteen) may cost. */
export const GROEIDOEL = 3;
const MAAT = { breed: 860, rij: 22, kop: 74, naam: 300, balk: 330, meest: 6, voet: 16 } as const;
const STIJL = `
  text { font: 13px system-ui, sans-serif; fill: #1b1b1f } .kop { font-weight: 600; font-size: 16px } .klein { fill: #55555f }
  .balk { fill: #2f6fb3 } .over { fill: #b3402f } .doel { stroke: #55555f; stroke-dasharray: 3 3 } .vlak { fill: #ffffff }
  @media (prefers-color-scheme: dark) {
    text { fill: #ececf1 } .klein { fill: #b4b4c0 } .balk { fill: #7fb2ea } .over { fill: #f0907f } .doel { stroke: #b4b4c0 }
    .vlak { fill: #16161a }
  }`;

/** How many times a page takes what it takes in the smallest site. */
export const verhouding = (ms: readonly number[]): number => (ms.at(-1) ?? 0) / (ms[0] || 1);

export function groeibeeld({ van, aantallen, perPagina }: Paginagroei, gemeten: string): string {
  const rijen = Object.entries(perPagina);
  const hoog = MAAT.kop + rijen.length * MAAT.rij + MAAT.voet;
  const [eerste = 0, laatste = 0] = [aantallen[0], aantallen.at(-1)].map((een) => een ?? 0);
  const titel = `Een pagina bij ${getal(laatste)} ${van} naast ${getal(eerste)}`;
  const boven = rijen.filter(([, ms]) => verhouding(ms) > GROEIDOEL);
  const verteld = rijen.map(([naam, ms]) => `${naam} ${getal(verhouding(ms), 2)} keer`).join(', ');
  const uitleg = `${rijen.length - boven.length} van de ${rijen.length} soorten pagina's blijven binnen ${GROEIDOEL} keer. ${verteld}.`;
  const x = MAAT.naam + (GROEIDOEL / MAAT.meest) * MAAT.balk;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${MAAT.breed}" height="${hoog}" viewBox="0 0 ${MAAT.breed} ${hoog}" role="img"`,
    `  aria-labelledby="titel uitleg"><title id="titel">${veilig(titel)}</title><desc id="uitleg">${veilig(uitleg)}</desc>`,
    `<style>${STIJL}\n</style><rect class="vlak" width="${MAAT.breed}" height="${hoog}"/>`,
    `<text class="kop" x="16" y="28">${veilig(titel)}</text>`,
    `<text class="klein" x="16" y="50">${veilig(`Rekentijd van één pagina. De stippellijn is het doel: hoogstens ${GROEIDOEL} keer. ${gemeten}`)}</text>`,
    `<line class="doel" x1="${x}" x2="${x}" y1="${MAAT.kop - 10}" y2="${hoog - MAAT.voet}"/>`,
    ...rijen.map(([naam, ms], plek) => rij(naam, ms, MAAT.kop + plek * MAAT.rij)),
    '</svg>\n',
  ].join('\n');
}

function rij(naam: string, ms: readonly number[], y: number): string {
  const keer = verhouding(ms);
  const lengte = Math.max(1, (Math.min(keer, MAAT.meest) / MAAT.meest) * MAAT.balk);
  const tijden = ms.map((een) => getal(een, 1)).join(', ');
  return [
    `<text x="16" y="${y + 12}">${veilig(naam)}</text>`,
    `<rect class="${keer > GROEIDOEL ? 'over' : 'balk'}" x="${MAAT.naam}" y="${y}" width="${lengte.toFixed(1)}" height="14" rx="2"/>`,
    `<text x="${(MAAT.naam + lengte + 8).toFixed(1)}" y="${y + 12}">${getal(keer, 2)} <tspan class="klein">(${tijden} ms)</tspan></text>`,
  ].join('');
}

const veilig = (tekst: string): string =>
  tekst.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const getal = (waarde: number, cijfers = 0): string =>
  new Intl.NumberFormat('nl', { minimumFractionDigits: cijfers, maximumFractionDigits: cijfers }).format(waarde);
