import { boog, punt } from './kring.ts';

/** Somebody seen from above, in the shape of the word mark; `naar` is where the back is, in degrees. */
function mens(x: number, y: number, naar: number): string {
  const [hx, hy] = punt([x, y], 1, naar + 180);
  return `<circle cx="${hx}" cy="${hy}" r="5"/><path d="${boog([x, y], 11, naar - 52, naar + 52)}"/>`;
}

/** The same, not there yet. */
const vrij = (x: number, y: number, naar: number): string =>
  `<g class="tekening-accent"><path stroke-dasharray="0 5" d="${boog([x, y], 11, naar - 52, naar + 52)}"/><path d="M${x} ${y - 5}v10M${x - 5} ${y}h10"/></g>`;

/** What is amber in each drawing. */
const accent = (binnen: string): string => `<g class="tekening-accent">${binnen}</g>`;
const vlak = (d: string): string => `<path class="tekening-vlak" d="${d}"/>`;
const stippel = (d: string): string => `<path stroke-dasharray="0 5.5" d="${d}"/>`;

const school = (x: number, y: number): string => `<path d="M${x - 7} ${y + 6}v-9l7-6 7 6v9z"/>`;

/** One line drawing for each bouwsteen, in a square of 120; round, from above, with one thing in amber. */
export const BOUWSTEENTEKENINGEN: Readonly<Record<string, string>> = {
  // A piece of the map with its schools, and how far one of them reaches.
  omvang: `${vlak('M24 40 46 18l28 8 24-4 4 34-14 22-4 24-34-6-22 4-16-28z')}${accent(stippel(boog([60, 60], 25, 0, 359)))}${school(60, 61)}${school(37, 47)}${school(84, 41)}${school(76, 84)}`,
  // A table with what was agreed on it, and people at every side.
  'samenwerking-en-governance': `${vlak('M38 60a22 22 0 1 1 44 0a22 22 0 1 1-44 0')}${mens(60, 25, 0)}${mens(95, 60, 90)}${mens(60, 95, 180)}${mens(25, 60, 270)}${accent('<path d="M52 49h16v22H52zM56 55h8M56 60h8M56 66q2-3 4 0t4-1"/>')}`,
  // A row of people with a place that is free.
  'aanpak-lerarentekort': `${mens(26, 38, 0)}${mens(60, 38, 0)}${mens(94, 38, 0)}${mens(26, 84, 0)}${vrij(60, 84, 0)}${mens(94, 84, 0)}<path d="M14 54h24M48 54h24M82 54h24M14 100h24M48 100h24M82 100h24"/>`,
  // What grows out of a book.
  'kwaliteit-leraren': `${vlak('M16 74q22-9 44 4q22-13 44-4v30q-22-9-44 4q-22-13-44-4z')}<path d="M60 78v30M26 84q13-3 24 2M26 93q13-3 24 2M94 84q-13-3-24 2M94 93q-13-3-24 2"/>${accent('<path d="M60 70V32M60 54q-20 2-22-18q20-2 22 18M60 44q18 0 20-18q-19-1-20 18"/>')}`,
  // Many who know each other, and one between them.
  'wijze-van-samenwerken-netwerksamenwerking': `<path d="M60 60 28 30M60 60l34-26M60 60 22 78M60 60l10 40M60 60l38 20"/>${stippel('M36 24q26-10 50 4M18 70q-2-18 6-30M32 86q12 14 28 16M80 100q14-4 18-10M102 72q4-16-3-28')}${[
    [28, 28],
    [94, 32],
    [20, 80],
    [70, 102],
    [100, 82],
  ]
    .map(([x, y]) => `<circle class="tekening-vlak" cx="${x}" cy="${y}" r="9"/>`)
    .join('')}${accent('<circle class="tekening-vlak" cx="60" cy="60" r="12"/>')}`,
  // A school in which one window is still dark.
  'aanpak-personeelstekort-in-het-onderwijs': `${vlak('M14 104V58l24-8V40l22-18 22 18v10l24 8v46z')}<path d="M52 104V86h16v18M38 50v54M82 50v54M8 104h104M60 22V10h12l-4 4 4 4H60"/><circle cx="60" cy="46" r="7"/><path d="M60 42v4l3 2M21 68h9v10h-9zM21 86h9v10h-9zM90 86h9v10h-9zM47 64h9v10h-9zM64 64h9v10h-9z"/>${accent('<path stroke-dasharray="0 5" d="M90 68h9v10h-9z"/>')}`,
  // Try, look, try again.
  'experimenteren-en-leren': `${vlak('M50 34v20L32 86q-4 10 7 10h42q11 0 7-10L70 54V34z')}<path d="M45 34h30"/><path d="M40 74q10-5 20 0t20 0"/>${accent('<circle cx="54" cy="84" r="3.5"/><circle cx="66" cy="82" r="2.5"/><circle cx="60" cy="62" r="2.5"/><path d="M18 66a44 44 0 0 1 18-40M36 26l-11 1M36 26l-2 11M102 54a44 44 0 0 1-14 38M88 92l11-1M88 92l2-11"/>')}`,
  // Columns under a glass.
  'data-en-monitoring': `<path d="M16 18v86h88"/>${vlak('M28 78h14v26H28z')}${vlak('M50 62h14v42H50z')}${accent(vlak('M72 44h14v60H72z'))}<circle cx="68" cy="42" r="24"/><path d="m85 59 19 20"/>${stippel('M28 66 50 48l18-8 14-14')}`,
  // One who calls, and who hears it.
  arbeidsmarktcommunicatie: `${vlak('M20 50h20l36-24v68L40 70H20q-4 0-4-4V54q0-4 4-4z')}<path d="M40 50v20M32 70l6 28h12l-6-26"/><path d="M76 50q8 2 8 10t-8 10"/>${accent('<path d="M92 46q6 14 0 28M102 38q10 22 0 44"/>')}`,
};
