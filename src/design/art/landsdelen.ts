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
    vorm: 'M160 99 182 106 222 98 216 132 230 158 202 176 188 200 156 188 158 172 172 144Z',
    plek: [194, 144],
  },
  {
    landsdeel: 'Midden-Nederland',
    kort: 'Midden',
    vorm: 'M122 90 154 98 166 142 152 172 150 186 104 182 102 150 112 128Z',
    plek: [133, 142],
  },
  {
    landsdeel: 'West-Nederland',
    kort: 'West',
    vorm: 'M100 62 108 86 116 90 106 126 96 150 98 184 66 206 28 214 36 194 72 150 86 104 92 66Z',
    plek: [72, 180],
  },
  {
    landsdeel: 'Zuid-Nederland',
    kort: 'Zuid',
    vorm: 'M22 222 68 212 100 190 148 190 184 204 188 232 176 274 160 272 164 244 138 232 96 240 58 236 26 244Z',
    plek: [118, 210],
  },
];

/** Islands in the north, for who looks at it. */
export const WADDEN = 'M92 40l6-10M104 26l12-7M124 16l16-5M148 9l16-2M172 7l14 1';
