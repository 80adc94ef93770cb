import type { z } from 'astro/zod';
import { slugVan } from '#grond/taal/slug.ts';
import type { praktijk } from '#inhoud/schema.ts';
import { FASEN, PIJLERS, SECTOREN, TAKEN } from '#inhoud/woorden.ts';
import type { Toeval } from './toeval.ts';
import { BIJWOORDEN, GROEPEN, LINKS, PLEKKEN, RECHTS, RESULTATEN, WERKWOORDEN, ZINNEN } from './woordenlijst.ts';

type Velden = z.input<typeof praktijk>;

/** What a made-up practice may borrow from and point to. */
export interface Omgeving {
  /** Parts of the example texts, by heading, in the order in which the headings stand. */
  hoofdstukken: ReadonlyMap<string, readonly string[]>;
  bouwstenen: readonly string[];
  regios: readonly string[];
  /** Slugs that may be pointed to. */
  slugs: readonly string[];
  isBezet(slug: string): boolean;
}

/** One practice that nobody ever did, as a file: every field filled, its text pieced together from the examples. */
export function praktijkMaken(kans: Toeval, omgeving: Omgeving): { slug: string; mdx: string } {
  const woord = samenstelling(kans);
  const titel = eigenTitel(kans, woord, omgeving);
  const velden = eigenVelden(kans, titel, woord, omgeving);
  const delen = [...omgeving.hoofdstukken].map(([kop, teksten]) => `## ${kop}\n\n${kans.kies(teksten)}\n\n${alinea(kans, woord)}`);
  const kader = kans.getal() < 0.3 ? `\n<Kader titel="Tip: ${woord}">\n\n${alinea(kans, woord)}\n\n</Kader>\n` : '';
  // JSON is YAML too.
  const regels = Object.entries(velden).map(([naam, waarde]) => `${naam}: ${JSON.stringify(waarde)}`);
  return { slug: slugVan(titel), mdx: `---\n${regels.join('\n')}\n---\n\n${delen.join('\n\n')}\n${kader}` };
}

const samenstelling = (kans: Toeval): string => kans.kies(LINKS) + kans.kies(RECHTS);

function eigenTitel(kans: Toeval, woord: string, { isBezet }: Omgeving): string {
  for (let poging = 1; ; poging += 1) {
    const vorm = kans.kies([
      () => `Een ${woord} voor ${kans.kies(GROEPEN)} op ${kans.kies(PLEKKEN)}`,
      () => `${kans.kies(GROEPEN)} ${kans.kies(BIJWOORDEN)} ${kans.kies(WERKWOORDEN)} met een ${woord}`,
      () => `Van ${samenstelling(kans)} naar ${woord}: ${kans.kies(GROEPEN)} ${kans.kies(WERKWOORDEN)}`,
      () => `Hoe ${kans.kies(PLEKKEN)} ${kans.kies(BIJWOORDEN)} ${kans.kies(WERKWOORDEN)} dankzij de ${woord}`,
    ]);
    const zin = vorm();
    const titel = zin.charAt(0).toUpperCase() + zin.slice(1) + (poging > 5 ? ` (deel ${poging})` : '');
    if (!isBezet(slugVan(titel))) return titel;
  }
}

const alinea = (kans: Toeval, woord: string): string =>
  kans
    .enkele(ZINNEN, kans.heel(2, 4))
    .map((zin) => zin.replaceAll('@', kans.getal() < 0.5 ? `de ${woord}` : `een ${samenstelling(kans)}`))
    .join(' ');

function eigenVelden(kans: Toeval, titel: string, woord: string, { bouwstenen, regios, slugs }: Omgeving): Velden {
  const regio = kans.kies(regios);
  const gepubliceerd = dag(kans, 2024, 2025);
  const gewijzigd = kans.getal() < 0.3 ? dag(kans, 2026, 2026) : gepubliceerd;
  const uren = kans.heel(2, 60) * 10;
  return {
    titel,
    kern: `${kans.kies(ZINNEN).replaceAll('@', `de ${woord}`)} ${kans.kies(ZINNEN).replaceAll('@', `een ${samenstelling(kans)}`)}`,
    voorbeeld: true,
    regio,
    bouwstenen: kans.enkele(bouwstenen, kans.heel(1, 3)),
    taken: kans.enkele(TAKEN, kans.heel(0, 3)),
    pijlers: kans.enkele(PIJLERS, kans.heel(0, 2)),
    sectoren: kans.enkele(SECTOREN, kans.heel(1, 4)),
    fase: kans.kies(FASEN),
    kosten: { schaal: kans.kies(['€', '€€', '€€€', '€€€€', 'onbekend']), toelichting: `Vooral uren voor de ${woord}.` },
    inzet: { uren, toelichting: `Gemiddeld ${uren} uur per jaar voor de hele regio.` },
    onderbouwing: { niveau: kans.heel(0, 4), toelichting: 'Eigen telling over één schooljaar.' },
    effect: kans.kies(['onbekend', 'positief', 'gemengd', 'negatief']),
    resultaat: {
      kern: kans.kies(RESULTATEN).replace('@', String(kans.heel(4, 90))),
      gemeten: 'De projectleider telde het na in de verslagen.',
      gemeten_op: gepubliceerd,
    },
    wie: kans.enkele(GROEPEN, kans.heel(2, 4)).map((rol) => ({ rol, doet: `${kans.kies(WERKWOORDEN)} en ${kans.kies(WERKWOORDEN)}` })),
    contact: `loket@${regio}.example`,
    gepubliceerd,
    gewijzigd,
    gecontroleerd: gewijzigd,
    herzien_voor: `${kans.heel(2026, 2028)}${gewijzigd.slice(4)}`,
    trefwoorden: [woord, ...kans.enkele(LINKS, 3)],
    verwant: kans.enkele(slugs, kans.heel(0, 2)),
  };
}

const dag = (kans: Toeval, van: number, tot: number): string =>
  [kans.heel(van, tot), String(kans.heel(1, 12)).padStart(2, '0'), String(kans.heel(1, 28)).padStart(2, '0')].join('-');
