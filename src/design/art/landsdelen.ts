/** A sketch of five parts of the country in a frame of 240 by 280: own work, without borders of provinces or municipalities. */
export const LANDSDEELVORMEN: readonly { landsdeel: string; kort: string; vorm: string; plek: readonly [number, number] }[] = [
  {
    landsdeel: 'Noord-Nederland',
    kort: 'Noord',
    vorm: 'M128 32 168 18 214 22 228 46 222 92 182 100 150 90 122 84 112 54Z',
    plek: [170, 64],
  },
  {
    landsdeel: 'Oost-Nederland',
    kort: 'Oost',
    vorm: 'M152 96 182 106 222 98 216 132 230 158 202 176 186 198 152 186 142 170 158 142Z',
    plek: [186, 146],
  },
  {
    landsdeel: 'Midden-Nederland',
    kort: 'Midden',
    vorm: 'M122 90 146 96 152 142 136 170 140 184 104 182 102 150 112 128Z',
    plek: [126, 148],
  },
  {
    landsdeel: 'West-Nederland',
    kort: 'West',
    vorm: 'M100 62 108 86 116 90 106 126 96 150 98 184 66 206 28 214 36 194 72 150 86 104 92 66Z',
    plek: [74, 174],
  },
  {
    landsdeel: 'Zuid-Nederland',
    kort: 'Zuid',
    vorm: 'M22 222 68 212 100 190 148 190 184 204 188 232 176 274 160 272 164 244 138 232 96 240 58 236 26 244Z',
    plek: [124, 217],
  },
];

/** Islands in the north, for who looks at it. */
export const WADDEN = 'M92 40l6-10M104 26l12-7M124 16l16-5M148 9l16-2M172 7l14 1';
