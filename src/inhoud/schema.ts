import { z } from 'astro/zod';
import { bronkaart } from './bronkaartschema.ts';
import {
  bron,
  bronnen,
  datum,
  download,
  kern,
  tekstregel as regel,
  slug,
  zoekwoorden as trefwoorden,
  voorbeeld,
  voorheen,
} from './schemadelen.ts';
import { FASEN, LANDSDELEN, PIJLERS, REGIOSTATUSSEN, SECTOREN, TAKEN } from './woorden.ts';

export const bouwsteen = z.strictObject({
  titel: regel,
  /** One or two sentences, shown in lists and search results. */
  kern,
  /** The two lists are never merged (source text lerende aanpak). */
  niveau: z.enum(['regio', 'landelijk']),
  /** Place in its own list. */
  volgorde: z.int().min(1),
  /** Bouwstenen that go together with this one, from either list. */
  samenhang: z.array(slug).default([]),
  versie: z.int().min(1),
  gewijzigd: datum,
  gecontroleerd: datum,
  trefwoorden,
  bronnen,
});

export const pagina = z.strictObject({
  titel: regel,
  kern,
  gewijzigd: datum,
  trefwoorden,
  /** What the Realisatie-Eenheid still has to fill in; until this line is gone the page is a draft, and *Techniek* says so. */
  invullen: regel.optional(),
  downloads: z.array(download).default([]),
  /** Only on /begrippen/: every abbreviation and term with its explanation. */
  begrippen: z.array(z.strictObject({ term: regel, voluit: regel.optional(), uitleg: regel })).optional(),
});

export const HULPGRENZEN = { regels: 3, zin: 140 } as const;
/** What a region asks of others or has for them, each at the bouwsteen that it is about. */
const hulp = z
  .array(z.strictObject({ zin: regel.max(HULPGRENZEN.zin), bouwsteen: slug }))
  .max(HULPGRENZEN.regels)
  .default([]);

const statusstap = z.strictObject({ status: z.enum(REGIOSTATUSSEN), sinds: datum, besluit: regel });

const onderwijsregio = z
  .strictObject({
    titel: regel,
    kern,
    /** Geographic, or one of the landelijke regions (DUS-I, LDNOR). */
    type: z.enum(['regionaal', 'landelijk']),
    landsdeel: z.enum(LANDSDELEN),
    sectoren: z.array(z.enum(SECTOREN)).min(1),
    /** Every status that it had, oldest first: since when, and who decided it. The last one counts. */
    status_verloop: z
      .tuple([statusstap], statusstap)
      .refine((stappen) => stappen.every(({ sinds }, plek) => plek === 0 || (stappen[plek - 1]?.sinds ?? '') <= sinds), {
        error: 'Zet de oudste status bovenaan.',
      }),
    /** The region that it merged into. */
    opgegaan_in: slug.optional(),
    partners: z
      .array(z.strictObject({ soort: z.enum(['schoolbestuur', 'lerarenopleiding', 'beroepsgroep', 'gemeente', 'overig']), naam: regel }))
      .default([]),
    zoekt: hulp,
    biedt: hulp,
    contact: z.email().optional(),
    website: z.url({ protocol: /^https?$/ }).optional(),
    downloads: z.array(download).default([]),
    bronnen,
    gewijzigd: datum,
    gecontroleerd: datum,
    trefwoorden,
    voorbeeld,
  })
  .refine(({ status_verloop, opgegaan_in }) => (status_verloop.at(-1)?.status === 'samengevoegd') === (opgegaan_in !== undefined), {
    path: ['opgegaan_in'],
    error: 'Een samengevoegde regio noemt de regio waarin zij opging, en een andere regio niet.',
  });

const nieuws = z.strictObject({
  ...{ titel: regel, kern, gepubliceerd: datum, gewijzigd: datum, bronnen, trefwoorden, voorbeeld },
  downloads: z.array(download).default([]),
});

