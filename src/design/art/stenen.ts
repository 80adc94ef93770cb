import { punt, steen } from './kring.ts';
import type { Pictogramnaam } from './pictogrammen.ts';

export interface Bouwsteen {
  slug: string;
  titel: string;
  niveau: 'regio' | 'landelijk';
  url: string;
}
export interface Steen extends Bouwsteen {
  nummer: number;
  vlak: string;
  plek: [number, number];
  pictogram: Pictogramnaam;
}

const PICTOGRAM: Record<string, Pictogramnaam> = {
  omvang: 'omvang',
  'samenwerking-en-governance': 'governance',
  'aanpak-lerarentekort': 'werven',
  'kwaliteit-leraren': 'kwaliteit',
  'wijze-van-samenwerken-netwerksamenwerking': 'netwerk',
  'aanpak-personeelstekort-in-het-onderwijs': 'werk',
  'experimenteren-en-leren': 'experiment',
  'data-en-monitoring': 'meten',
  arbeidsmarktcommunicatie: 'roep',
};
const HART = [240, 240] as const;

/** One ring of the picture: every bouwsteen an equal piece between two radii, numbered on from `vanaf`. */
export function ring(bouwstenen: readonly Bouwsteen[], maten: readonly [number, number], vanaf: number, draai = 0): Steen[] {
  const hoek = 360 / bouwstenen.length;
  const spatie = 290 / maten[1];
  return bouwstenen.map((bouwsteen, plek) => ({
    ...bouwsteen,
    nummer: vanaf + plek,
    vlak: steen(HART, maten, draai + plek * hoek + spatie, draai + (plek + 1) * hoek - spatie),
    plek: punt(HART, (maten[0] + maten[1]) / 2, draai + (plek + 0.5) * hoek),
    pictogram: PICTOGRAM[bouwsteen.slug] ?? 'puzzel',
  }));
}
