import { boog, punt } from './kring.ts';

/** Somebody seen from above, in the shape of the word mark, with the back at the top. */
function mens(x: number, y: number, naar = 0): string {
  const [hx, hy] = punt([x, y], 1, naar + 180);
  return `<circle cx="${hx}" cy="${hy}" r="5"/><path d="${boog([x, y], 11, naar - 52, naar + 52)}"/>`;
}

/** A place for somebody who is not there yet. */
const vrij = (x: number, y: number): string => stippel(boog([x, y], 11, -52, 52)) + lijn(`M${x} ${y - 5}v10M${x - 5} ${y}h10`);

const lijn = (...stukken: string[]): string => `<path d="${stukken.join('')}"/>`;
const stippel = (d: string): string => `<path stroke-dasharray="0 5.5" d="${d}"/>`;
const vlak = (...stukken: string[]): string => `<path class="tekening-vlak" d="${stukken.join('')}"/>`;
const rondje = (x: number, y: number, straal: number): string => `<circle class="tekening-vlak" cx="${x}" cy="${y}" r="${straal}"/>`;
/** What is amber in each drawing. */
const accent = (...binnen: string[]): string => `<g class="tekening-accent">${binnen.join('')}</g>`;
const school = (x: number, y: number): string => `M${x - 7} ${y + 6}v-9l7-6 7 6v9z`;
const raam = (x: number, y: number): string => `M${x} ${y}h9v10h-9z`;

const DELEN: Record<string, readonly string[]> = {
  // A piece of the map with its schools, and how far one of them reaches.
  omvang: [
    vlak('M24 40 46 18l28 8 24-4 4 34-14 22-4 24-34-6-22 4-16-28z'),
    accent(stippel(boog([60, 60], 25, 0, 359))),
    lijn(school(60, 61), school(37, 47), school(84, 41), school(76, 84)),
  ],
  // A table with what was agreed on it, and people at every side.
  'samenwerking-en-governance': [
    rondje(60, 60, 22),
    ...[mens(60, 25), mens(95, 60, 90), mens(60, 95, 180), mens(25, 60, 270)],
    accent(lijn('M52 49h16v22H52zM56 55h8M56 60h8M56 66q2-3 4 0t4-1')),
  ],
  // Rows of people with a place that is free.
  'aanpak-lerarentekort': [
    ...[mens(26, 38), mens(60, 38), mens(94, 38), mens(26, 84), mens(94, 84)],
    accent(vrij(60, 84)),
    lijn('M14 54h24M48 54h24M82 54h24M14 100h24M48 100h24M82 100h24'),
  ],
  // What grows out of a book.
  'kwaliteit-leraren': [
    vlak('M16 74q22-9 44 4q22-13 44-4v30q-22-9-44 4q-22-13-44-4z'),
    lijn('M60 78v30M26 84q13-3 24 2M26 93q13-3 24 2M94 84q-13-3-24 2M94 93q-13-3-24 2'),
    accent(lijn('M60 70V32M60 54q-20 2-22-18q20-2 22 18M60 44q18 0 20-18q-19-1-20 18')),
  ],
  // Many who know each other, and one between them.
  'wijze-van-samenwerken-netwerksamenwerking': [
    lijn('M60 60 28 30M60 60l34-26M60 60 22 78M60 60l10 40M60 60l38 20'),
    stippel('M36 24q26-10 50 4M18 70q-2-18 6-30M32 86q12 14 28 16M80 100q14-4 18-10M102 72q4-16-3-28'),
    ...[rondje(28, 28, 9), rondje(94, 32, 9), rondje(20, 80, 9), rondje(70, 102, 9), rondje(100, 82, 9)],
    accent(rondje(60, 60, 12)),
  ],
  // A school in which one window is still dark.
  'aanpak-personeelstekort-in-het-onderwijs': [
    vlak('M14 104V58l24-8V40l22-18 22 18v10l24 8v46z'),
    lijn('M52 104V86h16v18M38 50v54M82 50v54M8 104h104M60 22V10h12l-4 4 4 4H60M60 42v4l3 2'),
    '<circle cx="60" cy="46" r="7"/>',
    lijn(raam(21, 68), raam(21, 86), raam(90, 86), raam(47, 64), raam(64, 64)),
    accent(stippel(raam(90, 68))),
  ],
  // Try, look, try again.
  'experimenteren-en-leren': [
    vlak('M50 34v20L32 86q-4 10 7 10h42q11 0 7-10L70 54V34z'),
    lijn('M45 34h30M40 74q10-5 20 0t20 0'),
    accent(
      '<circle cx="54" cy="84" r="3.5"/><circle cx="66" cy="82" r="2.5"/><circle cx="60" cy="62" r="2.5"/>',
      lijn('M18 66a44 44 0 0 1 18-40M36 26l-11 1M36 26l-2 11M102 54a44 44 0 0 1-14 38M88 92l11-1M88 92l2-11'),
    ),
  ],
  // Columns under a glass.
  'data-en-monitoring': [
    lijn('M16 18v86h88'),
    vlak('M28 78h14v26H28zM50 62h14v42H50z'),
    accent(vlak('M72 44h14v60H72z')),
    '<circle cx="68" cy="42" r="24"/>',
    lijn('m85 59 19 20'),
    stippel('M28 66 50 48l18-8 14-14'),
  ],
  // One who calls, and who hears it.
  arbeidsmarktcommunicatie: [
    vlak('M20 50h20l36-24v68L40 70H20q-4 0-4-4V54q0-4 4-4z'),
    lijn('M40 50v20M32 70l6 28h12l-6-26M76 50q8 2 8 10t-8 10'),
    accent(lijn('M92 46q6 14 0 28M102 38q10 22 0 44')),
  ],
};

/** One line drawing for each bouwsteen, in a square of 120. */
export const BOUWSTEENTEKENINGEN: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(DELEN).map(([slug, delen]) => [slug, delen.join('')]),
);