export const praktijk = z.strictObject({
  titel: regel,
  /** At most three sentences. */
  kern,
  voorbeeld,
  regio: slug,
  /** At least one; the regional one first. */
  bouwstenen: z.array(slug).min(1, { error: 'Kies ten minste één bouwsteen.' }),
  taken: z.array(z.enum(TAKEN)).default([]),
  pijlers: z.array(z.enum(PIJLERS)).default([]),
  /** Several sectors together are sectoroverstijgend. */
  sectoren: z.array(z.enum(SECTOREN)).min(1),
  fase: z.enum(FASEN),
  kosten: z.strictObject({ schaal: z.enum(['€', '€€', '€€€', '€€€€', 'onbekend']), toelichting: regel }),
  /** Hours per year for the whole region. */
  inzet: z.strictObject({ uren: z.union([z.int().min(0), z.literal('onbekend')]), toelichting: regel }),
  /** How sure: 0 (only described) to 5 (several independent studies). */
  onderbouwing: z.strictObject({ niveau: z.int().min(0).max(5), toelichting: regel }),
  effect: z.enum(['onbekend', 'positief', 'gemengd', 'negatief']),
  /** Never a result without how and when it was measured. */
  resultaat: z.strictObject({ kern: regel, gemeten: regel, gemeten_op: datum }),
  wie: z.array(z.strictObject({ rol: regel, doet: regel })).default([]),
  /** From which rule it departs, with whose permission, and what came of that; most depart from none. */
  experimenteerruimte: regel.optional(),
  /** A role mailbox, never a private address. */
  contact: z.email(),
  gepubliceerd: datum,
  gewijzigd: datum,
  gecontroleerd: datum,
  /** After this date the page says "mogelijk verouderd". */
  herzien_voor: datum,
  trefwoorden,
  downloads: z.array(download).default([]),
  kennissessies: z.array(slug).default([]),
  verwant: z.array(slug).default([]),
  /** Where it was published first. */
  herkomst: bron.optional(),
  voorheen,
});

const terugblik = z.strictObject({
  titel: regel,
  kern,
  voorbeeld,
  kennissessie: slug,
  /** The author's region; null for the Realisatie-Eenheid. */
  regio: slug.nullable(),
  auteur: regel,
  aantal_deelnemers: z.int().min(0),
  deelnemers: regel,
  doel: regel,
  kernpunten: z.array(regel).min(3).max(5),
  programma: z.array(z.strictObject({ tijd: regel, onderdeel: regel })).default([]),
  gespreksgroepen: z.array(z.strictObject({ titel: regel, opbrengst: regel })).default([]),
  /** May be added later, each with its own date. */
  vragen: z.array(z.strictObject({ vraag: regel, antwoord: regel, toegevoegd_op: datum })).default([]),
  downloads: z.array(download).default([]),
  opname: z
    .strictObject({ url: z.url({ protocol: /^https$/ }), duur: regel, toegevoegd_op: datum.optional() })
    .nullable()
    .default(null),
  vervolg: regel,
  bouwstenen: z.array(slug).min(1),
  praktijken: z.array(slug).default([]),
  taken: z.array(z.enum(TAKEN)).default([]),
  sectoren: z.array(z.enum(SECTOREN)).default([]),
  gepubliceerd: datum,
  gewijzigd: datum,
  trefwoorden,
  voorheen,
});

/** The frontmatter of every collection; a key that is not here is refused. */
export const SCHEMAS = {
  bouwstenen: bouwsteen,
  paginas: pagina,
  onderwijsregios: onderwijsregio,
  nieuws,
  praktijken: praktijk,
  terugblikken: terugblik,
  elders: bronkaart,
};
export type Collectie = keyof typeof SCHEMAS;
/** Compiled with the site: trusted and few. */
export const COMPILED = ['bouwstenen'] as const;
/** Read as data while the site runs: contributed and many. */
export const LIVE = ['praktijken', 'terugblikken', 'elders', 'nieuws', 'onderwijsregios', 'paginas'] as const;
/** Of those, the collections of which some come with the site: a file of the same name in `CONTENT_DIR` takes their place. */
export const MEEGELEVERD = ['onderwijsregios', 'paginas'] as const satisfies readonly (typeof LIVE)[number][];
export const isMeegeleverd = (collectie: Collectie): boolean => MEEGELEVERD.some((een) => een === collectie);
export const COLLECTIES: readonly Collectie[] = [...COMPILED, ...LIVE];
export type Gegevens<C extends Collectie> = z.infer<(typeof SCHEMAS)[C]>;
