import { boog, punt, steen } from './kring.ts';
import { type Mens, mensfiguur } from './mensfiguur.ts';

const KLEUR = {
  amber: '#eba63f',
  koraal: '#dd7457',
  pruim: '#a0659a',
  mint: '#93d3c5',
  room: '#f2e6cf',
  zee: '#3f9d94',
  lucht: '#8dbdd0',
  oker: '#c78a35',
};
const HAAR = { zwart: '#221815', bruin: '#56361f', rood: '#a5602c', blond: '#ddb872', grijs: '#a8a29a' };
const HUID = ['#f2cfb0', '#dca577', '#a86f47', '#6d452d'] as const;

const GROEP: readonly Mens[] = [
  { trui: KLEUR.koraal, haar: HAAR.bruin, huid: HUID[0], hoofd: 'knot', armen: 'schrijft' },
  { trui: KLEUR.room, haar: HAAR.zwart, huid: HUID[3] },
  { trui: KLEUR.pruim, haar: HAAR.grijs, huid: HUID[0], hoofd: 'kaal', armen: 'samen' },
  { trui: KLEUR.lucht, haar: HAAR.rood, huid: HUID[0] },
  { trui: KLEUR.oker, haar: KLEUR.mint, huid: HUID[1], hoofd: 'doek', armen: 'samen' },
  { trui: KLEUR.zee, haar: HAAR.blond, huid: HUID[0], hoofd: 'knot' },
  { trui: KLEUR.room, haar: HAAR.bruin, huid: HUID[1], armen: 'schrijft' },
  { trui: KLEUR.mint, haar: HAAR.zwart, huid: HUID[2], hoofd: 'kaal' },
];

const OP_TAFEL = [
  '<rect x="-15" y="-10" width="30" height="21" rx="2" fill="#fff"/><path d="M-9-4H8M-9 1H9M-9 6H3" stroke="#b9ad97" stroke-width="2"/>',
  '<circle r="8" fill="#fff"/><circle r="5" fill="#7a4a2a"/>',
  '<rect x="-17" y="-11" width="34" height="22" rx="3" fill="#5c6f6c"/><rect x="-14" y="-9" width="28" height="9" rx="1" fill="#8fa5a1"/>',
  `<rect x="-14" y="-9" width="12" height="12" fill="${KLEUR.amber}"/><rect x="1" y="-5" width="12" height="12" fill="${KLEUR.koraal}"/>`,
];

/** A round table with people at it, and at `leeg` a free seat. */
function tafel(midden: readonly [number, number], schaal: number, plekken: number, { begin = 0, leeg = -1 } = {}): string {
  const hart = [0, 0] as const;
  const straal = plekken > 6 ? 140 : 112;
  const rond = (plek: number, afstand: number, binnen: string) => {
    const hoek = begin + (plek * 360) / plekken;
    const [x, y] = punt(hart, afstand, hoek);
    return `<g transform="translate(${x} ${y}) rotate(${Math.round(hoek)})">${binnen}</g>`;
  };
  const lijn = `stroke="${KLEUR.amber}" stroke-linecap="round"`;
  const vrij = (hoek: number) =>
    `<circle cy="-6" r="27" fill="none" ${lijn} stroke-width="4" stroke-dasharray="0.5 8.95"/>` +
    `<path transform="translate(0 -6) rotate(${-hoek})" d="M0-9v18M-9 0h18" ${lijn} stroke-width="4.5"/>`;
  const nummers = Array.from({ length: plekken }, (_, plek) => plek);
  return [
    `<g transform="translate(${midden.join(' ')}) scale(${schaal})">`,
    `<circle r="${straal - 24}" cy="6" fill="#04292a" fill-opacity=".5"/><circle r="${straal - 26}" fill="#f4e8d0"/>`,
    `<circle r="${straal - 32}" fill="none" stroke="#e4d2ae" stroke-width="2"/>`,
    ...nummers.map((plek) => (plek === leeg ? '' : rond(plek, straal - 68, OP_TAFEL[(plek + begin) % OP_TAFEL.length] ?? ''))),
    ...nummers.map((plek) =>
      rond(
        plek,
        straal,
        plek === leeg ? vrij(Math.round(begin + (plek * 360) / plekken)) : mensfiguur(GROEP[(plek * 3 + begin) % GROEP.length] as Mens),
      ),
    ),
    '</g>',
  ].join('');
}

/** The two rings of bouwstenen as a sheet on the big table. */
function blad([x, y]: readonly [number, number]): string {
  const ring = (aantal: number, maten: readonly [number, number], kleuren: readonly string[]) =>
    Array.from({ length: aantal }, (_, plek) => {
      const vorm = steen([0, 0], maten, (plek * 360) / aantal + 3, ((plek + 1) * 360) / aantal - 3);
      return `<path d="${vorm}" fill="${kleuren[plek % kleuren.length]}"/>`;
    }).join('');
  const ringen = ring(5, [26, 37], ['#8a5184', '#a0659a', '#75406f']) + ring(4, [11, 22], [KLEUR.amber, '#f0bb69']);
  return `<g transform="translate(${x} ${y}) scale(1.15)"><circle r="42" fill="#fff"/>${ringen}</g>`;
}

const HART = [270, 360] as const;
const banen = [230, 282, 335, 390, 450]
  .map(
    (straal, plek) =>
      `<circle cx="${HART[0]}" cy="${HART[1]}" r="${straal}" fill="none" stroke="#93d3c5" ` +
      `stroke-opacity="${0.2 - plek * 0.035}" stroke-width="2"/>`,
  )
  .join('');
const wegen = [boog(HART, 335, 344, 391), boog(HART, 335, 66, 94), boog(HART, 335, 129, 200), boog(HART, 335, 297, 309)]
  .map((lijn) => `<path d="${lijn}" fill="none" stroke="${KLEUR.amber}" stroke-width="5" stroke-linecap="round" stroke-dasharray="0 14"/>`)
  .join('');

/** The picture of the home page: regions each at their own table, and one big table with a free seat. */
export const VOORPLAAT = [
  banen,
  wegen,
  tafel([545, 122], 0.68, 5, { begin: 20 }),
  tafel([570, 478], 0.6, 6, { begin: 5 }),
  tafel([94, 98], 0.56, 4, { begin: 40 }),
  tafel(HART, 1.15, 8, { begin: 14, leeg: 1 }),
  blad(HART),
].join('');
